"""Rows against each other and the store: what they refer to exists, and is what it should be."""

from __future__ import annotations

import difflib
import itertools
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from graphcrm.messages import Fact, Message, Term, joined, listed
from graphcrm.schema import NODES, TIE_SHAPES, Shape, TieType
from graphcrm.validate.headers import FROM_LABEL, TO_LABEL
from graphcrm.validate.model import CheckedSheet, Held, Problem, Row
from graphcrm.validate.spool import Spool, among, hashes_of
from graphcrm.values import Value, shown

if TYPE_CHECKING:
    from graphcrm.validate.spool import Hashes

NONE: Hashes = np.empty(0, np.int64)
MOST_SUGGESTED = 200
"""For how many unknown ids a near one is looked for: it takes milliseconds each, and where all are wrong none helps."""
MOST_COMPARED = 2_000
"""With how many ids an unknown one is compared."""
MOST_LOOKED_UP = 10_000
"""Of how many ids of one type the store is asked whether it holds them in capitals or small letters."""
_SHAPES_OF_TIE = {
    tie: [shape for shape in TIE_SHAPES if shape.kind.name == tie]
    for tie in {shape.kind.name for shape in TIE_SHAPES}
}


class Ids:
    """Which ids exist: in the files, and in the store. ``unread`` are the labels of which a sheet could not be used."""

    def __init__(self, store: Held) -> None:
        self.store = store
        self.unread = set[str]()
        self._spools: Sequence[Spool] = ()
        self._in_files: dict[str, Hashes] = {}
        self._suggested = 0

    def enter(self, spools: Sequence[Spool]) -> None:
        """Take the ids of these nodes, and no others, for those of the files."""
        self._spools = spools
        by_label: dict[str, list[Hashes]] = defaultdict(list)
        for spool in spools:
            by_label[spool.sheet.kind.name].append(spool.hashes())
        self._in_files = {label: np.unique(np.concatenate(parts)) for label, parts in by_label.items()}

    def existing(self, label: str, ids: Collection[str]) -> set[str]:
        """Those of these ids that exist as nodes of this label."""
        asked = [*ids]
        in_files = among(hashes_of(asked), self._in_files.get(label, NONE)).tolist()
        existing = {*itertools.compress(asked, in_files)}
        missing = {ident for ident, there in zip(asked, in_files, strict=True) if not there}
        return existing | self.store.known_ids(label, missing) if missing else existing

    def advice(self, ident: str, labels: Sequence[str]) -> Message:
        """What to do about an id that does not exist."""
        if unread := [label for label in labels if label in self.unread]:
            return Message("row.dangling.unread", sheets=listed(unread, style="or"))
        if self._suggested < MOST_SUGGESTED:
            self._suggested += 1
            candidates = itertools.islice(self._names(labels), MOST_COMPARED)
            if near := difflib.get_close_matches(ident, sorted(candidates), n=1, cutoff=0.8):
                return Message("did_you_mean", name=near[0])
        return Message("row.dangling.advice", sheets=listed(labels, style="or"))

    def _names(self, labels: Sequence[str]) -> Iterator[str]:
        for spool in self._spools:
            if spool.sheet.kind.name in labels:
                yield from itertools.chain.from_iterable(_ids(spool))


def check_nodes(spools: Sequence[Spool], ids: Ids) -> None:
    """Enter the ids of all nodes; refuse nodes that refer to none of them, and then what refers to those in turn."""
    refused = True
    while refused:
        refused = False
        ids.enter(spools)
        for spool in spools:
            if any(prop.refers_to for prop in spool.sheet.kind.columns):
                for rows in spool.blocks():
                    dangling = dangling_rows(spool.sheet, rows, ids)
                    for row in rows if dangling else ():
                        if problems := dangling.get(_number(row)):
                            spool.refuse(row, *problems)
                            refused = True


def refuse_twins(spool: Spool) -> None:
    """Refuse good rows with the id (and day) of a row that is refused for something else: which of the two is meant?"""
    sheet = spool.sheet
    names = [prop.name for prop in sheet.kind.columns]
    since = names.index("valid_from") if "valid_from" in names else None
    for rows in spool.blocks() if sheet.spoilt else ():
        for row in rows:
            twin = sheet.spoilt.get((row[0], None if since is None else row[since]))
            if twin is not None:
                problem, advice = Message("row.twin", row=twin), Message("row.twin.advice")
                number = _number(row)
                spool.refuse(row, sheet.problem(number, "id", shown(row[0]), "duplicate", problem, advice))


def alike(spools: Sequence[Spool], store: Held) -> list[Fact]:
    """For each label of which two ids differ in case alone, in the files or in one of them and the store: a remark."""
    remarks: list[Fact] = []
    for label in NODES:
        ours = [spool for spool in spools if spool.sheet.kind.name == label]
        exact = [hashes_of(ids) for spool in ours for ids in _ids(spool)]
        folded = [hashes_of([*map(str.casefold, ids)]) for spool in ours for ids in _ids(spool)]
        if not exact:
            continue
        pairs = np.unique(np.stack([np.concatenate(folded), np.concatenate(exact)], axis=1), axis=0)
        hashes, forms = np.unique(pairs[:, 0], return_counts=True)
        looked_up, twins = len(pairs) <= MOST_LOOKED_UP, {*hashes[forms > 1].tolist()}
        spellings: dict[str, set[str]] = defaultdict(set)
        for ident in (ident for spool in ours for ids in _ids(spool) for ident in ids):
            if looked_up or hash(ident.casefold()) in twins:
                spellings[ident.casefold()].add(ident)
        if looked_up:
            ids = {*itertools.chain.from_iterable(spellings.values())}
            other = {form for ident in ids for form in (ident.lower(), ident.upper())} - ids
            for ident in store.known_ids(label, other) if other else ():
                spellings[ident.casefold()].add(ident)
        twin_ids = [listed(sorted(ids), style="and") for ids in spellings.values() if len(ids) > 1]
        if twin_ids:
            remarks.append(Message("row.case_twins", label=label, pairs=joined(twin_ids, style="semicolon")))
    return remarks


def _ids(spool: Spool) -> Iterator[list[str]]:
    return ([str(row[0]) for row in rows] for rows in spool.blocks())


def dangling_rows(sheet: CheckedSheet, rows: Sequence[Row], ids: Ids) -> dict[int, list[Problem]]:
    """By number, why a row can't stay that names somebody who is neither in the files nor in the store."""
    problems: dict[int, list[Problem]] = defaultdict(list)
    for index, prop in enumerate(sheet.kind.columns):
        if prop.refers_to is None:
            continue
        wanted = {value for row in rows if isinstance(value := row[index], str)}
        unknown = wanted - ids.existing(prop.refers_to, wanted)
        for row in rows if unknown else ():
            if isinstance(value := row[index], str) and value in unknown:
                problem = _dangling(sheet, ids, _number(row), prop.name, value, (prop.refers_to,))
                problems[_number(row)].append(problem)
    return problems


class Joining:
    """Which node types the ties of a sheet join, row by row."""

    def __init__(self, sheet: CheckedSheet, kind: TieType, ids: Ids) -> None:
        self.sheet, self.kind, self.ids = sheet, kind, ids
        self.starts: dict[Value, tuple[str, ...]] = {}
        self.ends: dict[Value, tuple[str, ...]] = {}
        self._known: dict[tuple[Value | tuple[str, ...], ...], list[Shape]] = {}

    def spool(self, rows: Sequence[Row], spools: dict[Shape, Spool]) -> None:
        """Put each of these rows to those of its shape; refuse those whose ends do not exist, do not fit, or could mean two things."""
        if dangling := dangling_rows(self.sheet, rows, self.ids):
            for number, problems in dangling.items():
                self.sheet.reject(number, *problems)
            rows = [row for row in rows if row[-1] not in dangling]
        self.starts = _labels_by_id(self.ids, self.kind.from_labels, {str(row[0]) for row in rows})
        self.ends = _labels_by_id(self.ids, self.kind.to_labels, {str(row[1]) for row in rows})
        by_shape: dict[int, tuple[Shape, list[Row]]] = {}  # a shape itself is slow to hash
        for row in rows:
            fits = self.fits(row)
            if len(fits) == 1:
                by_shape.setdefault(id(fits[0]), (fits[0], []))[1].append((*row[:-5], *row[-3:]))
            else:
                self.sheet.reject(_number(row), *self.problems(row, fits))
        for shape, of_shape in by_shape.values():
            if shape not in spools:
                spools[shape] = Spool(self.sheet, shape)
            spools[shape].add(of_shape)

    def fits(self, row: Row) -> list[Shape]:
        """The shapes that a row can have: one where all is well."""
        start, end = row[0], row[1]
        key = (self.starts.get(start), self.ends.get(end), row[-5], row[-4], start == end)
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
        start, end = row[-5], row[-4]
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
            (row[-5], row[-4]),
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


def _dangling(
    sheet: CheckedSheet, ids: Ids, number: int, column: str, ident: str, labels: Sequence[str]
) -> Problem:
    problem = Message("row.dangling", labels=listed(labels, style="or"))
    return sheet.problem(number, column, shown(ident), "dangling", problem, ids.advice(ident, labels))


def _number(row: Row) -> int:
    number = row[-1]
    return number if isinstance(number, int) else 0
