"""``--rules``: which file of rules counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphcrm.cli.speaking import say

if TYPE_CHECKING:
    from graphcrm.workspace.rules import RuleBook

F = TypeVar("F", bound=Callable[..., Any])


def rules_option(*also: str, envvar: str | None = None) -> Callable[[F], F]:
    """``--rules FILE``, before or behind the command; of the two, that behind it counts."""

    def keep(ctx: click.Context, param: click.Parameter, path: Path | None) -> None:  # noqa: ARG001 — click's signature
        if path is not None:
            ctx.find_root().ensure_object(dict)["rules"] = path

    return click.option(
        "--rules",
        *also,
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        expose_value=False,
        callback=keep,
        envvar=envvar,
        show_envvar=envvar is not None,
    )


def rule_book(ctx: click.Context) -> RuleBook:
    """The rules of ``--rules``, else of ``GRAPHCRM_RULES``, else of the project's ``graphcrm.toml``, else the defaults."""
    from graphcrm.workspace.rules import RuleBook, project_file

    named: Path | None = ctx.find_root().obj.get("rules")
    path = named or project_file(Path.cwd())
    if path is None:
        return RuleBook()
    if named is None:
        say("rules.of_project", file=str(path))
    return RuleBook.read(path)
