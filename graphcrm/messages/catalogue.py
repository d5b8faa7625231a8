"""The catalogues: one gettext file a language, ``locale/LANGUAGE/LC_MESSAGES/graphcrm.po``; a new language is one such file.

Compiled files (``.mo``) lie beside them; `tools/messages.py` makes them. Languages are named as web pages name them:
``en``, ``zh-Hans``.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from importlib import resources
from pathlib import Path

DEFAULT = "en"
_CONTEXT = "\x04"


def folder() -> Path:
    """Where the catalogues lie. ``GRAPHCRM_LOCALE`` names another folder, for whoever makes a new language."""
    chosen = os.environ.get("GRAPHCRM_LOCALE")
    return Path(chosen) if chosen else Path(str(resources.files("graphcrm.messages"))) / "locale"


@cache
def languages() -> tuple[str, ...]:
    """Every language there is a catalogue for, English first."""
    names = (path.parents[1].name.replace("_", "-") for path in folder().glob("*/LC_MESSAGES/graphcrm.mo"))
    return tuple(sorted(names, key=lambda name: (name != DEFAULT, name)))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language; English where there is none of it."""
    path = folder() / language.replace("-", "_") / "LC_MESSAGES"
    translations = gettext.NullTranslations()
    for file in sorted(path.glob("*.mo")):
        with file.open("rb") as stream:
            translations.add_fallback(gettext.GNUTranslations(stream))
    return Catalogue(language, translations)


class Catalogue:
    """The patterns of one language."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def pattern(self, kind: str, number: int | None = None) -> str:
        """The pattern of a kind of message; of its plural forms the one for ``number``. `KeyError` where there is none."""
        if number is None:
            pattern = self._translations.gettext(kind)
        else:
            pattern = self._translations.ngettext(kind, kind, number)
        if pattern == kind and self.language != DEFAULT:
            return catalogue(DEFAULT).pattern(kind, number)
        if pattern == kind:
            raise KeyError(f"No catalogue says {kind!r}.")
        return pattern

    def has(self, kind: str) -> bool:
        """Whether this very catalogue says that kind."""
        translations = self._translations
        return {translations.gettext(kind), translations.ngettext(kind, kind, 1)} != {kind}

    def term(self, english: str, context: str = "") -> str:
        """A word of the vocabulary; the English where this catalogue has none."""
        return self._translations.pgettext(f"term/{context}" if context else "term", english)


def fitting(wanted: str | None) -> str:
    """The language that a tag or a locale's name means (``zh_TW.UTF-8``, ``zh-Hant``, ``en_GB``); English where none fits."""
    name = (wanted or "").partition(".")[0].partition("@")[0].replace("_", "-")
    parts = name.lower().split("-")
    known = {language.lower(): language for language in languages()}
    if name.lower() in known:
        return known[name.lower()]
    if parts[0] == "zh":
        return "zh-Hant" if {"hant", "tw", "hk", "mo"} & {*parts} else "zh-Hans"
    return next((language for lower, language in known.items() if lower.split("-")[0] == parts[0]), DEFAULT)


def preferred() -> str:
    """The language of this computer: ``GRAPHCRM_LANGUAGE``, else its locale."""
    names = ("GRAPHCRM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return fitting(next((value for name in names if (value := os.environ.get(name))), None))
