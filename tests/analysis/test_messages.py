"""Whatever an analysis can say has its words in every language: kinds from the code, and findings of many accounts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graphcrm.analysis import ANALYSES, Analysis, Rules, analyze
from graphcrm.messages import Fact, Message, Several, Term, languages, text
from graphcrm.records import Contact, Employee
from graphcrm.workspace import Workspace
from tests.analysis.telling import telling_worlds
from tests.analysis.test_degenerate import poor
from tests.analysis.worlds import World
from tests.examples.answers import DAY, EXAMPLES
from tools.messages import patterns

ROOM = Path(__file__).parents[2] / "graphcrm" / "analysis"
SCRIPTS = {"zh-Hans": "gb2312", "zh-Hant": "big5hkscs"}
"""By language: the character set that holds the characters of this script and not those of the other."""
ALERT = Rules(
    samples=200, group=1, silo=2, opponent_steps=3, pull=0.1, balanced=0.2, many=1, top=0.5, hinge=0.05
)
"""Rules under which almost anything is worth a finding."""


def _kinds(node: ast.expr) -> Iterator[str]:
    """The kinds that an expression can be, as regular expressions."""
    if isinstance(node, ast.Constant):
        yield re.escape(str(node.value))
    elif isinstance(node, ast.IfExp):
        yield from (*_kinds(node.body), *_kinds(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z_]+"
            for part in node.values
        )
    else:
        pytest.fail(f"Of no kind that can be told from the code: {ast.unparse(node)}")


def _constants(room: Path) -> set[str]:
    """Every text that stands in the code of a room."""
    trees = (ast.parse(path.read_text("utf-8")) for path in room.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def _said() -> set[str]:
    """Every kind of message that the room makes, as a regular expression."""
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(ROOM.rglob("*.py")))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Message")
    return {kind for call in named for kind in _kinds(call.args[0])}


@pytest.mark.parametrize("language", languages())
def test_every_kind_that_the_code_says_has_its_words(language: str) -> None:
    keys = {key for context, key in patterns(language.replace("-", "_")) if not context}
    for kind in sorted(_said()):
        assert any(re.fullmatch(kind, key) for key in keys), kind


@pytest.mark.parametrize("language", languages())
def test_a_pattern_names_no_fact_that_english_does_not(language: str) -> None:
    english, own = patterns("en"), patterns(language.replace("-", "_"))
    for key, forms in own.items():
        if key[1].startswith(("finding.", "evidence.", "measure.")):
            facts = {name for form in english[key] for name in re.findall(r"\{(\w+)", form)}
            assert {name for form in forms for name in re.findall(r"\{(\w+)", form)} <= {*facts, "n"}, key


def _worlds() -> Iterator[World]:
    yield from (*telling_worlds(16), *poor().values())
    yield World().decides("ann", weight=5).decides("bob cat")
    yield World().decides("ann bob cat", weight=2).decides("dan", weight=0.5)
    yield World().unit("finance").contact("cfo", "finance").decides("cfo").knows("eve", "ann")


@cache
def _analyses() -> tuple[Analysis, ...]:
    left = World().decides("ann", "deal").reports("bob", "ann").knows("eve", "bob").knows("kim", "ann")
    left.contact("ann", valid_to=left.as_of).employee("eve", valid_to=left.as_of)
    snapshots = [world.snapshot() for world in (*_worlds(), left)]
    return tuple(analyze(snapshot, rules) for snapshot in snapshots for rules in (Rules(samples=200), ALERT))


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Analysis, ...]:
    analyses: list[Analysis] = []
    for folder in ("hailan", "tarnholm", "brackwater"):
        with Workspace.open(tmp_path_factory.mktemp(folder) / "account.db") as workspace:
            workspace.import_(EXAMPLES / folder)
            analyses += [workspace.analyze(account, as_of=DAY) for account, _ in workspace.accounts()]
    return tuple(analyses)


def _facts(analysis: Analysis) -> Iterator[Fact]:
    """Everything that an analysis says: sentences, steps, evidence, names of figures."""
    for finding in analysis.findings:
        yield from (finding.message, finding.step, *(evidence.message for evidence in finding.evidence))
    for result in analysis.results.values():
        yield from (measure.name for measure in result.measures(analysis.snapshot))


def _terms(fact: Fact) -> Iterator[str]:
    """Words of the vocabulary in a fact, which the vocabulary's own catalogue translates."""
    if isinstance(fact, Term):
        yield fact.en
    items = (
        fact.facts.values() if isinstance(fact, Message) else fact.items if isinstance(fact, Several) else ()
    )
    for item in items:
        yield from _terms(item)


def test_every_kind_of_finding_is_made_and_no_other_has_words(examples: tuple[Analysis, ...]) -> None:
    made = {finding.kind for analysis in (*_analyses(), *examples) for finding in analysis.findings}
    keys = {
        key.split(".")[1] for context, key in patterns("en") if not context and key.startswith("finding.")
    }
    assert made == keys & _constants(ROOM)  # the scorecard's findings have kinds of their own


@pytest.mark.parametrize("language", languages())
def test_everything_can_be_said(language: str, examples: tuple[Analysis, ...]) -> None:
    for analysis in (*_analyses(), *examples):
        for fact in _facts(analysis):
            assert isinstance(fact, Message)
            assert text(fact, language)


@pytest.mark.parametrize("language", SCRIPTS)
def test_nothing_is_english_but_names(language: str) -> None:
    """Oracle: what the records call people, deals and units."""
    for analysis in _analyses():
        names = {
            str(name)
            for node in (
                *(node for nodes in analysis.snapshot._nodes.values() for node in nodes.values()),
                *(
                    gone.person
                    for side in (Contact, Employee)
                    for gone in analysis.snapshot.left(side).values()
                ),
            )
            for name in (getattr(node, column, None) for column in ("id", "name", "name_zh", "title"))
            if name
        }
        for fact in _facts(analysis):
            words = text(fact, language)
            for name in sorted({*names, *_terms(fact)}, key=len, reverse=True):
                words = words.replace(name, "")
            assert not re.search("[A-Za-z]", words), text(fact, language)
            assert words.replace("−", "").encode(SCRIPTS[language]), words


def test_a_list_of_clauses_reads_in_every_language() -> None:
    world = World().decides("ann bob cat").supports("bob", 1, observed_on=None)
    found = next(
        finding for finding in analyze(world.snapshot()).findings if finding.kind == "stale_judgement"
    )
    assert "2 were never judged and 1 was judged on a day that nobody wrote down" in found.sentence
    assert "2 位从未评估，1 位的评估未注明日期" in text(found.message, "zh-Hans")


def test_contracts_name_every_question() -> None:
    project = (ROOM.parents[1] / "pyproject.toml").read_text("utf-8")
    listed = set(re.findall(r'^    "graphcrm\.analysis\.(\w+)",$', project, re.MULTILINE))
    assert listed == set(ANALYSES)
