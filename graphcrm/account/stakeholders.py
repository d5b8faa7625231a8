"""Who matters, and why: those who decide, are key, write the requirements, or have the ear of those who do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.decisions import decisions
from graphcrm.messages import Message, joined, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.decisions import Decider, Decision
    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.key_people import KeyContact


class DecisionPart(NamedTuple):
    """The part that somebody plays in one decision."""

    decision: Decision
    decider: Decider


class Stakeholder(NamedTuple):
    """A contact who matters: the parts played in decisions (the largest first), and whom this one sways.

    ``sways`` is filled where influence alone is reason enough: many, or a decision maker strongly.
    """

    contact: str
    parts: tuple[DecisionPart, ...]
    key: KeyContact | None
    sets_requirements: bool
    sways: tuple[str, ...]

    @property
    def grave(self) -> bool:
        """Who pays, signs, weighs much or can stop it alone."""
        return any(part.decider.grave for part in self.parts)


def stakeholders(account: AccountGraph) -> Mapping[str, Stakeholder]:
    """Everybody who matters, by id. Influential is who sways `Rules.many` contacts, or one decision maker strongly."""
    parts: dict[str, list[DecisionPart]] = {}
    for decision in decisions(account):
        for decider in decision.deciders:
            if decision.opportunity is not None:
                parts.setdefault(decider.id, []).append(DecisionPart(decision, decider))
    people: dict[str, Stakeholder] = {}
    for ident, contact in account.contacts.items():
        swayed = account.sways.get(ident, ())
        strong = any(tie.to_id in parts and tie.strength >= account.rules.strong for tie in swayed)
        influential = strong or len({tie.to_id for tie in swayed}) >= account.rules.many
        sways = tuple(sorted({tie.to_id for tie in swayed})) if influential else ()
        stakeholder = Stakeholder(
            ident,
            tuple(parts.get(ident, ())),
            account.key_contacts.get(ident),
            bool(contact.sets_requirements),
            sways,
        )
        if any(stakeholder[1:]):
            people[ident] = stakeholder
    return people


def reasons(account: AccountGraph, stakeholder: Stakeholder) -> Message:
    """Why somebody matters: ``decides on Core network renewal (48 M CNY), is a key person and has the ear of Li Na``."""
    clauses: list[Message] = []
    if stakeholder.parts:
        deals = joined(account.deal(part.decision.opportunity) for part in stakeholder.parts)
        veto = any(part.decider.veto for part in stakeholder.parts)
        clauses.append(Message("reason.decides_veto" if veto else "reason.decides", deals=deals))
    if stakeholder.key and (stakeholder.key.marked or stakeholder.key.heard):
        clauses.append(Message("reason.key"))
    if stakeholder.sets_requirements:
        clauses.append(Message("reason.requirements"))
    if stakeholder.sways:
        clauses.append(Message("reason.sways", people=joined(account.people(stakeholder.sways))))
    return Message("reasons", items=listed(clauses, style="clause"))
