"""Does one of ours, and only one, answer for each key relationship? (K2)

Kinds: ``no_responsible``, a key contact for whom nobody of ours answers; ``several_responsible``, one for whom several
do, so that none does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.key_people import reasons
from graphcrm.account.standing import standings
from graphcrm.account.wording import called, counted, joined, titled
from graphcrm.findings import Finding, Severity
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.standing import Standing
    from graphcrm.scorecard.context import AssessmentContext

NOBODY, SEVERAL = "no_responsible", "several_responsible"


def find(context: AssessmentContext, every: Mapping[str, Standing]) -> tuple[Finding, ...]:
    """A finding for each key contact for whom not exactly one of ours answers."""
    return tuple(_finding(context, ident, one) for ident, one in every.items() if len(one.responsible) != 1)


def measure(context: AssessmentContext) -> Measured:
    """Key contacts for whom exactly one of ours answers, out of all key contacts."""
    every = standings(context.account, context.key_contacts)
    if not every:
        return unknown(METRIC.unknown, step="Mark the key contacts, or record who decides on what.")
    ours = context.account.employees
    parts = tuple(
        Part(
            called(context.account.contacts[ident]),
            float(len(one.responsible) == 1),
            1,
            ident,
            joined([called(ours[who]) for who in one.responsible]) or "nobody",
        )
        for ident, one in every.items()
    )
    taken, findings = sum(part.value or 0 for part in parts), find(context, every)
    places = sum(bool(context.account.contacts[ident].placeholder) for ident in every)
    among = (
        f" (among them {counted(places, 'place', 'places')} that nobody is known to fill)" if places else ""
    )
    people = f"{counted(len(every), 'key contact', 'key contacts')}{among} {'has' if taken == 1 else 'have'}"
    first = min(findings, key=lambda each: (-each.severity, -(each.at_stake or 0.0), each.who), default=None)
    return Measured(
        taken / len(every),
        f"{taken:g} of {people} exactly one of ours who answers for the relationship.",
        parts,
        step=first.next_step if first else "",
        findings=findings,
    )


def _finding(context: AssessmentContext, ident: str, one: Standing) -> Finding:
    account, key = context.account, context.key_contacts[ident]
    contact, largest = account.contacts[ident], next(iter(key.decides), None)
    why, name = reasons(account, key), called(contact)
    ours = [called(account.employees[who]) for who in one.responsible]
    if ours:
        sentence = f"{joined(ours)} all answer for {titled(contact)}, who {why}: so nobody does."
        step = f"Agree on one of {joined(ours)} who answers for {name}."
        if len(ours) == 2:
            sentence = sentence.replace(" all answer", " both answer", 1)
    else:
        sentence = f"Nobody of ours answers for {titled(contact)}, who {why}."
        closest = called(account.employees[one.knows.from_id]) if one.knows and one.knows.intimacy else None
        step = (
            f"Let {closest}, who is closest, answer for {name}."
            if closest
            else f"Decide who of ours answers for {name}, and bring the two together."
        )
    return Finding(
        kind=SEVERAL if ours else NOBODY,
        severity=Severity.WEAK if key.decides else Severity.NOTE,
        who=(ident,),
        opportunity=largest.id if largest else None,
        at_stake=largest.amount if largest else None,
        message=sentence,
        step=step,
        seed="K2",
        evidence=(reason(account, "Who of ours is recorded as responsible.", one.answering),) if ours else (),
    )


METRIC = Metric(
    id="responsibility_taken",
    seed="K2",
    layer=Layer.KEY,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(1.0, 1.0, 0.9, 0.8),
    weight=2.0,
)
