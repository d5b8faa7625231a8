"""What the cathedral's script reads: marks, plots, arches and labels, and the picture of each decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from graphcrm.records import Instrument
from graphcrm.render.compact import Table, table
from graphcrm.render.context import PageContext
from graphcrm.render.scene import layout, marks, network, plots, scene, vault
from graphcrm.render.scene.layout import Mark
from graphcrm.render.scene.plots import PlacedPlot
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.scene.vault import PlacedArch
from graphcrm.render.shape import (
    ArchData,
    BoxData,
    BuildingLook,
    CathedralData,
    DotRecord,
    HeldData,
    PlotData,
)
from graphcrm.schema.scales import INTIMACY


def data(context: PageContext) -> CathedralData:
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


def _look(presenter: Presenter) -> BuildingLook:
    """Sizes that the script shares with the layout."""
    steps = [
        (marks.pillar_height(step), f"{step}", presenter.words.word(INTIMACY, step))
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


def _dots(dots: Iterable[Mark], numbers: Mapping[str, int]) -> Table[DotRecord]:
    """A dot's id follows from who it is, and that is a number."""
    nodes = network.draw(dots).nodes
    return table(
        [
            cast(
                "DotRecord",
                {name: value for name, value in node.items() if name != "id"} | {"who": numbers[node["who"]]},
            )
            for node in nodes
        ]
    )


def _box(placed: PlacedPlot | PlacedArch) -> BoxData:
    return {
        "x": round(placed.x, 1),
        "y": round(placed.y, 1),
        "w": round(placed.w, 1),
        "h": round(placed.h, 1),
    }


def _plot(context: PageContext, placed: PlacedPlot) -> PlotData:
    plot = placed.plot
    return {
        **_box(placed),
        "name": plot.name,
        "name_zh": plot.name_zh,
        "tone": marks.plot_tone(plot.share),
        "units": [context.presenter.name(unit) for unit in plot.units],
        "people": [context.numbers[who] for who in plot.people],
        "share": plot.percent,
        "blank": plot.known == 0,
    }


def _arch(presenter: Presenter, placed: PlacedArch) -> ArchData:
    arch, instruments = placed.arch, presenter.snapshot.nodes(Instrument)
    return {
        **_box(placed),
        "state": arch.state,
        "name": arch.name,
        "said": arch.said,
        "why": arch.why,
        "label": placed.label.to_dict(),
        "held": [_held(presenter, instruments[ident], arch.name) for ident in arch.ids],
    }


def _held(presenter: Presenter, instrument: Instrument, kind: str) -> HeldData:
    day = instrument.held_on.isoformat()
    return {
        "name": instrument.name or kind,
        "day": f"{day} – {instrument.until}" if instrument.until else day,
        "outcome": instrument.outcome or "",
        "origin": str(presenter.snapshot.origin(instrument)),
    }
