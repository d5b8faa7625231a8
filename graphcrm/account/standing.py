"""Which stance and closeness of a contact are shown where no decision is named. (K1, K2)

Two rules say where a contact stands, and there is no third:

==========================================  ==============================================================
asked for                                   answer
==========================================  ==============================================================
a decision: analyses, page, routes          `stance.judged` (contact, decision)
the person: nine-box, report, workbook,     `Standing.supports`: the stance in general, else the newest of
key people, `explain`                       those in the open opportunities that the contact decides on
==========================================  ==============================================================

Closeness is that of the closest relationship that anybody of ours has. What nobody judged stays unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.decisions import deciders_of
from graphcrm.account.stance import judged, newest_first
from graphcrm.records import Knows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graphcrm.account.graph import AccountGraph
    from graphcrm.records import Supports


class Standing(NamedTuple):
    """Where one contact stands with us.

    ``knows`` is the closest relationship that was judged, ``supports`` the stance that counts; ``None``: never judged.
    ``answering`` are the relationships of those of ours who answer for this contact: one, if all is well. Targets are
    those written down by who answers, else the highest that anybody wrote down; of support, else the aim of the plan.
    """

    knows: Knows | None
    supports: Supports | None
    answering: tuple[Knows, ...]
    target_intimacy: int | None
    target_support: int | None

    @property
    def intimacy(self) -> int | None:
        return None if self.knows is None else self.knows.intimacy

    @property
    def support(self) -> int | None:
        return None if self.supports is None else self.supports.support

    @property
    def responsible(self) -> tuple[str, ...]:
        """Those of ours who answer for this contact."""
        return tuple(tie.from_id for tie in self.answering)


def standings(account: AccountGraph, contacts: Iterable[str]) -> Mapping[str, Standing]:
    """Where each of these stands, who of them is there on that day. O(ties)."""
    bonds: dict[str, list[Knows]] = {contact: [] for contact in contacts if contact in account.contacts}
    for tie in account.snapshot.ties(Knows):
        if tie.to_id in bonds:
            bonds[tie.to_id].append(tie)
    decides: dict[str, list[str]] = {contact: [] for contact in bonds}
    for opportunity in account.open_opportunities:
        for decider in deciders_of(account, opportunity.id):
            if decider.id in decides:
                decides[decider.id].append(opportunity.id)
    return {
        contact: _standing(account, contact, bonds[contact], decides[contact]) for contact in sorted(bonds)
    }


def stances(account: AccountGraph, contact: str, opportunities: Iterable[str]) -> list[Supports]:
    """The stances towards us that count: in general, and in each of some opportunities; each once, the newest first."""
    ties = {judged(account, contact, opportunity) for opportunity in (None, *opportunities)}
    return sorted(filter(None, ties), key=newest_first)


def _standing(
    account: AccountGraph, contact: str, bonds: Sequence[Knows], decides: Collection[str]
) -> Standing:
    judgements = stances(account, contact, decides)
    supports = judged(account, contact, None) or next(iter(judgements), None)
    answering = tuple(tie for tie in bonds if tie.responsible)
    own, anybody = (
        [tie.target_intimacy for tie in ties if tie.target_intimacy is not None]
        for ties in (answering, bonds)
    )
    aims = [tie.target_support for tie in (supports, *judgements) if tie and tie.target_support is not None]
    planned = [step.to_support for step in account.plans.get(contact, ()) if step.to_support is not None]
    return Standing(
        min((tie for tie in bonds if tie.intimacy is not None), key=closest, default=None),
        supports,
        answering,
        max(own or anybody, default=None),
        aims[0] if aims else max(planned, default=None),
    )


def closest(tie: Knows) -> tuple[int, int, str]:
    """Sorts relationships: the closest first, of equals the newest; what nobody judged comes last."""
    observed = tie.observed_on.toordinal() if tie.observed_on else 0
    return (1 if tie.intimacy is None else -tie.intimacy, -observed, tie.from_id)
