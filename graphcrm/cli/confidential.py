"""`--redact`: what is taken out of what is passed on, and the secret that codes follow from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphcrm.cli.common import F, file_path
from graphcrm.messages import Message

if TYPE_CHECKING:
    from graphcrm.snapshot.redact import Redaction

WHAT = ("names", "people", "money")
SHORTEST_KEY = 16
"""Characters of a secret: a shorter one can be guessed."""


def redact_options(command: F) -> F:
    """``--redact``, ``--redact-key``; `redaction_of` makes of them what is taken out."""
    key = click.option("--redact-key", metavar="FILE", type=file_path(dir_okay=False))
    return click.option("--redact", multiple=True, type=click.Choice(WHAT))(key(command))


def redaction_of(redact: tuple[str, ...], redact_key: Path | None) -> Redaction | None:
    """What is taken out, by the secret in the file or in ``GRAPHCRM_REDACT_KEY``, else by a new one; nothing: ``None``.

    A secret never stands on the command line, where whoever lists the processes reads it. Raises `UsageError`.
    """
    from graphcrm.errors import UsageError, because
    from graphcrm.snapshot.redact import Redaction

    if not redact:
        return None
    key = os.environ.get("GRAPHCRM_REDACT_KEY", "")
    if redact_key is not None:
        try:
            key = redact_key.read_text("utf-8").strip()
        except OSError as error:
            unread = Message("redact.no_key", file=str(redact_key))
            raise UsageError(unread, why=because(error), hint=Message("redact.key_hint")) from error
        except UnicodeError:
            key = ""
    if (key or redact_key) and len(key) < SHORTEST_KEY:
        raise UsageError(Message("redact.short_key", least=SHORTEST_KEY), hint=Message("redact.key_hint"))
    return Redaction(redact, key)
