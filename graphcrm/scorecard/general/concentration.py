"""Do we lean on one or two people? (G7)

The Herfindahl–Hirschman index Σ share² of three things: what supporters add to each open decision, meetings, and contacts
that each of ours answers for. It reaches 1 where all hangs on one person, ½ where it hangs on two alike, and 1/n where n
share evenly; above 0.18 a market is called highly concentrated (US Merger Guidelines 2023, 2.1), which is the target
here. Where fewer than `concentration.FEW` people could share at all, nothing is said.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.decisions import decision_makers, decisions
from graphcrm.account.next_step import to_reach
from graphcrm.account.opinion_dynamics import influence_pulls, supporters
from graphcrm.account.wording import called, counted, deal, joined, percent
from graphcrm.analysis.concentration import FEW, hhi
from graphcrm.records import Knows
from graphcrm.schema.scales import MEETINGS
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, everywhere

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.scorecard.context import AssessmentContext

_NAMED = 5
"""How many people a figure names; the others are counted together."""


class _Spread(NamedTuple):
    """Shares of a whole by person, the largest first, with their index and what the first two have."""

    shares: tuple[tuple[str, float], ...]
    hhi: float

    @property
    def two(self) -> float:
        return sum(share for _, share in self.shares[:2])

    def first(self, context: AssessmentContext) -> str:
        return joined([called(context.snapshot.person(ident)) for ident, _ in self.shares[:2]])


def support(context: AssessmentContext) -> Measured:
    """The mean index of what supporters add to each open decision, over those that anybody supports."""
    account = context.account
    every = [each for each in decisions(account) if each.deciders]
    pull = influence_pulls(account)
    found: list[tuple[_Spread, Part]] = []
    could = 0
    for decision in every:
        flows, people = supporters(account, decision, pull)
        spread = _spread(flows) if people >= FEW else None
        could += people >= FEW
        if spread is not None:
            name, of = deal(decision.opportunity, account.currency), percent(spread.two)
            note = (
                f"{of} from {spread.first(context)}; {counted(len(spread.shares), 'supporter', 'supporters')}"
            )
            found.append((spread, Part(name, spread.hhi, 1.0, decision.id, note)))
    if not found:
        return unknown(SUPPORT.unknown, step="Judge where those who decide, and those they listen to, stand.")  # fmt: skip
    value = sum(spread.hhi for spread, _ in found) / len(found)
    worst, part = max(found, key=lambda each: each[0].hhi)
    said = (
        f"{percent(worst.two)} of our support on {part.name} comes from {worst.first(context)}; over "
        f"{counted(len(found), 'decision', 'decisions')} the index is {value:.2f} on average, where 1 is all one person's."
    )
    first = {ident for ident, _ in worst.shares[:2]}
    other = next((ident for ident, _ in worst.shares if ident not in first), None)
    step = to_reach(account, other) if other else "Win somebody else who is listened to."
    return Measured(value, said, tuple(part for _, part in found), known=len(found) / could, step=step)


def meetings(context: AssessmentContext) -> Measured:
    """The index of meetings of the last twelve months over their people, the placeholders left out."""
    met = Counter[str]()
    for ident, each in context.interactions.items():
        if each.kind in MEETINGS and ident in context.ours_at:
            met.update(context.theirs_at.get(ident, ()))
    spread, could = _spread(met), sum(not each.placeholder for each in context.account.contacts.values())
    if spread is None or could < FEW:
        return unknown(MET.unknown, step="Record who of theirs attended which meeting (sheet ATTENDED).")
    matter = [
        one
        for one in decision_makers(context.account).ids
        if not met[one] and one in context.account.contacts
    ]
    step = to_reach(context.account, matter[0]) if matter else "Meet others of theirs."
    said = (
        f"{spread.first(context)} had {percent(spread.two)} of the meetings; {counted(len(spread.shares), 'person', 'people')} "
        f"of {could} were met at all, and the index is {spread.hhi:.2f}."
    )
    return Measured(spread.hhi, said, _people(context, spread, met), step=step)


def responsibility(context: AssessmentContext) -> Measured:
    """The index of the contacts that each of ours answers for."""
    answers = Counter(
        tie.from_id
        for tie in context.snapshot.ties(Knows)
        if tie.responsible and tie.to_id in context.account.contacts
    )
    spread, could = _spread(answers), len(context.account.employees)
    if spread is None or could < FEW:
        return unknown(RESPONSIBILITY.unknown, step="Mark who of ours answers for whom (KNOWS).")
    said = f"{percent(spread.two)} of the contacts that somebody answers for are with {spread.first(context)}; the index is {spread.hhi:.2f}."
    return Measured(
        spread.hhi,
        said,
        _people(context, spread, answers),
        step=f"Name others of ours for some of those that {called(context.snapshot.person(spread.shares[0][0]))} answers for.",
    )


def _spread(amounts: Mapping[str, float]) -> _Spread | None:
    index, total = hhi(amounts.values()), sum(amounts.values())
    if index is None:
        return None
    shares = [(ident, amount / total) for ident, amount in amounts.items()]
    shares.sort(key=lambda each: (-round(each[1], 9), each[0]))
    return _Spread(tuple(shares), index)


def _people(context: AssessmentContext, spread: _Spread, amounts: Mapping[str, int]) -> tuple[Part, ...]:
    """The first by name, the others together; each note says what it adds to the index."""
    total = sum(amounts.values())
    parts = [
        Part(
            called(context.snapshot.person(ident)), amounts[ident], total, ident, f"adds {share**2:.4f} to the index"
        )
        for ident, share in spread.shares[:_NAMED]
    ]  # fmt: skip
    rest = spread.shares[_NAMED:]
    if rest:
        adds = sum(share**2 for _, share in rest)
        count = sum(amounts[ident] for ident, _ in rest)
        parts.append(Part(f"{len(rest)} others", count, total, note=f"adds {adds:.4f} to the index"))
    return tuple(parts)


SUPPORT = Metric(
    id="concentration_of_support",
    seed="G7",
    layer=Layer.GENERAL,
    unit=Unit.INDEX,
    measure=support,
    targets=everywhere(0.18),
    worst=0.5,
)

MET = Metric(
    id="concentration_of_meetings",
    seed="G7",
    layer=Layer.GENERAL,
    unit=Unit.INDEX,
    measure=meetings,
    targets=everywhere(0.18),
    worst=0.5,
    weight=0.5,
)

RESPONSIBILITY = Metric(
    id="concentration_of_responsibility",
    seed="G7",
    layer=Layer.GENERAL,
    unit=Unit.INDEX,
    measure=responsibility,
)

METRICS = (SUPPORT, MET, RESPONSIBILITY)
