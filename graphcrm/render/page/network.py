"""What the network's script reads: places, weights and strengths, each in the order in which the page lists people and ties."""

from __future__ import annotations

from graphcrm.analysis.influence import Influence
from graphcrm.render.context import PageContext
from graphcrm.render.page import people
from graphcrm.render.page.places import places
from graphcrm.render.scene import marks, network, shapes
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.shape import NetworkData
from graphcrm.schema.scales import STRENGTH

MODERATE = next(step.value for step in STRENGTH.steps if step.term.en == "moderate")
STEPS = 9


def data(context: PageContext) -> NetworkData:
    """``x`` ``y`` ``weights`` by person (``weights`` empty where no influence counts), ``strengths`` in percent by type and tie.

    ``circles``: with many people, each group's middle and reach. A group is a unit, theirs and ours apart, in the order
    in which the list of people comes upon them.
    """
    ties, weights = people.personal(context.presenter), _weights(context)
    strengths: dict[str, list[int]] = {}
    pulls: list[tuple[int, int, float]] = []
    for name, of_kind in ties.items():
        kind = marks.PERSONAL[name]
        usual = marks.PULLS.get(kind.style, 0.0)
        if marks.has_strength(kind):
            strengths[name] = [round(100 * getattr(tie, "strength", usual)) for _, _, tie in of_kind]
        for place, (start, end, _) in enumerate(of_kind):
            if pull := strengths[name][place] / 100 if name in strengths else usual:
                pulls.append((start, end, pull))
    spots = places(_groups(context.presenter), tuple(pulls), weights or (0,) * len(context.numbers))
    return {
        "options": network.options(),
        "marks": shapes.network(),
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
