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
from graphcrm.analysis.result import members, record
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, joined, sentences
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.instruments import YEARLY, dated, evidence, names, recorded, standing
from graphcrm.scorecard.weak_spot import on_record, weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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

    MEMBERS = members(
        "instrument=instrument.id kind=instrument.kind held_on=instrument.held_on theirs deciding chain share middle"
    )

    instrument: Instrument
    theirs: tuple[str, ...]
    deciding: tuple[str, ...]
    chain: int
    middle: bool | None

    @property
    def share(self) -> float | None:
        """Of those who decide; ``None`` where nobody recorded who came."""
        return len(self.deciding) / self.chain if self.chain and self.theirs else None

    def to_dict(self) -> dict[str, Any]:
        return record(self)


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
    instruments = [row for kind in YEARLY for row in standing(context.snapshot, kind, context.policy).counted]
    deciding = chain(context)
    occasions: list[Occasion] = []
    for instrument in sorted(instruments, key=lambda row: (row.held_on, row.id)):
        theirs = context.theirs_at_instruments.get(instrument.id, frozenset())
        came = tuple(who for who in deciding if who in theirs)
        middle = _middle(context, theirs)
        occasions.append(Occasion(instrument, tuple(sorted(theirs)), came, len(deciding), middle))
    return tuple(occasions)


def _middle(context: AssessmentContext, theirs: frozenset[str]) -> bool | None:
    ranks = [context.account.contacts[who].rank for who in theirs]
    if any(rank in context.policy.organizational.instruments.middle_ranks for rank in ranks):
        return True
    return None if not ranks or None in ranks else False


def measure(context: AssessmentContext) -> Measured:
    """Those of the decision chain who took part at least once, out of all of it."""
    deciding, every = chain(context), occasions(context)
    attended = [occasion for occasion in every if occasion.theirs]
    if not deciding:
        return unknown(METRIC.id)
    if not recorded(context.snapshot) or (every and not attended):
        return unknown(METRIC.id, "not_attended", step=Message("metric.visit_attendance.step_record"))
    came = {
        who: [occasion.instrument for occasion in attended if who in occasion.deciding] for who in deciding
    }
    share = sum(map(bool, came.values())) / len(deciding)
    blank = len(every) - len(attended)
    findings = (*(_absent(context, deciding, came) if attended else ()), *_without_middle(context, attended))
    return Measured(
        share,
        _message(context, came, attended, blank),
        tuple(_part(context, who, seen) for who, seen in came.items()),
        known=len(attended) / len(every) if every else 1.0,
        interval=(share, 1.0) if blank else None,
        step=findings[0].step if findings else "",
        findings=findings,
    )


def _message(
    context: AssessmentContext,
    came: Mapping[str, Sequence[Instrument]],
    attended: Sequence[Occasion],
    blank: int,
) -> Message:
    if not attended:
        return Message("metric.visit_attendance.none", deciders=len(came), window=context.window)
    message = Message(
        "metric.visit_attendance.said",
        came=sum(map(bool, came.values())),
        deciders=len(came),
        occasions=Message("count.visits_and_meetings", n=len(attended)),
        window=context.window,
        middle=sum(occasion.middle is True for occasion in attended),
        attended=len(attended),
    )
    return sentences(message, Message("metric.visit_attendance.blank", blank=blank) if blank else None)


def _part(context: AssessmentContext, who: str, seen: Sequence[Instrument]) -> Part:
    return Part(
        context.account.person(who),
        float(bool(seen)),
        1.0,
        who,
        names(seen) if seen else Message("part.attendance.none"),
        sources(context.snapshot, seen),
    )


def _absent(
    context: AssessmentContext, deciding: Mapping[str, Decider], came: Mapping[str, Sequence[Instrument]]
) -> Iterator[Finding]:
    account = context.account
    who = [ident for ident, decider in deciding.items() if decider.grave and not came[ident]]
    voices = (tie for deal in account.open_opportunities for tie in account.deciders.get(deal.id, ()))
    if who:
        yield weak_spot(
            "chain_absent",
            Severity.WEAK,
            who,
            "O6",
            [on_record(context.snapshot, "chain.voices", [tie for tie in voices if tie.from_id in who])],
            about=who,
            n=len(who),
            people=joined(account.people(who)),
            first=account.person(who[0]),
            window=context.window,
        )


def _without_middle(context: AssessmentContext, attended: Sequence[Occasion]) -> Iterator[Finding]:
    rows = [occasion.instrument for occasion in attended if occasion.middle is False]
    if rows:
        ids, reason = [row.id for row in rows], evidence(context, "chain.ranks", rows)
        yield weak_spot("visit_without_middle", Severity.NOTE, ids, "O6", [reason], visits=dated(rows))


METRIC = Metric(
    "visit_attendance", "O6", Layer.ORGANIZATIONAL, Unit.SHARE, measure, by_tier(0.8, 0.6, 0.4, None)
)
