"""Which sheet and which column a name means: the vocabulary's own name, English, or either Chinese script."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from graphcrm.messages import Message, Term, languages, listed, sentences, text
from graphcrm.schema import NODE_TYPES, TIE_TYPES, NodeType, Property, TieType
from graphcrm.validate.model import Check, CheckedSheet, Draft, Problem
from graphcrm.values import Cell, shown

FROM_LABEL, TO_LABEL = "from_label", "to_label"
"""Extra columns of a tie's sheet, for ids that exist under more than one label."""
EXPORTED = "!exported"
"""The column of an export that says which state of a fact its row was made from: `mark` of its digest."""


def mark(digest: str) -> str:
    """A digest as a cell that no spreadsheet program takes for a number."""
    return f"x{digest}"


def folded(text: str) -> str:
    """A header as it is compared: without case, width, spaces, underscores, and the star of a required column."""
    return re.sub(r"[\s_\-*]+", "", unicodedata.normalize("NFKC", text)).casefold()


@cache
def _kinds() -> dict[str, NodeType | TieType]:
    names: dict[str, NodeType | TieType] = {}
    for kind in (*NODE_TYPES, *TIE_TYPES):
        for name in (
            kind.name,
            _plural(kind.name),
            _plural(kind.term.en),
            *in_every_language(kind.term),
        ):
            names.setdefault(folded(name), kind)
    return names


def _plural(name: str) -> str:
    return re.sub(r"(?<=[^aeiou])y$", "ie", name) + "s"


def kind_named(sheet: str) -> NodeType | TieType | None:
    """The node or relationship type that a sheet's (or CSV file's) name means."""
    return _kinds().get(folded(re.sub(r"\.(csv|tsv|txt)$", "", sheet, flags=re.IGNORECASE)))


@cache
def header_names(kind: NodeType | TieType) -> dict[str, str]:
    """Every header that this type's sheet may have, folded, with the column's name."""
    names: dict[str, str] = {}
    for prop in kind.columns:
        for name in spellings(prop):
            names.setdefault(folded(name), prop.name)
    if isinstance(kind, TieType):
        names |= {folded(name): name for name in (FROM_LABEL, TO_LABEL)}
    return names


def spellings(prop: Property) -> tuple[str, ...]:
    """Every way to write a column's header; case, width, spaces and a star do not matter."""
    return (prop.name, *in_every_language(prop.term))


def in_every_language(term: Term) -> tuple[str, ...]:
    """A word as each language of the catalogues writes it, English first."""
    return tuple(text(term, language) for language in languages())


def letters(place: int) -> str:
    """A column as a spreadsheet names it: 0 is A, 26 is AA."""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def trimmed(header: Sequence[Cell]) -> list[Cell]:
    """The header without the empty cells at its right end."""
    cells = list(header)
    while cells and cells[-1] in (None, ""):
        cells.pop()
    return cells


def recognise(draft: Draft, result: Check) -> NodeType | TieType | None:
    """The type of a sheet, or a problem that names the nearest one."""
    kind = kind_named(draft.sheet)
    if kind is None:
        near = difflib.get_close_matches(folded(draft.sheet), list(_kinds()), n=1, cutoff=0.5)
        meant = Message("did_you_mean", name=_kinds()[near[0]].name) if near else None
        names = listed((kind.name for kind in (*NODE_TYPES, *TIE_TYPES)), style="comma")
        advice = sentences(meant, Message("sheet.unknown.advice", names=names))
        result.problems.append(
            Problem(
                draft.file,
                draft.sheet,
                0,
                "",
                "",
                "unknown-sheet",
                Message("sheet.unknown"),
                advice,
            )
        )
    return kind


def sheet_for(
    draft: Draft, kind: NodeType | TieType, number: int, header: Sequence[Cell], result: Check
) -> CheckedSheet | None:
    """The sheet with its columns placed, or ``None`` (and problems) where a column is unknown, double or missing."""
    sheet = CheckedSheet(draft, kind, tuple(shown(cell, 200) for cell in header), {}, result)
    problems = [problem for place in range(len(header)) if (problem := _place(sheet, number, place))]
    if not sheet.places and not problems:
        names = listed((prop.name for prop in kind.columns), style="comma")
        advice = Message("sheet.empty.advice", names=names)
        problems.append(sheet.problem(0, "", "", "empty", Message("sheet.empty"), advice))
    elif not any(problem.code == "unknown-column" for problem in problems):
        problems += [
            sheet.problem(
                number,
                prop.name,
                "",
                "missing-column",
                Message("column.missing"),
                Message("column.missing.advice", column=prop.name, meaning=Term(prop.meaning)),
            )
            for prop in kind.columns
            if prop.required and prop.name not in sheet.places
        ]
    result.problems.extend(problems)
    return None if problems else sheet


def _place(sheet: CheckedSheet, number: int, place: int) -> Problem | None:
    text = sheet.header[place]
    if text == EXPORTED:
        sheet.seen_at = place
    if not text or text.startswith("!"):
        return None
    names = header_names(sheet.kind)
    name = names.get(folded(text))
    if name is None:
        near = difflib.get_close_matches(folded(text), list(names), n=1, cutoff=0.6)
        meant = Message("did_you_mean", name=names[near[0]]) if near else None
        columns = listed((prop.name for prop in sheet.kind.columns), style="comma")
        advice = sentences(meant, Message("column.unknown.advice", columns=columns))
        problem = Message("column.unknown", sheet=sheet.kind.name)
        return sheet.problem(number, text, text, "unknown-column", problem, advice)
    if name in sheet.places:
        return sheet.problem(
            number, text, text, "double-column", Message("column.double"), Message("column.double.advice")
        )
    sheet.places[name] = place
    return None
