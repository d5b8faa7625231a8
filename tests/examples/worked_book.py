"""The sheets of the Hailan example as plain rows, read without GraphCRM: what `worked` reckons with.

Today is 2026-11-20. A judgement stands until a newer one of the same two people, and until it ends.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[2] / "examples" / "hailan"
TODAY = date(2026, 11, 20)
YEAR_START = TODAY - timedelta(days=364)
"""Twelve months are 365 days, today included."""
CUSTOMER, US = "org-hailan", "org-northlight"
OPEN = ("lead", "qualified", "proposal", "negotiation")
FACE_TO_FACE = ("visit", "meeting", "meal", "workshop", "event")

Row = dict[str, str]

SUPPORT = {"opponent": -2, "sceptic": -1, "neutral": 0, "supporter": 1, "champion": 2}
INTIMACY = {"none": 0, "acquainted": 1, "working_contact": 2, "trusted": 3, "personal_bond": 4}
RANK = {"staff": 1, "manager": 2, "senior_manager": 3, "director": 4, "vice_president": 5, "chief_executive": 6}  # fmt: skip
STRENGTH = {"weak": 0.25, "moderate": 0.5, "strong": 0.75, "decisive": 0.95}
CONFIDENCE = {"guess": 0.3, "hearsay": 0.5, "observed": 0.8, "confirmed": 1.0, "": 0.5}
QUALITY = {"poor": 1, "fair": 2, "good": 3, "very_good": 4, "excellent": 5}
FIT = {"opposed": -2, "diverging": -1, "open": 0, "converging": 1, "aligned": 2}


class Figure(NamedTuple):
    """One figure worked out: its value, its arithmetic in words, and the share that is known of what it needs."""

    value: float
    said: str
    known: float = 1.0


@cache
def rows(sheet: str) -> tuple[Row, ...]:
    """A sheet as it stands in the file; of things that happened, only those up to today."""
    with (FOLDER / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
        every = list(csv.DictReader(file))
    return tuple(each for each in every if (each.get("held_on") or each.get("raised_on") or "") <= str(TODAY))


@cache
def newest(sheet: str, *scope: str) -> tuple[Row, ...]:
    """Judgements that stand today: of each pair (and scope) the one observed last."""
    best: dict[tuple[str, ...], Row] = {}
    for row in rows(sheet):
        key = (row["from_id"], row["to_id"], *(row.get(name, "") for name in scope))
        if row["observed_on"] <= str(TODAY) and (
            key not in best or row["observed_on"] > best[key]["observed_on"]
        ):
            best[key] = row
    people = {*contacts(), *(each["id"] for each in rows("Employee")), *(each["id"] for each in rows("Organization"))}  # fmt: skip
    return tuple(row for row in best.values() if row["from_id"] in people and (row.get("valid_to") or "9999") > str(TODAY))  # fmt: skip


@cache
def contacts() -> dict[str, Row]:
    """Their people who are still there."""
    return {row["id"]: row for row in rows("Contact") if not row["valid_to"] or row["valid_to"] > str(TODAY)}


@cache
def named() -> dict[str, Row]:
    """Those of them who have a name: a place that nobody fills is no person."""
    return {ident: row for ident, row in contacts().items() if row["placeholder"] != "yes"}


def day(text: str) -> date | None:
    """A day, where there is one and it has come."""
    return date.fromisoformat(text) if text and text <= str(TODAY) else None


def ago(text: str) -> int:
    """Days since then."""
    return (TODAY - date.fromisoformat(text)).days


def in_year(text: str) -> bool:
    """Whether a day lies in the last twelve months."""
    return str(YEAR_START) <= text <= str(TODAY)


@cache
def attended() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """By event: who of theirs (of those too who have left since) and who of ours came."""
    people = {row["id"] for row in rows("Contact")}
    theirs: dict[str, set[str]] = defaultdict(set)
    ours: dict[str, set[str]] = defaultdict(set)
    for row in rows("ATTENDED"):
        if row["from_id"] in people:
            theirs[row["to_id"]].add(row["from_id"])
        elif row["from_id"].startswith("e-"):
            ours[row["to_id"]].add(row["from_id"])
    return {ident: (frozenset(theirs[ident]), frozenset(ours[ident])) for ident in {*theirs, *ours}}


def concerned(sheet: str) -> dict[str, set[str]]:
    """By row of a sheet: the ids that it concerns."""
    idents = {row["id"] for row in rows(sheet)}
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("CONCERNS"):
        if row["from_id"] in idents:
            found[row["from_id"]].add(row["to_id"])
    return found


@cache
def units() -> dict[str, Row]:
    """The customer's units; our own offices are none."""
    return {row["id"]: row for row in rows("OrgUnit") if CUSTOMER in upwards(row["id"])}


def upwards(unit: str) -> list[str]:
    """A unit and all that it is part of, the nearest first."""
    above = {row["from_id"]: row["to_id"] for row in rows("PART_OF")}
    found = [unit]
    while found[-1] in above:
        found.append(above[found[-1]])
    return found


def nearest(unit: str, levels: Iterable[str]) -> str | None:
    """The first unit of one of these levels, from one upwards."""
    every = {row["id"]: row["level"] for row in rows("OrgUnit")}
    return next((each for each in upwards(unit) if each in every and every[each] in levels), None)


@cache
def homes() -> dict[str, str]:
    """Where each of their people works today."""
    return {
        row["from_id"]: row["to_id"]
        for row in rows("WORKS_IN")
        if row["from_id"] in contacts() and (not row["valid_to"] or row["valid_to"] > str(TODAY))
    }


@cache
def open_deals() -> dict[str, Row]:
    """The open opportunities, the largest first."""
    found = [row for row in rows("Opportunity") if row["stage"] in OPEN]
    return {row["id"]: row for row in sorted(found, key=lambda row: -float(row["amount"]))}


@cache
def voices() -> dict[str, dict[str, Row]]:
    """By opportunity and contact: what each has to say in it."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in newest("DECIDES"):
        found[row["to_id"]][row["from_id"]] = row
    return found


def stance(contact: str, deal: str | None) -> Row | None:
    """Where somebody stands towards us in an opportunity: said of it itself, else of us in it, else of us in general."""
    mine = [row for row in newest("SUPPORTS", "opportunity") if row["from_id"] == contact]
    for wanted in ((deal, ""), (US, deal), (US, "")):
        for row in mine:
            if (row["to_id"], row["opportunity"]) == wanted:
                return row
    return None


def carry(row: Row, strength: float, half_life: int) -> float:
    """Strength × confidence × 2^(−age/half-life)."""
    return strength * CONFIDENCE[row["confidence"]] * 2 ** (-ago(row["observed_on"]) / half_life)
