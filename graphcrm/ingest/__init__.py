"""Files in: each reader turns one kind of file into drafts, as it found them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from graphcrm.errors import UnreadableFile
from graphcrm.ingest import csv_files, workbook
from graphcrm.ingest.policy_files import tables
from graphcrm.ingest.scenario_files import scenarios
from graphcrm.validate import Draft

READERS = (csv_files, workbook)
"""Each reader: `accepts(path)`, `files(path)` and `drafts(path, encoding)`."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: its name as people know it, a digest of its bytes, its sheets, and remarks worth saying."""

    name: str
    digest: str
    drafts: tuple[Draft, ...]
    remarks: tuple[str, ...]


def read(path: Path, encoding: str | None = None) -> Source:
    """Read a workbook (.xlsx), a CSV file, or a folder of CSV files. Raises `UnreadableFile`."""
    try:
        return _read(path, encoding)
    except OSError as error:
        raise UnreadableFile(
            f"{path} can't be read",
            why=error.strerror,
            hint="Close it elsewhere, or check your access to it.",
        ) from error


def _read(path: Path, encoding: str | None) -> Source:
    if not path.exists():
        raise UnreadableFile(
            f"There is no file or folder {path}", hint="Give a workbook (.xlsx) or a folder of CSV files."
        )
    reader = next((reader for reader in READERS if reader.accepts(path)), None)
    if reader is None:
        raise UnreadableFile(
            f"{path.name} can't be read",
            why="it is neither a workbook (.xlsx) nor CSV",
            hint="Save it as .xlsx or CSV.",
        )
    digest = hashlib.blake2b(digest_size=16)
    for file in reader.files(path):
        digest.update(file.name.encode("utf-8", "surrogateescape"))
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "blake2b").digest())
    drafts, remarks = reader.drafts(path, encoding)
    if not drafts:
        what = "there is no CSV file in it" if path.is_dir() else "every sheet of it is empty"
        raise UnreadableFile(
            f"{path.name} holds nothing to import",
            why=what,
            hint="Start from a template: graphcrm template accounts.xlsx",
        )
    return Source(path.name, digest.hexdigest(), tuple(drafts), tuple(remarks))


__all__ = ["READERS", "Source", "read", "scenarios", "tables"]
