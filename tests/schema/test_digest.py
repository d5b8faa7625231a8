"""Version and digest of the schema change together, and with a migration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graphcrm.schema import (
    NODE_TYPES,
    SCALES,
    SCHEMA_DIGEST,
    SCHEMA_VERSION,
    TIE_TYPES,
    NodeType,
    Scale,
    Term,
    TieType,
    digest,
)

CYPHER = Path(__file__).parents[2] / "cypher" / "schema"
WRITTEN = {
    2: "3a6b8d48387a6ac7f0d1bed684bf1f08",
    3: "1c14137ed813a4b6ddd4956fae466ef4",
    4: "c282df0d31919d5a60b66faa9d1d185b",
}
"""By version, the digest that stores out there keep. Lines are added, never changed."""
WHAT_TO_DO = (
    "What stores hold has changed. Raise SCHEMA_VERSION, write the new digest ({digest}) into SCHEMA_DIGEST and as a new line "
    "into WRITTEN here, write cypher/schema/{version:04}.embedded.cypher and .neo4j.cypher, which bring a store of the version "
    "before to it, and run tests/store/test_migrations.py."
)
NODES, TIES = tuple(NODE_TYPES), tuple(TIE_TYPES)


def test_version_and_digest_are_of_this_vocabulary() -> None:
    found = digest(NODES, TIES, SCALES)
    advice = WHAT_TO_DO.format(digest=found, version=max(WRITTEN) + 1)
    assert (SCHEMA_DIGEST, WRITTEN.get(SCHEMA_VERSION)) == (found, found), advice


@pytest.mark.parametrize("engine", ["embedded", "neo4j"])
def test_every_version_since_the_first_has_its_step(engine: str) -> None:
    steps = {path.name for path in CYPHER.glob(f"0???.{engine}.cypher")}
    assert steps == {f"{number:04}.{engine}.cypher" for number in range(2, SCHEMA_VERSION + 1)}


def without_last_column(node: NodeType) -> NodeType:
    return replace(node, properties=node.properties[:-1])


@pytest.mark.parametrize(
    "changed",
    [
        ((*NODES[:-1], without_last_column(NODES[-1])), TIES, SCALES),
        (NODES[:-1], TIES, SCALES),
        (NODES, (*TIES[:-1], replace(TIES[-1], ends=TIES[-1].ends[:-1])), SCALES),
        (NODES, (*TIES[:-1], replace(TIES[-1], judged=False, half_life_days=None)), SCALES),
        (NODES, (*TIES[:-1], replace(TIES[-1], scope="strategy")), SCALES),
        (NODES, TIES, (*SCALES[:-1], replace(SCALES[-1], steps=SCALES[-1].steps[:-1]))),
        (NODES, TIES, (replace(SCALES[0], steps=(replace(SCALES[0].steps[0], value=-3), *SCALES[0].steps[1:])), *SCALES[1:])),
    ],
    ids=["column", "node type", "ends", "evidence", "scope", "code", "value"],
)  # fmt: skip
def test_what_stores_hold_changes_the_digest(
    changed: tuple[tuple[NodeType, ...], tuple[TieType, ...], tuple[Scale, ...]],
) -> None:
    assert digest(*changed) != SCHEMA_DIGEST


def test_words_and_drawing_do_not() -> None:
    nodes = tuple(replace(node, term=Term("Other"), meaning="Other.", many=not node.many) for node in NODES)
    ties = tuple(replace(tie, sentence="other", carries=not tie.carries) for tie in TIES)
    assert digest(nodes, ties, SCALES) == SCHEMA_DIGEST
