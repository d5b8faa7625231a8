"""Do those who decide take part when the two organizations meet, and middle managers with them? (O6)

The decision chain is everybody with a voice in an open opportunity. Who took part in at least one executive visit or
alignment meeting of the last twelve months counts once. A visit of which nobody of theirs is recorded says nothing: all
of the chain may have been there. Kinds: ``chain_absent``, who pays, signs, weighs much or can stop it alone and took
part in none; ``visit_without_middle``, a visit at which nobody of theirs was a middle manager.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.decisions import decisions
from graphcrm.account.wording import called, counted, joined, titled
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.instruments import YEARLY, name, recorded, standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.decisions import Decider
    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext


@dataclass(frozen=True, slots=True)
class Occasion:
    """One visit or alignment meeting of the last twelve months, and who of theirs came.

    ``theirs`` is empty where nobody recorded who came; ``deciding`` are those of them who decide, ``chain`` is how many
    decide in all; ``middle`` says whether a middle manager came, ``None`` where the ranks that would settle it are not
    known.
    """

    instrument: Instrument
    theirs: tuple[str, ...]
    deciding: tuple[str, ...]
    chain: int
    middle: bool | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "instrument": self.instrument.id,
            "kind": self.instrument.kind,
            "held_on": self.instrument.held_on.isoformat(),
            "theirs": list(self.theirs),
            "deciding": list(self.deciding),
            "chain": self.chain,
            "share": len(self.deciding) / self.chain if self.chain and self.theirs else None,
            "middle": self.middle,
        }


def chain(context: AssessmentContext) -> Mapping[str, Decider]:
    """Everybody with a voice in an open opportunity, by id, with their heaviest voice: the heaviest first."""
    found: dict[str, Decider] = {}
    for decision in decisions(context.account):
        for each in decision.deciders if decision.opportunity else ():
            if each.id not in found or _gravity(each) > _gravity(found[each.id]):
                found[each.id] = each
    heaviest = sorted(found.values(), key=lambda each: (not each.grave, -each.weight, each.id))
    return {each.id: each for each in heaviest}


def _gravity(each: Decider) -> tuple[bool, float]:
    return (each.grave, each.weight)


def occasions(context: AssessmentContext) -> tuple[Occasion, ...]:
    """The executive visits and alignment meetings of the last twelve months, the oldest first."""
    held = [each for kind in YEARLY for each in standing(context.snapshot, kind, context.policy).counted]
    deciding = chain(context)
    found: list[Occasion] = []
    for each in sorted(held, key=lambda one: (one.held_on, one.id)):
        theirs = context.theirs_at_instruments.get(each.id, frozenset())
        came = tuple(who for who in deciding if who in theirs)
        found.append(Occasion(each, tuple(sorted(theirs)), came, len(deciding), _middle(context, theirs)))
    return tuple(found)


def _middle(context: AssessmentContext, theirs: frozenset[str]) -> bool | None:
    ranks = [context.account.contacts[who].rank for who in theirs]
    if any(rank in context.policy.organizational.instruments.middle_ranks for rank in ranks):
        return True
    return None if not ranks or None in ranks else False


def measure(context: AssessmentContext) -> Measured:
    """Those of the decision chain who took part at least once, out of all of it."""
    deciding, every = chain(context), occasions(context)
    listed = [each for each in every if each.theirs]
    if not deciding:
        return unknown(METRIC.unknown, step="Record who decides on the open opportunities (sheet DECIDES).")
    if not recorded(context.snapshot) or (every and not listed):
        return unknown(
            "Who of theirs took part in visits and alignment meetings is not on record.",
            step="Record who took part (sheet ATTENDED).",
        )
    came = {who: [each.instrument for each in listed if who in each.deciding] for who in deciding}
    share = sum(map(bool, came.values())) / len(deciding)
    blank = len(every) - len(listed)
    findings = (*(_absent(context, deciding, came) if listed else ()), *_without_middle(context, listed))
    return Measured(
        share,
        _said(deciding, came, listed, blank),
        tuple(_part(context, who, seen) for who, seen in came.items()),
        known=len(listed) / len(every) if every else 1.0,
        interval=(share, 1.0) if blank else None,
        step=findings[0].next_step if findings else "",
        findings=findings,
    )


def _said(
    deciding: Mapping[str, Decider], came: Mapping[str, list[Instrument]], listed: list[Occasion], blank: int
) -> str:
    if not listed:
        return f"No executive visit or alignment meeting was held in the last twelve months: none of the {len(deciding)} who decide took part in one."
    number = sum(map(bool, came.values()))
    held = counted(len(listed), "visit or alignment meeting", "visits and alignment meetings")
    middle = sum(each.middle is True for each in listed)
    rest = f" Of {blank} more, nobody recorded who came." if blank else ""
    return (
        f"{number} of the {len(deciding)} who decide took part at least once in the {held} of the last twelve months; "
        f"middle managers are known to have come to {middle} of {len(listed)}.{rest}"
    )


def _part(context: AssessmentContext, who: str, seen: list[Instrument]) -> Part:
    note = joined([name(each) for each in seen]) if seen else "took part in none"
    value = 1.0 if seen else 0.0
    return Part(called(context.account.contacts[who]), value, 1.0, who, note, sources(context.snapshot, seen))


def _absent(
    context: AssessmentContext, deciding: Mapping[str, Decider], came: Mapping[str, list[Instrument]]
) -> tuple[Finding, ...]:
    who = tuple(ident for ident, each in deciding.items() if each.grave and not came[ident])
    if not who:
        return ()
    people = joined([titled(context.account.contacts[each]) for each in who])
    verb = "decides and took" if len(who) == 1 else "decide and took"
    first = called(context.account.contacts[who[0]])
    rows = [
        tie for opportunity in context.account.open_opportunities for tie in context.account.deciders.get(opportunity.id, ()) if tie.from_id in who
    ]  # fmt: skip
    return (
        Finding(
            kind="chain_absent",
            severity=Severity.WEAK,
            who=who,
            about=who,
            message=f"{people} {verb} part in no executive visit or alignment meeting of the last twelve months.",
            step=f"Name {first} on the invitation to the next visit, with a topic for this person.",
            seed="O6",
            evidence=(
                Evidence("Their voices in open opportunities.", sources=sources(context.snapshot, rows)),
            ),
        ),
    )


def _without_middle(context: AssessmentContext, listed: list[Occasion]) -> tuple[Finding, ...]:
    without = [each.instrument for each in listed if each.middle is False]
    if not without:
        return ()
    names = joined([f"{name(each)} ({each.held_on})" for each in without])
    days = tuple(str(each.held_on) for each in without)
    return (
        Finding(
            kind="visit_without_middle",
            severity=Severity.NOTE,
            who=tuple(each.id for each in without),
            message=f"No middle manager of theirs was at {names}; what is agreed there has nobody to carry it out.",
            step="Invite the heads of the departments concerned to the next one.",
            seed="O6",
            evidence=(
                Evidence("Who took part, by rank.", dates=days, sources=sources(context.snapshot, without)),
            ),
        ),
    )


METRIC = Metric(
    id="visit_attendance",
    seed="O6",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.8, 0.6, 0.4, None),
)

METRICS = (METRIC,)
