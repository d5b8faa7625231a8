"""Words in the reader's language: one table of terms, read in English, Simplified or Traditional Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphcrm.account.wording import percent
from graphcrm.schema import Scale
from graphcrm.schema.model import Term

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


def in_language(term: Term, language: str) -> str:
    """A term as it is written in that language."""
    return {"en": term.en, "zh-Hans": term.zh_hans, "zh-Hant": term.zh_hant}[language]


@dataclass(frozen=True)
class Words:
    """A table of terms in one language."""

    language: str
    table: Mapping[str, Term]

    @cached_property
    def texts(self) -> Mapping[str, str]:
        return {key: in_language(term, self.language) for key, term in self.table.items()}

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    @property
    def chinese(self) -> bool:
        return self.language != "en"

    def say(self, key: str, **values: object) -> str:
        """A sentence of the table with its gaps filled. Values are never read as patterns."""
        return self.texts[key].format_map(values)

    def joined(self, names: Sequence[str], most: int = 3) -> str:
        """``A, B and C``; beyond ``most`` the rest are counted."""
        shown = list(names)
        if len(shown) > most:
            shown = [*shown[: most - 1], self.say("and_more", number=len(shown) - most + 1)]
        if len(shown) < 2:
            return "".join(shown)
        return f"{self['comma'].join(shown[:-1])}{self['and']}{shown[-1]}"

    def word(self, scale: Scale, value: float | str | None) -> str:
        """The word of a scale's step; of the nearest step below, where a number lies between two."""
        step = scale.step(value)
        if step is None and isinstance(value, int | float) and scale.numeric:
            below = [each for each in scale.steps if each.value is not None and each.value <= value]
            step = below[-1] if below else scale.steps[0]
        return in_language(step.term, self.language) if step else "" if value is None else str(value)

    def percent(self, share: float) -> str:
        """A chance in whole percent; never 0 for what is not nothing, never 100 for what is not sure."""
        shown = round(share * 100)
        if self.chinese and share > 0 and shown == 0:
            return "不足 1 %"
        if self.chinese and share < 1 and shown == 100:
            return in_language(Term("over 99 %", "超过 99 %|超過 99 %"), self.language)
        return percent(share)

    def title(self, title: str | None, title_zh: str | None) -> str:
        """What somebody is called at work: in this language where that is known, else in the other."""
        return (title_zh or title if self.chinese else title or title_zh) or ""


def merged(*tables: Mapping[str, Term]) -> dict[str, Term]:
    """One table of several. A key that stands twice is a mistake."""
    found: dict[str, Term] = {}
    for table in tables:
        if twice := found.keys() & table.keys():
            raise ValueError(f"The page's words have two entries for {', '.join(sorted(twice))}.")
        found |= table
    return found


def variants(term: Term) -> str | list[str]:
    """As the page's script reads it: one text, or one for each of `LANGUAGES`."""
    said = [in_language(term, language) for language in LANGUAGES]
    return said[0] if len(set(said)) == 1 else said


def steps(scale: Scale) -> dict[str, str | list[str]]:
    """A scale's words by number or code."""
    return {
        str(step.code if step.value is None else f"{step.value:g}"): variants(step.term)
        for step in scale.steps
    }
