"""Rows against each other and the store: what they refer to exists, none stands twice."""

from __future__ import annotations

import datetime
import difflib
import hashlib
import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import cast

from graphcrm.messages import Fact, Message, Term, joined, listed
from graphcrm.schema import NODE_SHAPES, NODES, TIE_SHAPES, NodeType, Shape, TieType
from graphcrm.validate.headers import FROM_LABEL, TO_LABEL
from graphcrm.validate.model import Held, Problem, Row, Sheet, Stamp
from graphcrm.values import Value, shown

MOST_SUGGESTED = 200
"""For how many unknown ids a near one is looked for: it takes milliseconds each, and where all are wrong none helps."""
MOST_LOOKED_UP = 10_000
"""Of how many ids of one type the store is asked whether it holds them in capitals or small letters."""
_SHAPE_OF_NODE = {shape.kind.name: shape for shape in NODE_SHAPES}
_SHAPES_OF_TIE = {
    tie: [shape for shape in TIE_SHAPES if shape.kind.name == tie]
    for tie in {shape.kind.name for shape in TIE_SHAPES}
}
SHEET_AND_ROW = slice(-3, -1)
Seen = dict[str, dict[Hashable, Row]]
"""By the name of a shape: the row to write that first said something of this one, for this day."""


@dataclass(slots=True)
class Ids:
    """Which ids exist: in the files, and in the store. ``unread`` are the labels of which a sheet could not be used."""

    store: Held
    in_files: dict[str, set[str]] = field(default_factory=lambda: {label: set() for label in NODES})
    unread: set[str] = field(default_factory=set[str])
    suggested: int = 0

    def existing(self, label: str, ids: set[str]) -> set[str]:
        """Those of these ids that exist as nodes of this label."""
        existing = self.in_files[label] & ids
        missing = ids - existing
        return existing | self.store.known_ids(label, missing) if missing else existing

    def advice(self, ident: str, labels: Sequence[str]) -> Message:
        """What to do about an id that does not exist."""
        if unread := [label for label in labels if label in self.unread]:
            return Message("row.dangling.unread", sheets=listed(unread, style="or"))
        if self.suggested < MOST_SUGGESTED:
            self.suggested += 1
            candidates = itertools.islice(
                (known for label in labels for known in self.in_files[label]), 2_000
            )
            if near := difflib.get_close_matches(ident, sorted(candidates), n=1, cutoff=0.8):
                return Message("did_you_mean", name=near[0])
        return Message("row.dangling.advice", sheets=listed(labels, style="or"))


def key_places(shape: Shape) -> tuple[int, ...]:
    """Where in a row stands what makes it one and the same: the id; or both ends and the scope."""
    if not shape.is_tie:
        return (0,)
    return (0, 1, shape.columns.index(shape.kind.scope)) if shape.kind.scope else (0, 1)


def content_digest(values: Sequence[Value], leave_out: int) -> str:
    """A 64-bit digest of what a row says, without the column at ``leave_out`` (the day it holds from)."""
    content = tuple(values)
    if leave_out >= 0:
        content = content[:leave_out] + content[leave_out + 1 :]
    return hashlib.blake2b(repr(content).encode(), digest_size=8).hexdigest()


def check_nodes(sheets: Sequence[Sheet], ids: Ids) -> None:
    """Enter the ids of all nodes; refuse nodes that refer to none of them, and then what refers to those in turn."""
    refused = True
    while refused:
        for in_files in ids.in_files.values():
            in_files.clear()
        for sheet in sheets:
            ids.in_files[sheet.kind.name].update(str(row[0]) for row in sheet.rows)
        refused = sum(check_references(sheet, ids) for sheet in sheets) > 0


def alike(ids: Ids) -> list[Fact]:
    """For each label of which two ids differ in case alone, in the files or in one of them and the store: a remark."""
    remarks: list[Fact] = []
    for label, in_files in ids.in_files.items():
        spellings: dict[str, set[str]] = defaultdict(set)
        for ident in in_files:
            spellings[ident.casefold()].add(ident)
        if len(in_files) <= MOST_LOOKED_UP:
            other = {form for ident in in_files for form in (ident.lower(), ident.upper())} - in_files
            for ident in ids.store.known_ids(label, other) if other else ():
                spellings[ident.casefold()].add(ident)
        pairs = [listed(sorted(twins), style="and") for twins in spellings.values() if len(twins) > 1]
        if pairs:
            remarks.append(Message("row.case_twins", label=label, pairs=joined(pairs, style="semicolon")))
    return remarks


def check_references(sheet: Sheet, ids: Ids) -> bool:
    """Refuse rows that name somebody who is neither in the files nor in the store. Whether there was any."""
    problems: dict[int, list[Problem]] = defaultdict(list)
    for index, prop in enumerate(sheet.kind.columns):
        if prop.refers_to is None:
            continue
        wanted = {value for row in sheet.rows if isinstance(value := row[index], str)}
        unknown = wanted - ids.existing(prop.refers_to, wanted)
        for row in sheet.rows if unknown else ():
            if isinstance(value := row[index], str) and value in unknown:
                problems[_number(row)].append(
                    _dangling(sheet, ids, _number(row), prop.name, value, (prop.refers_to,))
                )
    for number, reasons in problems.items():
        sheet.reject(number, *reasons)
    if problems:
        sheet.rows = [row for row in sheet.rows if row[-1] not in problems]
    return bool(problems)


def shapes_of(sheet: Sheet, ids: Ids) -> list[Shape]:
    """The shape of each row; rows whose ends do not exist, do not fit, or could mean two things are refused."""
    if isinstance(sheet.kind, NodeType):
        return [_SHAPE_OF_NODE[sheet.kind.label]] * len(sheet.rows)
    joining = Joining(sheet, sheet.kind, ids)
    rows: list[Row] = []
    shapes: list[Shape] = []
    for row in sheet.rows:
        fits = joining.fits(row)
        if len(fits) == 1:
            rows.append(row)
            shapes.append(fits[0])
        else:
            sheet.reject(_number(row), *joining.problems(row, fits))
    sheet.rows = rows
    return shapes


class Joining:
    """Which node types the ties of a sheet join, row by row."""

    def __init__(self, sheet: Sheet, kind: TieType, ids: Ids) -> None:
        self.sheet, self.kind, self.ids = sheet, kind, ids
        self.starts = _labels_by_id(ids, kind.from_labels, {str(row[0]) for row in sheet.rows})
        self.ends = _labels_by_id(ids, kind.to_labels, {str(row[1]) for row in sheet.rows})
        self._known: dict[tuple[Value | tuple[str, ...], ...], list[Shape]] = {}

    def fits(self, row: Row) -> list[Shape]:
        """The shapes that a row can have: one where all is well."""
        start, end = row[0], row[1]
        key = (self.starts.get(start), self.ends.get(end), row[-3], row[-2], start == end)
        if (known := self._known.get(key)) is None:
            starts, ends = self._sides(row)
            shapes = [
                shape
                for shape in _SHAPES_OF_TIE[self.kind.name]
                if shape.start in starts and shape.end in ends
            ]
            self._known[key] = known = [
                shape for shape in shapes if not (start == end and shape.start == shape.end)
            ]
        return known

    def _sides(self, row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The labels under which each end of a row exists; where the row names one, that one alone."""
        starts, ends = self.starts.get(row[0], ()), self.ends.get(row[1], ())
        start, end = row[-3], row[-2]
        return (starts if start is None else (str(start),) if start in starts else ()), (
            ends if end is None else (str(end),) if end in ends else ()
        )

    def problems(self, row: Row, fits: list[Shape]) -> list[Problem]:
        """Why a row can't be joined."""
        sheet, number, start, end = self.sheet, _number(row), str(row[0]), str(row[1])
        if fits:
            meant = listed((f"{shape.start} → {shape.end}" for shape in fits), style="or")
            problem = Message("row.ambiguous", meant=meant)
            advice = Message("row.ambiguous.advice", start=FROM_LABEL, end=TO_LABEL)
            return [sheet.problem(number, "from_id", shown(start), "ambiguous", problem, advice)]
        sides = zip(
            ("from_id", "to_id"),
            (start, end),
            (row[-3], row[-2]),
            (self.kind.from_labels, self.kind.to_labels),
            self._sides(row),
            strict=True,
        )
        dangling = [
            _dangling(sheet, self.ids, number, column, ident, labels if named is None else (str(named),))
            for column, ident, named, labels, labels_there in sides
            if not labels_there
        ]
        if dangling:
            return dangling
        if start == end:
            return [
                sheet.problem(
                    number,
                    "to_id",
                    shown(end),
                    "self-tie",
                    Message("row.self_tie"),
                    Message("row.self_tie.advice"),
                )
            ]
        joins = listed(
            (
                Message("row.joins", start=start_label, verb=Term(self.kind.sentence), end=end_label)
                for start_label, end_label in self.kind.ends
            ),
            style="semicolon",
        )
        return [
            sheet.problem(
                number,
                "to_id",
                shown(end),
                "wrong-ends",
                Message("row.wrong_ends", start=shown(start), tie=self.kind.name),
                Message("row.wrong_ends.advice", joins=joins),
            )
        ]


def _labels_by_id(ids: Ids, labels: Sequence[str], wanted: set[str]) -> dict[Value, tuple[str, ...]]:
    out: dict[Value, tuple[str, ...]] = {}
    for label in labels:
        alone = (label,)
        for ident in ids.existing(label, wanted):
            out[ident] = (*out[ident], label) if ident in out else alone
    return out


def _dangling(sheet: Sheet, ids: Ids, number: int, column: str, ident: str, labels: Sequence[str]) -> Problem:
    problem = Message("row.dangling", labels=listed(labels, style="or"))
    return sheet.problem(number, column, shown(ident), "dangling", problem, ids.advice(ident, labels))


def finish(sheet: Sheet, shapes: list[Shape], stamp: Stamp, seen: Seen) -> None:
    """Refuse rows that say the same one twice for the same day; make the others into rows to write."""
    if not shapes:
        return
    width = len(sheet.kind.columns)
    since = shapes[0].columns.index(shapes[0].since) if shapes[0].versioned else -1
    days = (since,) if since >= 0 else ()
    identity_of = cast("Callable[[Row], Hashable]", itemgetter(*key_places(shapes[0]), *days))
    rows_of = sheet.result.rows
    known = {
        id(shape): (seen.setdefault(shape.name, {}), rows_of.setdefault(shape, []))
        for shape in _distinct(shapes)
    }
    for row, shape in zip(sheet.rows, shapes, strict=True):
        values = row[:width]
        identity = identity_of(values)
        before, written = known[id(shape)]
        if identity in before:
            sheet.reject(
                _number(row), _duplicate(sheet, row, before[identity], values[since] if days else None)
            )
            continue
        stored = (
            *values,
            stamp.recorded_at,
            stamp.import_id,
            sheet.draft.sheet,
            row[-1],
            content_digest(values, since),
        )
        before[identity] = stored
        written.append(stored)


def _distinct(shapes: list[Shape]) -> Iterable[Shape]:
    return {id(shape): shape for shape in shapes}.values()  # a shape itself is slow to hash


def _duplicate(sheet: Sheet, row: Row, before: Row, since: Value) -> Problem:
    column = "from_id" if isinstance(sheet.kind, TieType) else "id"
    place, number = before[SHEET_AND_ROW]
    where = (
        Message("place.row", row=int(str(number)))
        if place == sheet.draft.sheet
        else Message("place.row_of", sheet=str(place), row=int(str(number)))
    )
    problem = (
        Message("row.duplicate_of_day", where=where, day=since)
        if isinstance(since, datetime.date)
        else Message("row.duplicate", where=where)
    )
    advice = Message("row.duplicate.advice")
    return sheet.problem(_number(row), column, shown(row[0]), "duplicate", problem, advice)


def _number(row: Row) -> int:
    number = row[-1]
    return number if isinstance(number, int) else 0
