"""The vault: the four instruments that tie two organizations together, each an arch, and how well it holds."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from graphcrm.records import Instrument
from graphcrm.schema.scales import INSTRUMENT_KIND
from graphcrm.snapshot import Snapshot
from graphcrm.views.cathedral.layout import BANDS, NAME, Label, Line, centres
from graphcrm.views.cathedral.words import EN, say

YEARLY = {"alignment_meeting": 1, "executive_visit": 2}
"""How many there should be in twelve months; of the other kinds, one should be in force."""
EXPIRING_DAYS = 180


@dataclass(frozen=True, slots=True)
class Arch:
    """One instrument: ``state`` is kept, below, expiring or missing."""

    kind: str
    state: str
    said: str
    why: str
    ids: tuple[str, ...]


def arches(snapshot: Snapshot) -> tuple[Arch, ...]:
    """The four, in the order of the vocabulary."""
    every = snapshot.nodes(Instrument).values()
    return tuple(
        (_yearly if kind in YEARLY else _in_force)(
            kind, sorted((each for each in every if each.kind == kind), key=_by_day), snapshot.as_of
        )
        for kind in INSTRUMENT_KIND.codes
    )


def _yearly(kind: str, found: list[Instrument], today: datetime.date) -> Arch:
    target = YEARLY[kind]
    within = [each for each in found if 0 <= (today - each.held_on).days < 365]
    state = "kept" if len(within) >= target else "below" if within else "missing"
    said = say("of_target", number=len(within), target=target)
    if not within:
        past = [each.held_on for each in found if each.held_on <= today]
        said = say("none_since", date=max(past)) if past else say("none_ever")
    why = f"{EN[f'arch_{state}']} {say('arch_why_yearly', target=target)}"
    return Arch(kind, state, said, why, tuple(each.id for each in reversed(found)))


def _in_force(kind: str, found: list[Instrument], today: datetime.date) -> Arch:
    why = EN["arch_why_force"]
    ids = tuple(each.id for each in reversed(found))
    begun = [each for each in found if each.held_on <= today]
    held = [each for each in begun if each.until is None or each.until >= today]
    if not held:
        ended = max((each.until for each in begun if each.until), default=None)
        return Arch(
            kind,
            "missing",
            say("ended_on", date=ended) if ended else EN["none_ever"],
            f"{EN['arch_missing']} {why}",
            ids,
        )
    until = max(each.until or datetime.date.max for each in held)
    if until == datetime.date.max:
        return Arch(kind, "kept", EN["in_force_open"], f"{EN['arch_kept']} {why}", ids)
    soon = (until - today).days <= EXPIRING_DAYS
    state = "expiring" if soon else "kept"
    return Arch(
        kind, state, say("in_force", date=until), f"{say(f'arch_{state}', days=EXPIRING_DAYS)} {why}", ids
    )


def _by_day(each: Instrument) -> tuple[datetime.date, str]:
    return (each.held_on, each.id)


def place(found: tuple[Arch, ...]) -> list[tuple[Arch, float, float, float, float, Label]]:
    """Each arch with its box and its label."""
    top, bottom = BANDS["vault"]
    middles, slot = centres(len(found))
    return [
        (
            arch, x - slot / 2 + 6.0, top + 6.0, slot - 12.0, bottom - top - 6.0,
            Label(x - slot / 2 + 44.0, top + 44.0, slot - 88.0, (Line(EN[arch.kind], NAME, bold=True, tone="ink"), Line(arch.said, tone="quiet"))),
        )
        for arch, x in zip(found, middles, strict=True)
    ]  # fmt: skip
