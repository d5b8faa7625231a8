"""What a view says, in one language: the catalogues' patterns, and the words of scales."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from graphcrm.messages import DEFAULT, Fact, Wording, languages
from graphcrm.messages.catalogue import catalogue
from graphcrm.schema import Scale, model


class Words(Wording):
    """A wording that knows the scales of the vocabulary."""

    @staticmethod
    @cache
    def of(language: str = DEFAULT, *, short: bool = False) -> Words:
        """The words of a language, made once."""
        return Words(catalogue(language), short=short)

    def term(self, term: model.Term) -> str:
        """A word of the vocabulary."""
        return self.read(term)

    def word(self, scale: Scale, value: float | str | None) -> str:
        """The word of a scale's step; of the nearest step below, where a number lies between two."""
        step = scale.step(value)
        if step is None and isinstance(value, int | float) and scale.numeric:
            below = [lower for lower in scale.steps if lower.value is not None and lower.value <= value]
            step = below[-1] if below else scale.steps[0]
        return self.term(step.term) if step else "" if value is None else str(value)


def patterns(keys: Iterable[str]) -> dict[str, str | list[str]]:
    """The patterns of some kinds, by kind without its room, as the page's script reads them: see `variants`."""
    return {
        key: variants([catalogue(language).pattern(f"page.{key}") for language in languages()])
        for key in keys
    }


def steps(scale: Scale) -> dict[str, str | list[str]]:
    """A scale's words by number or code."""
    return {
        str(step.code if step.value is None else f"{step.value:g}"): variants(
            [Words.of(language).term(step.term) for language in languages()]
        )
        for step in scale.steps
    }


def variants(texts: list[str]) -> str | list[str]:
    """One text, or where they differ one for each of `languages`."""
    return texts[0] if len(set(texts)) == 1 else texts


def word(scale: Scale, value: float | str | None) -> Fact | None:
    """A step of a scale; ``None`` where it is not known, the value itself where the scale has no such step."""
    step = scale.step(value) if value is not None else None
    return step.term if step else None if value is None else f"{value}"
