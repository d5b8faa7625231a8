"""What the cathedral's script reads: marks, plots, arches and labels, and the picture of each decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphcrm.records import Instrument
from graphcrm.render.compact import table
from graphcrm.render.scene import layout, marks, network, plots, scene, vault
from graphcrm.schema.scales import INTIMACY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphcrm.render.context import PageContext
    from graphcrm.render.scene.layout import Mark
    from graphcrm.render.scene.plots import PlacedPlot
    from graphcrm.render.scene.presenter import Presenter
    from graphcrm.render.scene.vault import PlacedArch


def data(context: PageContext) -> dict[str, Any]:
    """The building: what stands in every picture once, and what each decision adds."""
    presenter, words = context.presenter, context.words
    placed = plots.place(plots.plots(presenter, context.key))
    names = {who: contact.name for who, contact in presenter.contacts.items()}
    dots = {mark.who: mark for mark in plots.dots(placed, names)}
    arches = vault.place(vault.arches(presenter.snapshot, words, context.policy))
    return {
        "look": _look(presenter),
        "options": network.options(),
        "bends": network.BENDS,
        "dots": _dots(dots.values(), context.numbers),
        "plots": [_plot(context, plot) for plot in placed],
        "arches": [_arch(presenter, arch) for arch in arches],
        "labels": [label.to_dict() for plot in placed for label in plots.titles(plot, words)],
        "scenes": {shown.id: scene.drawn(presenter, shown, context.key, dots) for shown in context.scenes},
    }


def _look(presenter: Presenter) -> dict[str, Any]:
    """Sizes that the script shares with the layout."""
    steps = [
        [marks.pillar_height(step), f"{step}", presenter.words.word(INTIMACY, step)]
        for step in marks.INTIMACY_STEPS
    ]
    return {
        "width": layout.WIDTH,
        "height": layout.HEIGHT,
        "left": layout.LEFT,
        "right": layout.RIGHT,
        "row": layout.ROW,
        "bands": layout.BANDS,
        "floor": layout.FLOOR,
        "capital": marks.CAPITAL_HEIGHT,
        "shaft": marks.PILLAR_WIDTH,
        "steps": steps,
        "thin": marks.ROUTE_THIN,
        "wide": marks.ROUTE_WIDE,
    }


def _dots(dots: Iterable[Mark], numbers: Mapping[str, int]) -> dict[str, Any]:
    """A dot's id follows from who it is, and that is a number."""
    nodes = [{**node, "who": numbers[node["who"]]} for node in network.draw(dots).nodes]
    for node in nodes:
        del node["id"]
    return table(nodes)


def _box(placed: PlacedPlot | PlacedArch) -> dict[str, Any]:
    return {name: round(getattr(placed, name), 1) for name in ("x", "y", "w", "h")}


def _plot(context: PageContext, placed: PlacedPlot) -> dict[str, Any]:
    plot = placed.plot
    return _box(placed) | {
        "name": plot.name,
        "name_zh": plot.name_zh,
        "tone": marks.plot_tone(plot.share),
        "units": [context.presenter.name(unit) for unit in plot.units],
        "people": [context.numbers[who] for who in plot.people],
        "share": plot.percent,
        "blank": plot.known == 0,
    }


def _arch(presenter: Presenter, placed: PlacedArch) -> dict[str, Any]:
    arch, instruments = placed.arch, presenter.snapshot.nodes(Instrument)
    return _box(placed) | {
        "state": arch.state,
        "name": arch.name,
        "said": arch.said,
        "why": arch.why,
        "label": placed.label.to_dict(),
        "held": [_held(presenter, instruments[ident], arch.name) for ident in arch.ids],
    }


def _held(presenter: Presenter, instrument: Instrument, kind: str) -> dict[str, str]:
    day = instrument.held_on.isoformat()
    return {
        "name": instrument.name or kind,
        "day": f"{day} – {instrument.until}" if instrument.until else day,
        "outcome": instrument.outcome or "",
        "origin": str(presenter.snapshot.origin(instrument)),
    }
