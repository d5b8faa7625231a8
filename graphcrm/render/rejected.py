"""The rows that an import left out, written down with their reasons, ready to correct and import again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphcrm.messages import DEFAULT, Message, text
from graphcrm.render import sheets
from graphcrm.validate import Check


def write(source: Path, check: Check, *, language: str = DEFAULT) -> Path | None:
    """A workbook beside a workbook, a folder beside a folder; ``None`` where no single row was left out."""
    left_out = list(_sheets(check, language))
    if not left_out:
        return None
    name = f"{source.stem if source.is_file() else source.name}.rejected"
    out = source.parent / (f"{name}.xlsx" if source.suffix.lower() in {".xlsx", ".xlsm"} else name)
    sheets.write(out, left_out)
    return out


def _sheets(check: Check, language: str) -> Iterator[sheets.FactSheet]:
    """One for each that had rejected rows: the rows as they were, with reasons in a column that `import` passes over."""
    for draft, numbers in check.rejected.items():
        reasons: dict[int, list[str]] = {}
        for problem in check.problems:
            if (problem.file, problem.sheet) == (draft.file, draft.sheet):
                reason = Message(
                    "rejected.reason", column=problem.column, wrong=problem.wrong, right=problem.right
                )
                reasons.setdefault(problem.row, []).append(text(reason, language))
        rows = draft.rows()
        header = [str(cell or "") for cell in next(rows)[1]]
        cells = [
            [*[*row, *[None] * len(header)][: len(header)], " | ".join(reasons.get(number, []))]
            for number, row in rows
            if number in numbers
        ]
        column = text(Message("rejected.column"), language)
        yield sheets.FactSheet(Path(draft.sheet).stem, (*header, column), cells)
