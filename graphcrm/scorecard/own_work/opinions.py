"""Do we ask those who count what they think? (E9)

An opinion is feedback of any kind, or an answer to a survey, of the months that the assessment looks back on. Whether it
was written down in time is measured where it is heard (G4), whether minutes went out where the visit is (O6). Key contacts
count but for places that nobody fills. Where any opinion is on record, whoever has none was not asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphcrm.messages import Fact, Message, Money, joined
from graphcrm.messages.message import largest_first
from graphcrm.records import Contact, Feedback, Rated, Record, Survey
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.measured import Measured, Part, person_part
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.own_work.voices import raisers


def opinions(context: AssessmentContext) -> Mapping[str, list[Record]]:
    """By contact: what they said in the months looked back on."""
    voiced, surveys = context.snapshot.nodes(Feedback), context.snapshot.nodes(Survey)
    opinions: list[tuple[str, Record]] = [
        (who, voiced[ident])
        for ident, people in raisers(context).items()
        if context.within(voiced[ident].raised_on)
        for who in people
    ]
    counting = {ident for ident, survey in surveys.items() if context.within(survey.held_on)}
    ties = context.snapshot.events(Rated, Contact, Survey)
    return grouped([*opinions, *((tie.from_id, tie) for tie in ties if tie.to_id in counting)])


def measure(context: AssessmentContext) -> Measured:
    """Key contacts of whom an opinion is on record, out of all key contacts."""
    heard, contacts = opinions(context), context.account.contacts
    people = [ident for ident in context.key_contacts if not contacts[ident].placeholder]
    if not heard or not people:
        return METRIC.not_known()
    parts: list[Part] = []
    for ident in people:
        said = heard.get(ident, [])
        parts.append(person_part(context, ident, float(ident in heard), 1.0, _note(said), said))
    return METRIC.ratio(parts, step=_ask(context, [ident for ident in people if ident not in heard]))


def _ask(context: AssessmentContext, silent: Sequence[str]) -> Fact:
    """Ask the one who decides on the largest opportunity."""
    if not silent:
        return ""

    def largest(ident: str) -> Money | None:
        return context.account.money(next(iter(context.key_contacts[ident].decides), None))

    first = min(silent, key=lambda ident: (largest_first(largest(ident)), ident))
    who, decides = context.account.person(first), context.key_contacts[first].decides
    if not decides:
        return METRIC.says("ask", who=who)
    return METRIC.says("ask_deal", who=who, deal=context.account.deal(decides[0]))


def _note(records: Sequence[Record]) -> Fact:
    voices = sum(isinstance(record, Feedback) for record in records)
    counts = {"count.voices": voices, "count.survey_answers": len(records) - voices}
    words = [Message(kind, n=count) for kind, count in counts.items() if count]
    return joined(words) if words else METRIC.says("nothing")


METRIC = Metric("opinions_collected", "E9", Unit.SHARE, measure, by_tier(0.9, 0.8, 0.6, 0.4))
