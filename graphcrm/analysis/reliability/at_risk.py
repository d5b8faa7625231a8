"""One sentence on whom money hangs, with its reasons and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason, strongest
from graphcrm.account.next_step import another_way, beside, planned
from graphcrm.account.wording import called, deal, percent
from graphcrm.findings import Finding, Severity
from graphcrm.values import money

if TYPE_CHECKING:
    from graphcrm.account.graph import AccountGraph
    from graphcrm.analysis.reliability.chain import Chain
    from graphcrm.analysis.reliability.key_dependencies import Hinge
    from graphcrm.findings import Evidence

KIND = "money_at_risk"
_GRAVE = 0.5
"""From half on, what hangs on one person is no longer merely weak."""


def finding(account: AccountGraph, net: Chain, hinge: Hinge, samples: int) -> Finding:
    """What we say of a person on whom much hangs."""
    decision = net.access.decision
    person = account.employees[hinge.who[0]] if hinge.ours else account.contacts[hinge.who[0]]
    name, decider = called(person), account.contacts[hinge.decider]
    falls = f"falls from {percent(hinge.with_)} to {percent(hinge.without)}"
    if hinge.whole:
        what = f"Without {name} the chance to be heard by {called(decider)} {falls}"
    else:
        what = (
            f"Without {name} the share of the deciding weight that hears us falls by "
            f"{round(hinge.share_lost * 100)} percentage points, and the chance with {called(decider)} {falls}"
        )
    about = deal(decision.opportunity, account.currency)
    money_at = "" if hinge.at_risk is None else f"{money(hinge.at_risk, account.currency)} of "
    without = {hinge.who[0]}
    step = another_way(account, net.access, hinge.decider, without)
    if hinge.ours:
        step = beside(account, hinge.decider, hinge.who[0])
    grave = any(each.grave for each in decision.deciders if each.id == hinge.decider)
    return Finding(
        kind=KIND,
        severity=Severity.CRITICAL if grave and hinge.importance.value >= _GRAVE else Severity.WEAK,
        who=hinge.who,
        about=(hinge.decider,),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=f"{what}: {money_at}{about} hang{'s' if not money_at else ''} on this one person.",
        step=f"{step} {planned(account, hinge.decider, decision.id)}".strip(),
        seed="G7" if hinge.ours else "L2",
        evidence=_evidence(account, net, hinge, samples, name),
    )


def _evidence(
    account: AccountGraph, net: Chain, hinge: Hinge, samples: int, name: str
) -> tuple[Evidence, ...]:
    best = strongest(account, net.access, hinge.decider)
    decision = net.access.decision
    chance = (
        f"A chance to be heard counts that people may leave until the decision: {name} leaves within {net.days} days "
        f"with an assumed chance of {percent(hinge.leaves or 0.0)}."
    )
    how = (
        "All of it is reckoned exactly."
        if hinge.importance.exact
        else f"Looked for in {samples:,} samples; with 95 % confidence {percent(hinge.importance.low)} to "
        f"{percent(hinge.importance.high)} hang on {name}."
    )
    if hinge.at_risk is not None:
        whole = money(decision.amount or 0.0, account.currency)
        how += f" {whole} × {percent(hinge.importance.value)} = {money(hinge.at_risk, account.currency)}."
    return (*([best] if best else []), reason(account, chance, [], hinge.who), reason(account, how, []))
