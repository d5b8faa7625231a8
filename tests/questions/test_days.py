"""No shipped question reads a node or tie that may have ended, or begin later, without asking for the day."""

from __future__ import annotations

import re

import pytest

from graphcrm.questions import Question, questions
from graphcrm.schema import NODES

ELEMENT = re.compile(r"\((?P<node>\w*)(?::(?P<label>\w+))?[^()]*\)|\[(?P<tie>\w*):(?P<kinds>[\w|]+)[^\]]*\]")
MATCH = re.compile(r"MATCH (path = )?((?:\([^()]*\)|<?-\[[^\]]*\]->?)+)")
TIMELESS = {"Revision", "REVISES", "TOWARDS", *(label for label, node in NODES.items() if node.dated_by)}
"""Events, which have one day, and history: what it says has ended, and is asked for as such."""
ALONG = [
    f"all(x IN {what}(path) WHERE coalesce({first}x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))"
    for what, first in (("nodes", "x.first_from <= day, "), ("relationships", ""))
]


def filtered(name: str, tie: bool = False) -> str:
    first = "" if tie else f"{name}.first_from <= $day, "
    return f"coalesce({first}{name}.valid_from <= $day, true) AND coalesce({name}.valid_to > $day, true)"


def both(kinds: list[str]) -> bool:
    """Whether every type of tie is asked for with its earlier states."""
    return all(f"{kind.removesuffix('_BEFORE')}{end}" in kinds for kind in kinds for end in ("", "_BEFORE"))


def unfiltered(statement: str) -> list[str]:
    """What is read without its days: variables, and patterns with something that has no name. Each part of a UNION by itself."""
    found: list[str] = []
    for part in re.sub(r"^//.*$", "", statement, flags=re.MULTILINE).split("\nUNION\n"):
        along, bound = all(text in part for text in ALONG), set[str]()
        for path, pattern in MATCH.findall(part):
            for element in ELEMENT.finditer(pattern):
                name, kinds = (
                    element["node"] or element["tie"],
                    (element["label"] or element["kinds"] or "").split("|"),
                )
                tie = bool(element["kinds"])
                if tie and not TIMELESS.issuperset(kinds) and not both(kinds):
                    found.append(element[0])
                elif path and along:
                    bound.add(name)
                elif element[0] != "()" and name not in bound and not TIMELESS.issuperset(kinds):
                    bound.add(name)  # () is the other end of a tie whose own days are asked for
                    found += [] if name and filtered(name, tie) in part else [name or element[0]]
                bound.discard("")
    return found


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_question_asks_for_the_day(question: Question) -> None:
    assert "day" in question.parameters
    assert unfiltered(question.statement) == []


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("MATCH (c:Contact {id: $contact}) RETURN c.id", ["c"]),
        (f"MATCH (c:Contact)<-[:KNOWS|KNOWS_BEFORE]-(e:Employee) WHERE {filtered('c')} AND {filtered('e')} RETURN c.id", ["[:KNOWS|KNOWS_BEFORE]"]),
        (f"MATCH (c:Contact)<-[k:KNOWS]-(e:Employee) WHERE {filtered('c')} AND {filtered('e')} AND {filtered('k', True)} RETURN c.id", ["[k:KNOWS]"]),
        (f"MATCH (c:Contact)-[w:WORKS_IN|WORKS_IN_BEFORE]->(p) WHERE {filtered('c')} AND {filtered('w', True)} RETURN c.id", ["p"]),
        (f"MATCH (c:Contact) WHERE {filtered('c')} AND NOT EXISTS {{ MATCH (c)<-[k:KNOWS|KNOWS_BEFORE]-() }} RETURN c.id", ["k"]),
        ("MATCH path = (:Organization {id: $account})<-[:PART_OF|PART_OF_BEFORE*0..8]-(place) RETURN place.id", ["(:Organization {id: $account})", "[:PART_OF|PART_OF_BEFORE*0..8]", "place"]),
    ],
)  # fmt: skip
def test_one_that_forgets_it_is_found(statement: str, wrong: list[str]) -> None:
    assert unfiltered(statement) == wrong
