"""Facts in: checked, compared with what is held, and written; from files, and typed by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Literal

from graphcrm import __version__, ingest
from graphcrm.errors import RowsRejected
from graphcrm.ingest import Source
from graphcrm.ingest.by_hand.entry import SOURCE, Entry
from graphcrm.messages import Fact, Message, joined
from graphcrm.schema import NODE_SHAPES, TIE_SHAPES, Shape
from graphcrm.store import READ_ALIKE, CellChange, Import, Kept, Store, Written
from graphcrm.validate import Check, Problem, Stamp, check, content_digest, row_counts, uncollected
from graphcrm.values import STRICT, Manner, shown

Progress = Callable[[str, int, int | None], None]
"""Called with what is being done, how many rows are done, and how many there are (``None``: not known yet)."""


MayClear = Callable[[Sequence[CellChange]], bool]
"""Asked with the cells that would become blank; whether they may."""
MOST_CELLS = 10_000
"""How many cells a result names; it counts all."""


def never(_cells: Sequence[CellChange]) -> bool:
    return False


def silent(_what: str, _done: int, _total: int | None) -> None:
    return


@dataclass(slots=True)
class Imported:
    """What an import did. ``read = created + changed + unchanged + earlier + rejected``.

    ``earlier`` are rows older than what is held (or than another row of the same file): they went into the history.
    Where it was only checked, the counts are what would be. ``cells`` are those of held facts that change, or that are kept
    although the file says otherwise; the first `MOST_CELLS` of them, ``cell_count`` is the number of all.
    """

    source: str
    read: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    earlier: int = 0
    rejected: int = 0
    written: bool = False
    remarks: tuple[Fact, ...] = ()
    check: Check = field(default_factory=Check)
    cells: list[CellChange] = field(default_factory=lambda: [])
    cell_count: int = 0
    conflicts: int = 0

    def add(self, written: Written) -> None:
        """Count what became of some of the rows."""
        self.created += written.created
        self.changed += written.changed
        self.earlier += written.earlier
        self.unchanged += written.unchanged
        self.cells += written.cells[: max(0, MOST_CELLS - len(self.cells))]
        self.cell_count += len(written.cells)
        self.conflicts += sum(cell.kept is Kept.CONFLICT for cell in written.cells)

    @property
    def counts(self) -> dict[str, int]:
        return {
            name: getattr(self, name)
            for name in ("read", "created", "changed", "unchanged", "earlier", "rejected")
        }


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes into one store, in somebody's name, by a clock."""

    store: Store
    now: Callable[[], datetime.datetime]
    user: str
    manner: Manner = STRICT

    @property
    def today(self) -> datetime.date:
        """The day it is where the program runs."""
        return self.now().astimezone().date()

    def reading(self, decimal: Literal["", ".", ","]) -> Writer:
        """One for files that write decimals after this sign; none says nothing about it."""
        return replace(self, manner=replace(self.manner, decimal=decimal)) if decimal else self

    def check(self, path: Path, *, encoding: str | None = None, progress: Progress = silent) -> Imported:
        """Read and check a workbook or folder, and see what it would change; write nothing."""
        source = ingest.read(path, encoding)
        origin = self._origin(source, encoding)
        result = self._checked(source, origin, progress)
        for written in self._previewed(result, origin):
            result.add(written)
        return result

    def _previewed(self, result: Imported, origin: Import) -> Iterator[Written]:
        stamp = Stamp(origin.id, origin.imported_at, self.today)
        for shape, rows in result.check.rows.items():
            for part in rows.parts(self.store.batch_rows):
                yield self.store.preview(shape, part, stamp)

    def import_(
        self,
        path: Path,
        *,
        keep_good: bool = False,
        encoding: str | None = None,
        progress: Progress = silent,
        may_clear: MayClear = never,
    ) -> Imported:
        """Read, check and write a workbook or folder.

        Where any row has a problem nothing is written and `RowsRejected` is raised, unless ``keep_good``: then the
        good rows are written and the result names the others. So it is where a cell would become blank that holds
        something, unless ``may_clear`` says that these may. Doing it again changes nothing.
        """
        source = ingest.read(path, encoding)
        origin = self._origin(source, encoding)
        if as_it_stands := self._as_it_stands(source, origin, progress):
            return as_it_stands
        result = self._checked(source, origin, progress)
        if result.check.problems and not keep_good:
            problems = Message("count.problems", n=len(result.check.problems))
            raise RowsRejected(
                Message("import.nothing", problems=problems, source=result.source),
                result.check.problems,
                hint=Message("import.nothing.hint"),
            )
        if result.check.clears:
            cleared = [cell for part in self._previewed(result, origin) for cell in part.cells if cell.clears]
            if cleared and not may_clear(cleared):
                raise _would_clear(cleared, result.source)
        with uncollected():
            self._write(result, origin, progress)
        return result

    def enter(self, entry: Entry) -> Imported:
        """Check and write one entry typed by hand. Raises `RowsRejected`, and writes nothing, where anything of it is wrong."""
        source = Source(SOURCE, entry.digest, entry.drafts, ())
        origin = self._origin(source, None)
        result = self._checked(source, origin, silent)
        if result.check.problems:
            problems = result.check.problems
            wrong = [problem for problem in problems if problem.value != entry.ident] or problems
            why = [
                Message("log.wrong", column=problem.column, value=problem.value, wrong=problem.problem)
                for problem in wrong
            ]
            raise RowsRejected(
                Message("log.nothing"),
                wrong,
                why=joined(why, most=None, style="semicolon"),
                hint=joined([problem.advice for problem in wrong], most=None, style="sentence"),
            )
        self._write(result, origin, silent)
        return result

    def _origin(self, source: Source, encoding: str | None) -> Import:
        """The import that a source is about to become; its id ends in what was read, and how."""
        now = self.now().astimezone(datetime.UTC)
        moment = now.isoformat(timespec="microseconds").replace("+00:00", "Z")
        alike = content_digest((source.digest, encoding, str(self.manner), __version__), -1)[:READ_ALIKE]
        return Import(f"{now:%Y%m%dT%H%M%S%f}-{alike}", source.name, source.digest, self.user, moment)

    def _as_it_stands(self, source: Source, origin: Import, progress: Progress) -> Imported | None:
        """The result where there is nothing to do; none where the rows are to be checked one by one.

        There is nothing to do where the last import that changed anything was of these very files, read alike, and
        every row of them stands as it was brought.
        """
        brought = self.store.brought(origin)
        if not brought:
            return None
        counts = row_counts(source.drafts, lambda rows: progress("checking", rows, None))
        if counts is None or {sheet: rows for sheet, rows in counts.items() if rows} != brought:
            return None
        read = sum(counts.values())
        progress("writing", read, read)
        check_ = Check(read=read)
        return Imported(source.name, read, unchanged=read, written=True, remarks=source.remarks, check=check_)

    def _checked(self, source: Source, origin: Import, progress: Progress) -> Imported:
        stamp = Stamp(origin.id, origin.imported_at, self.today)
        found = check(
            source.drafts, self.store, stamp, lambda rows: progress("checking", rows, None), self.manner
        )
        source.refuse_changed()
        rejected = sum(len(rows) for rows in found.rejected.values())
        remarks = (*source.remarks, *found.remarks)
        return Imported(source.name, read=found.read, rejected=rejected, remarks=remarks, check=found)

    def _write(self, result: Imported, origin: Import, progress: Progress) -> None:
        done, total = 0, result.check.good
        stamp = Stamp(origin.id, origin.imported_at, self.today)
        for shape in IN_ORDER:
            rows = result.check.rows.pop(shape, None)
            for part in rows.parts(self.store.batch_rows) if rows else ():
                result.add(self.store.write(shape, part, origin, stamp))
                done += len(part)
                progress("writing", done, total)
        result.written = True


def _in_order() -> tuple[Shape, ...]:
    """Nodes behind those that their columns refer to, which must be there to be led to; then ties."""
    refers = {shape: [prop.refers_to for prop in shape.kind.columns] for shape in NODE_SHAPES}
    known = {shape.kind.name: shape for shape in NODE_SHAPES}
    order = TopologicalSorter(
        {shape: [known[label] for label in labels if label] for shape, labels in refers.items()}
    )
    return (*order.static_order(), *TIE_SHAPES)


IN_ORDER = _in_order()


def _would_clear(cells: Sequence[CellChange], source: str) -> RowsRejected:
    problems = [
        Problem(
            source,
            cell.sheet,
            cell.row,
            cell.column,
            shown(cell.before),
            "would-clear",
            Message("import.would_clear"),
            Message("import.would_clear.advice"),
        )
        for cell in cells[:MOST_CELLS]
    ]
    what = Message("import.clears_nothing", n=len(cells), source=source)
    return RowsRejected(what, problems, hint=Message("import.clears_nothing.hint"))
