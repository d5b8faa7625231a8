"""Has every voice an owner, and did the customer confirm that it is settled? (E8)

Of needs, problems and complaints: those that are open, and those closed in the months looked back on. Where no owner, or no
confirmation, is on record at all, nothing is known; where some are, a blank counts as none.
"""

from __future__ import annotations

from graphcrm.messages import Fact
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, everywhere
from graphcrm.scorecard.own_work.voices import RaisedVoice, voices


def owned(context: AssessmentContext) -> Measured:
    """Open voices with an owner, out of all open ones."""
    waiting = [voice for voice in voices(context) if voice.open]
    if not any(voice.record.owner for voice in waiting):
        return OWNED.not_known()
    bare = next((voice for voice in waiting if not voice.record.owner), None)
    parts = [_part(context, voice, bool(voice.record.owner), voice.record.owner) for voice in waiting]
    return OWNED.ratio(parts, step=OWNED.says("step", voice=bare.called(context)) if bare else "")


def confirmed(context: AssessmentContext) -> Measured:
    """Closed voices of which the customer confirmed that they are settled, out of all closed."""
    closed = [voice for voice in voices(context) if not voice.open]
    if all(voice.record.confirmed is None for voice in closed):
        return CONFIRMED.not_known()
    bare = next((voice for voice in closed if not voice.record.confirmed), None)
    parts = [_part(context, voice, bool(voice.record.confirmed), voice.record.closed_by) for voice in closed]
    return CONFIRMED.ratio(parts, step=CONFIRMED.says("step", voice=bare.called(context)) if bare else "")


def _part(context: AssessmentContext, voice: RaisedVoice, done: bool, ours: str | None) -> Part:
    note: Fact = context.account.name(ours) if ours else ""
    who = next(iter(voice.by), None)
    return Part(voice.called(context), float(done), 1.0, who, note, context.sources([voice.record]))


OWNED = Metric("voices_owned", "E8", Unit.SHARE, owned, everywhere(1.0))
CONFIRMED = Metric("closes_confirmed", "E8", Unit.SHARE, confirmed, everywhere(0.8))
METRICS = (OWNED, CONFIRMED)
