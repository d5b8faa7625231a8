"""Commands whose help stands in the catalogues, looked up when it is shown.

A command ``weakspots`` has ``command.weakspots.help``, ``.short`` (its line in the list of commands), ``.examples``, and
``command.weakspots.option.why`` for each option; an option that commands share has ``option.account``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

import click
from click.shell_completion import CompletionItem

from graphcrm.cli.speaking import chosen, read
from graphcrm.messages import Fact, Message, Wording

OPTIONS, SUBCOMMAND = "[OPTIONS]", "COMMAND [ARGS]..."
PLACEHOLDER = re.compile(r"[A-Z]{2,}(?: [A-Z]+)*")
"""A word of a placeholder (``NAME=SCORE``, ``[OUT]``), which languages have their own for."""
NEVER_FIRST = frozenset("，。、；：！？）》」”…·%")
"""What no line begins with."""


FILLER = "\0"
"""Behind a wide letter while click counts letters; never written."""


class Formatter(click.HelpFormatter):
    """Breaks lines where Chinese may be broken, by the columns that it takes; other texts as click does."""

    def write_heading(self, heading: str) -> None:
        if broken(heading, self.width) == heading:
            super().write_heading(heading)
        else:
            self.write(f"{heading}：\n")

    def write_text(self, text: str) -> None:
        super().write_text(broken(text, self.width - self.current_indent))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = [("".join(map(_filled_up, term)), words) for term, words in rows]
        first = min(max(len(term) for term, _ in rows), col_max) + col_spacing
        width = max(self.width - first - 2, 10)
        super().write_dl([(term, broken(words, width)) for term, words in rows], col_max, col_spacing)

    def write(self, string: str) -> None:
        super().write(string.replace(FILLER, ""))


def _filled_up(letter: str) -> str:
    return letter + FILLER * (_columns(letter) - 1)


def broken(words: str, width: int) -> str:
    """A text with wide letters in lines of so many columns, as click leaves them."""
    if not any(_columns(letter) == 2 for letter in words):
        return words
    return "\n\n".join("\b\n" + "\n".join(_lines(part, width)) for part in words.split("\n\n"))


def _lines(words: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for piece in _pieces(words):
        columns = sum(map(_columns, piece))
        if line and used + columns > width:
            yield line.rstrip()
            line, used, piece = "", 0, piece.lstrip()  # noqa: PLW2901 — no line begins with a blank
            columns = sum(map(_columns, piece))
        line, used = line + piece, used + columns
    yield line.rstrip()


def _pieces(words: str) -> Iterator[str]:
    """What may not be broken: a narrow word, a wide letter with the signs behind it."""
    piece = words[:1]
    for before, letter in pairwise(words):
        free = letter == " " or 2 in (_columns(before), _columns(letter))
        if free and letter not in NEVER_FIRST and before not in "（《「“":
            yield piece
            piece = ""
        piece += letter
    yield piece


def _columns(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


class Context(click.Context):
    """Writes help by `Formatter`."""

    formatter_class = Formatter


class Command(click.Command):
    """A command of the program. ``under`` are the commands above it (``log.``), ``facts`` those that its help names."""

    context_class = Context

    def __init__(
        self,
        name: str | None,
        *,
        under: str = "",
        facts: dict[str, Fact] | None = None,
        **settings: Any,  # noqa: ANN401 — click's settings
    ) -> None:
        super().__init__(name, **settings)
        self.key = f"command.{under}{name}" if name else "command"
        self.facts = facts or {}
        english = click.Context(self)
        self.placeholders = {param.name: param.make_metavar(english) for param in self.params}

    def words(self, *kinds: str) -> str:
        """What the catalogues say of the first of these kinds that they know; nothing where they know none."""
        for kind in kinds:
            with suppress(KeyError):
                return read(Message(kind, **self.facts))
        return ""

    def translate(self) -> None:
        """Take the help of the command and its options from the catalogues, in the language of now."""
        self.help, self.epilog = self.words(f"{self.key}.help"), self.words(f"{self.key}.examples")
        catalogue = Wording.of(chosen()).catalogue
        self.options_metavar = catalogue.term(OPTIONS)
        above = self.key.rpartition(".")[0]
        for param in self.params:
            param.metavar = PLACEHOLDER.sub(
                lambda word: catalogue.term(word[0], "placeholder"), self.placeholders[param.name]
            )
            if isinstance(param, click.Option):
                name = next(name for name in param.opts if name.startswith("--"))
                option = f"option.{name.removeprefix('--').replace('-', '_')}"
                param.help = self.words(f"{self.key}.{option}", f"{above}.{option}", option)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click keeps the option it once made."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words("option.help")
        return option

    def get_usage(self, ctx: click.Context) -> str:
        self.translate()
        return super().get_usage(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.translate()
        super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its line in a list of commands: cut off where it is too long, but not in languages without blanks."""
        self.translate()
        words = self.help or ""
        return words if broken(words, limit) != words else super().get_short_help_str(limit)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        self.translate()
        return super().shell_complete(ctx, incomplete)


class Group(Command, click.Group):
    """A command with commands below it."""

    def translate(self) -> None:
        super().translate()
        self.subcommand_metavar = Wording.of(chosen()).catalogue.term(SUBCOMMAND)


def command(name: str, *, under: str = "", **facts: Fact) -> Callable[[Callable[..., Any]], Command]:
    """A command with this name; ``facts`` are those that its help names."""
    return click.command(name, cls=Command, under=under, facts=facts)
