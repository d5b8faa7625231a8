"""A sheet's rows, each on its own: every cell cleaned, dates in order, judgements dated. Read in blocks, column by column."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from graphcrm.messages import Message, Term, listed
from graphcrm.schema import Form, NodeType, Property, TieType
from graphcrm.validate.headers import FROM_LABEL, TO_LABEL, kind_named, letters, mark
from graphcrm.validate.model import CheckedSheet, NumberedRow, Problem, Row
from graphcrm.values import (
    CLEARED,
    STRICT,
    BadValue,
    Cell,
    Manner,
    Value,
    are_clean,
    has_offset,
    parser,
    shown,
)

BLOCK = 4096
MOST_KEPT = 20_000
"""How many texts of one column are remembered with what became of them."""
Cells = Mapping[str, Sequence[Cell]]
"""The cells of a block by column; a column that the sheet does not have is left out."""
Columns = dict[str, list[Value]]
"""The values of a block by column."""
ProblemsByRow = dict[int, list[Problem]]
"""Problems by the place of their row in the block."""


def good_rows(
    sheet: CheckedSheet,
    rows: Iterator[NumberedRow],
    today: datetime.date,
    progress: Callable[[int], None],
    manner: Manner = STRICT,
) -> Iterator[list[Row]]:
    """The rows that are good by themselves, in blocks; the others are rejected with all their problems.

    Blank rows are passed over. A row is its values in the order of ``kind.columns``, then (for a tie) the labels of its ends
    where the sheet names them, then the state that it was exported from, the places of its blank cells (as bits; none
    where those clear), and its number.
    """
    cleaners = [_Cleaner(prop, manner) for prop in sheet.kind.columns]
    for block in filled(rows):
        numbers = [number for number, _ in block]
        by_row: ProblemsByRow = defaultdict(list)
        cells = _by_column(sheet, block)
        values = {cleaner.prop.name: _cleaned(sheet, cleaner, cells, numbers, by_row) for cleaner in cleaners}
        _find_extra_cells(sheet, block, by_row)
        if isinstance(sheet.kind, TieType) and sheet.kind.judged:
            values["valid_from"] = [
                since or observed
                for since, observed in zip(values["valid_from"], values["observed_on"], strict=True)
            ]
        _find_wrong_days(sheet, values, numbers, today, by_row)
        if isinstance(sheet.kind, TieType):
            for name, labels in ((FROM_LABEL, sheet.kind.from_labels), (TO_LABEL, sheet.kind.to_labels)):
                values[name] = _end_labels(sheet, name, labels, cells, numbers, by_row)
        for at, problems in by_row.items():
            sheet.reject(numbers[at], *problems)
            if isinstance(sheet.kind, NodeType) and (ident := values["id"][at]) is not None:
                since = values["valid_from"][at] if "valid_from" in values else None
                sheet.spoilt.setdefault((ident, since), numbers[at])
        sheet.result.read += len(block)
        progress(sheet.result.read)
        blank = _blank_places(sheet, values, cells, clears=manner.blank_clears)
        good = zip(*values.values(), _seen(sheet, block), blank, numbers, strict=True)
        yield [row for at, row in enumerate(good) if at not in by_row]


def filled(rows: Iterator[NumberedRow]) -> Iterator[list[NumberedRow]]:
    """The rows that are not blank, in blocks."""
    while block := list(itertools.islice(rows, BLOCK)):
        if rows_with_cells := [row for row in block if any(map(_is_said, row[1]))]:
            yield rows_with_cells


def _is_said(cell: Cell) -> bool:
    """Whether a cell holds anything but blanks."""
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))


def _by_column(sheet: CheckedSheet, block: list[NumberedRow]) -> Cells:
    """The cells under each header; short rows are filled up, what stands right of the last header is left out."""
    width = len(sheet.header)
    rows = [cells for _, cells in block]
    if any(len(cells) > width for cells in rows):
        rows = [cells[:width] for cells in rows]
    columns = list(itertools.zip_longest(*rows))
    return {name: columns[place] for name, place in sheet.places.items() if place < len(columns)}


class _Cleaner:
    """The parser of one column. What it has made of a text is kept: words, dates and ids come again and again."""

    def __init__(self, prop: Property, manner: Manner) -> None:
        self.prop = prop
        self._parse = parser(prop, manner)
        self._known = _Known(self._value)
        self._errors: dict[tuple[type, Cell], tuple[str, Message, Message]] = {}

    def values(self, cells: Sequence[Cell]) -> list[Value]:
        """What each cell says; a cell that can't be used says nothing, and `errors` says why."""
        if len(self._known) + len(self._errors) > MOST_KEPT:
            self._known.clear()
            self._errors.clear()
        known, value = self._known, self._value
        if set(map(type, cells)) == {str}:
            texts = cast("Sequence[str]", cells)
            if self.prop.form is Form.TEXT and CLEARED not in texts and are_clean(texts):
                if "" not in texts:
                    return [*texts]
                if not self.prop.required:
                    return [text or None for text in texts]
            return [*map(known.__getitem__, texts)]
        return [
            known[cell] if type(cell) is str else value(cell) for cell in cells
        ]  # else True would be found for 1

    def errors(self, cells: Sequence[Cell]) -> Iterator[tuple[int, tuple[str, Message, Message]]]:
        """For each cell that can't be used: its place, with code, what is wrong and what would be right."""
        if self._errors:
            for at, cell in enumerate(cells):
                if error := self._errors.get((type(cell), cell)):
                    yield at, error

    def _value(self, cell: Cell) -> Value:
        try:
            return self._parse(cell)
        except BadValue as error:
            self._errors[type(cell), cell] = (error.code, error.problem, error.advice)
            return None


class _Known(dict[str, Value]):
    def __init__(self, ask: Callable[[str], Value]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, cell: str) -> Value:
        self[cell] = value = self._ask(cell)
        return value


def _cleaned(
    sheet: CheckedSheet, cleaner: _Cleaner, cells: Cells, numbers: list[int], by_row: ProblemsByRow
) -> list[Value]:
    name = cleaner.prop.name
    if name not in cells and not cleaner.prop.required:
        return [None] * len(numbers)
    column = cells.get(name) or (None,) * len(numbers)
    if cleaner.prop.form is Form.DATE and not sheet.result.zoned and any(map(has_offset, column)):
        sheet.result.zoned = True
    values = cleaner.values(column)
    for at, (code, problem, advice) in cleaner.errors(column):
        by_row[at].append(sheet.problem(numbers[at], name, shown(column[at]), code, problem, advice))
    return values


def _blank_places(sheet: CheckedSheet, values: Columns, cells: Cells, *, clears: bool) -> list[int]:
    """Of each row the places of its blank cells, as bits; a cell that clears is none."""
    width = len(next(iter(values.values())))
    places = [0] * width
    for bit, prop in enumerate(sheet.kind.columns):
        if prop.name not in cells or None not in values[prop.name]:
            continue
        for at, (value, cell) in enumerate(zip(values[prop.name], cells[prop.name], strict=True)):
            if value is None:
                if clears or (isinstance(cell, str) and cell.strip() == CLEARED):
                    sheet.result.clears = True
                else:
                    places[at] |= 1 << bit
    return places


def _seen(sheet: CheckedSheet, block: list[NumberedRow]) -> list[str | None]:
    """The state that each row was exported from, where the sheet says so."""
    place = sheet.seen_at
    if place is None:
        return [None] * len(block)
    marks = (str(cells[place] or "").strip() if place < len(cells) else "" for _, cells in block)
    return [text.removeprefix(mark("")) or None for text in marks]


def _find_extra_cells(sheet: CheckedSheet, block: list[NumberedRow], by_row: ProblemsByRow) -> None:
    """Refuse rows with something under no header: it would be lost without a word."""
    width = len(sheet.header)
    unnamed = [place for place, text in enumerate(sheet.header) if not text]
    if not unnamed and all(len(cells) <= width for _, cells in block):
        return
    for at, (number, cells) in enumerate(block):
        if len(cells) <= width and not unnamed:
            continue
        for place in (*unnamed, *range(width, len(cells))):
            if place < len(cells) and cells[place] not in (None, ""):
                by_row[at].append(
                    sheet.problem(
                        number,
                        letters(place),
                        shown(cells[place]),
                        "extra-cell",
                        Message("row.extra_cell"),
                        Message("row.extra_cell.advice"),
                    )
                )
                break


def _find_wrong_days(
    sheet: CheckedSheet, values: Columns, numbers: list[int], today: datetime.date, by_row: ProblemsByRow
) -> None:
    """Refuse what has happened only after today, and dates that come in the wrong order."""
    for prop in sheet.kind.columns:
        for at, day in enumerate(values[prop.name] if prop.past else ()):
            if isinstance(day, datetime.date) and day > today:
                by_row[at].append(
                    sheet.problem(
                        numbers[at],
                        prop.name,
                        str(day),
                        "future-date",
                        Message("row.future"),
                        Message("row.future.advice", meaning=Term(prop.meaning), today=today),
                    )
                )
    dated = isinstance(sheet.kind, TieType) and sheet.kind.judged
    for earlier, later in _ordered(sheet.kind):
        advice = Message(
            "row.date_order.judged" if dated else "row.date_order.advice", first=earlier, second=later
        )
        for at, (first, second) in enumerate(zip(values[earlier], values[later], strict=True)):
            if isinstance(first, datetime.date) and isinstance(second, datetime.date) and second < first:
                by_row[at].append(
                    sheet.problem(
                        numbers[at],
                        later,
                        str(second),
                        "date-order",
                        Message("row.date_order", first=earlier, day=first),
                        advice,
                    )
                )


def _ordered(kind: NodeType | TieType) -> tuple[tuple[str, str], ...]:
    validity = (("valid_from", "valid_to"),) if any(prop.name == "valid_to" for prop in kind.columns) else ()
    return (*validity, *(kind.in_order if isinstance(kind, NodeType) else ()))


def _end_labels(
    sheet: CheckedSheet,
    name: str,
    labels: Sequence[str],
    cells: Cells,
    numbers: list[int],
    by_row: ProblemsByRow,
) -> list[Value]:
    """The label of each row's start or end, where the sheet has a column that names it, in any language."""
    if name not in cells:
        return [None] * len(numbers)
    out: list[Value] = []
    for at, cell in enumerate(cells[name]):
        kind = kind_named(shown(cell))
        out.append(kind.name if kind and kind.name in labels else None)
        if out[-1] is None and shown(cell):
            advice = Message("row.bad_label.advice", labels=listed(labels, style="comma"))
            by_row[at].append(
                sheet.problem(
                    numbers[at],
                    name,
                    shown(cell),
                    "bad-label",
                    Message("row.bad_label", tie=sheet.kind.name),
                    advice,
                )
            )
    return out
