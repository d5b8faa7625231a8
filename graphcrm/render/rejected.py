"""The rows that an import left out, written down with their reasons, ready to correct and import again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphcrm.render import sheets
from graphcrm.validate import Check


def write(source: Path, check: Check) -> Path | None:
    """A workbook beside a workbook, a folder beside a folder; ``None`` where no single row was left out."""
    found = list(_sheets(check))
    if not found:
        return None
    name = f"{source.stem if source.is_file() else source.name}.rejected"
    out = source.parent / (f"{name}.xlsx" if source.suffix.lower() in {".xlsx", ".xlsm"} else name)
    sheets.write(out, found)
    return out


def _sheets(check: Check) -> Iterator[sheets.Sheet]:
    """One for each that had rejected rows: the rows as they were, with reasons."""
    for draft, numbers in check.rejected.items():
        reasons: dict[int, list[str]] = {}
        for problem in check.problems:
            if (problem.file, problem.sheet) == (draft.file, draft.sheet):
                said = f"{problem.column}: {problem.wrong}. {problem.right}"
                reasons.setdefault(problem.row, []).append(said)
        rows = draft.rows()
        _, header = next(rows)
        bad = [(cells, " | ".join(reasons.get(number, []))) for number, cells in rows if number in numbers]
        yield sheets.rejected([str(cell or "") for cell in header], bad, Path(draft.sheet).stem)
