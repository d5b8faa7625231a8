"""Does one of ours, and only one, answer for each key relationship? (K2)

Kinds: ``no_responsible``, a key contact for whom nobody of ours answers; ``several_responsible``, one for whom several
do, so that none does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.key_people import reasons
from graphcrm.account.standing import standings
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Message, joined
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.ratio import ratio
from graphcrm.scorecard.weak_spot import weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphcrm.account.standing import Standing
    from graphcrm.messages import Several
    from graphcrm.scorecard.context import AssessmentContext

NOBODY, SEVERAL = "no_responsible", "several_responsible"
BOTH = 2


def find(context: AssessmentContext, standing: Mapping[str, Standing]) -> tuple[Finding, ...]:
    """A finding for each key contact for whom not exactly one of ours answers."""
    return tuple(
        _finding(context, contact, stand)
        for contact, stand in standing.items()
        if len(stand.responsible) != 1
    )


def measure(context: AssessmentContext) -> Measured:
    """Key contacts for whom exactly one of ours answers, out of all key contacts."""
    account, standing = context.account, standings(context.account, context.key_contacts)
    parts = [
        Part(
            account.person(contact),
            float(len(stand.responsible) == 1),
            1,
            contact,
            _ours(context, stand.responsible)
            if stand.responsible
            else Message("part.responsibility_taken.nobody"),
        )
        for contact, stand in standing.items()
    ]
    findings, places = (
        find(context, standing),
        sum(bool(account.contacts[who].placeholder) for who in standing),
    )
    first = min(
        findings,
        key=lambda finding: (-finding.severity, -(finding.at_stake or 0.0), finding.who),
        default=None,
    )
    return ratio(
        METRIC.id,
        parts,
        said="said_places" if places else None,
        n=len(parts) - len(findings),
        step=first.step if first else "",
        findings=findings,
        people=Message("count.key_contacts", n=len(parts)),
        places=Message("count.places", n=places),
    )


def _finding(context: AssessmentContext, contact: str, standing: Standing) -> Finding:
    account, key = context.account, context.key_contacts[contact]
    deal, responsible = next(iter(key.decides), None), standing.responsible
    kind, said, step = NOBODY, "", "step"
    evidence: list[Evidence] = []
    closest = standing.knows.from_id if standing.knows and standing.knows.intimacy else None
    if responsible:
        kind, said = SEVERAL, "both" if len(responsible) == BOTH else ""
        evidence = [reason(account, Message("finding.several_responsible.evidence"), standing.answering)]
    elif closest:
        step = "step_closest"
    return weak_spot(
        kind,
        Severity.WEAK if key.decides else Severity.NOTE,
        [contact],
        "K2",
        evidence,
        deal=deal,
        said=said,
        step=step,
        who=account.person(contact),
        why=reasons(account, key),
        ours=_ours(context, responsible or ([closest] if closest else ())),
    )


def _ours(context: AssessmentContext, responsible: Iterable[str]) -> Several:
    return joined(context.account.colleague(employee) for employee in responsible)


METRIC = Metric(
    "responsibility_taken", "K2", Layer.KEY, Unit.SHARE, measure, by_tier(1.0, 1.0, 0.9, 0.8), weight=2.0
)
