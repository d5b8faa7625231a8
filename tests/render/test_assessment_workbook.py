"""The workbook of an assessment, read back. Oracles: the assessment itself, openpyxl, and the XML that a workbook is."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from graphcrm.agenda import agenda
from graphcrm.analysis.weak_spots import gathered
from graphcrm.messages import text
from graphcrm.render.workbook import workbook
from graphcrm.scorecard.key.moves import moves
from graphcrm.scorecard.key.nine_box import nine_box
from graphcrm.scorecard.key.plans import stance_plans
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.organizational.parity import parity
from tests.analysis.worlds import DAY, World
from tests.render.workbooks import (
    DATA_SHEET,
    NAMES,
    UNKNOWN,
    assessed,
    full,
    looked_at,
    rank,
    read,
    same,
    tables,
)


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
        assert (row["Metric"], row["指标"]) == (str(metric.name), text(metric.name, "zh-Hans"))
        assert row["问题"] == text(metric.question, "zh-Hans")
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
        assert (row["Id"], row["Part"], row["Note"] or "") == (metric, text(part.name), text(part.note))
        assert same(row["Value"], part.value)
        assert row["Of"] is None if part.of is None else same(row["Of"], part.of)
        assert (row["Written at"] or "") == "\n".join(map(text, part.sources))


def test_of_a_part_nothing_is_0_that_is_not_and_0_is_a_number() -> None:
    assessment, _ = looked_at()
    parts = (Part("none", 0.0, 0.0), Part("blank", None, 2.0), Part("alone", 1.0))
    first = dataclasses.replace(assessment.metrics[0], measured=Measured(0.0, "Said.", parts))
    made = workbook(dataclasses.replace(assessment, metrics=(first,)))
    found = [(row["Part"], row["Value"], row["Of"]) for row in tables(read(made)["Parts"], "Layer")[0]]
    assert found == [("none", 0, 0), ("blank", UNKNOWN, 2), ("alone", 1, None)]


def test_the_nine_box_counts_and_names_everybody_once() -> None:
    assessment, made = looked_at()
    found = nine_box(assessment.context)
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
    whole = moves(assessment.context).whole
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
    book, faces = read(made), parity(assessment.context)
    known, met = tables(book["Parity"], "Ours \\ theirs")
    for rows, counts in ((known, faces.known), (met, faces.met)):
        cells_by_rank = {
            (row["Ours \\ theirs"], theirs): number
            for row in rows
            for theirs, number in row.items()
            if theirs != "Ours \\ theirs" and number
        }
        assert cells_by_rank == {(rank(ours), rank(theirs)): n for (ours, theirs), n in counts.items()} != {}
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


def test_a_rank_that_is_not_known_has_its_place_on_the_side_where_it_is_not() -> None:
    world = World().employee("eve", rank=3).contact("ann").knows("eve", "ann", 2)
    rows = tables(read(workbook(assessed(world.snapshot())))["Parity"], "Ours \\ theirs")[0]
    assert [row["Ours \\ theirs"] for row in rows] == [rank(step) for step in (6, 5, 4, 3, 2, 1)]
    assert {row["Ours \\ theirs"]: row[UNKNOWN] for row in rows}[rank(3)] == 1


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
    (plan,) = stance_plans(assessment.context)
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
        (each.id, text(each.status.message)) for each in assessment.actions
    ]
    conditions = [one for each in assessment.actions for one in each.conditions]
    assert all(same(row["Met by"], one.checked.share) for row, one in zip(asked, conditions, strict=True))


def test_findings_and_what_is_due_are_all_there_in_order() -> None:
    assessment, made = looked_at()
    book = read(made)
    found = tables(book["Findings"], "#")[0]
    spots = gathered(assessment.context.account, assessment.findings)
    assert [(row["Id"], row["Severity"], row["Why it matters"], row["Next step"]) for row in found] == [
        (spot.id, spot.severity.shown, text(spot.whole), spot.next_step) for spot in spots
    ]
    stakes = [
        (row["At stake"], each.at_stake.amount)
        for row, each in zip(found, spots, strict=True)
        if each.at_stake is not None
    ]
    assert stakes
    assert all(same(cell, amount) for cell, amount in stakes)
    due = tables(book["Due"], "Due")[0]
    assert [(row["Due"].date(), row["What"], row["Days late"] or 0) for row in due] == [
        (each.on, text(each.what), each.overdue(DAY)) for each in agenda(assessment.context)
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
            assert drawn[f"{each.metric.layer.value} · {each.metric.name} ({UNKNOWN})"] is None
    grey = book[NAMES[blank[0].metric.layer]]
    cell = next(each for row in grey.iter_rows() for each in row if each.value == UNKNOWN)
    assert (cell.font.color.rgb, cell.font.i) == ("FF6B7280", True)
    assert {"Nine-box", "Moves", "Strategic fit", "Instruments", "Plan", "KPIs"} & set(
        book.sheetnames
    ) == set()


def test_a_crowded_box_names_some_and_counts_the_rest() -> None:
    world = World().contacts([f"c{number}" for number in range(43)], key=True)
    page = read(workbook(assessed(world.snapshot())))["Nine-box"]
    said = tables(page, "Support \\ closeness")[2][-1]["Not judged"]
    assert said.endswith("; and 3 more")
    assert len(tables(page, "Contact")[0]) == 43


def test_one_list_holds_the_weak_spots_of_the_chains_as_well() -> None:
    from graphcrm.analysis import analyze

    assessment, _ = looked_at()
    chains = analyze(assessment.snapshot).findings
    page = read(workbook(assessment, chains=chains))["Findings"]
    rows = tables(page, "#")[0]
    assert {row["Id"] for row in rows} == {
        spot.id for spot in gathered(assessment.context.account, (*assessment.findings, *chains))
    }
    assert chains
    assert "decision chains" in str(page["A1"].value)
