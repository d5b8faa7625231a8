"""Do we meet key people to help them with what they want to reach? (K3)

Of the interactions of the last twelve months that a key contact attended, or one marked as key who has left since: an interaction *serves* where it is written
which goal of theirs (or which problem of their company) it served. Where only another purpose is written, it is taken to
serve none. Where neither is written, nobody knows: it is left out of the share and widens the interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graphcrm.messages import Fact, Message, Name
from graphcrm.records import Contact, Interaction
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier


def with_key(context: AssessmentContext) -> Mapping[str, Interaction]:
    """The interactions of the last twelve months that a key contact attended, or one who was marked as key and has left since."""
    events, theirs = context.interactions.items(), context.theirs_at
    left = {ident for ident, gone in context.snapshot.left(Contact).items() if gone.person.key}
    keys = context.key_contacts.keys() | left
    return {ident: event for ident, event in events if not keys.isdisjoint(theirs.get(ident, ()))}


def measure(context: AssessmentContext) -> Measured:
    """Interactions that serve a goal, out of those of which it is known whether they do."""
    events = with_key(context)
    serving = [event for event in events.values() if event.serves]
    other = sum(bool(event.purpose and not event.serves) for event in events.values())
    total = len(serving) + other
    blank = len(events) - total
    rows = context.sources(serving)
    served = Part(Message("part.goals_served.serve"), len(serving), total, sources=rows)
    parts = (
        served,
        Part(Message("part.goals_served.other"), other, total),
        Part(Message("part.goals_served.neither"), blank, len(events), note=Message("part.left_out")),
    )
    return METRIC.ratio(
        parts,
        counted=[served],
        blank=blank,
        interval=(len(serving) / len(events), (len(serving) + blank) / len(events)) if events else False,
        step=_next(context, events) if total else "",
        days=context.policy.window_days,
    )


def _next(context: AssessmentContext, events: Mapping[str, Interaction]) -> Fact:
    """The goal on record that was served least beside how often its owner was met; of equal ones, the one met most."""
    met: Counter[str] = Counter()
    served: Counter[str] = Counter()
    for ident, event in events.items():
        theirs = context.theirs_at[ident] & context.key_contacts.keys()
        met.update(theirs)
        served.update(theirs if event.serves else ())
    contacts = context.account.contacts
    wishes = {who: wish for who in context.key_contacts if (wish := contacts[who].personal_win)}
    if not wishes:
        return METRIC.says("step_ask")
    least = min(wishes, key=lambda who: (served[who] / met[who] if met[who] else 0.0, -met[who], who))
    if met[least] and served[least] == met[least]:
        return ""
    who, wish = context.account.person(least), Name(wishes[least])
    return METRIC.says("step", who=who, wish=wish, served=served[least], n=met[least])


METRIC = Metric("goals_served", "K3", Unit.SHARE, measure, by_tier(0.5, 0.4, 0.3, 0.2))
