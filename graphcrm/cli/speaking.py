"""The language that the command line speaks: of what it says, of its help, and of click's own words."""

from __future__ import annotations

import gettext
import os
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

import click

from graphcrm.messages import DEFAULT, Fact, Message, text
from graphcrm.messages.catalogue import folder

CLICK = "click"
"""The catalogue (a gettext domain) of click's own words, by their English."""
_CHOSEN: ContextVar[str] = ContextVar("language", default=DEFAULT)


def chosen() -> str:
    """The language that everything is said in."""
    return _CHOSEN.get()


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Speak a language meanwhile. Click asks the standard library's gettext, which goes by ``LANGUAGE``."""
    token, domain, before = _CHOSEN.set(language), gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(CLICK, str(folder()))
    gettext.textdomain(CLICK)
    os.environ["LANGUAGE"] = language.replace("-", "_")
    try:
        yield
    finally:
        _CHOSEN.reset(token)
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before


def read(fact: Fact, reading: str = "") -> str:
    """A message, or one fact, in words."""
    return text(fact, _CHOSEN.get(), reading)


def echo(fact: Fact = "") -> None:
    """A result: on standard output."""
    click.echo(read(fact))


def say(kind: str, /, **facts: Fact) -> None:
    """A message of this kind: on standard error, so that standard output holds results only."""
    click.echo(read(Message(kind, **facts)), err=True)


def refused(message: Message, ctx: click.Context | None = None) -> click.UsageError:
    """The call itself is wrong; to be raised."""
    return click.UsageError(read(message), ctx)
