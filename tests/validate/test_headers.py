"""Names of sheets and columns: understood in three scripts, and never two meanings for one name."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from graphcrm.messages import text
from graphcrm.schema import NODES, TIES, NodeType, Property, TieType
from graphcrm.validate import header_names, kind_named
from graphcrm.validate.headers import folded, letters, spellings
from tests.validate.books import checked

KINDS: tuple[NodeType | TieType, ...] = (*NODES.values(), *TIES.values())
COLUMNS = [(kind, prop) for kind in KINDS for prop in kind.columns]
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


def name_of(part: object) -> str:
    return str(getattr(part, "name", part))


@pytest.mark.parametrize(("kind", "prop"), COLUMNS, ids=name_of)
def test_a_header_is_understood_in_every_script_with_star_case_and_spaces(
    kind: NodeType | TieType, prop: Property
) -> None:
    names = header_names(kind)
    for name in spellings(prop):
        for written in (
            name,
            f"{name}*",
            f" {name} * ",
            name.upper(),
            name.lower(),
            name.replace("_", " "),
            name.replace(" ", "_"),
            name.replace(" ", ""),
        ):
            assert names.get(folded(written)) == prop.name, written


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_no_two_columns_of_a_type_share_a_header(kind: NodeType | TieType) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for prop in kind.columns:
        for name in spellings(prop):
            meant[folded(name)].add(prop.name)
    if isinstance(kind, TieType):
        for name in ("from_label", "to_label"):
            meant[folded(name)].add(name)
    assert {name: columns for name, columns in meant.items() if len(columns) > 1} == {}


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_sheet_is_understood_in_every_script_and_as_a_file(kind: NodeType | TieType) -> None:
    for name in (kind.name, *(text(kind.term, language) for language in LANGUAGES)):
        for written in (
            name,
            name.upper(),
            name.replace("_", " "),
            f" {name} ",
            f"{name}.csv",
            f"{name}.TSV",
        ):
            assert kind_named(written) is kind, written


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("contacts", "Contact"),
        ("Opportunities", "Opportunity"),
        ("surveys", "Survey"),
        ("Org Units", "OrgUnit"),
        ("Units", "OrgUnit"),
    ],
)
def test_a_sheet_may_be_named_in_the_plural(name: str, label: str) -> None:
    assert kind_named(name) is NODES[label]


def test_no_two_types_share_a_name() -> None:
    names = Counter(
        folded(name)
        for kind in KINDS
        for name in {folded(kind.name), *(folded(text(kind.term, language)) for language in LANGUAGES)}
    )
    assert {name: count for name, count in names.items() if count > 1} == {}


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_a_column_without_a_header_is_named_as_a_spreadsheet_does(place: int, name: str) -> None:
    assert letters(place) == name


def test_headers_of_three_scripts_may_stand_side_by_side() -> None:
    result = checked({"联系人": [["编号*", "Name", "職級", "關鍵客戶"], ["c1", "Wang", "总监", "是"]]})
    assert result.problems == []
    (row,) = result.rows[next(iter(result.rows))]
    assert row[:2] == ("c1", "Wang")
    assert 4 in row
    assert True in row


def test_a_column_with_an_exclamation_mark_is_passed_over() -> None:
    result = checked({"Contact": [["id", "!remark", "name"], ["c1", "whatever\a", "Wang"]]})
    assert (result.good, result.problems) == (1, [])


def test_a_near_name_is_suggested() -> None:
    assert (
        "Did you mean “cadence_days”?"
        in checked({"Contact": [["id", "name", "cadence day"]]}).problems[0].right
    )
    assert "Did you mean “Contact”?" in checked({"Contcts": [["id", "name"]]}).problems[0].right


def test_empty_headers_at_the_right_end_are_no_columns() -> None:
    assert checked({"Contact": [["id", "name", "", None, ""], ["c1", "Wang", "", None, ""]]}).good == 1
