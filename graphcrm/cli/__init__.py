"""The command line: parse, call the workspace, render. Commands are imported when they are called."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

COMMANDS = {
    "init": ("store", "Make an empty store."),
    "template": ("files", "Write a workbook to fill in."),
    "import": ("files", "Read a workbook or a folder of CSV files into the store."),
    "export": ("files", "Write what the store holds as a workbook or CSV files."),
    "status": ("store", "Say what the store holds."),
    "weakspots": ("look", "List where an account's decision chain would break."),
    "scorecard": (
        "scorecard",
        "Say what the three layers of relationships are worth, and on what that rests.",
    ),
    "whatif": ("change", "Show what would change if people left, turned, or got to know each other."),
    "trend": ("change", "Compare an account on an earlier day with today."),
    "explain": ("change", "Say everything about one person or opportunity, and where it was written."),
    "due": ("due", "List what is due or overdue, and for whom of ours."),
    "log": ("log", "Enter one thing by hand: a visit, minutes, feedback, a judgement …"),
    "view": ("look", "Write the page of an account: one HTML file, to be mailed and opened offline."),
    "report": ("report", "Write a report of an account, to read and to mail: HTML or Markdown."),
    "ask": ("ask", "Ask the store one of the shipped questions."),
    "demo": ("demo", "Load the example account, list its weak spots, and write its page."),
}
"""Every command with the module that holds it and one line of help, so that `--help` imports nothing."""


class Commands(click.Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 — click's signature
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"graphcrm.cli.{COMMANDS[cmd_name][0]}")
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
                raise click.UsageError(f"{error.message} Did you mean {' or '.join(near)}?", ctx) from error
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 — click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "GRAPHCRM"},
    epilog="Start here:  graphcrm demo  ·  then  graphcrm template accounts.xlsx  ·  graphcrm import accounts.xlsx  ·  graphcrm weakspots",
)
@click.version_option(package_name="graphcrm")
@click.option(
    "--store",
    metavar="PATH|ADDRESS",
    default="graphcrm.db",
    show_default=True,
    show_envvar=True,
    envvar="GRAPHCRM_STORE",
    help="A file, or neo4j://host:7687 (user and password from NEO4J_USERNAME and NEO4J_PASSWORD).",
)
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.pass_context
def cli(ctx: click.Context, store: str, debug: bool) -> None:
    """Know, before it hurts, on whom a large customer's decision hangs."""
    ctx.obj = {"store": store, "debug": debug}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 failed, 2 wrong usage, 3 rows rejected, 4 no store, 130 interrupted."""
    from graphcrm.errors import GraphCRMError

    given = _globals_first(list(sys.argv[1:] if arguments is None else arguments))
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream)
    try:
        result = cli.main(args=given, prog_name="graphcrm", standalone_mode=False)
    except GraphCRMError as error:
        if "--debug" in given:
            raise
        click.echo(f"Error: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return 130
    except (BrokenPipeError, SystemExit):  # click itself ends so where the reader of a pipe went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if "--debug" in given:
            raise
        click.echo(
            f"Error: something unexpected went wrong ({type(error).__name__}: {error}). Run it again with --debug and report what it shows.",
            err=True,
        )
        return 1
    return result if isinstance(result, int) else 0


def _globals_first(given: list[str]) -> list[str]:
    """``--store`` and ``--debug`` may stand anywhere; click wants them before the command."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(given)
    for word in waiting:
        if word == "--":
            rest += [word, *waiting]
        elif word == "--store":
            first += [word, *(following for following in [next(waiting, None)] if following is not None)]
        elif word == "--debug" or word.startswith("--store="):
            first.append(word)
        else:
            rest.append(word)
    return [*first, *rest]


def _as_utf8(stream: Any) -> None:  # noqa: ANN401 — whatever stands in for a stream
    """Names are written in Chinese characters too, whatever the terminal's default encoding."""
    if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
        stream.reconfigure(encoding="utf-8", errors="replace")
