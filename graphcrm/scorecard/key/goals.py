"""Do we meet key people to help them with what they want to reach? (K3)

Of the interactions of the last twelve months that a key contact attended: an interaction *serves* where it is written
which goal of theirs (or which problem of their company) it served. Where only another purpose is written, it is taken to
serve none. Where neither is written, nobody knows: it is left out of the share and widens the interval.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.wording import called, counted
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.records import Interaction
    from graphcrm.scorecard.context import AssessmentContext


def with_key(context: AssessmentContext) -> Mapping[str, Interaction]:
    """The interactions of the last twelve months that a key contact attended."""
    keys = context.key_contacts.keys()
    return {
        ident: each
        for ident, each in context.interactions.items()
        if not keys.isdisjoint(context.theirs_at.get(ident, ()))
    }


def measure(context: AssessmentContext) -> Measured:
    """Interactions that serve a goal, out of those of which it is known whether they do."""
    every = with_key(context)
    serving = {ident: each for ident, each in every.items() if each.serves}
    other = [each for each in every.values() if each.purpose and not each.serves]
    said = len(serving) + len(other)
    if not said:
        return unknown(METRIC.unknown, step="Write beside each visit which goal of theirs it served (column Serves).")  # fmt: skip
    blank = len(every) - said
    parts = (
        Part(
            "Serve a goal of theirs", len(serving), said, sources=sources(context.snapshot, serving.values())
        ),
        Part("Have another purpose", len(other), said),
        Part("Say neither", blank, len(every), note="left out of the share"),
    )
    sentence = f"{len(serving)} of {counted(said, 'interaction', 'interactions')} with key contacts in the last {context.policy.window_days} days served a goal of theirs"
    left = f"; of {blank} more, nobody wrote what for" if blank else ""
    return Measured(
        len(serving) / said,
        f"{sentence}{left}.",
        parts,
        known=said / len(every),
        interval=(len(serving) / len(every), (len(serving) + blank) / len(every)),
        step=_next(context, every),
    )


def _next(context: AssessmentContext, every: Mapping[str, Interaction]) -> str:
    """The goal on record that was served least beside how often its owner was met; of equal ones, the one met most."""
    met: Counter[str] = Counter()
    served: Counter[str] = Counter()
    for ident, each in every.items():
        theirs = context.theirs_at[ident] & context.key_contacts.keys()
        met.update(theirs)
        served.update(theirs if each.serves else ())
    contacts = context.account.contacts
    wishes = [who for who in context.key_contacts if contacts[who].personal_win]
    if not wishes:
        return "Ask key contacts what they want to reach, and write it down (column Personal win)."
    least = min(wishes, key=lambda who: (served[who] / met[who] if met[who] else 0.0, -met[who], who))
    if met[least] and served[least] == met[least]:
        return ""
    times = f"{served[least]} of {counted(met[least], 'interaction', 'interactions')} served it"
    return (
        f"Do something for what {called(contacts[least])} wants: “{contacts[least].personal_win}” ({times})."
    )


METRIC = Metric(
    id="goals_served",
    seed="K3",
    layer=Layer.KEY,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.5, 0.4, 0.3, 0.2),
)
