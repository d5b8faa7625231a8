"""Our own work on the Hailan example (E): its figures, and the nine actions, worked out from its CSV files alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from tests.examples.worked_book import (
    QUALITY,
    SUPPORT,
    TODAY,
    YEAR_START,
    Figure,
    Row,
    ago,
    concerned,
    contacts,
    in_year,
    named,
    newest,
    open_deals,
    rows,
    stance,
    voices,
)
from tests.examples.worked_facts import by_chance, fresh, home_place, objectives_served, objectives_written
from tests.examples.worked_ground import homes_then
from tests.examples.worked_pillars import closeness, key, stands, steps, targets

ALLOWED = {"5": 14, "4": 21, "3": 45, "2": 60, "1": 60, "": 45}
ASKING = ("need", "problem", "complaint")


class Waiting(NamedTuple):
    """One need, problem or complaint: days until it was closed, or for which it has been open."""

    row: Row
    days: int
    open: bool

    @property
    def late(self) -> bool:
        return self.days > ALLOWED[self.row["severity"]]


def figures() -> dict[str, Figure]:
    return {**_years(), **_voices(), **_opinions()}


def _years() -> dict[str, Figure]:
    last = next(row for row in rows("KpiYear") if int(row["year"]) == TODAY.year - 1)
    before = next(row for row in rows("KpiYear") if int(row["year"]) == TODAY.year - 2)
    sales, profit, cash, heads = (float(last[name]) for name in ("sales", "profit", "cash_flow", "headcount"))
    grown, earned = sales / float(before["sales"]) - 1, profit / float(before["profit"]) - 1
    return {
        "sales_per_head": Figure(sales / heads, f"{sales:.0f} / {heads:g}"),
        "profit_per_head": Figure(profit / heads, f"{profit:.0f} / {heads:g}"),
        "profit": Figure(profit, f"of {last['year']}"),
        "cash_flow": Figure(cash, f"of {last['year']}"),
        "effective_growth": Figure(
            min(grown, max(0.0, earned) * (cash >= 0)), f"min({grown:.4f} of sales, {earned:.4f} of profit)"
        ),
    }


def waiting() -> list[Waiting]:
    found: list[Waiting] = []
    for row in rows("Feedback"):
        closed = row["closed_on"] if row["closed_on"] and row["closed_on"] <= str(TODAY) else ""
        if row["kind"] in ASKING and (not closed or in_year(closed)):
            until = date.fromisoformat(closed) if closed else TODAY
            found.append(Waiting(row, (until - date.fromisoformat(row["raised_on"])).days, not closed))
    return found


def _voices() -> dict[str, Figure]:
    closed = sorted(each.days for each in waiting() if not each.open)
    still = sorted(each.days for each in waiting() if each.open)
    return {
        "time_to_close": Figure(median(closed), f"median of {', '.join(map(str, closed))}"),
        "open_feedback_age": Figure(median(still), f"median of {', '.join(map(str, still))}"),
    }


def _people() -> list[str]:
    return [who for who in key() if who in named()]


def _opinions() -> dict[str, Figure]:
    voiced = {row["id"] for row in (*rows("Feedback"), *rows("Survey")) if in_year(row.get("raised_on") or row["held_on"])}  # fmt: skip
    said = {row["from_id"] for row in (*rows("RAISED"), *rows("RATED")) if row["to_id"] in voiced}
    heard = [who for who in _people() if who in said]
    return {"opinions_collected": Figure(len(heard) / len(_people()), f"{len(heard)} / {len(_people())}")}


class Scores(NamedTuple):
    """The scores of metrics, and their weights, by id."""

    score: Mapping[str, float | None]
    weight: Mapping[str, float]

    def of(self, *idents: str) -> tuple[float, str]:
        """One score, or the mean of several by weight."""
        whole = sum(self.weight[each] for each in idents)
        made = sum(self.weight[each] * (self.score[each] or 0.0) for each in idents)
        return made / whole, ", ".join(idents)


INSTRUMENTS = (
    "alignment_meetings", "executive_visits", "visit_attendance", "visit_minutes", "agreement_in_force", "agreement_scope", "joint_innovation",
)  # fmt: skip


def conditions(scores: Scores) -> dict[str, list[tuple[float, str]]]:
    """By action: of each of its conditions how far it is met, 0 to 1, and the arithmetic."""
    return {
        "E1": [
            _share(*objectives_written(), "objectives"),
            _worked_on(),
            scores.of("objectives_accepted"),
            _share(*objectives_served(), "objectives"),
        ],
        "E2": [_aimed(), _against(), scores.of("stance_plans")],
        "E3": [
            _vendors(),
            _rivals(),
            _year(),
            _spending(),
            _share(*fresh(), "kinds"),
            _ahead(),
            scores.of("swaps_planned"),
        ],
        "E4": [scores.of("responsibility_taken"), _boxed()],
        "E5": [
            _done(),
            scores.of("agreement_in_force"),
            scores.of(*INSTRUMENTS),
            scores.of("objectives_reached"),
        ],
        "E6": [_held(), _answered(), _spread()],
        "E7": [scores.of("report_timeliness"), _rated(), _rises()],
        "E8": [
            _weighed(),
            _closed(),
            scores.of("time_to_close"),
            scores.of("open_feedback_age"),
            scores.of("voices_owned"),
            scores.of("closes_confirmed"),
        ],
        "E9": [scores.of("opinions_collected"), scores.of("early_warning"), scores.of("visit_minutes")],
    }


def status(shares: list[float]) -> str:
    """Done from 0.9 on each, not done below 0.25 on each, else partly."""
    return "done" if min(shares) >= 0.9 else "not_done" if max(shares) < 0.25 else "partly"


def _share(good: int, every: int, words: str) -> tuple[float, str]:
    return good / every, f"{good} / {every} {words}"


def _ahead() -> tuple[float, str]:
    years = {int(row["year"]) for row in rows("Initiative") if row["fit"]}
    return _share(len(years & {2027, 2028, 2029}), 3, "years ahead")


def _worked_on() -> tuple[float, str]:
    live = [row["id"] for row in rows("Action") if (row["status"] == "done" and in_year(row["done_on"])) or (row["status"] == "planned" and row["due_on"] >= str(TODAY))]  # fmt: skip
    worked = {one for ident in live for one in concerned("Action")[ident]} & set(open_deals())
    return _share(len(worked), len(open_deals()), "open opportunities")


def _aimed() -> tuple[float, str]:
    return _share(sum(targets(who) != (None, None) for who in _people()), len(_people()), "key people")


def _against() -> tuple[float, str]:
    """Those who matter (decide, key, set requirements, sway many or one who decides) and stand below 0 somewhere."""
    deciding = {who for deal in open_deals() for who in voices()[deal]}
    sways: dict[str, list[Row]] = {}
    for row in newest("INFLUENCES"):
        sways.setdefault(row["from_id"], []).append(row)
    against: set[str] = set()
    for who, row in contacts().items():
        mine = sways.get(who, [])
        strong = any(
            each["to_id"] in deciding and each["strength"] in ("strong", "decisive") for each in mine
        )
        matters = (
            row["key"] == "yes"
            or row["sets_requirements"] == "yes"
            or who in deciding
            or strong
            or len(mine) >= 3
        )
        stances = [stance(who, None) if matters else None, *(stance(who, deal) for deal in open_deals() if who in voices()[deal])]  # fmt: skip
        if any(each and SUPPORT[each["support"]] < 0 for each in stances):
            against.add(who)
    planned = {who for who in against if any(row["status"] == "planned" for row in steps(who))}
    return _share(len(planned), len(against), f"against us: {', '.join(sorted(against))}")


def _vendors() -> tuple[float, str]:
    return _share(sum(bool(row["vendor"]) for row in rows("Asset")), len(rows("Asset")), "pieces")


def _rivals() -> tuple[float, str]:
    rivals = {row["id"] for row in rows("Organization") if row["kind"] == "competitor"}
    return _share(len(rivals & {row["vendor"] for row in rows("Asset")}), len(rivals), "competitors")


def _year() -> tuple[float, str]:
    last = next(row for row in rows("KpiYear") if int(row["year"]) == TODAY.year - 1)
    return _share(sum(bool(last[name]) for name in ("sales", "profit", "cash_flow", "headcount")), 4, "figures")  # fmt: skip


def _spending() -> tuple[float, str]:
    every = [row for row in rows("Initiative") if int(row["year"]) >= TODAY.year]
    return _share(sum(bool(row["value"]) for row in every), len(every), "plans")


def _boxed() -> tuple[float, str]:
    return _share(sum(bool(closeness(who) and stands(who)) for who in _people()), len(_people()), "key people")  # fmt: skip


def _done() -> tuple[float, str]:
    due = [row for row in rows("Action") if row["status"] != "dropped" and in_year(row["due_on"])]
    return _share(sum(row["status"] == "done" for row in due), len(due), "steps due")


def _last_survey() -> Row:
    return max(rows("Survey"), key=lambda row: row["held_on"])


def _held() -> tuple[float, str]:
    return float(ago(_last_survey()["held_on"]) <= 455), f"{ago(_last_survey()['held_on'])} days ago"


def _answered() -> tuple[float, str]:
    last = _last_survey()
    people = {row["from_id"] for row in rows("RATED") if row["to_id"] == last["id"]}
    return min(1.0, len(people) / int(last["invited"]) / 0.5), f"{len(people)} / {last['invited']}; half is asked"  # fmt: skip


def _spread() -> tuple[float, str]:
    last = _last_survey()
    people = {row["from_id"] for row in rows("RATED") if row["to_id"] == last["id"]}
    place = {who: home_place(unit) for who, unit in homes_then(last["held_on"]).items()}
    assert by_chance(place, people) > 0.05
    return 1.0, "no more uneven than by chance"


def _rated() -> tuple[float, str]:
    every = [row for row in rows("Interaction") if in_year(row["held_on"])]
    return _share(sum(bool(row["quality"]) for row in every), len(every), "contacts")


def _rises() -> tuple[float, str]:
    start = str(YEAR_START - timedelta(days=365))
    now = [QUALITY[row["quality"]] for row in rows("Interaction") if in_year(row["held_on"]) and row["quality"]]  # fmt: skip
    then = [QUALITY[row["quality"]] for row in rows("Interaction") if start <= row["held_on"] < str(YEAR_START) and row["quality"]]  # fmt: skip
    mean, was = sum(now) / len(now), sum(then) / len(then)
    return (1.0 if mean - was >= 0.1 else 0.5 if mean - was > -0.1 else 0.0), f"{mean:.4f} after {was:.4f}"


def _weighed() -> tuple[float, str]:
    every = [row for row in rows("Feedback") if row["kind"] in ASKING and in_year(row["raised_on"])]
    return _share(sum(bool(row["severity"]) for row in every), len(every), "voices")


def _closed() -> tuple[float, str]:
    due = [each for each in waiting() if not each.open or each.late]
    return _share(sum(not each.late for each in due), len(due), "voices due")
