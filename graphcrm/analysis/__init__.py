"""What a strategist asks of an account: one module a question, each pure, from what was seen to findings.

An analysis is a module with ``find(account)``, which returns a frozen result with ``findings`` (see `result`).
`analyze` runs them all over one snapshot. To add one: its module, and its line in `ANALYSES`.
"""

from __future__ import annotations

import gc
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import keeps_quiet
from graphcrm.account.rules import Rules
from graphcrm.analysis import (
    balance,
    concentration,
    coverage,
    influence,
    key_players,
    opposition,
    outcome,
    power,
    reliability,
    routes,
    silos,
    single_points,
    structure,
)
from graphcrm.analysis.result import Result
from graphcrm.analysis.weak_spots import gathered
from graphcrm.findings import Finding, ranked
from graphcrm.messages import DEFAULT
from graphcrm.records import Supports
from graphcrm.snapshot import Snapshot

R = TypeVar("R", bound=Result)


class Inquiry(Protocol):
    """A module that answers one question."""

    def find(self, account: AccountGraph) -> Result:
        """The answer for one account at one date."""
        ...


ANALYSES: Mapping[str, Inquiry] = MappingProxyType(
    {
        "single_points": single_points,
        "routes": routes,
        "reliability": reliability,
        "coverage": coverage,
        "opposition": opposition,
        "structure": structure,
        "outcome": outcome,
        "power": power,
        "influence": influence,
        "silos": silos,
        "balance": balance,
        "key_players": key_players,
        "concentration": concentration,
    }
)
"""Every analysis, by name."""

BLIND_TO: Mapping[str, frozenset[type]] = MappingProxyType(
    dict.fromkeys(("structure", "power", "influence", "silos"), frozenset({Supports}))
)
"""By analysis: the types of record that it never reads, so that a change of those alone changes nothing in it.

Next steps read who keeps quiet: see `_same_help`.
"""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that was computed about one account at one date: the results by name, and their findings, worst first.

    ``layers`` are the findings of the assessment, where it was made.
    """

    account: AccountGraph
    results: Mapping[str, Result]
    findings: tuple[Finding, ...]
    layers: tuple[Finding, ...] = ()

    @property
    def weak_spots(self) -> tuple[Finding, ...]:
        """Each weak spot once, with all that is found of it, the worst first: the list that every output shows."""
        return gathered(self.account, (*self.findings, *self.layers))

    @property
    def snapshot(self) -> Snapshot:
        """What it was computed from."""
        return self.account.snapshot

    @property
    def routes(self) -> routes.Routes:
        """How every decision maker is reached."""
        return self.of(routes.Routes)

    def of(self, kind: type[R]) -> R:
        """The result of this kind."""
        return next(result for result in self.results.values() if isinstance(result, kind))

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        """The results by name, as plain data."""
        return {name: result.to_dict(language) for name, result in self.results.items()}


def analyze(snapshot: Snapshot, rules: Rules | None = None, *, before: Analysis | None = None) -> Analysis:
    """Ask every question of one account at one date.

    ``before`` is an analysis of the same account: what can't have changed since is taken over from it. The answer is
    the same with and without.
    """
    rules = rules or Rules()
    if before:
        account, changed = before.account.changed(snapshot, rules)
    else:
        account, changed = AccountGraph(snapshot, rules), None
    earlier: Mapping[str, Result] = {}
    if before and changed is not None and _same_help(before.account, account):
        same = (name for name in ANALYSES if changed <= BLIND_TO.get(name, frozenset()))
        earlier = {name: before.results[name] for name in same}
    with _uncollected():
        results = {name: earlier.get(name) or question.find(account) for name, question in ANALYSES.items()}
    findings = ranked(finding for result in results.values() for finding in result.findings)
    return Analysis(account, MappingProxyType(results), findings)


def _same_help(before: AccountGraph, after: AccountGraph) -> bool:
    """Whether nobody began or ceased to keep quiet: then next steps ask the same people for help."""
    pairs = ((before.stances, after.stances), (before.stances_on, after.stances_on))
    turned = {who for old, new in pairs for who in (*old, *new) if old.get(who) != new.get(who)}
    return turned <= before.contacts.keys() & after.contacts.keys() and all(
        keeps_quiet(before, who) == keeps_quiet(after, who) for who in turned
    )


@contextmanager
def _uncollected() -> Generator[None]:
    """Without looking for circles of objects meanwhile: an analysis makes many objects that stay, and few circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


__all__ = ["ANALYSES", "AccountGraph", "Analysis", "Result", "Rules", "analyze"]
