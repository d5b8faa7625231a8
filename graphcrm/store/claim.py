"""Who may have an embedded store's file: one writer, or any number of readers.

Ladybug locks the file of a writer against other writers, and lets anybody read at any time, even what is half written. So readers
take a lock of their own, which shuts writers out while they read, and is refused while somebody writes.
"""

from __future__ import annotations

import os
import re
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PAUSE_SECONDS = 0.05
_FLOCK = "hhqqi"
"""C's ``struct flock``: type, whence, start, length, pid. Only locks of a file in whole are asked for, so that all else is 0."""


class Claim:
    """A reader's lock on a file, held until `release`. Raises `BlockingIOError` where a writer has the file."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY)
        try:
            _lock(self._file)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _lock(file: int) -> None:
    """A lock of the open file and not of the process: closing the file elsewhere in the process does not undo it."""
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows: Ladybug's own lock keeps readers out
        return
    if hasattr(fcntl, "F_OFD_SETLK"):
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, struct.pack(_FLOCK, fcntl.F_RDLCK, 0, 0, 0, 0))
    else:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)


def is_held(error: Exception) -> bool:
    """Whether a file could not be had because somebody else has it."""
    return isinstance(error, BlockingIOError) or "lock" in str(error).lower()


def holder(path: Path, error: Exception) -> tuple[int, str]:
    """The process that writes to the file, and its user, as far as the system says; else 0 and nothing."""
    pid = int(match[1]) if (match := re.search(r"PID (\d+)", str(error))) else _writer(path)
    user = ""
    with suppress(OSError, KeyError, ImportError):
        import pwd

        user = pwd.getpwuid(Path(f"/proc/{pid}").stat().st_uid).pw_name
    return pid, user


def _writer(path: Path) -> int:
    with suppress(OSError, ImportError):
        import fcntl

        file = os.open(path, os.O_RDONLY)
        try:
            asked = struct.pack(_FLOCK, fcntl.F_RDLCK, 0, 0, 0, 0)
            kind, _, _, _, pid = struct.unpack(_FLOCK, fcntl.fcntl(file, fcntl.F_GETLK, asked))
            return max(0, pid) if kind == fcntl.F_WRLCK else 0
        finally:
            os.close(file)
    return 0


def tries(seconds: float) -> Iterator[bool]:
    """One try after another for so many seconds. Each is whether it is the last."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        yield False
        time.sleep(min(PAUSE_SECONDS, left))
    yield True
