"""CSV: one file, or a folder with one file a sheet."""

from __future__ import annotations

import codecs
import csv
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from graphcrm.errors import UnreadableFile
from graphcrm.messages import Fact, Message, listed
from graphcrm.validate import Draft, NumberedRow, Rows
from graphcrm.values import shown, unguarded

ENDINGS = {".csv", ".tsv", ".txt"}
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OTHER_FILES = (  # how they start, and what is said of them
    (b"PK\x03\x04", "file.is_archive"),
    (b"\xd0\xcf\x11\xe0", "file.is_old_office"),
    (b"%PDF", "file.is_pdf"),
)
GUESSES = ("gb18030", "big5", "cp1252")
LONGEST_CELL = 1_000_000
START = 4096
_CHUNK = 1 << 20


def accepts(path: Path) -> bool:
    """Whether this reader takes it: a folder, or a file by its ending."""
    return path.is_dir() or path.suffix.lower() in ENDINGS


def files(path: Path) -> list[Path]:
    """The CSV files, in the order of their names; those that start with “!”, “.” or “_” are left out."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.iterdir()
        if file.suffix.lower() in {".csv", ".tsv"} and file.name[0] not in "!._" and file.is_file()
    )


def drafts(path: Path, encoding: str | None) -> tuple[list[Draft], list[Fact]]:
    """A draft for each file, and a remark for each that is not UTF-8. A file that can't be decoded says so when it is read."""
    told = _known(encoding) if encoding else "utf-8"
    out: list[Draft] = []
    remarks: list[Fact] = []
    for file in files(path):
        try:
            used = encoding_of(file, encoding)
        except UnreadableFile as error:
            out.append(Draft(file.name, file.name, _raising(error)))
            continue
        if used not in {"utf-8", "utf-8-sig"}:
            remarks.append(Message("file.read_as", file=file.name, encoding=used.upper()))
        elif told not in {"utf-8", "utf-8-sig"}:
            remarks.append(Message("file.read_as_utf8", file=file.name, encoding=told.upper()))
        out.append(Draft(file.name, file.name, _reader(file, used)))
    return out, remarks


def _raising(error: UnreadableFile) -> Rows:
    def rows() -> NoReturn:
        raise error

    return rows


def encoding_of(file: Path, told: str | None) -> str:
    """The file's encoding: by its mark, else UTF-8 where every byte fits, else the one told. Never guessed silently.

    Two-byte characters alone can fit UTF-8 by chance (模 in GB18030 is ģ): there the one told is right.
    """
    told = _known(told) if told else None
    with file.open("rb") as stream:
        start = stream.read(START)
    _refuse_other_files(file, start)
    marked = next((name for mark, name in MARKS if start.startswith(mark)), None)
    if marked is not None:
        return _fits(file, marked, start)
    if told is None:
        _refuse_zero_bytes(file, start)
        return _fits(file, "utf-8", start)
    if told != "utf-8" and not _surely_utf8(file):
        return _fits(file, told, start)
    return _fits(file, "utf-8", start)


def _known(told: str) -> str:
    try:
        b"a".decode(told, "replace")  # a codec such as “hex” exists, but is none for text
        return codecs.lookup(told).name
    except (LookupError, ValueError) as error:
        raise UnreadableFile(
            Message("file.no_encoding", encoding=told), hint=Message("file.no_encoding.advice")
        ) from error


def _refuse_other_files(file: Path, start: bytes) -> None:
    kind = next((kind for magic, kind in OTHER_FILES if start.startswith(magic)), None)
    if kind is not None:
        raise UnreadableFile(
            Message("file.unreadable", file=file.name),
            why=Message(kind),
            hint=Message("file.not_csv.advice"),
        )


def _refuse_zero_bytes(file: Path, start: bytes) -> None:
    if b"\0" not in start:
        return
    likely = "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
    raise UnreadableFile(
        Message("file.unreadable", file=file.name),
        why=Message("file.zero_bytes"),
        hint=Message("file.zero_bytes.advice", encoding=likely),
    )


def _decoded(file: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _surely_utf8(file: Path) -> bool:
    highest = ""
    try:
        for text in _decoded(file, "utf-8"):
            if "\0" in text:
                return False
            highest = max(highest, max(text, default=""))
    except UnicodeError:
        return False
    return highest >= "\u0800"


def _fits(file: Path, encoding: str, start: bytes) -> str:
    line = 1
    try:
        for text in _decoded(file, encoding):
            line += text.count("\n")
    except UnicodeDecodeError as error:
        line += error.object[: error.start].count(b"\n")
        raise _undecodable(file, start, line, encoding) from error
    except UnicodeError as error:
        raise _undecodable(file, start, line, encoding) from error
    return encoding


def _undecodable(file: Path, start: bytes, line: int, encoding: str) -> UnreadableFile:
    looks = [
        Message("file.would_read", encoding=guess, line=read)
        for guess in GUESSES
        if guess != encoding and (read := _first_foreign_line(start, guess))
    ]
    hint = (
        Message("file.undecodable.choose", looks=listed(looks, style="semicolon"))
        if looks
        else Message("file.undecodable.advice")
    )
    return UnreadableFile(
        Message("file.unreadable", file=file.name),
        why=Message("file.undecodable", line=line, encoding=encoding.upper()),
        hint=hint,
    )


def _first_foreign_line(start: bytes, encoding: str) -> str:
    """The first line that is not plain ASCII, as this encoding reads it; empty where it can't be read so."""
    lines = start.splitlines()[: -1 if len(start) == START else None]
    line = next((line for line in lines if not line.isascii()), b"")
    try:
        return shown(line.decode(encoding), 40)
    except UnicodeDecodeError:
        return ""


def _reader(file: Path, encoding: str) -> Rows:
    def rows() -> Iterator[NumberedRow]:
        csv.field_size_limit(LONGEST_CELL)
        numbers = itertools.count(1)
        try:
            with file.open(encoding=encoding, newline="") as stream:
                delimiter = _delimiter(stream.readline(LONGEST_CELL))
                stream.seek(0)
                lines = csv.reader(stream, delimiter=delimiter, strict=True)
                for number, cells in zip(numbers, lines):  # noqa: B905 — one is endless
                    yield number, [*map(unguarded, cells)] if "'" in "".join(cells) else cells
        except csv.Error as error:
            raise UnreadableFile(
                Message("file.unreadable", file=file.name),
                why=Message("file.breaks_off", row=next(numbers) - 1, reason=str(error)),
                hint=Message("file.breaks_off.advice"),
            ) from error
        except (OSError, UnicodeError) as error:
            raise UnreadableFile(
                Message("file.unreadable", file=file.name),
                why=Message("file.changed"),
                hint=Message("file.try_again"),
            ) from error

    return rows


def _delimiter(header: str) -> str:
    """What parts the cells of the header, outside quotation marks: a comma, semicolon or tab."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(",;\t", key=bare.count)
