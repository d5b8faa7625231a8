"""A made-up language, ``qps``: the English with every letter replaced by another, so that what is left in English shows."""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from graphcrm.messages import catalogue

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ",
)
AS_THEY_ARE = frozenset({"format.money_sizes", "format.day", "format.group"})
"""Patterns that are read by the program, not by people."""
_GAP = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%\(\w+\)s")
"""What the program fills, and braces that stand for one."""


def pseudo(pattern: str) -> str:
    """A pattern with its letters replaced and its gaps kept."""
    kept = _GAP.findall(pattern)
    parts = [part.translate(LETTERS) for part in _GAP.split(pattern)]
    return "".join(part + gap for part, gap in zip(parts, [*kept, ""], strict=True))


def make(folder: Path) -> None:
    """The catalogues as they are, and that of the made-up language beside them: one file, as any new language is."""
    source = catalogue.folder()
    for path in source.glob("*/LC_MESSAGES/*.mo"):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    target = folder / "qps" / "LC_MESSAGES"
    target.mkdir(parents=True)
    for name, catalog in (("graphcrm", _ours(source)), ("click", _of_click(source))):
        with (target / f"{name}.mo").open("wb") as stream:
            write_mo(stream, catalog)


def _ours(source: Path) -> Catalog:
    catalog = Catalog(locale="en", fuzzy=False)
    for message in _read(source / "en" / "LC_MESSAGES" / "graphcrm.po"):
        texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
        key = message.id if isinstance(message.id, str) else message.id[0]
        spoken = texts if key in AS_THEY_ARE else [pseudo(text) for text in texts]
        catalog.add(message.id, spoken[0] if len(spoken) == 1 else tuple(spoken), context=message.context)
    for message in _read(source / "zh_Hans" / "LC_MESSAGES" / "graphcrm.po"):
        if message.context and isinstance(message.id, str):
            catalog.add(message.id, message.id.translate(LETTERS), context=message.context)
    return catalog


def _of_click(source: Path) -> Catalog:
    """Click's own words stand in its code; the Chinese catalogue knows which there are."""
    catalog = Catalog(locale="en", fuzzy=False)
    for message in _read(source / "zh_Hans" / "LC_MESSAGES" / "click.po"):
        english = message.id
        catalog.add(english, pseudo(english) if isinstance(english, str) else tuple(map(pseudo, english)))
    return catalog


def _read(path: Path) -> list[Message]:
    return [message for message in read_po(io.BytesIO(path.read_bytes())) if message.id]
