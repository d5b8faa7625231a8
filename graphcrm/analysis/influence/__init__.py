"""Who really carries weight, beside who should by the chart? (L2)

Weight is how much somebody is listened to, over every influence that counts (see `prestige`), as the share of the
others who are listened to less: ``heard`` by PageRank, ``chained`` by Katz centrality. Standing is the rank, where it
is known. Kinds: ``hidden_influencer``, somebody of `Rules.low_rank` or lower who is at the top by both measures
(`Rules.top`) and sways `Rules.many` contacts; ``empty_title``, somebody of `Rules.high_rank` or higher whom nobody
listens to although `Rules.many` of those who report to this person are known to listen to somebody else, and who
decides on nothing open. That nobody wrote down any influence is no reason to call a title empty.
Sources: Brin & Page 1998, https://doi.org/10.1016/S0169-7552(98)00110-X; Katz 1953, https://doi.org/10.1007/BF02289026
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.decisions import decision_makers
from graphcrm.account.evidence import reason
from graphcrm.account.invalidation import BETWEEN
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.account.wording import called, counted, joined, titled
from graphcrm.analysis.result import Result
from graphcrm.findings import Finding, Severity
from graphcrm.graphs.prestige import katz, pagerank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.account.graph import AccountGraph
    from graphcrm.records import Influences

HIDDEN, EMPTY = "hidden_influencer", "empty_title"
MOST = 3


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one contact is listened to.

    ``pagerank`` and ``katz`` are the raw measures, ``heard`` and ``chained`` which share of the others, 0 to 1, has less
    of them; ``sways`` counts who listens directly, ``below`` who reports directly.
    """

    id: str
    rank: int | None
    pagerank: float
    katz: float
    heard: float
    chained: float
    sways: int
    below: int


@dataclass(frozen=True, slots=True)
class Influence(Result):
    """Everybody's weight, who is listened to most first; empty where no influence counts."""

    weights: tuple[Weight, ...]
    findings: tuple[Finding, ...]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "contact": each.id,
                "rank": each.rank,
                "pagerank": each.pagerank,
                "katz": each.katz,
                "heard": each.heard,
                "chained": each.chained,
                "sways": each.sways,
                "below": each.below,
            }
            for each in self.weights
        ]

    def to_dict(self) -> dict[str, Any]:
        return {"weights": self.rows(), "findings": [each.to_dict() for each in self.findings]}


def find(account: AccountGraph) -> Influence:
    """Everybody's weight; the strongest `MOST` hidden influencers and the highest `MOST` empty titles."""
    ties = [tie for tie in account.influences if account.carries(tie)]
    if not ties:
        return Influence((), ())
    weights = account.memo.once("weights", BETWEEN, lambda: _weights(account, ties))
    rules = account.rules
    hidden = [
        each
        for each in weights
        if min(each.heard, each.chained) >= rules.top
        and each.rank is not None
        and each.rank <= rules.low_rank
        and each.sways >= rules.many
        and not account.contacts[each.id].key
    ]
    empty = {each.id: listening for each in weights if (listening := _elsewhere(account, each, ties))}
    highest = sorted(empty, key=lambda one: (-(account.contacts[one].rank or 0), -len(empty[one]), one))
    return Influence(
        weights,
        (
            *(_hidden(account, each, ties) for each in hidden[:MOST]),
            *(_empty(account, one, empty[one]) for one in highest[:MOST]),
        ),
    )


def _weights(account: AccountGraph, ties: Sequence[Influences]) -> tuple[Weight, ...]:
    place = {ident: index for index, ident in enumerate(account.contacts)}
    numbered = [(place[tie.from_id], place[tie.to_id], account.carry(tie)) for tie in ties]
    heard = pagerank(len(place), numbered, account.rules.damping).tolist()
    chained = katz(len(place), numbered, account.rules.damping).tolist()
    sways, below = [0] * len(place), [0] * len(place)
    for who, _, _ in numbered:
        sways[who] += 1
    for line in account.lines:
        below[place[line.to_id]] += 1
    found = [
        Weight(ident, contact.rank, *each)
        for (ident, contact), *each in zip(
            account.contacts.items(),
            heard,
            chained,
            _under(heard),
            _under(chained),
            sways,
            below,
            strict=True,
        )
    ]
    return tuple(sorted(found, key=lambda each: (-round(each.pagerank, 12), each.id)))


def _under(values: Sequence[float]) -> list[float]:
    """For each value: which share of the others is smaller. Values that differ by 10⁻¹² are equal."""
    from bisect import bisect_left

    rounded = [round(value, 12) for value in values]
    ordered = sorted(rounded)
    return [bisect_left(ordered, value) / max(1, len(values) - 1) for value in rounded]


def _elsewhere(account: AccountGraph, weight: Weight, ties: Sequence[Influences]) -> list[Influences]:
    """By whom those are swayed who report to somebody of high rank to whom nobody listens; nothing for anybody else."""
    contact = account.contacts[weight.id]
    if weight.sways or contact.placeholder or (weight.rank or 0) < account.rules.high_rank:
        return []
    if weight.id in decision_makers(account).ids or weight.id in account.sways:
        return []  # somebody does listen, though too little is left of it to count
    reports = {line.from_id for line in account.lines if line.to_id == weight.id}
    found = [tie for tie in ties if tie.to_id in reports]
    return found if len({tie.to_id for tie in found}) >= account.rules.many else []


def _hidden(account: AccountGraph, weight: Weight, ties: Sequence[Influences]) -> Finding:
    contact = account.contacts[weight.id]
    swayed = sorted((tie for tie in ties if tie.from_id == weight.id), key=lambda tie: (-account.carry(tie), tie.to_id))  # fmt: skip
    names = joined([titled(account.contacts[tie.to_id]) for tie in swayed])
    return Finding(
        kind=HIDDEN,
        severity=Severity.NOTE,
        who=(weight.id,),
        about=tuple(tie.to_id for tie in swayed),
        message=f"{titled(contact)} carries more weight than the title says: {names} listen.",
        step=with_plan(
            f"{to_reach(account, weight.id)} Count this person among the key people.",
            planned(account, weight.id),
        ),
        seed="L2",
        evidence=(reason(account, "Whom this person sways.", swayed, (weight.id,)),),
    )


def _empty(account: AccountGraph, ident: str, listening: Sequence[Influences]) -> Finding:
    people = {tie.to_id for tie in listening}
    best = max(listening, key=lambda tie: (account.carry(tie), tie.from_id))
    said = counted(len(people), "of those who report there listens", "of those who report there listen")
    return Finding(
        kind=EMPTY,
        severity=Severity.NOTE,
        who=(ident,),
        about=tuple(sorted(people)),
        message=f"{titled(account.contacts[ident])} has the title, but nobody is known to listen: {said} to others.",
        step=f"Ask who is really listened to there. {to_reach(account, best.from_id)}",
        seed="L2",
        evidence=(
            reason(
                account, f"Strongest of all, {called(account.contacts[best.from_id])} sways them.", listening
            ),
        ),
    )
