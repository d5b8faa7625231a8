"""The language that the command line speaks: of what it says, of its help, and of click's own words."""

from __future__ import annotations

import gettext
import io
import os
import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

import click

from graphcrm.messages import DEFAULT, Fact, Message, Wording
from graphcrm.messages.catalogue import catalogue, folder

CLICK = "click"
"""The catalogue (a gettext domain) of click's own words, by their English."""
ISOLATES = "\u2066\u2067\u2068\u2069"
"""What sets a text apart from the direction around it; catalogues do so too, and only they may."""
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066\u2067\ufff9-\ufffb\ud800-\udfff]"
)
_PASSWORD = re.compile(r"//[^\s@]*:\S*@")
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


class TerminalWording(Wording):
    """Words for a terminal: no text from data, an argument or a file's name moves its cursor, turns its line or ends it."""

    @staticmethod
    @cache
    def of(language: str, *, short: bool = False) -> TerminalWording:
        """The wording of a language, made once."""
        return TerminalWording(catalogue(language), short=short)

    def isolated(self, words: str) -> str:
        return super().isolated(
            harmless(" ".join(words.split()) if not words.isprintable() else words, ISOLATES)
        )


def harmless(text: str, also: str = "") -> str:
    """A text without control and direction characters, and without those of ``also``: each as JSON escapes it."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"\\u{ord(sign):04x}" if sign in also or _UNSAFE.match(sign) else sign for sign in text)


def put(text: str, *, err: bool = False, also: str = "") -> None:
    """The one place from which text goes to the terminal: see `harmless`. A password in an address is not shown either."""
    click.echo(harmless(_PASSWORD.sub("//…@", text), also), err=err)


def show(error: click.ClickException) -> None:
    """An error of the call, which quotes what was typed."""
    said = io.StringIO()
    error.show(file=said)
    put(said.getvalue().removesuffix("\n"), err=True)


def read(fact: Fact, reading: str = "") -> str:
    """A message, or one fact, in words."""
    return TerminalWording.of(_CHOSEN.get()).read(fact, reading)


def echo(fact: Fact = "") -> None:
    """A result: on standard output."""
    put(read(fact))


def say(kind: str, /, **facts: Fact) -> None:
    """A message of this kind: on standard error, so that standard output holds results only."""
    put(read(Message(kind, **facts)), err=True)


def refused(message: Message, ctx: click.Context | None = None) -> click.UsageError:
    """The call itself is wrong; to be raised."""
    return click.UsageError(read(message), ctx)
