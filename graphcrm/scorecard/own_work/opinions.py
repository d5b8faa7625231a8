"""Do we ask those who count what they think? (E9)

An opinion is feedback of any kind, or an answer to a survey, of the months that the assessment looks back on. Whether it
was written down in time is measured where it is heard (G4), whether minutes went out where the visit is (O6).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphcrm.account.wording import called, counted, deal
from graphcrm.records import Feedback, Raised, Rated, Survey
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.records import Record
    from graphcrm.scorecard.context import AssessmentContext

STEP = "Record what they say, and who said it (sheets Feedback and RAISED)."


def opinions(context: AssessmentContext) -> Mapping[str, tuple[Record, ...]]:
    """By contact: what they said in these months."""
    snapshot = context.snapshot
    voiced = {each.id: each for each in snapshot.nodes(Feedback).values() if context.within(each.raised_on)}
    asked = {ident for ident, each in snapshot.nodes(Survey).items() if context.within(each.held_on)}
    found: dict[str, list[Record]] = defaultdict(list)
    for raised in snapshot.ties_between(Raised, "Contact", "Feedback"):
        if raised.to_id in voiced:
            found[raised.from_id].append(voiced[raised.to_id])
    for rated in snapshot.ties_between(Rated, "Contact", "Survey"):
        if rated.to_id in asked:
            found[rated.from_id].append(rated)
    return {ident: tuple(said) for ident, said in found.items()}


def measure(context: AssessmentContext) -> Measured:
    """Key contacts of whom an opinion is on record, out of all key contacts."""
    said, contacts = opinions(context), context.account.contacts
    people = [ident for ident in context.key_contacts if not contacts[ident].placeholder]
    if not said or not people:
        return unknown(METRIC.unknown, step=STEP)
    parts = tuple(
        Part(
            called(contacts[ident]),
            float(ident in said),
            1.0,
            ident,
            _note(said.get(ident, ())),
            sources(context.snapshot, said.get(ident, ())),
        )
        for ident in people
    )
    heard = sum(ident in said for ident in people)
    silent = [ident for ident in people if ident not in said]
    step = ""
    if silent:
        first = min(
            silent,
            key=lambda one: (
                -max((deal.amount or 0 for deal in context.key_contacts[one].decides), default=0),
                one,
            ),
        )
        about = context.key_contacts[first].decides
        what = f" of {deal(about[0], context.account.currency)}" if about else ""
        step = f"Ask {called(contacts[first])} what they think{what}, and write it down."
    return Measured(
        heard / len(people),
        f"An opinion of {heard} of {counted(len(people), 'key contact', 'key contacts')} is on record.",
        parts,
        step=step,
    )


def _note(said: tuple[Record, ...]) -> str:
    voices = sum(isinstance(each, Feedback) for each in said)
    answers = len(said) - voices
    parts = [counted(voices, "voice", "voices")] if voices else []
    parts += [counted(answers, "answer to a survey", "answers to surveys")] if answers else []
    return " and ".join(parts) or "nothing on record"


METRIC = Metric(
    id="opinions_collected",
    seed="E9",
    layer=Layer.WORK,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.9, 0.8, 0.6, 0.4),
)
