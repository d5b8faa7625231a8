"""What hangs on each person and each tie of an opportunity: importance, and money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphcrm.account.access import US, is_ours, plain
from graphcrm.account.decisions import Decider
from graphcrm.analysis.reliability.chain import Chain
from graphcrm.analysis.result import members
from graphcrm.graphs import Estimate, Losses
from graphcrm.messages import Money


@dataclass(frozen=True, slots=True)
class KeyDependency:
    """A person (one id), or a tie (two, the giver first), and what hangs on it for one opportunity.

    ``importance``, 0 to 1, is the greater of ``share_lost``, the share of the deciding weight that would no longer hear
    us, and the loss with ``decider`` where its consent is needed (``whole``: then that is the importance).
    With ``decider`` most is lost: ``with_`` is the chance to be heard there as it is today (people may leave until the
    decision), ``without`` the chance without. ``certain`` is Birnbaum's importance in the strict sense: against the
    person passing on, or the tie carrying, for certain. ``leaves``: the chance that the person leaves before the
    decision. ``at_risk`` = amount × importance in the amount's currency, ``None`` where the amount is not known.
    """

    MEMBERS = members(
        "who ours opportunity importance share_lost decider with=with_ without certain whole leaves "
        "at_risk=at_risk.amount currency=at_risk.currency"
    )

    who: tuple[str, ...]
    ours: bool
    opportunity: str | None
    importance: Estimate
    share_lost: float
    decider: str
    with_: float
    without: float
    certain: float
    whole: bool
    leaves: float | None
    at_risk: Money | None


def key_dependencies(
    net: Chain, heard: Sequence[tuple[Decider, Estimate]], losses: Mapping[str, Losses]
) -> tuple[list[KeyDependency], list[KeyDependency]]:
    """People and ties whose loss would be felt; all others are left out."""
    people: dict[str, dict[str, Estimate]] = {}
    ties: dict[tuple[str, str], dict[str, Estimate]] = {}
    for decider, _ in heard:
        for node, loss in losses[decider.id].people.items():
            people.setdefault(node, {})[decider.id] = loss
        for tie, loss in losses[decider.id].ties.items():
            if tie[0] != US:
                ties.setdefault(tie, {})[decider.id] = loss
    return (
        [_dependency(net, heard, [node], lost) for node, lost in sorted(people.items())],
        [_dependency(net, heard, tie, lost) for tie, lost in sorted(ties.items())],
    )


def _dependency(
    net: Chain,
    heard: Sequence[tuple[Decider, Estimate]],
    nodes: Sequence[str],
    losses: Mapping[str, Estimate],
) -> KeyDependency:
    person = nodes[0] if len(nodes) == 1 else None
    there = net.stays[person] if person else 1.0
    works = net.passes[person] if person else net.access.graph.edges[nodes[0], nodes[1]]["alone"]
    parts = [(who, chance, losses[who.id]) for who, chance in heard if who.id in losses]
    weight = sum(who.weight for who, _ in heard)
    share = _total((loss, who.weight / weight if weight else 0.0) for who, _, loss in parts)
    deciding = [part for part in parts if part[0].needed]
    who, chance, loss = max(deciding or parts, key=lambda part: part[2].value)
    whole = bool(deciding) and loss.value >= share.value
    if not whole:
        who, chance, loss = max(parts, key=lambda part: part[2].value * part[0].weight)
    importance = loss if whole else share
    lost = losses[who.id].value
    without = round(max(0.0, chance.value - lost), 12)
    amount = net.access.decision.amount
    return KeyDependency(
        who=tuple(map(plain, nodes)),
        ours=is_ours(nodes[0]),
        opportunity=net.access.decision.id,
        importance=importance,
        share_lost=share.value,
        decider=who.id,
        with_=round(chance.value, 12),
        without=without,
        certain=round(min(1.0, lost / works), 12),
        whole=whole,
        leaves=1 - there if person else None,
        at_risk=None if amount is None else amount.share(importance.value),
    )


def _total(parts: Iterable[tuple[Estimate, float]]) -> Estimate:
    """A weighted sum of estimates; its interval is the sum of theirs, wider than need be."""
    value = low = high = 0.0
    exact = True
    for part, weight in parts:
        value, low, high = value + weight * part.value, low + weight * part.low, high + weight * part.high
        exact = exact and part.exact
    return Estimate(value, low, high, exact)
