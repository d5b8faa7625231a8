"""The vault: the four instruments that tie two organizations together, each an arch, and how well it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.render.scene.layout import BANDS, NAME, Label, Line, centres
from graphcrm.render.scene.words import ENGLISH
from graphcrm.scorecard.organizational import instruments
from graphcrm.scorecard.policy import Policy

if TYPE_CHECKING:
    from graphcrm.render.words import Words
    from graphcrm.scorecard.organizational.instruments import Standing
    from graphcrm.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Arch:
    """One instrument: ``state`` is kept, below, expiring or missing. Where no instrument at all is on record, it is said to be not known."""

    kind: str
    state: str
    said: str
    why: str
    ids: tuple[str, ...]


def arches(snapshot: Snapshot, words: Words = ENGLISH, policy: Policy | None = None) -> tuple[Arch, ...]:
    """The four, in the order of the vocabulary, as the assessment sees them under these rules."""
    policy = policy or Policy()
    days = policy.organizational.instruments.expiring_days
    recorded = instruments.recorded(snapshot)
    return tuple(
        Arch(
            each.kind,
            each.state,
            (_held if each.kind in instruments.YEARLY else _in_force)(each, words)
            if recorded
            else words["none_recorded"],
            f"{words.say(f'arch_{each.state}', days=days) if recorded else words['arch_unknown']} {_asked(each, words)}".strip(),
            tuple(one.id for one in reversed(each.every)),
        )
        for each in instruments.arches(snapshot, policy)
    )


def _held(found: Standing, words: Words) -> str:
    """Of a yearly one: how many of how many; where none is asked, the day of the last."""
    if not found.counted:
        return words.say("none_since", date=found.last) if found.last else words["none_ever"]
    if found.target is None:
        return str(found.last)
    return words.say("of_target", number=len(found.counted), target=f"{found.target:g}")


def _in_force(found: Standing, words: Words) -> str:
    if found.counted:
        return words.say("in_force", date=found.until) if found.until else words["in_force_open"]
    return words.say("ended_on", date=found.last) if found.last else words["none_ever"]


def _asked(found: Standing, words: Words) -> str:
    """What is asked of a customer of this tier; nothing where none is."""
    if found.target is None:
        return ""
    if found.kind in instruments.YEARLY:
        return words.say("arch_why_yearly", target=f"{found.target:g}")
    return words["arch_why_force"]


def place(
    found: tuple[Arch, ...], words: Words = ENGLISH
) -> list[tuple[Arch, float, float, float, float, Label]]:
    """Each arch with its box and its label."""
    top, bottom = BANDS["vault"]
    middles, slot = centres(len(found))
    return [
        (
            arch, x - slot / 2 + 6.0, top + 6.0, slot - 12.0, bottom - top - 6.0,
            Label(x - slot / 2 + 44.0, top + 44.0, slot - 88.0, (Line(words[arch.kind], NAME, bold=True, tone="ink"), Line(arch.said, tone="quiet"))),
        )
        for arch, x in zip(found, middles, strict=True)
    ]  # fmt: skip
