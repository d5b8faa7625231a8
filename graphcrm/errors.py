"""The exception tree. Bad data is a value (`graphcrm.validate.Problem`); what stops the work is one of these.

GraphCRMError                       exit code
├── UsageError                      2   the call itself is wrong
├── InputError                      3   what was handed in can't be used; nothing was written
│   ├── UnreadableFile                  a file is missing, broken, locked or in an unknown encoding
│   └── RowsRejected                    rows have problems; carries them all
├── NotFound                        1   no such account, person, question, date
├── OutputError                     1   a result can't be written where it should go
└── StoreError                      1
    ├── StoreUnreachable            4   no server answers, or it refuses us
    ├── StoreBusy                   4   another process holds the file
    └── StoreVersionError           1   the store is of another schema version
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, ClassVar

from graphcrm.messages import DEFAULT, Fact, Message, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.validate import Problem


SYSTEM = (
    "EACCES",
    "EDQUOT",
    "EEXIST",
    "EISDIR",
    "ENOENT",
    "ENOSPC",
    "ENOTDIR",
    "ENOTEMPTY",
    "EPERM",
    "EROFS",
)
"""What a system refuses, as far as the catalogues have it; other reasons are said as the system says them."""


def because(error: OSError) -> Fact:
    """Why the system refused."""
    name = errno.errorcode.get(error.errno or 0, "")
    return Message(f"system.{name}") if name in SYSTEM else error.strerror or str(error)


class GraphCRMError(Exception):
    """One sentence: what went wrong, with which thing, why, and what to try."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: Fact, *, why: Fact | None = None, hint: Fact | None = None) -> None:
        self.what, self.why, self.hint = what, why, hint
        super().__init__(what, why, hint)

    def __str__(self) -> str:
        """In English."""
        return self.text(DEFAULT)

    def text(self, language: str) -> str:
        """What happened, why, and what to try, in words."""
        what = text(self.what, language).rstrip(".。")
        if self.why:
            why = text(self.why, language).rstrip(".。")
            what = text(Message("error.because", what=what, why=why), language)
        sentence = text(Message("error.sentence", what=what), language)
        hint = text(self.hint, language) if self.hint else ""
        return sentence + text(Message("error.hint", hint=hint), language) if hint else sentence


class UsageError(GraphCRMError):
    """The call itself is wrong."""

    exit_code = 2


class InputError(GraphCRMError):
    """What was handed in can't be used; nothing was written."""

    exit_code = 3


class UnreadableFile(InputError):
    """A file is missing, broken, locked or in an unknown encoding."""


class RowsRejected(InputError):
    """Rows have problems. ``problems`` holds every one."""

    def __init__(
        self, what: Fact, problems: Sequence[Problem], *, why: Fact | None = None, hint: Fact | None = None
    ) -> None:
        super().__init__(what, why=why, hint=hint)
        self.problems = tuple(problems)


class NotFound(GraphCRMError):
    """No such account, person, question or date."""


class OutputError(GraphCRMError):
    """A result can't be written where it should go."""


class StoreError(GraphCRMError):
    """The store can't do what it was asked."""


class StoreUnreachable(StoreError):
    """No server answers, or it refuses us."""

    exit_code = 4


class StoreBusy(StoreError):
    """Another process holds the store's file."""

    exit_code = 4


class StoreVersionError(StoreError):
    """The store is of another schema version than this program."""
