"""What is said before it has words: a kind, and typed facts. Nothing here is in any language.

A fact is a text as somebody wrote it, a whole number, a day, another message, or one of the classes below. How each reads is
the business of `graphcrm.messages.wording`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Union, cast


class InWords:
    """Reads as its English where it is printed."""

    __slots__ = ()

    def __str__(self) -> str:
        """In English."""
        from graphcrm.messages.wording import text

        return text(cast("Fact", self))


@dataclass(frozen=True, slots=True)
class Term(InWords):
    """A word or sentence of the vocabulary, by its English; catalogues translate it under the context ``term``.

    ``context`` tells two meanings of one English word apart: catalogues then have it under ``term/context``.
    """

    en: str
    context: str = ""

    def __post_init__(self) -> None:
        if not self.en:
            raise ValueError("A term needs its English.")


@dataclass(frozen=True, slots=True)
class Name(InWords):
    """A proper name, or a text in somebody's own words: never translated, and isolated from the text around it.

    ``chinese`` is the name in Chinese where there is one.
    """

    name: str
    chinese: str = ""


@dataclass(frozen=True, slots=True)
class Person(InWords):
    """Somebody of either side. ``apart`` tells two people of one name apart: a title, a unit, at the last the id."""

    id: str
    name: str
    chinese: str = ""
    title: str = ""
    chinese_title: str = ""
    apart: Name | None = None


@dataclass(frozen=True, slots=True)
class Money(InWords):
    """An amount in a currency (ISO 4217, or ``None`` where nobody said); the amount may be unknown.

    ``worth`` is the same in the currency of the account: what amounts are added and compared by. ``None``: no rate is known.
    """

    amount: float | None
    currency: str | None = None
    worth: float | None = field(default=None, compare=False)

    def share(self, share: float) -> Money:
        """So much of it, in the same currency."""
        amount, worth = (None if part is None else part * share for part in (self.amount, self.worth))
        return Money(amount, self.currency, worth)


def largest_first(money: Money | None) -> tuple[int, str, float]:
    """Sorts by worth; behind those of known worth by currency, and of each the largest first; unknown amounts last."""
    if money is None or money.amount is None:
        return 2, "", 0.0
    return (1, money.currency or "", -money.amount) if money.worth is None else (0, "", -money.worth)


@dataclass(frozen=True, slots=True)
class Deal(InWords):
    """An opportunity, with its amount where that is known (see `Money`); without a name, the account as a whole."""

    id: str | None
    name: str
    chinese: str = ""
    amount: float | None = None
    currency: str | None = None
    worth: float | None = field(default=None, compare=False)

    @property
    def money(self) -> Money | None:
        """The amount, where it is known."""
        return None if self.amount is None else Money(self.amount, self.currency, self.worth)


@dataclass(frozen=True, slots=True)
class Share(InWords):
    """A part of a whole, 0 to 1; read in percent, never 0 for what is not nothing, never 100 for what is not sure."""

    share: float


@dataclass(frozen=True, slots=True)
class Signed(InWords):
    """A place on a scale from against us to for us; ``digits`` after the point, or as few as it needs."""

    value: float
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class Number(InWords):
    """A number in Python's format language (``g``, ``.2f``, ``,.0f``)."""

    value: float
    form: str = "g"


@dataclass(frozen=True, slots=True)
class Several(InWords):
    """Facts in a row. ``style`` names the catalogue's way to join them: ``and``, ``or``, ``clause``, ``comma``, ``dot``, ``semicolon``, ``sentence``, ``route``.

    Beyond ``most`` (``None``: no bound) the rest are counted.
    """

    items: tuple[Fact, ...]
    style: str = "and"
    most: int | None = 4


class Message(InWords):
    """A kind of thing to say, with the facts that it is said with.

    The catalogues hold a pattern for each kind; ``{who}`` in it stands for the fact of that name. Where a pattern has
    plural forms, the fact ``n`` chooses. Two messages are equal where kind and facts are.
    """

    __slots__ = ("facts", "kind")

    kind: str
    facts: Mapping[str, Fact]

    def __init__(self, kind: str, /, **facts: Fact) -> None:
        self.kind, self.facts = kind, facts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.kind, self.facts) == (other.kind, other.facts)

    def __hash__(self) -> int:
        return hash(self.kind)

    def __repr__(self) -> str:
        facts = "".join(f", {name}={value!r}" for name, value in self.facts.items())
        return f"Message({self.kind!r}{facts})"

    def to_dict(self) -> dict[str, Any]:
        """The kind and the facts as plain data."""
        return {"kind": self.kind, "facts": {name: plain(fact) for name, fact in self.facts.items()}}


Fact = Union[  # noqa: UP007 — it names itself
    str, int, datetime.date, Term, Name, Person, Deal, Money, Share, Signed, Number, Several, Message
]


def joined(items: Iterable[Fact], *, most: int | None = 4, style: str = "and") -> Several:
    """``A, B and C``; beyond ``most`` the rest are counted."""
    return Several(tuple(items), style, most)


def listed(items: Iterable[Fact], *, style: str = "and") -> Several:
    """All of them, however many: ``decides on A, is a key person and has the ear of B``."""
    return Several(tuple(items), style, None)


def sentences(*parts: Message | None) -> Message:
    """Sentences one after the other, without those that are not there."""
    there = tuple(part for part in parts if part is not None)
    return there[0] if len(there) == 1 else Message("sentences", items=Several(there, "sentence", None))


def plain(fact: Fact) -> Any:  # noqa: ANN401 — plain data
    """A fact as JSON has it."""
    if isinstance(fact, Message):
        return fact.to_dict()
    if isinstance(fact, Several):
        return [plain(item) for item in fact.items]
    if isinstance(fact, datetime.date):
        return fact.isoformat()
    if isinstance(fact, str | int):
        return fact
    return dict(_filled(fact))


def _filled(fact: Term | Name | Person | Deal | Money | Share | Signed | Number) -> Iterator[tuple[str, Any]]:
    for column in fields(fact):
        value = getattr(fact, column.name)
        if value not in (None, "") and column.compare and column.name not in ("form", "digits", "context"):
            yield column.name, plain(value) if isinstance(value, Name) else value
