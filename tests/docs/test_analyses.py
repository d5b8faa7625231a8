"""`docs/analyses.md` names every rule with its default, every analysis, and every kind of finding; and files that are there."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, cast

import pytest

from graphcrm.account.rules import Rules
from graphcrm.analysis import ANALYSES
from graphcrm.workspace.rules import KEYS
from tests.docs.scratch import ROOT

PAGE = (ROOT / "docs" / "analyses.md").read_text("utf-8")
ROWS: dict[str, str] = dict(
    re.findall(r"^\| `(\w+)` \| (.*?) \| .+ \|$", PAGE.partition("## The rules")[2], re.MULTILINE)
)
RULES = {field.name: getattr(Rules(), field.name) for field in dataclasses.fields(Rules)}


def written(name: str, value: Any) -> str:
    """A default as the page has it: a number, or a table by the words of its scale."""
    if value == {}:
        return "none"
    if not isinstance(value, Mapping):
        return f"{value:,}" if isinstance(value, int) else f"{value:g}"
    words: dict[Any, str] = {}
    for word, key in KEYS[name]().items():
        words.setdefault(key, word)
    numbers = cast("Mapping[Any, float]", value)
    return " · ".join(f"{words[key]} {number:g}" for key, number in numbers.items())


def test_every_rule_has_its_row_in_the_order_of_the_rules() -> None:
    assert list(ROWS) == list(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_its_default(name: str) -> None:
    assert ROWS[name] == written(name, RULES[name])


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_named_where_it_is_reckoned_with(name: str) -> None:
    above = PAGE.partition("## The rules")[0]
    assert f"`{name}`" in above or re.search(rf"\b{name}\b", above)


def test_every_analysis_has_its_section_and_every_section_its_analysis() -> None:
    heads = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    named = [name for head in heads for name in re.findall(r"`(\w+)`", head)]
    assert sorted(named) == sorted(ANALYSES)


def test_every_kind_of_finding_is_on_the_page() -> None:
    kinds: set[str] = set()
    for path in (ROOT / "graphcrm" / "analysis").rglob("*.py"):
        for names, values in re.findall(
            r"^([A-Z][A-Z_, ]+) = ((?:\"\w+\"(?:, )?)+)$", path.read_text("utf-8"), re.MULTILINE
        ):
            assert names.count(",") == values.count(",")
            kinds |= {*re.findall(r'"(\w+)"', values)}
    assert {"no_way_round", "dark_unit", "silo", "money_at_risk", "cross_pressure"} <= kinds
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in PAGE] == []


def test_every_path_on_the_page_is_there() -> None:
    for path in re.findall(r"`((?:graphcrm|docs)/[\w./-]*|\w+/\w+\.py)`", PAGE):
        assert (ROOT / path).exists() or (ROOT / "graphcrm" / "analysis" / path).exists(), path
