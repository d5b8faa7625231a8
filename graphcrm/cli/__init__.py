"""The command line: parse, call the workspace, render. Commands are imported when they are called."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from graphcrm.cli.common import rules_option
from graphcrm.cli.speaking import chosen, read, refused, say, show, speaking
from graphcrm.cli.worded import Group
from graphcrm.messages import Message, fitting, joined, preferred

COMMANDS = {
    "init": "store",
    "template": "store",
    "import": "store",
    "export": "export",
    "status": "store",
    "doctor": "doctor",
    "weakspots": "look",
    "scorecard": "scorecard",
    "whatif": "change",
    "trend": "change",
    "explain": "change",
    "due": "due",
    "log": "log",
    "view": "view",
    "report": "view",
    "ask": "ask",
    "demo": "demo",
}
"""Every command with the module that holds it, so that `--help` imports none of them."""
ANYWHERE = ("--store", "--database", "--wait")
"""General options with a value that may stand behind the command as well."""
OWN_LANGUAGE = ("view",)
"""Commands with a ``--language`` of their own."""


class Commands(Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 — click's signature
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"graphcrm.cli.{COMMANDS[cmd_name]}")
        return getattr(module, f"{cmd_name}_command")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; a misspelt command is answered with the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], COMMANDS, n=2) if args else []
            if near:
                names = joined(near, style="or")
                raise refused(Message("command.near", wrong=error.message, near=names), ctx) from error
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 — click's signature
        with formatter.section(read(Message("command.commands"))):
            formatter.write_dl([(name, read(Message(f"command.{name}.short"))) for name in COMMANDS])


@click.group(
    name="",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "GRAPHCRM"},
)
@click.version_option(package_name="graphcrm")
@click.option(
    "--store",
    metavar="PATH|ADDRESS",
    default="graphcrm.db",
    show_default=True,
    show_envvar=True,
    envvar="GRAPHCRM_STORE",
)
@click.option("--database", metavar="NAME", show_envvar=True, envvar="NEO4J_DATABASE")
@click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(0),
    default=10.0,
    show_default=True,
    show_envvar=True,
    envvar="GRAPHCRM_WAIT",
)
@rules_option(envvar="GRAPHCRM_RULES")
@click.option("--language", metavar="TAG", show_envvar=True, envvar="GRAPHCRM_LANGUAGE", expose_value=False)
@click.option("--debug", is_flag=True)
@click.pass_context
def cli(ctx: click.Context, store: str, database: str | None, wait: float, debug: bool) -> None:
    """Know, before it hurts, on whom a large customer's decision hangs."""
    ctx.ensure_object(dict).update(store=store, database=database, wait=wait, debug=debug)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 failed, 2 wrong usage, 3 rows rejected, 4 no store, 130 interrupted."""
    general, others = _apart(list(sys.argv[1:] if arguments is None else arguments))
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream)
    with speaking(_language(general)):
        return _run([*general, *others])


def _run(words: list[str]) -> int:
    try:
        result = cli.main(args=words, prog_name="graphcrm", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        show(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("command.interrupted")
        return 130
    except (BrokenPipeError, SystemExit):  # click itself ends so where the reader of a pipe went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if "--debug" in words:
            raise
        return _failed(error)
    return result if isinstance(result, int) else 0


def _failed(error: Exception) -> int:
    """Say in one sentence what went wrong; the exit code."""
    from graphcrm.errors import GraphCRMError, OutputError, because

    if isinstance(error, OSError):
        error = OutputError(Message("output.terminal"), why=because(error))
    if isinstance(error, GraphCRMError):
        show(click.ClickException(error.text(chosen())))
        return error.exit_code
    say("command.unexpected", kind=type(error).__name__, what=str(error))
    return 1


def _language(general: Sequence[str]) -> str:
    """What ``--language`` says, else what the computer says."""
    for word, value in zip(general, (*general[1:], ""), strict=False):
        name, equals, tag = word.partition("=")
        if name == "--language":
            return fitting(tag if equals else value)
    return preferred()


def _apart(words: list[str]) -> tuple[list[str], list[str]]:
    """`ANYWHERE`, ``--language`` and ``--debug`` may stand anywhere; click wants them before the command: these, and the others."""
    general: list[str] = []
    others: list[str] = []
    waiting = iter(words)
    for word in waiting:
        name, equals, _ = word.partition("=")
        if word == "--":
            others += [word, *waiting]
        elif word == "--debug":
            general.append(word)
        elif name in ANYWHERE or (name == "--language" and not {*OWN_LANGUAGE} & {*others}):
            value = None if equals else next(waiting, None)
            general += [word] if value is None else [word, value]
        else:
            others.append(word)
    return general, others


def _as_utf8(stream: Any) -> None:  # noqa: ANN401 — whatever stands in for a stream
    """Names are written in Chinese characters too, whatever the terminal's default encoding."""
    if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
        stream.reconfigure(encoding="utf-8", errors="replace")
