"""Names on the command line: completing them, asking back where one is misspelt, reading ``NAME=SCORE``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from graphcrm.records import Contact, Employee
    from graphcrm.snapshot import Snapshot

F = TypeVar("F", bound=Callable[..., Any])

MOST_COMPLETED = 40


def completed(store: str, account: str | None, typed: str) -> list[str]:
    """Names of the account's people that hold what was typed so far; none where the store can't be read now."""
    from graphcrm.errors import GraphCRMError
    from graphcrm.matching import folded
    from graphcrm.records import Contact, Employee
    from graphcrm.workspace import Workspace

    try:
        with Workspace.open(store, create=False) as workspace:
            seen = workspace.snapshot(account)
    except GraphCRMError:
        return []
    names = [each.name for side in (Contact, Employee) for each in seen.nodes(side).values()]
    return sorted(name for name in names if folded(typed) in folded(name))[:MOST_COMPLETED]


def yes_option(command: F) -> F:
    """``--yes``: `meant` takes the likeliest person without asking."""

    def kept(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001 — click's signature
        ctx.meta["graphcrm.yes"] = value

    text = "Take the likeliest where a name is misspelt, without asking."
    return click.option("--yes", is_flag=True, expose_value=False, callback=kept, help=text)(command)


def meant(seen: Snapshot, typed: str, kind: type[Contact | Employee] | None = None) -> str:
    """The id of whom a name means. Where it only looks like somebody's, a terminal is asked; else `NotFound` says who."""
    from graphcrm.account.wording import titled
    from graphcrm.errors import NotFound

    try:
        return seen.find_person(typed, kind).id
    except NotFound as error:
        try:
            person = seen.find_person(typed, kind, alike=True)
        except NotFound:
            raise error from None
        asked = f"“{typed}”: do you mean {titled(person)}?"
        if click.get_current_context().meta.get("graphcrm.yes"):
            return person.id
        if sys.stdin.isatty() and click.confirm(asked, default=True, err=True):
            return person.id
        hint = f"Did you mean {person.name} ({person.id})? Write it so, or add --yes."
        raise NotFound(error.what, hint=hint) from error


def scores(answers: Iterable[str]) -> dict[str, str]:
    """``NAME=SCORE`` by name. Raises `click.BadParameter`."""
    found: dict[str, str] = {}
    for each in answers:
        name, equals, score = each.rpartition("=")
        if not equals or not name.strip() or not score.strip():
            raise click.BadParameter(f"“{each}” is no answer. Write it as 'Lin Yue=9'.")
        found[name.strip()] = score.strip()
    return found
