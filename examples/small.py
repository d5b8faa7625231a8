"""What the two small examples share: rows, added sheet by sheet and written as CSV files."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Sheets:
    """Rows by sheet. Blank cells are left out, and so are columns that no row of a sheet fills."""

    def __init__(self, recorded_by: str) -> None:
        self.recorded_by = recorded_by
        self.rows: dict[str, list[dict[str, str]]] = {}

    def add(self, sheet: str, **cells: object) -> None:
        row = {name: str(cell) for name, cell in cells.items() if cell not in ("", None)}
        self.rows.setdefault(sheet, []).append(row)

    def judge(self, sheet: str, start: str, end: str, on: str, confidence: str = "observed", source: str = "Meeting", **cells: object) -> None:
        """A tie that somebody judged on a day."""
        self.add(sheet, from_id=start, to_id=end, **cells, source=source, observed_on=on, recorded_by=self.recorded_by, confidence=confidence)

    def table(self, sheet: str, columns: str, *lines: str) -> None:
        """Rows written as text, a line each, cells apart by bars."""
        for line in lines:
            self.add(sheet, **dict(zip(columns.split(), (cell.strip() for cell in line.split("|")), strict=True)))

    def people(self, *lines: str) -> None:
        """Contacts as ``id | name | title | rank | key | unit | boss``, with where they work and to whom they report."""
        for line in lines:
            ident, name, title, rank, key, unit, boss = (cell.strip() for cell in line.split("|"))
            address = f"{name.lower().replace(' ', '.')}@example.com"
            self.add("Contact", id=ident, name=name, title=title, rank=rank, key=key, email=address)
            self.add("WORKS_IN", from_id=ident, to_id=unit)
            if boss:
                self.judge("REPORTS_TO", ident, boss, "2026-01-12", "confirmed", "Organization chart")

    def met(self, *lines: str) -> None:
        """Interactions as ``id | kind | day | purpose | quality | filed | minutes | concerns | who came``."""
        for line in lines:
            ident, kind, day, purpose, quality, filed, minutes, concerns, came = (cell.strip() for cell in line.split("|"))
            self.add("Interaction", id=ident, kind=kind, held_on=day, purpose=purpose, quality=quality, filed_on=filed, minutes_on=minutes)
            self.add("CONCERNS", from_id=ident, to_id=concerns)
            for one in came.split():
                self.add("ATTENDED", from_id=one, to_id=ident)

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for sheet, rows in self.rows.items():
            header = list(dict.fromkeys(name for row in rows for name in row))
            text = io.StringIO()
            writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            (folder / f"{sheet}.csv").write_bytes(text.getvalue().encode())
