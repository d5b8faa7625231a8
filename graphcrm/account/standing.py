"""Where key people stand with us: the closest relationship of ours, their stance towards us, and what is aimed at. (K1, K2)

Intimacy is that of the closest relationship that anybody of ours has; support is the stance towards us in general, or
else the newest of those in the open opportunities that the contact decides on. What nobody judged stays unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.stance import judged
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
    wanted = {each for each in contacts if each in account.contacts}
    bonds: dict[str, list[Knows]] = {each: [] for each in wanted}
    for tie in account.snapshot.ties(Knows):
        if tie.to_id in wanted:
            bonds[tie.to_id].append(tie)
    decides: dict[str, list[str]] = {each: [] for each in wanted}
    for opportunity in account.open_opportunities:
        for voice in account.deciders.get(opportunity.id, ()):
            if voice.from_id in wanted:
                decides[voice.from_id].append(opportunity.id)
    return {each: _standing(account, each, bonds[each], decides[each]) for each in sorted(wanted)}


def stances(account: AccountGraph, contact: str, opportunities: Iterable[str]) -> list[Supports]:
    """The stances towards us that count: in general, and in each of some opportunities; each once, the newest first."""
    found = [judged(account, contact, each) for each in (None, *opportunities)]
    return sorted({each for each in found if each is not None}, key=newest)


def _standing(
    account: AccountGraph, contact: str, bonds: Sequence[Knows], decides: Collection[str]
) -> Standing:
    every = stances(account, contact, decides)
    supports = judged(account, contact, None) or next(iter(every), None)
    answering = tuple(tie for tie in bonds if tie.responsible)
    own = [tie.target_intimacy for tie in answering if tie.target_intimacy is not None]
    others = [tie.target_intimacy for tie in bonds if tie.target_intimacy is not None]
    known = [tie for tie in bonds if tie.intimacy is not None]
    aims = [each.target_support for each in (supports, *every) if each and each.target_support is not None]
    planned = [step.to_support for step in account.plans.get(contact, ()) if step.to_support is not None]
    return Standing(
        min(known, key=closest, default=None),
        supports,
        answering,
        max(own or others, default=None),
        aims[0] if aims else max(planned, default=None),
    )


def closest(tie: Knows) -> tuple[int, int, str]:
    """Sorts relationships: the closest first, of equals the newest; what nobody judged comes last."""
    observed = tie.observed_on.toordinal() if tie.observed_on else 0
    return (1 if tie.intimacy is None else -tie.intimacy, -observed, tie.from_id)


def newest(tie: Supports) -> tuple[int, int, str]:
    """Sorts stances: the newest first, of equals the worse."""
    return (-(tie.observed_on.toordinal() if tie.observed_on else 0), tie.support, tie.to_id)
