"""The workbook of an assessment, read back. Oracles: the assessment itself, openpyxl, and the XML that a workbook is."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from functools import cache
from typing import Any

import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook

from graphcrm.analysis.ground import Ground
from graphcrm.cathedral import Assessment, Sight, assess
from graphcrm.cathedral.agenda import agenda
from graphcrm.cathedral.key.moves import moves
from graphcrm.cathedral.key.nine_box import nine_box
from graphcrm.cathedral.key.plans import stance_plans
from graphcrm.cathedral.organizational.parity import parity
from graphcrm.snapshot import Snapshot
from graphcrm.views.assessment import Made, cells, workbook
from graphcrm.views.assessment.layers import NAMES
from graphcrm.views.assessment.plots import DATA_SHEET
from graphcrm.views.assessment.sheets import SHEETS
from tests.analysis.worlds import ACCOUNT, DAY, World
from tests.views.pages import account, poisoned
from tests.views.payloads import PAYLOADS
from tests.views.test_sheets import PREFIXES

UNKNOWN = "not known"
FORMULA = re.compile(rf"'{DATA_SHEET}'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?")
Rows = list[dict[str, Any]]


def full() -> World:
    """One of everything that the workbook shows; some of it is not known."""
    world = account().contact("dan", rank=4, key=True).employee("ada", rank=5).knows("ada", "gu", 1)
    world.knows("eve", "lin", 4, responsible=True, target_intimacy=3).knows(
        "eve", "dan", None, target_intimacy=4
    )
    world.contact("bob", key=True)
    for ident, columns in {
        "late": {
            "status": "planned",
            "due_on": DAY - datetime.timedelta(12),
            "owner": "eve",
            "to_support": 1,
        },
        "next": {"status": "planned", "due_on": DAY + datetime.timedelta(12)},
        "slow": {"status": "done", "due_on": datetime.date(2026, 9, 1), "done_on": datetime.date(2026, 9, 6)},
    }.items():
        world.thing("Action", ident, name=f"Step {ident}", **columns)
        world.tie("CONCERNS.Action.Contact", ident, "bob")
    for ident, theme, year, how, value in (
        ("n-1", "Cloud", 2026, 2, 5e6), ("n-2", "Cloud", 2027, None, None), ("n-3", "Radio", 2027, -1, 1e6),
    ):  # fmt: skip
        world.thing("Initiative", ident, name=f"Plan {ident}", theme=theme, year=year, fit=how, value=value)
    for year, sales, profit in ((2024, 1e6, None), (2025, 1.5e6, 0.0), (2026, 7e5, 1e4)):
        world.thing("KpiYear", f"k-{year}", year=year, sales=sales, profit=profit, headcount=3.0)
        world.tie("CONCERNS.KpiYear.Organization", f"k-{year}", ACCOUNT)
    return world


def before() -> World:
    world = World(DAY - datetime.timedelta(182)).contact("lin", key=True).contact("gu")
    return world.knows("eve", "lin", 1).supports("lin", -1).decides("gu", "core")


def assessed(snapshot: Snapshot, *earlier: Snapshot) -> Assessment:
    return assess(Sight(Ground(snapshot), earlier=tuple(Ground(each) for each in earlier)))


@cache
def looked_at() -> tuple[Assessment, Made]:
    made = assessed(full().snapshot(), before().snapshot())
    return made, workbook(made)


def read(made: Made) -> Any:
    return load_workbook(io.BytesIO(made.content))


def tables(page: Any, first: str) -> list[Rows]:
    """Every table of a sheet whose first header is ``first``, as records by header; a table ends at an empty row."""
    found: list[Rows] = []
    header: list[str] | None = None
    for row in page.iter_rows(values_only=True):
        values = list(row)
        if values[0] == first and header is None:
            header = [str(each) for each in values if each is not None]
            found.append([])
        elif not any(each is not None for each in values):
            header = None
        elif header is not None:
            found[-1].append(dict(zip(header, values, strict=False)))
    return found


def same(cell: object, value: float | None) -> bool:
    """Whether a cell holds a figure; what is not known has to be said, and 0 has to be a number."""
    if value is None:
        return cell == UNKNOWN
    return isinstance(cell, int | float) and cell == pytest.approx(value, rel=1e-12)


def test_every_figure_of_the_metrics_is_that_of_the_assessment() -> None:
    assessment, made = looked_at()
    book = read(made)
    found = {row["Id"]: row for name in NAMES.values() for row in tables(book[name], "No.")[0]}
    assert list(found) == [each.metric.id for each in assessment.metrics]
    assert {each.measured.value is None for each in assessment.metrics} == {True, False}
    for each in assessment.metrics:
        row, metric, measured = found[each.metric.id], each.metric, each.measured
        assert same(row["Value"], measured.value), metric.id
        assert same(row["Known"], measured.known)
        assert (row["What it says"], row["Next step"] or "") == (measured.said, measured.next_step)
        assert (row["Metric"], row["指标"]) == (metric.name.en, metric.name.zh_hans)
        assert row["问题"] == metric.question.zh_hans
        if each.target is None:
            assert (row["Target"], row["Score"], row["Weight"]) == ("no target", None, None)
        else:
            assert same(row["Target"], each.target)
            assert same(row["Score"], each.score)
            assert same(row["Weight"], each.weight)
        low, high = measured.interval or (None, None)
        assert (row["From"] is None) == (row["To"] is None) == (low is None)
        assert low is None or (same(row["From"], low) and same(row["To"], high))


def test_the_summary_has_each_score_with_what_bounds_it() -> None:
    assessment, made = looked_at()
    page = read(made)["Summary"]
    rows = tables(page, "Layer")[0]
    for each, row in zip((assessment.total, *assessment.layers), rows, strict=True):
        assert same(row["Score"], each.value)
        assert same(row["Known"], each.known)
        assert (row["From"], row["To"]) == pytest.approx(each.interval)
        assert (row["To be relied on"] == "yes") == each.enough
    facts = {row[0]: row[1] for row in page.iter_rows(max_col=2, max_row=13, values_only=True)}
    assert facts["As of"] == datetime.datetime.combine(DAY, datetime.time())
    assert facts["Tier"] == "not recorded; targets of A (伙伴客户)"
    assert facts["Rules"] == "the usual ones of the program"
    ruled = read(workbook(assessment, rules="ours.toml"))["Summary"]
    assert "ours.toml" in [row[0].value for row in ruled["B3:B13"]]


def test_parts_have_the_arithmetic_of_every_metric() -> None:
    assessment, made = looked_at()
    rows = tables(read(made)["Parts"], "Layer")[0]
    parts = [(each.metric.id, part) for each in assessment.metrics for part in each.measured.parts]
    assert len(rows) == len(parts) > 20
    for row, (metric, part) in zip(rows, parts, strict=True):
        assert (row["Id"], row["Part"], row["Note"] or "") == (metric, part.name, part.note)
        assert same(row["Value"], part.value)
        assert row["Of"] is None if part.of is None else same(row["Of"], part.of)
        assert (row["Written at"] or "") == "\n".join(part.sources)


def test_the_nine_box_counts_and_names_everybody_once() -> None:
    assessment, made = looked_at()
    found = nine_box(assessment.sight)
    today, aimed, who = tables(read(made)["Nine-box"], "Support \\ closeness")
    columns = ("Distant", "Working contact", "Close", "Not judged")
    for level, counted, named in zip((2, 1, 0, None), today, who, strict=True):
        for across, column in zip((0, 1, 2, None), columns, strict=True):
            here = [each for each in found.places if each.box == (across, level)]
            assert counted[column] == len(here)
            assert len([each for each in (named[column] or "").split("; ") if each]) == len(here)
    assert sum(row[column] for row in today for column in columns) == len(found.places) > 3
    assert sum(row[column] for row in aimed for column in columns) == sum(found.aimed.values())
    by_name = {str(row["Contact"]): row for row in tables(read(made)["Nine-box"], "Contact")[0]}
    assert (by_name["Lin Yue 林越"]["Box aimed at"], by_name["Lin Yue 林越"]["Target reached"]) == (
        "Close, support not set",
        "yes",
    )
    assert (by_name["Dan"]["Target reached"], by_name["Bob"]["Target reached"]) == (UNKNOWN, "no")
    assert by_name["Lin Yue 林越"]["Answering for this one"] == "Eve Ito 伊藤"
    assert by_name["Dan"]["Closeness"] == by_name["Dan"]["Support"] == UNKNOWN


def test_moves_are_those_from_the_first_day_and_left_out_without_one() -> None:
    assessment, made = looked_at()
    whole = moves(assessment.sight).whole
    assert whole is not None
    matrix = tables(read(made)["Moves"], "Box")[0]
    moved = [number for row in matrix for number in list(row.values())[1:] if number is not None]
    assert sum(moved) == sum(whole.matrix.values()) == 2
    last = tables(read(made)["Moves"], "From")[0][-1]
    assert (last["Moved towards us"], last["Moved away"]) == (whole.up, whole.down)
    alone = read(workbook(assessed(full().snapshot())))
    assert "Moves" not in alone.sheetnames
    contents = {row["Sheet"]: row["What it holds"] for row in tables(alone["Summary"], "Sheet")[0]}
    assert contents["Moves"] == "Left out. The account was not on record before."


def test_parity_and_fit_are_the_matrices_of_their_analyses() -> None:
    assessment, made = looked_at()
    book, faces = read(made), parity(assessment.sight)
    known, met = tables(book["Parity"], "Ours \\ theirs")
    for rows, counts in ((known, faces.known), (met, faces.met)):
        assert sum(number for row in rows for number in list(row.values())[1:]) == sum(counts.values()) > 0
    people = tables(book["Parity"], "Contact")[0]
    said = {True: "yes", False: "no", None: UNKNOWN}
    assert [row["Of equal standing"] for row in people] == [said[each.level] for each in faces.faced]
    themes, spent = tables(book["Strategic fit"], "Theme")
    assert themes == [
        {"Theme": "Cloud", "2026": 2, "2027": UNKNOWN, "All": 2},
        {"Theme": "Radio", "2026": None, "2027": -1, "All": -1},
        {"Theme": "All", "2026": 2, "2027": -1, "All": pytest.approx((5 * 2 - 1) / 6)},
    ]
    assert [row["Amount (CNY)"] for row in spent] == [5_000_000, UNKNOWN, 1_000_000]


def test_years_plans_instruments_and_actions_hold_what_is_on_record() -> None:
    assessment, made = looked_at()
    book = read(made)
    years = tables(book["KPIs"], "Year")[0]
    assert [(row["Year"], row["Whole year"], row["Sales"], row["Profit"], row["Cash flow"]) for row in years] == [
        (2024, "yes", 1_000_000, UNKNOWN, UNKNOWN), (2025, "yes", 1_500_000, 0, UNKNOWN), (2026, "no", 700_000, 10_000, UNKNOWN),
    ]  # fmt: skip
    assert [row["Sales per head"] for row in years] == pytest.approx([1e6 / 3, 5e5, 7e5 / 3])
    steps = tables(book["Plan"], "Step")[0]
    assert [(row["Step"], row["State"], row["Days late"]) for row in steps] == [
        ("Step late", "slipped", 12), ("Step next", "planned", None), ("Step slow", "done", 5),
    ]  # fmt: skip
    (plan,) = stance_plans(assessment.sight)
    (row,) = tables(book["Plan"], "Contact")[0]
    assert (row["From"], row["To"], row["Today"]) == (UNKNOWN, "supporter", "opponent")
    assert same(row["Way made"], plan.progress)
    assert (row["Steps"], row["Done"], row["Slipped"]) == (3, 1, 1)
    held = tables(book["Instruments"], "Name")[0]
    assert [row["Name"] for row in held] == ["No. 20", "No. 300", "No. 500"]
    assert (held[0]["Minutes on"], held[0]["Theirs"]) == (UNKNOWN, UNKNOWN)
    assert held[1]["Until"] == datetime.datetime.combine(DAY, datetime.time()) + datetime.timedelta(100)
    nine, asked = tables(book["Nine actions"], "No.")
    assert [(row["No."], row["Is"]) for row in nine] == [
        (each.id, each.status.term.en) for each in assessment.actions
    ]
    conditions = [one for each in assessment.actions for one in each.conditions]
    assert all(same(row["Met by"], one.checked.share) for row, one in zip(asked, conditions, strict=True))


def test_findings_and_what_is_due_are_all_there_in_order() -> None:
    assessment, made = looked_at()
    book = read(made)
    found = tables(book["Findings"], "#")[0]
    assert [(row["Id"], row["Severity"], row["Why it matters"], row["Next step"]) for row in found] == [
        (each.id, each.severity.shown, each.sentence, each.next_step) for each in assessment.findings
    ]
    stakes = [
        (row["At stake"], each.at_stake)
        for row, each in zip(found, assessment.findings, strict=True)
        if each.opportunity
    ]
    assert stakes
    assert all(same(cell, amount) for cell, amount in stakes)
    due = tables(book["Due"], "Due")[0]
    assert [(row["Due"].date(), row["What"], row["Days late"] or 0) for row in due] == [
        (each.on, each.what, each.overdue(DAY)) for each in agenda(assessment.sight)
    ]
    assert made.rows["Due"] == len(due) > 0


def test_of_what_nobody_recorded_nothing_is_0() -> None:
    assessment = assessed(World().contact("ann").snapshot())
    book = read(workbook(assessment))
    rows = {row["Id"]: row for name in NAMES.values() for row in tables(book[name], "No.")[0]}
    blank = [each for each in assessment.metrics if each.measured.value is None]
    assert len(blank) > 20
    for each in blank:
        assert rows[each.metric.id]["Value"] == UNKNOWN
        assert rows[each.metric.id]["Score"] == (UNKNOWN if each.target is not None else None)
    drawn = {row[0]: row[1] for row in book[DATA_SHEET].iter_rows(max_col=2, values_only=True) if row[0]}
    for each in blank:
        if each.target is not None:
            assert drawn[f"{each.metric.layer.value} · {each.metric.name.en} ({UNKNOWN})"] is None
    grey = book[NAMES[blank[0].metric.layer]]
    cell = next(each for row in grey.iter_rows() for each in row if each.value == UNKNOWN)
    assert (cell.font.color.rgb, cell.font.i) == ("FF6B7280", True)
    assert {"Nine-box", "Moves", "Strategic fit", "Instruments", "Plan", "KPIs"} & set(
        book.sheetnames
    ) == set()


def parts_of(made: Made) -> dict[str, str]:
    """Every part of the file as text; each must be well-formed XML."""
    with zipfile.ZipFile(io.BytesIO(made.content)) as held:
        texts = {name: held.read(name).decode() for name in held.namelist()}
    for text in texts.values():
        ElementTree.fromstring(text)
    return texts


@pytest.mark.parametrize("payload", [*PREFIXES, *PAYLOADS])
def test_no_text_of_the_data_becomes_a_formula_a_link_or_broken_xml(payload: str) -> None:
    made = workbook(assessed(poisoned(full().snapshot(), payload), poisoned(before().snapshot(), payload)))
    texts = parts_of(made)
    for name, text in texts.items():
        assert "<f>" not in text, name
        assert "<f " not in text, name
        assert "<hyperlink " not in text, name
        assert 'TargetMode="External"' not in text, name
        if name.startswith("xl/charts/"):
            assert all(re.fullmatch(FORMULA, each) for each in re.findall(r"<c:f>(.*?)</c:f>", text)), name
    book = read(made)
    assert book["Summary"]["B3"].value == cells.clean(payload)
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert any(row["Part"] == cells.clean(payload) for row in tables(book["Parts"], "Layer")[0])


def test_charts_draw_ranges_that_are_there_and_as_long_as_their_names() -> None:
    _, made = looked_at()
    book, drawn = read(made), 0
    assert {page.title for page in book if page._charts} == {"Summary", "Moves", "Strategic fit", "KPIs"}
    for name, text in parts_of(made).items():
        if not name.startswith("xl/charts/chart"):
            continue
        series = re.findall(r"<c:ser>.*?</c:ser>", text)
        assert series, name
        drawn += 1
        for each in series:
            label, names, values = re.findall(r"<c:f>(.*?)</c:f>", each)
            assert all(re.fullmatch(FORMULA, one) for one in (label, names, values))
            first, second = (re.findall(r"\d+", one.partition("!")[2]) for one in (names, values))
            assert first == second
            page = book[DATA_SHEET]
            assert page[label.partition("!")[2].replace("$", "")].value
            assert all(page.cell(row, 1).value for row in range(int(first[0]), int(first[-1]) + 1))
    assert drawn == 5
    assert book[DATA_SHEET].sheet_state == "hidden"


def test_each_sheet_prints_on_a4_across_as_wide_as_the_paper_with_its_header_in_sight() -> None:
    _, made = looked_at()
    book = read(made)
    assert book.sheetnames == ["Summary", *(each.name for each in SHEETS), DATA_SHEET]
    assert list(made.rows) == book.sheetnames[:-1]
    for page in book.worksheets[:-1]:
        assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert page.freeze_panes, page.title
    key = book["L2 Key"]
    assert (key.freeze_panes, key.print_title_rows, key.auto_filter.ref) == (
        "C4",
        "$3:$3",
        f"A3:Q{key.max_row}",
    )
    assert key["F4"].number_format == "0.0%"
    assert book["Due"]["A4"].number_format == "yyyy-mm-dd"


def test_the_same_assessment_gives_the_same_bytes() -> None:
    once, again = (
        workbook(assessed(full().snapshot(), before().snapshot()), rules="ours.toml") for _ in range(2)
    )
    assert once.content == again.content


def test_what_no_cell_can_hold_is_shown_as_such() -> None:
    assert cells.clean("a\x00b\ud800\r\nc\rd\te") == "a�b�\nc\nd\te"
    long = cells.clean("x" * 40_000)
    assert (len(long), long[-1]) == (32_000, "…")


def test_a_crowded_box_names_some_and_counts_the_rest() -> None:
    world = World().contacts([f"c{number}" for number in range(43)], key=True)
    page = read(workbook(assessed(world.snapshot())))["Nine-box"]
    said = tables(page, "Support \\ closeness")[2][-1]["Not judged"]
    assert said.endswith("; and 3 more")
    assert len(tables(page, "Contact")[0]) == 43
