"""Do those who decide take part when the two organizations meet, and middle managers with them? (O6)

The decision chain is everybody with a voice in an open opportunity. Who took part in at least one executive visit or
alignment meeting of the last twelve months counts once. A visit of which nobody of theirs is recorded says nothing: all
of the chain may have been there. Kinds: ``chain_absent``, who pays, signs, weighs much or can stop it alone and took
part in none; ``visit_without_middle``, a visit at which nobody of theirs was a middle manager.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphcrm.account.decisions import Decider, decisions
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, joined, sentences
from graphcrm.records import Contact, Instrument
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, person_part
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.organizational import instruments
from graphcrm.scorecard.organizational.instruments import YEARLY
from graphcrm.scorecard.weak_spot import weak_spot


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


def chain(context: AssessmentContext) -> Mapping[str, Decider]:
    """Everybody with a voice in an open opportunity, by id, with their heaviest voice: the heaviest first."""
    heaviest: dict[str, Decider] = {}
    for decision in decisions(context.account):
        for decider in decision.deciders if decision.opportunity else ():
            if decider.id not in heaviest or _gravity(decider) > _gravity(heaviest[decider.id]):
                heaviest[decider.id] = decider
    ordered = sorted(heaviest.values(), key=lambda decider: (not decider.grave, -decider.weight, decider.id))
    return {decider.id: decider for decider in ordered}


def _gravity(decider: Decider) -> tuple[bool, float]:
    return (decider.grave, decider.weight)


def occasions(context: AssessmentContext) -> tuple[Occasion, ...]:
    """The executive visits and alignment meetings of the last twelve months, the oldest first."""
    held = [
        row for kind in YEARLY for row in instruments.standing(context.snapshot, kind, context.policy).counted
    ]
    deciding = chain(context)
    occasions: list[Occasion] = []
    for row in sorted(held, key=lambda row: (row.held_on, row.id)):
        theirs = context.theirs_at_instruments.get(row.id, frozenset())
        came = tuple(who for who in deciding if who in theirs)
        middle = _middle(context, theirs)
        occasions.append(Occasion(row, tuple(sorted(theirs)), came, len(deciding), middle))
    return tuple(occasions)


def _middle(context: AssessmentContext, theirs: frozenset[str]) -> bool | None:
    ranks = [context.snapshot.once(Contact, who).rank for who in theirs]
    if any(rank in context.policy.organizational.instruments.middle_ranks for rank in ranks):
        return True
    return None if not ranks or None in ranks else False


def measure(context: AssessmentContext) -> Measured:
    """Those of the decision chain who took part at least once, out of all of it."""
    deciding, every = chain(context), occasions(context)
    attended = [occasion for occasion in every if occasion.theirs]
    if not deciding:
        return METRIC.not_known()
    if not instruments.recorded(context.snapshot) or (every and not attended):
        return METRIC.not_known("not_attended", step=METRIC.says("step_record"))
    came = {who: [event.instrument for event in attended if who in event.deciding] for who in deciding}
    share, blank = sum(map(bool, came.values())) / len(deciding), len(every) - len(attended)
    nowhere = Message("part.attendance.none")
    parts = tuple(
        person_part(context, who, float(bool(seen)), 1.0, instruments.names(seen) if seen else nowhere, seen)
        for who, seen in came.items()
    )
    said = METRIC.says("none", deciders=len(came), window=context.window)
    findings: tuple[Finding, ...] = ()
    if attended:
        findings = (*_absent(context, deciding, came), *_without_middle(context, attended))
        said = _said(context, came, attended, blank)
    known = len(attended) / len(every) if every else 1.0
    return Measured(share, said, parts, known, (share, 1.0) if blank else None, findings=findings)


def _said(
    context: AssessmentContext,
    came: Mapping[str, Sequence[Instrument]],
    attended: Sequence[Occasion],
    blank: int,
) -> Message:
    message = METRIC.says(
        "said",
        came=sum(map(bool, came.values())),
        deciders=len(came),
        occasions=Message("count.visits_and_meetings", n=len(attended)),
        window=context.window,
        middle=sum(occasion.middle is True for occasion in attended),
        attended=len(attended),
    )
    return sentences(message, METRIC.says("blank", blank=blank) if blank else None)


def _absent(
    context: AssessmentContext, deciding: Mapping[str, Decider], came: Mapping[str, Sequence[Instrument]]
) -> Iterator[Finding]:
    account = context.account
    who = [ident for ident, decider in deciding.items() if decider.grave and not came[ident]]
    voices = (tie for deal in account.open_opportunities for tie in account.deciders.get(deal.id, ()))
    if who:
        yield weak_spot(
            "chain_absent",
            "O6",
            Severity.WEAK,
            who,
            context.on_record("chain.voices", [tie for tie in voices if tie.from_id in who]),
            about=who,
            n=len(who),
            people=joined(account.people(who)),
            first=account.person(who[0]),
            window=context.window,
        )


def _without_middle(context: AssessmentContext, attended: Sequence[Occasion]) -> Iterator[Finding]:
    rows = [occasion.instrument for occasion in attended if occasion.middle is False]
    if rows:
        why, visits = instruments.evidence(context, "chain.ranks", rows), instruments.dated(rows)
        yield weak_spot(
            "visit_without_middle", "O6", Severity.NOTE, instruments.ids(rows), why, visits=visits
        )


METRIC = Metric("visit_attendance", "O6", Unit.SHARE, measure, by_tier(0.8, 0.6, 0.4, None))
