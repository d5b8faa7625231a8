"""Files in: each reader turns one kind of file into drafts, as it found them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graphcrm.errors import UnreadableFile, because
from graphcrm.ingest import csv_files, workbook
from graphcrm.ingest.toml_files import scenarios, tables
from graphcrm.messages import Fact, Message
from graphcrm.validate import Draft

READERS = (csv_files, workbook)
"""Each reader: `accepts(path)`, `files(path)` and `drafts(path, encoding)`."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: its name as people know it, a digest of its bytes, its sheets, and remarks worth saying."""

    name: str
    digest: str
    drafts: tuple[Draft, ...]
    remarks: tuple[Fact, ...]
    files: tuple[Path, ...] = ()

    def refuse_changed(self) -> None:
        """Raise `UnreadableFile` where the files are no longer those that the digest was made of."""
        if self.files and _digest(self.files) != self.digest:
            what = Message("file.unreadable", file=self.name)
            raise UnreadableFile(what, why=Message("file.changed"), hint=Message("file.try_again"))


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        digest.update(file.name.encode("utf-8", "surrogateescape"))
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "blake2b").digest())
    return digest.hexdigest()


def read(path: Path, encoding: str | None = None) -> Source:
    """Read a workbook (.xlsx), a CSV file, or a folder of CSV files. Raises `UnreadableFile`."""
    try:
        return _read(path, encoding)
    except OSError as error:
        raise UnreadableFile(
            Message("file.unreadable", file=str(path)),
            why=because(error),
            hint=Message("file.check_access"),
        ) from error


def _read(path: Path, encoding: str | None) -> Source:
    if not path.exists():
        raise UnreadableFile(Message("file.none", file=str(path)), hint=Message("file.none.advice"))
    reader = next((reader for reader in READERS if reader.accepts(path)), None)
    if reader is None:
        raise UnreadableFile(
            Message("file.unreadable", file=path.name),
            why=Message("file.other_kind"),
            hint=Message("file.other_kind.advice"),
        )
    files = tuple(reader.files(path))
    digest = _digest(files)
    drafts, remarks = reader.drafts(path, encoding)
    if not drafts:
        why = Message("file.no_csv" if path.is_dir() else "file.empty_sheets")
        raise UnreadableFile(
            Message("file.nothing", file=path.name),
            why=why,
            hint=Message("file.from_template"),
        )
    return Source(path.name, digest, tuple(drafts), tuple(remarks), files)


__all__ = ["READERS", "Source", "read", "scenarios", "tables"]
