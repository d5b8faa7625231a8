"""What is said of a person on whom money hangs, with reasons and what to do."""

from __future__ import annotations

from graphcrm.account.evidence import reason, strongest
from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import another_way, beside, planned
from graphcrm.analysis.reliability.chain import Chain
from graphcrm.analysis.reliability.key_dependencies import KeyDependency
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Person, Share, sentences

KIND = "money_at_risk"
_GRAVE = 0.5
"""From half on, what hangs on one person is no longer merely weak."""


def finding(account: AccountGraph, net: Chain, dependency: KeyDependency, samples: int) -> Finding:
    """What we say of a person on whom much hangs."""
    decision, ident, decider = net.access.decision, dependency.who[0], dependency.decider
    person = account.colleague(ident) if dependency.ours else account.person(ident)
    loss = Message(
        "finding.money_at_risk.chance" if dependency.whole else "finding.money_at_risk.share",
        who=person,
        decider=account.person(decider),
        points=round(dependency.share_lost * 100),
        before=Share(dependency.with_),
        after=Share(dependency.without),
    )
    facts: dict[str, Fact] = {"loss": loss, "deal": account.deal(decision.opportunity)}
    if dependency.at_risk is None:
        message = Message("finding.money_at_risk.no_amount", **facts)
    else:
        message = Message("finding.money_at_risk", **facts, money=dependency.at_risk)
    step = beside(account, decider, ident) if dependency.ours else another_way(account, decider, {ident})
    grave = any(voice.grave for voice in decision.deciders if voice.id == decider)
    return Finding(
        kind=KIND,
        severity=Severity.CRITICAL if grave and dependency.importance.value >= _GRAVE else Severity.WEAK,
        who=dependency.who,
        about=(decider,),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=message,
        step=planned(account, decider, decision.id) or step,
        seed="G7" if dependency.ours else "L2",
        evidence=_evidence(account, net, dependency, samples, person),
        subject=ident if dependency.ours else decider,
    )


def _evidence(
    account: AccountGraph, net: Chain, dependency: KeyDependency, samples: int, person: Person
) -> tuple[Evidence, ...]:
    best = strongest(account, net.access, dependency.decider)
    importance = dependency.importance
    leaves = Message(
        "evidence.money_at_risk.leaves", who=person, days=net.days, chance=Share(dependency.leaves or 0.0)
    )
    how = (
        Message("evidence.money_at_risk.exact")
        if importance.exact
        else Message(
            "evidence.money_at_risk.sampled",
            samples=samples,
            low=Share(importance.low),
            high=Share(importance.high),
            who=person,
        )
    )
    amount = net.access.decision.amount
    if amount is not None and dependency.at_risk is not None:
        product = Message(
            "evidence.money_at_risk.product",
            amount=amount,
            share=Share(importance.value),
            money=dependency.at_risk,
        )
        how = sentences(how, product)
    reasons = (reason(account, leaves, [], dependency.who), reason(account, how, []))
    return (best, *reasons) if best else reasons
