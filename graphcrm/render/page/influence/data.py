"""What the network's script reads: places, weights and strengths, each in the order in which the page lists people and ties."""

from __future__ import annotations

from graphcrm.analysis.influence import Influence
from graphcrm.records import TYPE_NAMES, Influences, Knows, ReportsTo
from graphcrm.render.context import PageContext
from graphcrm.render.page import people
from graphcrm.render.page.influence.places import places
from graphcrm.render.scene import network
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.shape import NetworkData
from graphcrm.schema.scales import STRENGTH

MODERATE = next(step.value for step in STRENGTH.steps if step.term.en == "moderate")
STEPS = 9
_INFLUENCES = TYPE_NAMES[Influences]
_PULLS = {TYPE_NAMES[Knows]: 0.3, TYPE_NAMES[ReportsTo]: 0.5}
"""How strongly ties that have no strength of their own draw people together; who is at odds is not drawn together."""


def data(context: PageContext) -> NetworkData:
    """``x`` ``y`` ``weights`` by person (``weights`` empty where no influence counts), ``strengths`` by influence, in percent.

    ``circles``: with many people, each group's middle and reach. A group is a unit, theirs and ours apart, in the order
    in which the list of people comes upon them.
    """
    presenter = context.presenter
    ties = people.ties(presenter)
    influences = (tie for tie in presenter.account.between_contacts if isinstance(tie, Influences))
    strengths = [round(100 * tie.strength) for tie in influences]
    weights = _weights(context)
    pulls = [
        (flat[at], flat[at + 1], _PULLS.get(kind) or strengths[at // 2] / 100)
        for kind, flat in ties.items()
        if kind in _PULLS or kind == _INFLUENCES
        for at in range(0, len(flat), 2)
    ]
    spots = places(_groups(presenter), tuple(pulls), weights or (0,) * len(context.numbers))
    return {
        "options": network.options(),
        "x": spots.x,
        "y": spots.y,
        "circles": spots.circles,
        "weights": "".join(map(str, weights)),
        "strengths": strengths,
        "moderate": round(100 * (MODERATE or 0.0)),
    }


def _groups(presenter: Presenter) -> tuple[int, ...]:
    numbers: dict[tuple[str | None, bool], int] = {}
    return tuple(
        numbers.setdefault((presenter.units.get(who), ours), len(numbers))
        for ours, people in ((False, presenter.contacts), (True, presenter.employees))
        for who in people
    )


def _weights(context: PageContext) -> tuple[int, ...]:
    """How much each is listened to, in steps up to `STEPS` whose area shows it; ours have the middle one."""
    influence = context.analysis.results.get("influence")
    if not isinstance(influence, Influence) or not influence.weights:
        return ()
    raw = {weight.id: weight.pagerank for weight in influence.weights}
    most = max(raw.values())
    theirs = (round(STEPS * (raw.get(who, 0.0) / most) ** 0.5) for who in context.presenter.contacts)
    return (*theirs, *(STEPS // 2 for _ in context.presenter.employees))
