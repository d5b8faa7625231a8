"""What the cathedral's script reads: marks, plots, arches and labels, and the picture of each decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphcrm.records import Instrument
from graphcrm.render.page.compact import table
from graphcrm.render.scene import layout, marks, network, scene, vault
from graphcrm.render.scene import plots as account
from graphcrm.render.scene.layout import Mark
from graphcrm.schema.scales import INTIMACY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphcrm.render.context import PageContext
    from graphcrm.render.scene.presenter import Presenter


def data(context: PageContext) -> dict[str, Any]:
    """The building: what stands in every picture once, and what each decision adds."""
    presenter, words = context.presenter, context.words
    placed = account.place(account.plots(presenter, context.key))
    names = {who: contact.name for who, contact in presenter.contacts.items()}
    dots = {mark.who: mark for mark in account.dots(placed, names)}
    return {
        "look": _look(presenter),
        "options": network.options(),
        "bends": network.BENDS,
        "dots": _dots(dots.values(), context.numbers),
        "plots": [_plot(context, each) for each in placed],
        "arches": _arches(presenter),
        "labels": [label.to_dict() for each in placed for label in account.titles(each, words)],
        "scenes": {each.id: scene.drawn(presenter, each, context.key, dots) for each in context.scenes},
    }


def _look(presenter: Presenter) -> dict[str, Any]:
    """Sizes that the script shares with the layout."""
    steps = [
        [marks.pillar_height(step), f"{step}", presenter.words.word(INTIMACY, step)]
        for step, _ in marks.INTIMACY_STEPS
    ]
    return {
        "width": layout.WIDTH, "height": layout.HEIGHT, "left": layout.LEFT, "right": layout.RIGHT, "row": layout.ROW,
        "bands": layout.BANDS, "floor": layout.FLOOR, "capital": marks.CAPITAL_HEIGHT, "shaft": marks.PILLAR_WIDTH,
        "steps": steps, "thin": marks.ROUTE_THIN, "wide": marks.ROUTE_WIDE,
    }  # fmt: skip


def _dots(dots: Iterable[Mark], numbers: Mapping[str, int]) -> dict[str, Any]:
    """A dot's id follows from who it is, and that is a number."""
    drawn = network.draw(dots).nodes
    return table(
        [
            {name: value for name, value in node.items() if name != "id"} | {"who": numbers[node["who"]]}
            for node in drawn
        ]
    )


def _plot(context: PageContext, placed: account.Placed) -> dict[str, Any]:
    plot = placed.plot
    units = [context.presenter.snapshot.name(unit) for unit in plot.units]
    box = {
        name: round(value, 1)
        for name, value in (("x", placed.x), ("y", placed.y), ("w", placed.w), ("h", placed.h))
    }
    return box | {
        "name": plot.name, "name_zh": plot.name_zh, "tone": marks.plot_tone(plot.share), "units": units, "people": [context.numbers[who] for who in plot.people],
        "share": f"{plot.share:.0%}".replace("%", " %"), "blank": plot.known == 0,
    }  # fmt: skip


def _arches(presenter: Presenter) -> list[dict[str, Any]]:
    snapshot, words = presenter.snapshot, presenter.words
    held = snapshot.nodes(Instrument)
    return [
        {
            "x": round(x, 1), "y": round(y, 1), "w": round(w, 1), "h": round(h, 1), "state": arch.state, "name": words[arch.kind],
            "said": arch.said, "why": arch.why, "label": label.to_dict(),
            "held": [_held(presenter, held[ident], words[arch.kind]) for ident in arch.ids],
        }
        for arch, x, y, w, h, label in vault.place(vault.arches(snapshot, words), words)
    ]  # fmt: skip


def _held(presenter: Presenter, each: Instrument, kind: str) -> dict[str, str]:
    day = each.held_on.isoformat()
    return {
        "name": each.name or kind,
        "day": f"{day} – {each.until}" if each.until else day,
        "outcome": each.outcome or "",
        "origin": str(presenter.snapshot.origin(each)),
    }
