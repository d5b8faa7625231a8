"""Messages in words: a pattern of the language's catalogue, filled with its facts.

A pattern writes ``{who}`` for a fact, or ``{who:titled}`` for another reading of it:

========  ==============================================================================
fact      readings
========  ==============================================================================
Person    the name in both scripts; ``titled``: with title; ``name``: in the language's own
Deal      with its amount; ``name``: without
Several   the reading is that of its items
any       ``begun``: as it begins a sentence; ``short``: in short
int       Python's format language (``{n:,}``)
========  ==============================================================================

In short (what stands beside a sentence anyway is left out of it), ``titled`` is the name and a deal goes without its amount;
a kind that is said otherwise in short has a pattern ``KIND.short``.

Every name that runs against the direction of the language is isolated by U+2068 and U+2069; `graphcrm.render.markup` turns the
two into ``<bdi>``.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from functools import cache
from string import Formatter

from graphcrm.messages.catalogue import DEFAULT, Catalogue, catalogue
from graphcrm.messages.message import (
    Deal,
    Fact,
    Message,
    Money,
    Name,
    Number,
    Person,
    Several,
    Share,
    Signed,
    Term,
)

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"})
CHINESE = "\u3000"
"""The first of the wide letters and signs."""
_RIGHT_TO_LEFT_LANGUAGES = ("ar", "fa", "he", "ur")


def text(fact: Fact, language: str = DEFAULT, reading: str = "", *, short: bool = False) -> str:
    """A message, or one fact alone, in words. `KeyError` for a kind that no catalogue says."""
    return Wording.of(language, short=short).read(fact, reading)


class Wording:
    """One language's way to put facts into words; ``short``: without titles, amounts, and openings."""

    def __init__(self, words: Catalogue, *, short: bool = False) -> None:
        self.catalogue = words
        self.short = short
        self.language = words.language
        self._leftwards = words.language.partition("-")[0] in _RIGHT_TO_LEFT_LANGUAGES

    @staticmethod
    @cache
    def of(language: str, *, short: bool = False) -> Wording:
        """The wording of a language, made once."""
        return Wording(catalogue(language), short=short)

    @property
    def chinese(self) -> bool:
        """Whether Chinese names come before others."""
        return self.language.startswith("zh")

    def say(self, kind: str, /, **facts: Fact) -> str:
        """A message of this kind with these facts, in words."""
        return self.read(Message(kind, **facts))

    def read(self, fact: Fact, reading: str = "") -> str:  # noqa: C901, PLR0911, PLR0912 — one line a kind of fact
        """A fact in words; see the table above for the readings."""
        if reading == "short":
            return self.of(self.language, short=True).read(fact)
        if reading == "begun":
            words = self.read(fact)
            return words[:1].upper() + words[1:]
        match fact:
            case Message():
                return self._message(fact)
            case str():
                return self.isolated(fact)
            case datetime.date():
                return self._day(fact)
            case int():
                return format(fact, reading)
            case Term():
                return self.catalogue.term(fact.en, fact.context)
            case Name():
                return self.isolated((fact.chinese if self.chinese else "") or fact.name or fact.chinese)
            case Person():
                return self._person(fact, reading)
            case Deal():
                return self._deal(fact, amount=reading != "name" and not self.short)
            case Money():
                return self.money(fact.amount, fact.currency)
            case Share():
                return self.percent(fact.share)
            case Signed():
                return signed(fact.value, fact.digits)
            case Number():
                return format(fact.value, fact.form)
            case Several():
                return self._several(fact, reading)

    def _message(self, message: Message) -> str:
        facts = message.facts
        number = facts.get("n")
        kind = message.kind
        if self.short and self.catalogue.has(f"{kind}.short"):
            kind = f"{kind}.short"
        pattern = self.catalogue.pattern(kind, number if isinstance(number, int) else None)
        return self._put_together(
            (literal, "" if name is None else self.read(facts[name], reading))
            for literal, name, reading in parsed(pattern)
        )

    def _person(self, person: Person, reading: str) -> str:
        if self.chinese:
            name = person.chinese or person.name
            title = person.chinese_title or person.title
        else:
            other = person.chinese if person.chinese and person.chinese not in person.name else ""
            name = person.name if reading == "name" else f"{person.name} {other}".strip()
            title = person.title or person.chinese_title
        shown = self.isolated(name)
        titled = reading == "titled" and not self.short
        beside = [self.isolated(title)] if titled and title and title not in name else []
        apart = self.read(person.apart) if person.apart else ""
        if apart and apart not in beside:
            beside.append(apart)
        if not beside:
            return shown
        return self._filled("name.titled", name=shown, title=self._between("comma").join(beside))

    def _deal(self, deal: Deal, *, amount: bool) -> str:
        if not deal.name and not deal.chinese:
            return self._filled("deal.none")
        name = self.isolated((deal.chinese if self.chinese else "") or deal.name or deal.chinese)
        if deal.amount is None or not amount:
            return name
        return self._filled("name.titled", name=name, title=self.money(deal.amount, deal.currency))

    def _several(self, several: Several, reading: str) -> str:
        items, most = several.items, several.most
        words = [self.read(item, reading) for item in items]
        if most is not None and len(items) > most:
            rest = len(items) - most + 1
            shown = self._between(several.style).join(words[: most - 1])
            return self._filled("list.more", items=shown, rest=str(rest), all=str(len(items)))
        if several.style in ("and", "or", "clause") and len(words) > 1:
            first = self._between(several.style).join(words[:-1])
            return self._filled(f"list.{several.style}_last", items=first, last=words[-1])
        return self._between(several.style).join(words)

    def percent(self, share: float) -> str:
        """A chance in whole percent; never 0 for what is not nothing, never 100 for what is not sure."""
        shown = round(share * 100)
        if share > 0 and shown == 0:
            return self._filled("format.under_one_percent")
        if share < 1 and shown == 100:
            return self._filled("format.over_ninety_nine_percent")
        return self._filled("format.percent", number=str(shown))

    def money(self, amount: float | None, currency: str | None = None) -> str:
        """An amount as people say it: ``48 M CNY``, ``4,800 萬元``, ``750 k``."""
        if amount is None:
            return self._filled("format.money_unknown")
        unit = self._currency(currency) if currency else ""
        for size, letter in _sizes(self._filled("format.money_sizes")):
            if abs(amount) >= size:
                number = self._grouped(
                    float(f"{amount / size:.4g}" if size == 1e4 else f"{amount / size:.3g}")
                )
                return self._filled("format.money_large", number=number, size=letter, currency=unit).strip()
        number = self._grouped(amount) if self.chinese else f"{amount:g}"
        return self._filled("format.money", number=number, currency=unit).strip()

    def _grouped(self, number: float) -> str:
        digits = f"{number:g}" if abs(number) < 1e4 else f"{number:.0f}"
        whole, point, rest = digits.partition(".")
        return f"{int(whole):,}".replace(",", self._filled("format.group").replace("_", "")) + point + rest

    def _between(self, style: str) -> str:
        """What stands between facts in a row; ``_`` in a catalogue is nothing."""
        return self._filled(f"list.{style}").replace("_", "")

    def _currency(self, code: str) -> str:
        name = self.catalogue.term(f"currency {code}")
        return code if name.startswith("currency ") else name

    def _day(self, day: datetime.date) -> str:
        year, month, number = day.year, day.month, day.day
        pattern = self.catalogue.pattern("format.day")
        return pattern.format(year=year, month=month, day=number)

    def _filled(self, kind: str, **gaps: str) -> str:
        """A pattern filled with what is in words already."""
        pattern = self.catalogue.pattern(kind)
        return self._put_together(
            (literal, gaps[name] if name else "") for literal, name, _ in parsed(pattern)
        )

    def _put_together(self, parts: Iterable[tuple[str, str]]) -> str:
        """Texts and what fills the gaps behind them. Between two Chinese letters stands no blank, before a number one does."""
        if not self.chinese:
            return "".join(literal + words for literal, words in parts)
        whole = ""
        for literal, words in parts:
            whole = _beside(_beside(whole, literal), words)
        return whole

    def isolated(self, words: str) -> str:
        """A name set apart where its direction differs from the language's, so that it can't turn what stands beside it."""
        if words.isascii() and not self._leftwards:
            return words
        if self._leftwards or any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in words):
            return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}"
        return words


def _beside(before: str, behind: str) -> str:
    """Two pieces of a Chinese text, with a blank between them only where one belongs."""
    if not before or not behind:
        return before + behind
    if before[-1] == " " and before[-2:-1] >= CHINESE and behind[0] >= CHINESE:
        return before[:-1] + behind
    if behind[0] == " " and before[-1] >= CHINESE and behind[1:2] >= CHINESE:
        return before + behind[1:]
    if behind[0].isdecimal() and "\u4e00" <= before[-1] <= "\u9fff":
        return f"{before} {behind}"
    return before + behind


@cache
def parsed(pattern: str) -> tuple[tuple[str, str | None, str], ...]:
    """A pattern's parts: text, the name of the fact behind it (or ``None``), its reading. `ValueError` where it is broken."""
    return tuple((text, name, form or "") for text, name, form, _ in Formatter().parse(pattern))


@cache
def _sizes(sizes: str) -> tuple[tuple[float, str], ...]:
    """``1e9 bn, 1e6 M``: from which amount on which unit is counted in."""
    pairs = (size.split() for size in sizes.split(","))
    return tuple((float(size), letter) for size, letter in pairs)


def signed(value: float, digits: int | None = None) -> str:
    """A place on a scale: ``+1``, ``−0.5``; ``0`` where it is neither."""
    if digits is None:
        digits = 0 if value == int(value) else 1
    shown = f"{value:+.{digits}f}".replace("-", "−")
    return shown if float(shown.replace("−", "-")) else f"{0:.{digits}f}"
