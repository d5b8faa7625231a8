"""Ties that may not close a circle: nobody reports to himself by way of others, no unit is a part of its own part."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from graphcrm.messages import Message, listed
from graphcrm.schema import TIE_SHAPES, Shape, TieType
from graphcrm.validate.model import CheckedSheet, Held, Problem, Row
from graphcrm.validate.spool import ShapeRows, Spool, among
from graphcrm.values import Value, shown

if TYPE_CHECKING:
    from graphcrm.validate.spool import Hashes

Node = tuple[str, str]
"""A node as (label, id)."""
Link = tuple[Node, Node]
Place = tuple[tuple[Node, ...], int]
"""A circle, and where on it a link starts."""
MOST_SEARCHED = 100
MOST_NAMED = 12
FEW = 10_000
"""Of fewer links than this all are looked at one by one: it takes less time than to load SciPy."""


def refuse_circles(rows: Mapping[Shape, ShapeRows], held: Held) -> None:
    """Take out every row that lies on a circle where the vocabulary allows none.

    Only ties without an end count. One that the store holds and the files end no longer does.
    """
    by_kind: dict[str, list[ShapeRows]] = defaultdict(list)
    for shape in rows:
        if isinstance(shape.kind, TieType) and shape.kind.acyclic:
            by_kind[shape.kind.name].append(rows[shape])
    for kind, of_shapes in by_kind.items():
        knotted = _knotted(kind, of_shapes, held)
        circles = circles_in(_open_links(kind, of_shapes, held, knotted) if knotted else ())
        for shape, spool, row in _open_rows(of_shapes) if circles else ():
            link = _link(shape, row[0], row[1])
            if link in circles:
                spool.refuse(row, _problem(spool.sheet, row, link, circles[link]))


def _open_rows(of_shapes: Iterable[ShapeRows], *, ended: bool = False) -> Iterator[tuple[Shape, Spool, Row]]:
    """Every row that has no end date; or those that have one."""
    for shape_rows in of_shapes:
        end_at = shape_rows.shape.columns.index("valid_to")
        for spool in shape_rows.spools:
            for rows in spool.blocks():
                for row in rows:
                    if (row[end_at] is not None) is ended:
                        yield shape_rows.shape, spool, row


def _held_onward(kind: str, of_shapes: Sequence[ShapeRows], held: Held) -> Iterator[Link]:
    """The held links that lead on from the ends of these, step by step: a circle through any of these consists of such."""
    shapes = [shape for shape in TIE_SHAPES if shape.kind.name == kind]
    ends = ((shape.end, str(row[1])) for shape, _, row in _open_rows(of_shapes))
    reached = set[int]()
    while some := [*itertools.islice(ends, FEW)]:
        fresh = {node for node in some if hash(node) not in reached}
        while fresh:
            reached.update(map(hash, fresh))
            by_label: dict[str, set[str]] = defaultdict(set)
            for label, ident in fresh:
                by_label[label].add(ident)
            step = {
                _link(shape, start, end)
                for shape in shapes
                if shape.start in by_label
                for start, end in held.links(shape, by_label[shape.start])
            }
            yield from step
            fresh = {end for _, end in step if hash(end) not in reached}


def _open_links(
    kind: str, of_shapes: Sequence[ShapeRows], held: Held, knotted: Collection[int]
) -> Iterator[Link]:
    """The links between nodes of which a hash is ``knotted``, of the files and of the store."""

    def is_knotted(link: Link) -> bool:
        return hash(link[0]) in knotted and hash(link[1]) in knotted

    def links(*, ended: bool) -> Iterator[Link]:
        every = (_link(shape, row[0], row[1]) for shape, _, row in _open_rows(of_shapes, ended=ended))
        return filter(is_knotted, every)

    no_longer = {*links(ended=True)}
    yield from links(ended=False)
    yield from (
        link for link in filter(is_knotted, _held_onward(kind, of_shapes, held)) if link not in no_longer
    )


def _knotted(kind: str, of_shapes: Sequence[ShapeRows], held: Held) -> Collection[int]:
    """Hashes of nodes: of each that leads to another and back, among few of all. Linear in links, some 100 bytes for each."""
    ours = _hashed(_link(shape, row[0], row[1]) for shape, _, row in _open_rows(of_shapes))
    if not ours.size:
        return ()
    no_longer = _hashed(_link(shape, row[0], row[1]) for shape, _, row in _open_rows(of_shapes, ended=True))
    theirs = _hashed(_held_onward(kind, of_shapes, held))
    both = np.concatenate([ours, theirs[~among(_folded(theirs), np.sort(_folded(no_longer)))]])
    if len(both) < FEW:
        return {*both.ravel().tolist()}
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    nodes, places = np.unique(both, return_inverse=True)
    starts, ends = places.reshape(-1, 2).T
    graph = coo_array((np.ones(len(both), np.float32), (starts, ends)), (nodes.size, nodes.size))
    _, component = connected_components(graph, directed=True, connection="strong")
    return {*nodes[(np.bincount(component) > 1)[component]].tolist()}


def _hashed(links: Iterable[Link]) -> Hashes:
    """The hashes of both ends of each link, in two columns."""
    hashes = (hash(node) for link in links for node in link)
    return np.fromiter(hashes, np.int64).reshape(-1, 2)


def _folded(links: Hashes) -> Hashes:
    """One number for the two hashes of a link."""
    return links[:, 0] * 3 + links[:, 1]


def _link(shape: Shape, start: Value, end: Value) -> Link:
    return (shape.start, str(start)), (shape.end, str(end))


def _problem(sheet: CheckedSheet, row: Row, link: Link, place: Place) -> Problem:
    circle, at = place
    problem = Message("row.circle_unnamed")
    if circle:
        turned = (circle[(at + step) % len(circle)] for step in range(min(len(circle), MOST_NAMED)))
        last = "…" if len(circle) > MOST_NAMED else shown(link[0][1])
        path = listed((*(shown(ident) for _, ident in turned), last), style="route")
        problem = Message("row.circle", path=path)
    advice = Message("row.circle.advice")
    return sheet.problem(int(str(row[-1])), "to_id", shown(link[1][1]), "circle", problem, advice)


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
