"""Both stores hold the same: the example account, imported by one clock, looks alike in every way it can be looked at."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphcrm import questions
from graphcrm.analysis import analyze
from graphcrm.records import Contact, Opportunity
from graphcrm.schema import SHAPES
from graphcrm.workspace import Workspace
from tests.store.places import Clock, Place, embedded_place, exported

EXAMPLE = Path(__file__).parents[2] / "examples" / "hailan"
DAYS = (None, datetime.date(2025, 11, 20), datetime.date(2026, 6, 30))
pytestmark = pytest.mark.neo4j


@dataclass(frozen=True)
class Both:
    """The example in each of the two stores."""

    embedded: Workspace
    neo4j: Workspace


@pytest.fixture(scope="module")
def both(neo4j_home: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    clock = Clock()
    neo4j_home.clear()
    with (
        embedded_place(tmp_path_factory.mktemp("example")).workspace(clock) as one,
        neo4j_home.workspace(clock) as two,
    ):
        assert one.import_(EXAMPLE).counts == two.import_(EXAMPLE).counts
        yield Both(one, two)
    neo4j_home.clear()


@pytest.mark.parametrize("as_of", DAYS)
def test_exports_are_equal_to_the_byte(both: Both, as_of: datetime.date | None) -> None:
    one, two = exported(both.embedded, as_of=as_of), exported(both.neo4j, as_of=as_of)
    assert list(one) == list(two)
    assert [name for name in one if one[name] != two[name]] == []
    assert len(one) > 10


@pytest.mark.parametrize("as_of", DAYS)
def test_findings_are_identical(both: Both, as_of: datetime.date | None) -> None:
    one, two = (
        json.dumps(analyze(each.snapshot(as_of=as_of)).to_dict(), default=str, ensure_ascii=False)
        for each in (both.embedded, both.neo4j)
    )
    assert one == two
    assert as_of is not None or len(one) > 1_000


@pytest.mark.parametrize("as_of", DAYS)
def test_the_assessment_is_identical(both: Both, as_of: datetime.date | None) -> None:
    one, two = (
        json.dumps(each.assess(as_of=as_of).to_dict(), default=str, ensure_ascii=False)
        for each in (both.embedded, both.neo4j)
    )
    assert one == two
    assert as_of is not None or len(one) > 10_000


def test_rows_counts_and_history_are_equal(both: Both) -> None:
    one, two = both.embedded.store, both.neo4j.store
    assert one.counts() == two.counts()
    assert one.accounts() == two.accounts()
    for shape in SHAPES:
        assert sorted(one.rows(shape), key=str) == sorted(two.rows(shape), key=str), shape.name
    assert one.account("hailan", history=True) == two.account("hailan", history=True)


def test_every_shipped_question_has_the_same_answer(both: Both) -> None:
    seen = both.embedded.snapshot()
    about = {
        "account": [seen.account.id],
        "contact": list(seen.nodes(Contact))[:20],
        "opportunity": list(seen.nodes(Opportunity)),
        "competitor": ["org-orion"],
        "since_day": ["2025-01-01"],
    }
    answered: set[str] = set()
    for question in questions.questions():
        first, *others = [name for name in question.parameters if name != "day"] or ["nothing"]
        for value in about.get(first, [""]):
            said = {first: value, **{name: about[name][0] for name in others}} if first in about else {}
            given = question.values(said, datetime.date(2026, 11, 24))
            one, two = (each.ask(question.statement, given) for each in (both.embedded, both.neo4j))
            assert one == two, (question.name, value)
            if one.rows:
                answered.add(question.name)
    of_several = {
        "holdings",
        "one_of_ours",
        "people_of_several",
    }  # this is one account; tests/questions has several
    answered_by_one = {each.name for each in questions.questions() if not each.name.endswith("_nowhere")}
    assert answered == answered_by_one - of_several
