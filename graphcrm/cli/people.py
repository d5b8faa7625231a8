"""Names on the command line: completing them, asking back where one is misspelt, reading ``NAME=SCORE``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphcrm.cli.speaking import read
from graphcrm.messages import Message, Name, Person

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
        with Workspace.open(store, write=False) as workspace:
            snapshot = workspace.snapshot(account)
    except GraphCRMError:
        return []
    names = [person.name for side in (Contact, Employee) for person in snapshot.nodes(side).values()]
    return sorted(name for name in names if folded(typed) in folded(name))[:MOST_COMPLETED]


def likeliest_option(command: F) -> F:
    """``--yes``: `meant` takes the likeliest person without asking."""

    def keep(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001 — click's signature
        ctx.meta["graphcrm.yes"] = value

    return click.option("--yes", "likeliest", is_flag=True, expose_value=False, callback=keep)(command)


def meant(snapshot: Snapshot, typed: str, kind: type[Contact | Employee] | None = None) -> str:
    """The id of whom a name means. Where it only looks like somebody's, a terminal is asked; else `NotFound` says who."""
    from graphcrm.errors import NotFound

    try:
        return snapshot.find_person(typed, kind).id
    except NotFound as error:
        try:
            person = snapshot.find_person(typed, kind, alike=True)
        except NotFound:
            raise error from None
        if click.get_current_context().meta.get("graphcrm.yes"):
            return person.id
        asked = read(Message("log.do_you_mean", typed=typed, who=_titled(person)))
        if sys.stdin.isatty() and click.confirm(asked, default=True, err=True):
            return person.id
        name = Name(person.name, person.name_zh or "")
        raise NotFound(error.what, hint=Message("log.did_you_mean", name=name, id=person.id)) from error


def _titled(person: Contact | Employee) -> Person:
    title_zh = getattr(person, "title_zh", None) or ""
    return Person(person.id, person.name, person.name_zh or "", person.title or "", title_zh)


def scores(answers: Iterable[str]) -> dict[str, str]:
    """``NAME=SCORE`` by name. Raises `click.BadParameter`."""
    by_name: dict[str, str] = {}
    for answer in answers:
        name, equals, score = answer.rpartition("=")
        if not equals or not name.strip() or not score.strip():
            raise click.BadParameter(read(Message("log.no_answer", answer=answer)))
        by_name[name.strip()] = score.strip()
    return by_name
