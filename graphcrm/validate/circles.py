"""Ties that may not close a circle: nobody reports to himself by way of others, no unit is a part of its own part."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from graphcrm.messages import Message, listed
from graphcrm.schema import TIE_SHAPES, Shape, TieType
from graphcrm.validate.model import Check, Held, Row, Sheet
from graphcrm.values import Value, shown

Node = tuple[str, str]
"""A node as (label, id)."""
Link = tuple[Node, Node]
Place = tuple[tuple[Node, ...], int]
"""A circle, and where on it a link starts."""
MOST_SEARCHED = 100
MOST_NAMED = 12


def refuse_circles(sheets: Iterable[Sheet], held: Held, result: Check) -> None:
    """Take out every row that lies on a circle where the vocabulary allows none.

    Only ties without an end count. One that the store holds and the files end no longer does.
    """
    by_kind: dict[str, dict[str, Sheet]] = defaultdict(dict)
    for sheet in sheets:
        if isinstance(sheet.kind, TieType) and sheet.kind.acyclic:
            by_kind[sheet.kind.name][sheet.draft.sheet] = sheet
    for kind, named in by_kind.items():
        shapes = [shape for shape in TIE_SHAPES if shape.kind.name == kind and result.rows.get(shape)]
        circles = circles_in(_open_links(kind, shapes, held, result))
        for shape in shapes if circles else ():
            sheet_at, row_at, end_at = map(shape.columns.index, ("sheet", "row", "valid_to"))
            straight: list[Row] = []
            for row in result.rows[shape]:
                link = _link(shape, row[0], row[1])
                if row[end_at] is not None or link not in circles:
                    straight.append(row)
                else:
                    _refuse(named[str(row[sheet_at])], int(str(row[row_at])), link, circles[link])
            result.rows[shape] = straight


def _open_links(kind: str, shapes: list[Shape], held: Held, result: Check) -> set[Link]:
    ours: set[Link] = set()
    ended: set[Link] = set()
    for shape in shapes:
        end_at = shape.columns.index("valid_to")
        for row in result.rows[shape]:
            (ours if row[end_at] is None else ended).add(_link(shape, row[0], row[1]))
    return ours | (_held_onward(kind, ours, held) - ended)


def _held_onward(kind: str, links: set[Link], held: Held) -> set[Link]:
    """The held links that lead on from the ends of these, step by step: a circle through any of these consists of such."""
    shapes = [shape for shape in TIE_SHAPES if shape.kind.name == kind]
    onward: set[Link] = set()
    reached = {end for _, end in links}
    fresh = reached
    while fresh:
        by_label: dict[str, set[str]] = defaultdict(set)
        for label, ident in fresh:
            by_label[label].add(ident)
        step = {
            _link(shape, start, end)
            for shape in shapes
            if shape.start in by_label
            for start, end in held.links(shape, by_label[shape.start])
        }
        onward |= step
        fresh = {end for _, end in step} - reached
        reached |= fresh
    return onward


def _link(shape: Shape, start: Value, end: Value) -> Link:
    return (shape.start, str(start)), (shape.end, str(end))


def _refuse(sheet: Sheet, number: int, link: Link, place: Place) -> None:
    circle, at = place
    problem = Message("row.circle_unnamed")
    if circle:
        turned = (circle[(at + step) % len(circle)] for step in range(min(len(circle), MOST_NAMED)))
        last = "…" if len(circle) > MOST_NAMED else shown(link[0][1])
        path = listed((*(shown(ident) for _, ident in turned), last), style="route")
        problem = Message("row.circle", path=path)
    sheet.reject(
        number,
        sheet.problem(
            number,
            "to_id",
            shown(link[1][1]),
            "circle",
            problem,
            Message("row.circle.advice"),
        ),
    )


def circles_in(links: Iterable[Link]) -> Mapping[Link, Place]:
    """Every link that lies on a circle, with one circle through it.

    Linear in the links: beyond the first hundred searches a link has the empty circle, unless one found before goes
    through it.
    """
    knotted = _without_beginnings(links)
    if not knotted:
        return {}
    import networkx

    graph: networkx.DiGraph[Node] = networkx.DiGraph()
    graph.add_edges_from(knotted)
    circles: dict[Link, Place] = {}
    searches = 0
    for knot in sorted(
        (knot for knot in networkx.strongly_connected_components(graph) if len(knot) > 1), key=min
    ):
        ways = {
            node: sorted(other for other in graph.successors(node) if other in knot) for node in sorted(knot)
        }
        for link in ((node, other) for node, others in ways.items() for other in others):
            if link in circles:
                continue
            circle = _shortest_circle(ways, link) if searches < MOST_SEARCHED else ()
            searches += 1
            circles[link] = circle, 0
            for at, passed in enumerate(itertools.pairwise((*circle, *circle[:1]))):
                circles.setdefault(passed, (circle, at))
    return circles


def _without_beginnings(links: Iterable[Link]) -> list[Link]:
    """The links without those that start where nothing leads to, again and again: none is left where there is no circle."""
    onward: dict[Node, list[Node]] = defaultdict(list)
    leading: dict[Node, int] = defaultdict(int)
    for start, end in links:
        onward[start].append(end)
        leading[end] += 1
    beginnings = [node for node in onward if node not in leading]
    while beginnings:
        for end in onward.pop(beginnings.pop(), ()):
            leading[end] -= 1
            if not leading[end]:
                beginnings.append(end)
    return [(start, end) for start, ends in onward.items() for end in ends]


def _shortest_circle(ways: Mapping[Node, list[Node]], link: Link) -> tuple[Node, ...]:
    start, end = link
    came: dict[Node, Node] = {}
    queue = [end]
    for node in queue:
        for other in ways[node]:
            if other not in came:
                came[other] = node
                queue.append(other)
        if start in came:
            break
    path = [start]
    while path[-1] != end:
        path.append(came[path[-1]])
    return (start, *reversed(path[1:]))
