"""A row that closes a circle by way of what a store holds is refused, whatever else that holds."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from tests.validate.books import FakeStore, checked

PEOPLE = [f"c{number}" for number in range(7)]
LINKS = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda link: link[0] != link[1]), max_size=9, unique=True)  # fmt: skip
SHAPE = "REPORTS_TO.Contact.Contact"


@given(LINKS, LINKS)
def test_refused_is_what_lies_on_a_circle_of_all_links(
    held: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([*held, *new])
    knot_of = {who: at for at, knot in enumerate(nx.strongly_connected_components(graph)) for who in knot}
    closing = {link for link in new if knot_of[link[0]] == knot_of[link[1]]}
    store = FakeStore({"Contact": set(PEOPLE)}, {SHAPE: held})
    result = checked({"REPORTS_TO": [["from_id", "to_id"], *map(list, new)]}, store)
    written = {(row[0], row[1]) for shape, rows in result.rows.items() if shape.name == SHAPE for row in rows}
    assert written == set(new) - closing


def test_only_what_lies_above_the_new_lines_is_asked_for() -> None:
    asked: list[set[str]] = []

    class Watching(FakeStore):
        def links(self, shape, starts):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            asked.append(set(starts))
            return super().links(shape, starts)

    held = [("c1", "c2"), ("c2", "c3"), ("c4", "c5"), ("c5", "c6")]
    store = Watching({"Contact": set(PEOPLE)}, {SHAPE: held})
    assert not checked({"REPORTS_TO": [["from_id", "to_id"], ["c0", "c1"]]}, store).problems
    assert set().union(*asked) == {"c1", "c2", "c3"}
