"""What is not known. A gap is named, never filled with a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graphcrm.account.decisions import Decision
from graphcrm.account.graph import AccountGraph
from graphcrm.account.stance import judged
from graphcrm.account.standing import standings
from graphcrm.messages import Fact, Message, joined
from graphcrm.records import OrgUnit, WorksIn

_MOST = 10


def unknown(account: AccountGraph, decisions: Sequence[Decision]) -> tuple[Message, ...]:
    """In sentences: first what concerns the decisions, then the key people, then the account."""
    return (*_of_decisions(account, decisions), *_of_people(account), *_of_judgements(account))


def _of_decisions(account: AccountGraph, decisions: Sequence[Decision]) -> Iterator[Message]:
    for decision in decisions:
        opportunity = decision.opportunity
        deal = account.deal(opportunity)
        if opportunity and opportunity.amount is None and "money" not in account.snapshot.withheld:
            yield Message("unknown.worth", deal=deal)
        if opportunity and opportunity.decision_on is None:
            yield Message("unknown.decided_when", deal=deal)
        if not decision.deciders:
            yield Message("unknown.decided_by", deal=deal)
        yield from _people(
            account,
            "stance",
            [decider.id for decider in decision.deciders],
            lambda who, on=decision.id: judged(account, who, on) is None,
            deal=deal,
        )


def _of_people(account: AccountGraph) -> Iterator[Message]:
    key = sorted(account.key_contacts)
    known = standings(account, key)
    ties = account.known_by
    yield from _people(account, "place", key, lambda who: bool(account.contacts[who].placeholder))
    yield from _people(account, "relationship", key, lambda who: who not in ties)
    yield from _people(account, "closeness", key, lambda who: who in ties and known[who].knows is None)
    yield from _people(account, "met", key, lambda who: who in ties and who not in account.met)


def _people(
    account: AccountGraph, what: str, people: Sequence[str], lacks: Callable[[str], bool], **facts: Fact
) -> Iterator[Message]:
    """One sentence on those of whom something is not known, where there is anybody."""
    if lacking := [who for who in people if lacks(who)]:
        who = joined(account.people(lacking), most=_MOST)
        yield Message(f"unknown.{what}", who=who, n=len(lacking), **facts)


def _of_judgements(account: AccountGraph) -> Iterator[Message]:
    blank = sum(judged(account, who, None) is None for who in account.insiders)
    if blank:
        yield Message("unknown.stances", blank=blank, n=len(account.insiders))
    ties = [tie for known in account.known_by.values() for tie in known]
    undated = sum(tie.observed_on is None for tie in ties)
    old = sum(map(account.stale, ties)) - undated
    if undated:
        yield Message("unknown.undated", undated=undated, n=len(ties))
    if old:
        yield Message("unknown.old", old=old, n=len(ties))
    snapshot = account.snapshot
    filled = {tie.to_id for tie in snapshot.ties(WorksIn)} | {*account.parts}
    bare = [snapshot.named(ident) for ident in snapshot.nodes(OrgUnit) if ident not in filled]
    if bare:
        yield Message("unknown.units", units=joined(sorted(bare, key=str), most=_MOST))
