"""The vault: the four instruments that tie two organizations together, each an arch, and how well it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphcrm.messages import Message, Number, sentences
from graphcrm.render.scene import shapes
from graphcrm.render.scene.layout import BANDS, NAME, Label, TextLine, centres
from graphcrm.render.words import Words
from graphcrm.scorecard.organizational import instruments
from graphcrm.scorecard.organizational.instruments import InstrumentState
from graphcrm.scorecard.policy import Policy
from graphcrm.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Arch:
    """One instrument: ``state`` is kept, below, expiring or missing. Where no instrument at all is on record, it is said to be not known."""

    kind: str
    state: str
    name: str
    said: str
    why: str
    ids: tuple[str, ...]


class PlacedArch(NamedTuple):
    """An arch, its box and its label."""

    arch: Arch
    x: float
    y: float
    w: float
    h: float
    label: Label

    @property
    def parts(self) -> shapes.Parts:
        """How it is drawn."""
        return shapes.arch(self.w, self.h, self.arch.state)


def arches(snapshot: Snapshot, words: Words | None = None, policy: Policy | None = None) -> tuple[Arch, ...]:
    """The four, in the order of the vocabulary, as the assessment sees them under these rules; in English unless told."""
    words, policy = words or Words.of(), policy or Policy()
    recorded = bool(instruments.recorded(snapshot))
    days = policy.organizational.instruments.expiring_days
    return tuple(
        Arch(
            standing.kind,
            standing.state,
            words.say(f"page.{standing.kind}"),
            words.read(_state(standing) if recorded else Message("page.none_recorded")),
            words.read(_why(standing, recorded, days)),
            tuple(instrument.id for instrument in reversed(standing.every)),
        )
        for standing in instruments.arches(snapshot, policy)
    )


def _why(standing: InstrumentState, recorded: bool, days: int) -> Message:
    """How it stands, and what is asked of a customer of this tier, where anything is."""
    state = Message(f"page.arch_{standing.state}", days=days) if recorded else Message("page.arch_unknown")
    if standing.target is None:
        return state
    if standing.kind in instruments.YEARLY:
        return sentences(state, Message("page.arch_why_yearly", target=Number(standing.target)))
    return sentences(state, Message("page.arch_why_force"))


def _state(standing: InstrumentState) -> Message:
    """Of a yearly one: how many of how many; where none is asked, the day of the last. Of others: until when."""
    yearly = standing.kind in instruments.YEARLY
    if not standing.counted:
        missing = "page.none_since" if yearly else "page.ended_on"
        return Message(missing, date=standing.last) if standing.last else Message("page.none_ever")
    if not yearly:
        return (
            Message("page.in_force", date=standing.until) if standing.until else Message("page.in_force_open")
        )
    if standing.target is None:
        return Message("page.held_on", date=standing.last or "")
    return Message("page.of_target", number=len(standing.counted), target=Number(standing.target))


def place(arches: Sequence[Arch]) -> list[PlacedArch]:
    """Each arch with its box and its label."""
    top, bottom = BANDS["vault"]
    middles, slot = centres(len(arches))
    return [
        PlacedArch(
            arch, x - slot / 2 + 6.0, top + 6.0, slot - 12.0, bottom - top - 6.0, _label(arch, x, slot, top)
        )
        for arch, x in zip(arches, middles, strict=True)
    ]


def _label(arch: Arch, x: float, slot: float, top: float) -> Label:
    lines = (TextLine(arch.name, NAME, bold=True, tone="ink"), TextLine(arch.said, tone="quiet"))
    return Label(x - slot / 2 + 44.0, top + 44.0, slot - 88.0, lines)
