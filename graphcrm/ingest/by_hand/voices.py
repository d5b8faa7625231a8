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
    concerns,
    filled,
    merged,
    new_id,
    people,
)
from graphcrm.records import Concerns, Contact, Feedback, Raised, Rated, Survey

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
        raise UsageError(f"Nobody is named who raised this {kind}", hint="Say who: --from NAME.")
    ident = new_id("f", on, kind, text, sorted(each.id for each in who))
    row = merged(
        snapshot.nodes(Feedback).get(ident),
        id=ident,
        kind=kind,
        text=text,
        raised_on=on,
        filed_on=filed_on,
        severity=severity,
    )
    ties = tuple(filled(from_id=each.id, to_id=ident) for each in who)
    rows: dict[type[Any], tuple[Columns, ...]] = {
        Feedback: (row,),
        Raised: ties,
        Concerns: concerns(snapshot, ident, about),
    }
    return Entry(rows, f"{kind.capitalize()} of {', '.join(each.name for each in who)} on {on}", ident)


def closed(snapshot: Snapshot, of: str, *, on: datetime.date) -> Entry:
    """A feedback is settled: named by id, or by words that only one open feedback has. Raises `NotFound`."""
    every = snapshot.nodes(Feedback)
    open_ = {ident: (each.text or "",) for ident, each in every.items() if each.closed_on is None}
    found = [of] if of in every else matching.fitting(of, open_)
    if len(found) != 1:
        which = "Several open feedbacks fit" if found else "There is no open feedback"
        some = (found or list(open_))[:8]
        listed = "; ".join(f"{ident} ({every[ident].text or every[ident].kind})" for ident in some)
        raise NotFound(f"{which} “{of}”", hint=f"Say which by id: {listed}." if some else "None is open.")
    held = every[found[0]]
    return Entry(
        {Feedback: (changed(held, closed_on=on),)}, f"Settled on {on}: {held.text or held.id}", held.id
    )


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
    every = snapshot.nodes(Survey)
    found = matching.fitting(name, {ident: (each.name,) for ident, each in every.items()})
    held = every[found[0]] if len(found) == 1 else None
    ident = held.id if held else new_id("s", on, name)
    row = changed(held, **({"invited": invited} if invited else {})) if held else filled(id=ident, name=name, held_on=on, invited=invited)  # fmt: skip
    ties = tuple(
        filled(from_id=snapshot.find_person(who, Contact).id, to_id=ident, topic=topic, score=score)
        for who, score in scores.items()
    )
    about = () if held else concerns(snapshot, ident, ())
    rows: dict[type[Any], tuple[Columns, ...]] = {Survey: (row,), Rated: ties, Concerns: about}
    return Entry(
        rows, f"{held.name if held else name}: {len(ties)} answer{'' if len(ties) == 1 else 's'}", ident
    )
