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

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graphcrm.account.decisions import decision_makers
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.invalidation import BETWEEN
from graphcrm.account.key_people import Listening, listening, shares_below
from graphcrm.account.next_step import to_reach
from graphcrm.analysis.result import Result, members
from graphcrm.analysis.steps import towards
from graphcrm.findings import Finding, Severity
from graphcrm.graphs.prestige import katz
from graphcrm.messages import Message, joined, sentences
from graphcrm.records import Influences

HIDDEN_INFLUENCER, EMPTY_TITLE = "hidden_influencer", "empty_title"


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one contact is listened to.

    ``pagerank`` and ``katz`` are the raw measures, ``heard`` and ``chained`` which share of the others, 0 to 1, has less
    of them; ``sways`` counts who listens directly, ``below`` who reports directly.
    """

    MEMBERS = members("contact=id rank pagerank katz heard chained sways below")

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

    TABLE = "weights"

    weights: tuple[Weight, ...]
    findings: tuple[Finding, ...]


def find(account: AccountGraph) -> Influence:
    """Everybody's weight; every hidden influencer and every empty title."""
    ties = listening(account).ties
    if not ties:
        return Influence((), ())
    weights = account.memo.once("weights", BETWEEN, lambda: _weights(account, listening(account)))
    rules, keys = account.rules, account.key_contacts
    hidden = [
        weight
        for weight in weights
        if min(weight.heard, weight.chained) > rules.top
        and weight.rank is not None
        and weight.rank <= rules.low_rank
        and weight.sways >= rules.many
        and not (weight.id in keys and keys[weight.id].recorded)
    ]
    empty = {weight.id: swayed for weight in weights if (swayed := _swayed_by_others(account, weight, ties))}
    highest = sorted(
        empty, key=lambda ident: (-(account.contacts[ident].rank or 0), -len(empty[ident]), ident)
    )
    return Influence(
        weights,
        (
            *(_hidden_influencer(account, weight, ties) for weight in hidden),
            *(_empty_title(account, ident, empty[ident]) for ident in highest),
        ),
    )


def _weights(account: AccountGraph, listens: Listening) -> tuple[Weight, ...]:
    chained: list[float] = katz(len(account.contacts), listens.numbered, account.rules.damping).tolist()
    sways, below = Counter(tie.from_id for tie in listens.ties), Counter(line.to_id for line in account.lines)
    shares = zip(listens.ranks, chained, listens.shares, shares_below(chained), strict=True)
    weights = [
        Weight(ident, contact.rank, *measures, sways[ident], below[ident])
        for (ident, contact), measures in zip(account.contacts.items(), shares, strict=True)
    ]
    return tuple(sorted(weights, key=lambda weight: (-round(weight.pagerank, 12), weight.id)))


def _swayed_by_others(account: AccountGraph, weight: Weight, ties: Sequence[Influences]) -> list[Influences]:
    """By whom those are swayed who report to somebody of high rank to whom nobody listens; nothing for anybody else."""
    contact = account.contacts[weight.id]
    if weight.sways or contact.placeholder or (weight.rank or 0) < account.rules.high_rank:
        return []
    if weight.id in decision_makers(account).ids or weight.id in account.sways:
        return []  # somebody does listen, though too little is left of it to count
    reports = {line.from_id for line in account.lines if line.to_id == weight.id}
    swaying = [tie for tie in ties if tie.to_id in reports]
    return swaying if len({tie.to_id for tie in swaying}) >= account.rules.many else []


def _hidden_influencer(account: AccountGraph, weight: Weight, ties: Sequence[Influences]) -> Finding:
    own = [tie for tie in ties if tie.from_id == weight.id]
    own.sort(key=lambda tie: (-account.carry(tie), tie.to_id))
    swayed = tuple(tie.to_id for tie in own)
    people = joined(account.people(swayed))
    return Finding(
        kind=HIDDEN_INFLUENCER,
        severity=Severity.NOTE,
        who=(weight.id,),
        about=swayed,
        message=Message("finding.hidden_influencer", who=account.person(weight.id), people=people),
        step=towards(account, weight.id, last=Message("finding.hidden_influencer.step")),
        seed="L2",
        evidence=(reason(account, Message("evidence.hidden_influencer"), own, (weight.id,)),),
    )


def _empty_title(account: AccountGraph, ident: str, swaying: Sequence[Influences]) -> Finding:
    reports = tuple(sorted({tie.to_id for tie in swaying}))
    best = max(swaying, key=lambda tie: (account.carry(tie), tie.from_id)).from_id
    return Finding(
        kind=EMPTY_TITLE,
        severity=Severity.NOTE,
        who=(ident,),
        about=reports,
        message=Message("finding.empty_title", n=len(reports), who=account.person(ident)),
        step=sentences(Message("finding.empty_title.step"), to_reach(account, best)),
        seed="L2",
        evidence=(reason(account, Message("evidence.empty_title", who=account.person(best)), swaying),),
    )
