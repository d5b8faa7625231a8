"""Documents in every language: nothing that is the program's own stays English, and files stay what they are."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from graphcrm.agenda import Due
from graphcrm.analysis import analyze
from graphcrm.messages import Message, languages, text
from graphcrm.records import Contact
from graphcrm.render import rejected
from graphcrm.render.calendar import calendar
from graphcrm.render.graph_files import FORMATS, graph_file
from graphcrm.render.report import markdown, page, report
from graphcrm.render.template import template
from graphcrm.render.workbook import workbook
from graphcrm.render.workbook.sheets import SHEETS
from graphcrm.schema import NODES, TIES
from graphcrm.workspace import Workspace
from tests.analysis.worlds import DAY
from tests.render.pages import account
from tests.render.workbooks import assessed, before, full

CHINESE = ("zh-Hans", "zh-Hant")
WORDS = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
"""Two words of English, one after the other."""


@pytest.mark.parametrize("language", CHINESE)
def test_titles_headings_and_headers_of_the_workbook_are_chinese(language: str) -> None:
    made = workbook(assessed(full().snapshot(), before().snapshot()), language=language)
    book = load_workbook(io.BytesIO(made.content))
    names = [text(Message(f"sheet.{sheet.key}.name"), language) for sheet in SHEETS]
    assert [*made.rows][1:] == names
    assert not any(WORDS.search(name) for name in book.sheetnames)
    for sheet in book.worksheets[:-1]:
        bold = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value and cell.font.b]
        headers = [words for words in bold if not re.search("Step|Plan|No\\. |Radio|Cloud", words)]
        assert [words for words in headers if WORDS.search(words) and words not in _names()] == []
    key = book[names[1]]
    assert [key["B3"].value, key["C3"].value] == [
        text(Message("column.metric"), language),
        text(Message("column.question"), language),
    ]
    assert book[names[5]]["A5"].value == text(Message("column.support_by_closeness"), language)


def _names() -> set[str]:
    people = assessed(full().snapshot()).context.account
    return {text(people.name(ident)) for ident in (*people.contacts, *people.employees)} | {
        text(people.person(ident), "zh-Hans") for ident in (*people.contacts, *people.employees)
    }


@pytest.mark.parametrize("language", languages())
def test_the_report_is_of_one_language_in_both_forms(language: str) -> None:
    made = report(analyze(account().snapshot()), language=language, prepared_for="Ada")
    html, plain = page(made).decode(), markdown(made, "a.svg").decode()
    assert f'<html lang="{language}">' in html
    for kind in ("report.findings", "report.reached", "report.nine_box", "report.plan", "report.unknown"):
        assert f"<h2>{text(Message(kind), language)}</h2>" in html
        assert f"## {text(Message(kind), language)}\n" in plain
    assert made.nine.boxes[0][2] == (("林越",) if language in CHINESE else ("Lin Yue 林越",))


def test_a_name_from_right_to_left_is_set_apart_from_the_text_around_it() -> None:
    world = account().contact("nur", key=True, name="نور")
    made = report(analyze(world.snapshot()))
    assert "<bdi>نور</bdi>" in page(made).decode()
    assert "\u2068نور\u2069" in markdown(made, "a.svg").decode()


@pytest.mark.parametrize("language", CHINESE)
def test_the_template_keeps_its_keys_explains_them_in_chinese_and_can_be_imported(
    language: str, tmp_path: Path
) -> None:
    content = template(language=language)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames[2:] == [*NODES, *TIES]
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    remarks = [cell.comment.text for page in book.worksheets[2:] for cell in page[1] if cell.comment]
    assert len(remarks) > 200
    own = [words.replace("graphcrm import", "") for words in (*texts, *remarks)]
    assert [words for words in own if WORDS.search(words)] == []
    (tmp_path / "filled.xlsx").write_bytes(content)
    with Workspace.open(tmp_path / "store.db") as workspace:
        workspace.import_(tmp_path / "filled.xlsx")
        names = {contact.name for contact in workspace.snapshot().nodes(Contact).values()}
    assert names == {"zh-Hans": {"王军", "林悦"}, "zh-Hant": {"王軍", "林悅"}}[language]


@pytest.mark.parametrize("language", languages())
def test_the_calendar_says_how_late_and_who_in_its_language(language: str) -> None:
    entry = Due("visit", DAY - datetime.timedelta(3), "Lunch", "Why.", "G1", owners=("eve",))
    read = Calendar.from_ical(calendar(account().snapshot(), [entry], language=language))
    event = read.walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == text(Message("calendar.late", what="Lunch", n=3), language)
    assert text(entry.on, language) in str(event["DESCRIPTION"])
    assert ("伊藤" if language in CHINESE else "Eve Ito") in str(event["DESCRIPTION"])


@pytest.mark.parametrize("format", FORMATS)
def test_a_graph_file_names_people_in_its_language_and_keeps_its_types(format: str) -> None:
    content = graph_file(account().snapshot(), format, "zh-Hans").decode()
    assert "林越" in content
    assert "KNOWS" in content
    assert graph_file(account().snapshot(), format) == graph_file(account().snapshot(), format, "en")


def test_rejected_rows_carry_their_reasons_in_a_column_that_import_passes_over(tmp_path: Path) -> None:
    source = tmp_path / "bad"
    source.mkdir()
    (source / "Contact.csv").write_text("id,name,rank\nc1,Li Na,emperor\nc2,Wang Wei,director\n", "utf-8")
    with Workspace.open(tmp_path / "store.db") as workspace:
        imported = workspace.import_(source, keep_good=True)
    out = rejected.write(source, imported.check, language="zh-Hans")
    assert out is not None
    header, row = (out / "Contact.csv").read_text("utf-8-sig").splitlines()[:2]
    assert header == "id,name,rank,!问题"
    assert "rank：" in row
