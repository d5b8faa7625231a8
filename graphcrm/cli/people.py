"""Names on the command line: completing them, and reading ``NAME=SCORE``."""

from __future__ import annotations

from collections.abc import Iterable

import click

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


def scores(answers: Iterable[str]) -> dict[str, str]:
    """``NAME=SCORE`` by name. Raises `click.BadParameter`."""
    found: dict[str, str] = {}
    for each in answers:
        name, equals, score = each.rpartition("=")
        if not equals or not name.strip() or not score.strip():
            raise click.BadParameter(f"“{each}” is no answer. Write it as 'Lin Yue=9'.")
        found[name.strip()] = score.strip()
    return found
