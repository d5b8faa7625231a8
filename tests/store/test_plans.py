"""What each statement of `cypher/` reads, by the engines' own word: nothing that grows with what else is held.

Ladybug counts what each scan of a profiled statement gives, in a store and in one ten times as large; Neo4j names the operators of a
plan. A statement file that is added is looked at without being named here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from typing import Any, NamedTuple

import pytest

from benchmarks import filled
from graphcrm.schema import NODE_SHAPES, NODES, TIE_SHAPES, Shape
from graphcrm.store import Revision, arrow, open_store, statements
from graphcrm.store.tables import ACCOUNT_NODES, ACCOUNT_TIES
from tests.store.places import Place

FOLDERS = ("read", "write", "questions")
RARE = "where ties of a type are few, it reads the ids of a table to join them; so few ids are asked one at a time"
SMALL_TABLE = "it reads through what is not far larger than what it asks for; in a store of a million contacts, it does not"
ASKED_FOR_EVERYTHING = {
    "read/accounts": "lists them all",
    "read/foreign": "whether anything carries our labels before there is a store",
    "read/ids": "goes through everything of a label, for an export",
    "read/count_nodes": "counts them all",
    "read/count_ties": "counts them all",
    "read/names": "all names of a label, where none is exactly as asked for",
    "read/any_node": "ends at the first",
    "read/any_tie": "ends at the first; is asked where many rows are about to be written",
    "read/digests": "the imports, to find the last",
    "read/nodes_brought": "counts what an import has brought; is asked where its files come again",
    "read/ties_brought": "counts what an import has brought; is asked where its files come again",
    "read/account/others": "ourselves, partners and competitors: organizations by kind, which no index has",
    "questions/people_nowhere": "names nobody: asks for all",
    "questions/deals_nowhere": "names nobody: asks for all",
    "questions/competitor_spread": "names nobody: asks for all",
    "questions/holdings": "names nobody: asks for all",
    "questions/one_of_ours": "names nobody: asks for all",
    "questions/people_of_several": "names nobody: asks for all",
    "questions/stances_changed": "names nobody: asks for all since a day",
}
"""Statements that read all of something, in either engine, each with the reason."""
OF_LADYBUG = {
    **dict.fromkeys(("read/ties_from", "read/ties_to", "read/tie_fingerprints", "read/revisions", "write/tie", "write/before"), RARE),
    **{
        f"read/account/{name}": SMALL_TABLE
        for name in (
            "parts", "people", "who_know", "who_met", "our_units", "brought_to_people", "brought_by_people", "brought_by_places", "from_people",
            "to_people", "from_ours", "met_with", "of_interactions",
        )
    },

    **dict.fromkeys(("questions/competitor_support", "questions/last_met", "questions/open_opportunities", "questions/routes_to", "questions/unknown_people", "questions/who_decides", "questions/who_knows"), SMALL_TABLE),
}  # fmt: skip
"""What Ladybug alone reads more for; `benchmarks/growth.py` says how much."""
SCANS = re.compile(
    r"(AllNodesScan|NodeByLabelScan|NodeByLabelsScan|NodeIndexScan|RelationshipTypeScan|RelationshipsScan)"
)
SOME = {
    "account": "org-00000", "contact": "c-00000-003", "opportunity": "opp-00000", "id": "c-00000-003", "ours": "e-00000-0",
    "day": datetime.date(2026, 1, 1),
    "ids": ["org-00000", "u-00000-1", "c-00000-003", "e-00000-0", "opp-00000"],
}  # fmt: skip
"""Parameters of reading statements, by name: all of one account."""
SMALL, LARGE = range(3), range(30)


class Filled(NamedTuple):
    """A statement with its blanks filled, and the shape that filled them."""

    name: str
    text: str
    shape: Shape | None


def filled_statements(engine: str) -> Iterator[Filled]:  # noqa: PLR0912 — one blank a branch
    """Every statement of an engine, for everything of the vocabulary that it can be about."""
    for read in (*ACCOUNT_NODES, *ACCOUNT_TIES):
        name = f"read/account/{read.statement}"
        yield Filled(name, statements.for_kinds(name, engine, read.kinds, 2, read.by), None)
    for name in set(statements.names("read/account")) - {
        f"read/account/{read.statement}" for read in (*ACCOUNT_NODES, *ACCOUNT_TIES)
    }:
        yield Filled(
            name, statements.for_kinds(name, engine, ("Opportunity",), 2, "CONCERNS"), None
        )  # no type of today wants it
    for folder in FOLDERS:
        for name in statements.names(folder):
            if not statements.has(name, engine):
                continue
            text = statements.text(name, engine)
            blanks = set(re.findall(r"<(\w+)[ \w]*>", text))
            if not blanks:
                yield Filled(name, text, None)
                continue
            if "LINK" in blanks:
                for shape in TIE_SHAPES if "Start" in blanks else NODE_SHAPES:
                    for prop in shape.properties:
                        if prop.link:
                            text = statements.for_reference(name, engine, shape, prop)
                            yield Filled(name, text, shape)
                continue
            shapes = TIE_SHAPES if blanks & {"TYPE", "BEFORE", "Start"} else NODE_SHAPES
            if name.startswith("write/towards"):
                shapes = [
                    shape for shape in NODE_SHAPES if shape.kind.name in {tie.end for tie in TIE_SHAPES}
                ]
            if name in ("read/called", "write/calls", "write/calls_new"):
                shapes = [shape for shape in NODE_SHAPES if NODES[shape.kind.name].proper]
            for shape in shapes:
                yield Filled(name, statements.for_shape(name, engine, shape), shape)


def test_every_file_is_looked_at() -> None:
    seen = {statement.name for engine in ("embedded", "neo4j") for statement in filled_statements(engine)}
    there = {name for folder in (*FOLDERS, "read/account") for name in statements.names(folder)}
    assert there == seen
    assert set(ASKED_FOR_EVERYTHING) | set(OF_LADYBUG) <= seen


# -- Ladybug ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small_and_large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    """A store of three accounts and one of thirty: the same three, and others."""
    stores = [open_store(str(tmp_path_factory.mktemp("plans") / "store.db"), {}) for _ in range(2)]
    for store, accounts in zip(stores, (SMALL, LARGE), strict=True):
        store.prepare()
        filled.fill(store, accounts)
    yield stores[0], stores[1]
    for store in stores:
        store.close()


def test_nothing_asked_by_ids_grows_with_the_embedded_store(small_and_large: tuple[Any, Any]) -> None:
    grown: dict[str, str] = {}
    for statement in filled_statements("embedded"):
        if statement.name in {*ASKED_FOR_EVERYTHING, *OF_LADYBUG} or "\nCOPY " in statement.text:
            continue
        before, after = (_read(store, statement) for store in small_and_large)
        if after > 1.2 * before + 10:
            about = statement.shape.name if statement.shape else ""
            grown[f"{statement.name} {about}"] = f"{before} rows read, then {after}"
    assert grown == {}


def test_each_of_those_asked_for_everything_reads_more_in_a_larger_store(
    small_and_large: tuple[Any, Any],
) -> None:
    """So that none is listed that need not be."""
    listed = {name for name in ASKED_FOR_EVERYTHING if name != "questions/competitor_spread"} - {
        "read/any_node",
        "read/any_tie",
        "read/digests",
        "read/foreign",
    }
    grows: set[str] = set()
    for statement in filled_statements("embedded"):
        if statement.name in listed - grows:
            before, after = (_read(store, statement) for store in small_and_large)
            grows |= {statement.name} if after > 1.2 * before + 10 else set()
    assert listed - grows == set()


def _read(store: Any, statement: Filled) -> int:
    """How many rows the scans of a statement gave."""
    store._run("BEGIN TRANSACTION")
    try:
        return _scanned(store._run(f"PROFILE {_bare(statement.text)}", _parameters(statement))[0][0])
    finally:
        store._run("ROLLBACK")


def _scanned(text: str) -> int:
    """The rows that each box of the picture with a scan in its name gave: its number stands in the same column."""
    waiting: dict[int, str] = {}
    total = 0
    for line in text.splitlines():
        for match in re.finditer(r"(\w+)\[\d+\]|NumOutputTuples: (\d+)", line):
            middle = (match.start() + match.end()) // 2
            if match[1]:
                waiting[middle] = match[1]
                continue
            box = min(waiting, key=lambda place: abs(place - middle))
            if re.search("SCAN|LOOKUP", waiting.pop(box)):
                total += int(match[2])
    return total


def _bare(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


@cache
def _row(shape: Shape) -> tuple[Any, ...]:
    ends = {"Organization": "org-00000", "OrgUnit": "u-00000-1", "Contact": "c-00000-003", "Employee": "e-00000-0", "Opportunity": "opp-00000"}  # fmt: skip
    if not shape.is_tie:
        return (ends.get(shape.kind.name, "x"), *[None] * (len(shape.columns) - 1))
    return (ends.get(shape.start, "x"), ends.get(shape.end, "x"), *[None] * (len(shape.columns) - 2))


def _parameters(statement: Filled) -> Mapping[str, Any]:
    named = set(re.findall(r"\$(\w+)", _bare(statement.text)))
    some: dict[str, Any] = {name: SOME.get(name, "x") for name in named}
    if "version" in named:
        some["version"] = 1
    if "rows" in named:
        some["rows"] = _rows(statement)
    return some


def _rows(statement: Filled) -> Any:  # noqa: PLR0911 — one a statement
    shape = statement.shape
    if statement.name == "write/names":
        return [{"name": "A"}]
    if statement.name == "write/replaced":
        return [{"id": "x", "replaced_on": SOME["day"]}]
    assert shape is not None
    if statement.name == "write/revises":
        return [{"id": "x", "subject": "c-00000-003"}]
    if statement.name == "write/towards":
        return [{"id": "x", "to_id": "c-00000-003"}]
    if statement.name == "write/revision":
        start = shape.start if shape.is_tie else shape.kind.name
        row = _row(shape)
        return arrow.revision_table([Revision("x", shape.name, row, None, "", "", start, str(row[0]))])
    if statement.name == "write/calls":
        return [{"name": "A", "id": _row(shape)[0]}]
    if statement.name == "write/first":
        return [{"id": _row(shape)[0], "day": SOME["day"]}]
    if statement.name == "write/before":
        state = Revision(
            "x", shape.name, _row(shape), None, "", "", shape.start, "x", datetime.date(2026, 1, 1)
        )
        return arrow.before_maps(shape, [state])
    if shape.is_tie:
        return [arrow.tie_map(shape, _row(shape))]
    return arrow.table(shape.properties, [_row(shape)])


# -- Neo4j --------------------------------------------------------------------------------------------------------


def test_neo4j_looks_everything_up_even_while_it_knows_nothing_of_what_it_holds(neo4j_home: Place) -> None:
    """In an empty database, where a scan looks cheapest to it: the harshest place there is."""
    assert neo4j_home.server is not None
    with closing(open_store(neo4j_home.address, neo4j_home.environment)) as opened:
        opened.prepare()
    scanning: dict[str, set[str]] = {}
    with neo4j_home.server.driver() as driver, driver.session() as session:
        for statement in filled_statements("neo4j"):
            if statement.name in ASKED_FOR_EVERYTHING or statement.name == "read/await_indexes":
                continue
            result: Any = session.run(f"EXPLAIN {_bare(statement.text)}", {})  # type: ignore[arg-type]
            scans = {name for name in _operators(result.consume().plan) if SCANS.search(name)}
            if scans:
                scanning[statement.name] = scans
    assert scanning == {}


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield str(plan["operatorType"])
    for child in plan.get("children", ()):
        yield from _operators(child)
