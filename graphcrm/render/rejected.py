"""The rows that an import left out, written down with their reasons, ready to correct and import again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphcrm.messages import DEFAULT, Message, text
from graphcrm.render import files, sheets
from graphcrm.validate import Check, Draft, kind_named

BOOKS = {".xlsx", ".xlsm"}
_NO_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$|^.{32,}$|^$")
"""What no sheet of a workbook may be called."""


def write(source: Path, check: Check, *, language: str = DEFAULT) -> Path | None:
    """A workbook beside a workbook, a folder beside a folder; ``None`` where no single row was left out.

    Nothing is overwritten: what stands there already and is not the same keeps its name, and the new one gets a number.
    """
    left_out = list(_sheets(check, language))
    if not left_out:
        return None
    name = f"{source.stem if source.is_file() else source.name}.rejected"
    if source.suffix.lower() in BOOKS:
        book = sheets.workbook(_named(left_out))
        for path in _free(source.parent, name, ".xlsx"):
            if not path.exists():
                files.write(path, book)
                return path
            if path.is_file() and path.read_bytes() == book:
                return path
    tables = dict(_tables(left_out))
    for path in _free(source.parent, name, ""):
        if not path.exists():
            with files.new_folder(path) as folder:
                for table, content in tables.items():
                    (folder / table).write_bytes(content)
            return path
        if path.is_dir() and _held(path) == tables:
            return path
    return None


def _free(folder: Path, name: str, ending: str) -> Iterator[Path]:
    """The name, then the same with 2, 3 and so on."""
    for number in itertools.count(1):
        yield folder / f"{name}{'' if number == 1 else f'-{number}'}{ending}"


def _held(folder: Path) -> Mapping[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def _tables(left_out: list[tuple[Draft, sheets.FactSheet]]) -> Iterator[tuple[str, bytes]]:
    """Each as the file that it came from is called; that of a single file has an ending that a folder is read by."""
    for draft, sheet in left_out:
        tabs = draft.file.lower().endswith(".tsv")
        yield (
            f"{Path(draft.file).stem}{Path(draft.file).suffix if tabs else '.csv'}",
            sheets.csv_bytes(sheet, "\t" if tabs else ","),
        )


def _named(left_out: list[tuple[Draft, sheets.FactSheet]]) -> list[sheets.FactSheet]:
    """Each under the name of its sheet, where a workbook can have it, else under that of its type; none twice."""
    named: dict[str, sheets.FactSheet] = {}
    for draft, sheet in left_out:
        kind = kind_named(draft.sheet)
        name = kind.name if kind is not None and _NO_NAME.search(draft.sheet) else draft.sheet
        while name.casefold() in named:
            name += "_"  # the import passes over it
        named[name.casefold()] = sheets.FactSheet(name, sheet.header, sheet.rows)
    return list(named.values())


def _sheets(check: Check, language: str) -> Iterator[tuple[Draft, sheets.FactSheet]]:
    """One for each that had rejected rows: the rows as they were, with reasons in a column that `import` passes over."""
    for draft, numbers in check.rejected.items():
        if not numbers:
            continue
        reasons: dict[int, list[str]] = {}
        for problem in check.problems:
            if (problem.file, problem.sheet) == (draft.file, draft.sheet):
                reason = Message(
                    "rejected.reason", column=problem.column, wrong=problem.wrong, right=problem.right
                )
                reasons.setdefault(problem.row, []).append(text(reason, language))
        rows = draft.rows()
        header = [str(cell or "") for cell in next(rows)[1]]
        left_out = [(number, [*row]) for number, row in rows if number in numbers]
        width = max(len(header), *(len(row) for _, row in left_out))
        cells = [
            [*row, *[None] * (width - len(row)), " | ".join(reasons.get(number, []))]
            for number, row in left_out
        ]
        column = text(Message("rejected.column"), language)
        header += [""] * (width - len(header))
        yield draft, sheets.FactSheet(Path(draft.sheet).stem, (*header, column), cells)
