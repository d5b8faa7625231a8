"""What the cathedral's script reads: marks, plots, arches and labels, and the picture of each decision."""

from __future__ import annotations

from typing import cast

from graphcrm.records import Instrument
from graphcrm.render.compact import Table, table
from graphcrm.render.context import PageContext
from graphcrm.render.scene import layout, marks, network, plots, scene, shapes
from graphcrm.render.scene.layout import Mark
from graphcrm.render.scene.plots import PlacedPlot
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.scene.vault import PlacedArch
from graphcrm.render.shape import ArchData, BoxData, BuildingLook, CathedralData, DotRecord, PlotData
from graphcrm.schema.scales import INTIMACY


def data(context: PageContext) -> CathedralData:
    """The building: what stands in every picture once, and what each decision adds."""
    presenter, building = context.presenter, context.building
    placed = [scene.lay_out(presenter, shown, context.key, building.dots) for shown in context.scenes]
    standing = (mark for picture in placed for mark in picture.place.marks)
    return {
        "look": _look(presenter),
        "options": network.options(),
        "bends": network.BENDS,
        "marks": _shapes([*building.dots.values(), *standing]),
        "dots": _dots(context),
        "plots": [_plot(context, plot) for plot in building.plots],
        "arches": [_arch(presenter, arch) for arch in building.arches],
        "labels": [label.to_dict() for plot in building.plots for label in plots.titles(plot, context.words)],
        "scenes": {
            shown.id: scene.drawn(picture) for shown, picture in zip(context.scenes, placed, strict=True)
        },
    }


def _shapes(placed: list[Mark]) -> dict[str, shapes.Parts]:
    """By kind and height: what the marks look like."""
    sizes = dict.fromkeys((mark.mark, mark.w, mark.h) for mark in placed if mark.mark != "anchor")
    return {f"{kind} {round(high, 1):g}": shapes.of(kind, wide, high) for kind, wide, high in sizes}


def _look(presenter: Presenter) -> BuildingLook:
    """Sizes that the script shares with the layout."""
    word = presenter.words.word
    return {
        "width": layout.WIDTH,
        "height": layout.HEIGHT,
        "left": layout.LEFT,
        "right": layout.RIGHT,
        "row": layout.ROW,
        "bands": layout.BANDS,
        "floor": layout.FLOOR,
        "steps": [
            (marks.pillar_height(step), f"{step}", word(INTIMACY, step)) for step in marks.INTIMACY_STEPS
        ],
        "thin": marks.ROUTE_THIN,
        "wide": marks.ROUTE_WIDE,
    }


def _dots(context: PageContext) -> Table[DotRecord]:
    """A dot's id follows from who it is, and that is a number."""
    nodes = network.draw(context.building.dots.values()).nodes
    numbered = [{**node, "id": None, "who": context.numbers[node["who"]]} for node in nodes]
    return table([cast("DotRecord", node) for node in numbered])


def _box(placed: PlacedPlot | PlacedArch, parts: shapes.Parts) -> BoxData:
    x, y, w, h = (round(length, 1) for length in (placed.x, placed.y, placed.w, placed.h))
    return {"x": x, "y": y, "w": w, "h": h, "parts": parts}


def _plot(context: PageContext, placed: PlacedPlot) -> PlotData:
    plot = placed.plot
    return {
        **_box(placed, placed.parts),
        "name": plot.name,
        "name_zh": plot.name_zh,
        "units": [context.presenter.name(unit) for unit in plot.units],
        "people": [context.numbers[who] for who in plot.people],
        "share": plot.percent,
        "blank": plot.known == 0,
    }


def _arch(presenter: Presenter, placed: PlacedArch) -> ArchData:
    arch, instruments = placed.arch, presenter.snapshot.nodes(Instrument)
    return {
        **_box(placed, placed.parts),
        "name": arch.name,
        "said": arch.said,
        "why": arch.why,
        "label": placed.label.to_dict(),
        "held": [_held(presenter, instruments[ident], arch.name) for ident in arch.ids],
    }


def _held(presenter: Presenter, instrument: Instrument, kind: str) -> tuple[str, str, str, str]:
    """Its name, its days, what came of it, where that was written."""
    day = instrument.held_on.isoformat()
    days = f"{day} – {instrument.until}" if instrument.until else day
    origin = str(presenter.snapshot.origin(instrument))
    return instrument.name or kind, days, instrument.outcome or "", origin
