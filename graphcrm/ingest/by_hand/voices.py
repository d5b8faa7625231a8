"""What the customer's people said: feedback, its settlement, answers of a survey."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphcrm import matching
from graphcrm.errors import NotFound, UsageError
from graphcrm.ingest.by_hand.entry import (
    Columns,
    Entry,
    changed,
    choice_of,
    concerns,
    filled,
    merged,
    new_id,
    people,
)
from graphcrm.messages import Fact, Message, Name, Term, listed
from graphcrm.records import Concerns, Contact, Feedback, Raised, Rated, Survey
from graphcrm.schema.scales import FEEDBACK_KIND

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot


def raised(
    snapshot: Snapshot,
    kind: str,
    text: str,
    *,
    by: Sequence[str],
    on: datetime.date,
    filed_on: datetime.date,
    severity: int | None = None,
    about: Sequence[str] = (),
) -> Entry:
    """Somebody raised a need, problem, complaint or praise, or told of a competitor. Raises `NotFound`."""
    who = people(snapshot, by)
    if not who:
        raise UsageError(
            Message("entry.nobody_raised", kind=feedback_word(kind)),
            hint=Message("entry.nobody_raised.advice"),
        )
    ident = new_id("f", on, kind, text, sorted(person.id for person in who))
    row = merged(
        snapshot.nodes(Feedback).get(ident),
        id=ident,
        kind=kind,
        text=text,
        raised_on=on,
        filed_on=filed_on,
        severity=severity,
    )
    ties = tuple(filled(from_id=person.id, to_id=ident) for person in who)
    rows: dict[type[Any], tuple[Columns, ...]] = {
        Feedback: (row,),
        Raised: ties,
        Concerns: concerns(snapshot, ident, about),
    }
    names = listed((Name(person.name, person.name_zh or "") for person in who), style="comma")
    return Entry(rows, Message("entry.raised", kind=feedback_word(kind), who=names, day=on), ident)


def closed(snapshot: Snapshot, of: str, *, on: datetime.date) -> Entry:
    """A feedback is settled: named by id, or by words that only one open feedback has. Raises `NotFound`."""
    voices = snapshot.nodes(Feedback)
    waiting = {ident: (voice.text or "",) for ident, voice in voices.items() if voice.closed_on is None}
    fitting = [of] if of in voices else matching.fitting(of, waiting)
    if len(fitting) != 1:
        ids = (fitting or list(waiting))[:8]
        pairs = ((ident, voices[ident].text or voices[ident].kind) for ident in ids)
        choices = Message("entry.say_which_id", choices=choice_of(pairs, "semicolon"))
        raise NotFound(
            Message("entry.feedbacks_fit" if fitting else "entry.no_feedback", name=of),
            hint=choices if ids else Message("entry.none_open"),
        )
    voice = voices[fitting[0]]
    message = Message("entry.settled", day=on, what=Name(voice.text or voice.id))
    return Entry({Feedback: (changed(voice, closed_on=on),)}, message, voice.id)


def answered(
    snapshot: Snapshot,
    name: str,
    scores: Mapping[str, str],
    *,
    on: datetime.date,
    invited: int | None = None,
    topic: str | None = None,
) -> Entry:
    """Contacts answered a survey, a score from 0 to 10 each; a new survey is made of a new name. Raises `NotFound`."""
    surveys = snapshot.nodes(Survey)
    fitting = matching.fitting(name, {ident: (survey.name,) for ident, survey in surveys.items()})
    survey = surveys[fitting[0]] if len(fitting) == 1 else None
    ident = survey.id if survey else new_id("s", on, name)
    row = (
        changed(survey, **({"invited": invited} if invited else {}))
        if survey
        else filled(id=ident, name=name, held_on=on, invited=invited)
    )
    ties = tuple(
        filled(from_id=snapshot.find_person(who, Contact).id, to_id=ident, topic=topic, score=score)
        for who, score in scores.items()
    )
    about = () if survey else concerns(snapshot, ident, ())
    rows: dict[type[Any], tuple[Columns, ...]] = {Survey: (row,), Rated: ties, Concerns: about}
    message = Message("entry.answers", survey=Name(survey.name if survey else name), n=len(ties))
    return Entry(rows, message, ident)


def feedback_word(kind: str) -> Fact:
    """The word of a kind of feedback."""
    step = FEEDBACK_KIND.step(kind)
    return Term(step.term.en) if step else kind
