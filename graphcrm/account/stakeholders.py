"""Who matters, and why: those who decide, are key, write the requirements, or have the ear of those who do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.decisions import decisions
from graphcrm.account.wording import called, deal, joined, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.decisions import Decider, Decision
    from graphcrm.account.graph import AccountGraph


class Part(NamedTuple):
    """The part that somebody plays in one decision."""

    decision: Decision
    decider: Decider


class Stakeholder(NamedTuple):
    """A contact who matters: the parts played in decisions (the largest first), and whom this one sways.

    ``sways`` is filled where influence alone is reason enough: many, or a decision maker strongly.
    """

    contact: str
    parts: tuple[Part, ...]
    key: bool
    sets_requirements: bool
    sways: tuple[str, ...]

    @property
    def grave(self) -> bool:
        """Who pays, signs, weighs much or can stop it alone."""
        return any(part.decider.grave for part in self.parts)


def stakeholders(account: AccountGraph) -> Mapping[str, Stakeholder]:
    """Everybody who matters, by id. Influential is who sways `Rules.many` contacts, or one decision maker strongly."""
    parts: dict[str, list[Part]] = {}
    for decision in decisions(account):
        for decider in decision.deciders:
            if decision.opportunity is not None:
                parts.setdefault(decider.id, []).append(Part(decision, decider))
    deciding = set(parts)
    found: dict[str, Stakeholder] = {}
    for ident, contact in account.contacts.items():
        swayed = account.sways.get(ident, ())
        strong = any(tie.to_id in deciding and tie.strength >= account.rules.strong for tie in swayed)
        influential = strong or len({tie.to_id for tie in swayed}) >= account.rules.many
        sways = tuple(sorted({tie.to_id for tie in swayed})) if influential else ()
        one = Stakeholder(
            ident, tuple(parts.get(ident, ())), bool(contact.key), bool(contact.sets_requirements), sways
        )
        if one.parts or one.key or one.sets_requirements or one.sways:
            found[ident] = one
    return found


def reasons(account: AccountGraph, one: Stakeholder) -> str:
    """Why somebody matters: ``decides on Core network renewal (48 M CNY), is a key person and has the ear of Li Na``."""
    said: list[str] = []
    if one.parts:
        deals = [deal(part.decision.opportunity, account.currency) for part in one.parts]
        stop = ", can stop it alone" if any(part.decider.veto for part in one.parts) else ""
        said.append(f"decides on {joined(deals)}{stop}")
    if one.key:
        said.append("is a key person")
    if one.sets_requirements:
        said.append("writes requirements")
    if one.sways:
        said.append(f"has the ear of {joined([called(account.contacts[each]) for each in one.sways])}")
    return listed(said)
