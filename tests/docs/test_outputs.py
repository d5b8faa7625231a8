"""`docs/outputs.md` has the forms, sheets, formats and renamed columns that the program has."""

from __future__ import annotations

import re

import pytest

from graphcrm.cli.export import GRAPHS
from graphcrm.cli.view import FORMS
from graphcrm.render.graph_files import FORMATS
from graphcrm.render.graph_files.elements import RENAMED
from graphcrm.render.workbook import workbook
from graphcrm.scorecard import AssessmentContext, assess
from tests.docs.scratch import ROOT
from tests.render.pages import account

PAGE = (ROOT / "docs" / "outputs.md").read_text("utf-8")


def section(head: str) -> str:
    """What stands below a heading."""
    return re.split(r"^## ", PAGE.split(f"## {head}\n")[1], flags=re.MULTILINE)[0]


def test_every_form_and_format_is_on_the_page() -> None:
    assert tuple(FORMATS) == GRAPHS
    assert [form for form in FORMS[1:] if f".{form}" not in PAGE] == []
    assert re.findall(r"`\.(\w+)`", section("Graphs"))[: len(FORMATS)] == list(FORMATS)


def test_the_renamed_columns_are_on_the_page() -> None:
    assert dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|$", section("Graphs"), re.MULTILINE)) == RENAMED


def test_the_sheets_of_the_assessment_are_on_the_page_in_their_order() -> None:
    named = re.findall(r"^\| ([^|`]+?) \|", section("The assessment as a workbook"), re.MULTILINE)
    sheets = [name for cell in named if cell != "Sheet" and "---" not in cell for name in cell.split(" · ")]
    book = workbook(assess(AssessmentContext(account().account())))
    shown = [name for name in book.rows if name in sheets]
    assert shown == list(book.rows)
    assert shown == [name for name in sheets if name in book.rows]


@pytest.mark.parametrize(
    "option", ["redact", "redact-key", "only", "assessment", "xlsx", "yes", "png", "opportunity"]
)
def test_the_options_that_the_page_names_are_there(option: str) -> None:
    assert f"`--{option}" in PAGE or f"--{option} " in PAGE
    assert f"--{option}" in (ROOT / "docs" / "commands.md").read_text("utf-8")
