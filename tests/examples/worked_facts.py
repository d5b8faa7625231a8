"""Objectives, offers, commitments, equipment, spending, sites and the breadth of the ground on the Hailan example, from its CSV files alone."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from statistics import NormalDist, mean, median

from tests.examples.worked_book import (
    CUSTOMER,
    FACE_TO_FACE,
    TODAY,
    Figure,
    Row,
    attended,
    contacts,
    in_year,
    named,
    nearest,
    newest,
    open_deals,
    rows,
    units,
    voices,
)

ASKING = ("need", "problem", "complaint")
CADENCE, PIPELINE = 90, 730
"""Days: met in time where a contact has none of its own; how far ahead equipment that ends must be replaced."""


def figures() -> dict[str, Figure]:
    return {
        **_breadth(), **_sites(), **_shares(), **_offers(), **_change(), **_commitments(), **_spending(), **_contract(),
        **_objectives(), **_swaps(), **_owners(),
    }  # fmt: skip


def _ratio(good: int, every: int, known: float = 1.0) -> Figure:
    return Figure(good / every, f"{good} / {every}", known)


def _breadth() -> dict[str, Figure]:
    last: dict[str, date] = {}
    for row in rows("Interaction"):
        theirs, ours = attended()[row["id"]]
        for who in theirs if ours and row["kind"] in (*FACE_TO_FACE, "video_meeting") else ():
            last[who] = max(date.fromisoformat(row["held_on"]), last.get(who, date.min))
    known = {row["to_id"] for row in newest("KNOWS") if row["intimacy"] != "none"}
    met = {
        who
        for who, row in named().items()
        if who in last and (TODAY - last[who]).days <= int(row["cadence_days"] or CADENCE)
    }
    return {"breadth": _ratio(len(known & met), len(named()))}


def _sites() -> dict[str, Figure]:
    return {
        "sites_represented": _ratio(
            sum(bool(row["representative"]) for row in units().values()), len(units())
        )
    }


def _years(*names: str) -> list[Row]:
    over = [row for row in rows("KpiYear") if int(row["year"]) < TODAY.year]
    return sorted((row for row in over if all(row[name] for name in names)), key=lambda row: row["year"])


def _shares() -> dict[str, Figure]:
    both = _years("sales", "their_investment")
    sales, spent = float(both[-1]["sales"]), float(both[-1]["their_investment"])
    return {
        "share_of_investment": Figure(sales / spent, f"{sales / 1e6:g} M / {spent / 1e6:g} M", len(both) / len(_years()))
    }  # fmt: skip


def _spending() -> dict[str, Figure]:
    before, last = (float(row["account_cost"]) for row in _years("account_cost")[-2:])
    return {
        "account_spending": Figure(
            (last - before) / before, f"({last / 1e6:g} − {before / 1e6:g}) / {before / 1e6:g}"
        )
    }


def _offers() -> dict[str, Figure]:
    deals = [row for row in rows("Opportunity") if row["id"] in open_deals() or in_year(row["closed_on"])]
    scored = [row for row in deals if row["our_score"] and row["rival_score"]]
    priced = [row for row in deals if row["our_price"] and row["rival_price"]]
    ahead = sum(float(row["our_score"]) >= float(row["rival_score"]) for row in scored)
    premium = [float(row["our_price"]) / float(row["rival_price"]) - 1 for row in priced]
    return {
        "technical_lead": _ratio(ahead, len(scored), len(scored) / len(deals)),
        "price_premium": Figure(
            mean(premium), f"mean of {', '.join(f'{each:.4f}' for each in premium)}", len(priced) / len(deals)
        ),
    }


def _contract() -> dict[str, Figure]:
    won = [row for row in rows("Opportunity") if row["stage"] == "won" and in_year(row["closed_on"])]
    days = [
        (date.fromisoformat(row["closed_on"]) - date.fromisoformat(row["needed_on"])).days
        for row in won
        if row["needed_on"]
    ]
    return {
        "days_to_contract": Figure(
            float(median(days)), f"median of {', '.join(map(str, days))}", len(days) / len(won)
        )
    }


def _change() -> dict[str, Figure]:
    said = [row for deal in open_deals() for row in voices()[deal].values() if row["from_id"] in contacts()]
    whole = sum(float(row["weight"] or 1) for row in said)
    known = sum(float(row["weight"] or 1) for row in said if row["response_mode"])
    moved = sum(float(row["weight"] or 1) for row in said if row["response_mode"] in ("growth", "trouble"))
    return {"open_to_change": Figure(moved / known, f"weight {moved:g} / {known:g}", known / whole)}


def _commitments() -> dict[str, Figure]:
    due = [row for row in rows("Interaction") if row["committed"] and in_year(row["committed_until"])]
    told = [row for row in due if row["kept"]]
    kept = sum(row["kept"] == "yes" for row in told)
    return {"commitments_kept": _ratio(kept, len(told), len(told) / len(due))}


def this_year() -> list[Row]:
    """Our objectives of the year."""
    return [row for row in rows("Objective") if int(row["year"]) == TODAY.year]


def _objectives() -> dict[str, Figure]:
    reached: list[float] = []
    for row in this_year():
        start = float(row["baseline"] or 0)
        reached.append(min(1.0, max(0.0, (float(row["actual"]) - start) / (float(row["target"]) - start))))
    accepted = sum(bool(row["accepted_by"] and row["accepted_on"] <= str(TODAY)) for row in this_year())
    return {
        "objectives_reached": Figure(
            mean(reached), f"mean of {', '.join(f'{each:.4f}' for each in reached)}"
        ),
        "objectives_accepted": _ratio(accepted, len(this_year())),
    }


def _swaps() -> dict[str, Figure]:
    ahead = str(TODAY + timedelta(days=PIPELINE))
    must = [row for row in rows("Asset") if row["state"] in ("in_trouble", "being_replaced") or (row["ends_on"] and row["ends_on"] <= ahead)]  # fmt: skip
    return {"swaps_planned": _ratio(sum(bool(row["replaced_in"]) for row in must), len(must))}


def _owners() -> dict[str, Figure]:
    voiced = [row for row in rows("Feedback") if row["kind"] in ASKING]
    still = [row for row in voiced if not row["closed_on"] or row["closed_on"] > str(TODAY)]
    closed = [row for row in voiced if in_year(row["closed_on"])]
    return {
        "voices_owned": _ratio(sum(bool(row["owner"]) for row in still), len(still)),
        "closes_confirmed": _ratio(sum(row["confirmed"] == "yes" for row in closed), len(closed)),
    }


def nps_known(high: int, low: int, count: int, invited: int) -> float:
    """One less the width of the adjusted Wald interval (Rocks 2016) of a Net Promoter Score, out of 200 points."""
    more = count + 3
    promoters, detractors = (high + 0.75) / more, (low + 0.75) / more
    middle, wide = promoters - detractors, (promoters + detractors - (promoters - detractors) ** 2) / more
    error = (wide * (invited - count) / (invited - 1)) ** 0.5 * NormalDist().inv_cdf(0.975)
    score = (high - low) / count
    bottom, top = max(-1.0, min(middle - error, score)), min(1.0, max(middle + error, score))
    return 1 - (top - bottom) / 2


def uneven(place: dict[str, str], people: set[str]) -> float:
    """How far the shares that answered at each place lie from the share of all."""
    of = Counter(place.values())
    overall = sum(who in people for who in place) / len(place)
    rate = {
        each: sum(where == each and who in people for who, where in place.items()) / of[each] for each in of
    }
    return (sum(of[each] * (rate[each] - overall) ** 2 for each in of) / len(place)) ** 0.5


def by_chance(place: dict[str, str], people: set[str]) -> float:
    """How often as many answers, given by any of them, are spread as unevenly; of 1,000 draws."""
    draw, everybody = random.Random(1), sorted(place)
    count, spread = sum(who in people for who in everybody), uneven(place, people)
    return (
        sum(uneven(place, {*draw.sample(everybody, count)}) >= spread - 1e-12 for _ in range(1_000)) / 1_000
    )


def objectives_written() -> tuple[int, int]:
    """Objectives of the year with owner, measure and target; and how many there are."""
    return sum(bool(row["owner"] and row["measure"] and row["target"]) for row in this_year()), len(
        this_year()
    )


def objectives_served() -> tuple[int, int]:
    """Objectives of the year that a step, an interaction of twelve months or an instrument serves."""
    late = {row["id"] for row in rows("Interaction") if not in_year(row["held_on"])}
    served = {row["to_id"] for row in rows("SERVES") if row["from_id"] not in late}
    return sum(row["id"] in served for row in this_year()), len(this_year())


def fresh() -> tuple[int, int]:
    """Of equipment, figures and plans: how many of the three have a newest day of the last twelve months."""
    days = {
        "Asset": [row["installed_on"] for row in rows("Asset")],
        "KpiYear": [f"{row['year']}-12-31" for row in rows("KpiYear")],
        "Initiative": [row.get("valid_from", "") for row in rows("Initiative")],
    }
    last = [max((day for day in said if day and day <= str(TODAY)), default="") for said in days.values()]
    dated = [day for day in last if day]
    return sum(in_year(day) for day in dated), len(dated)


def home_place(unit: str) -> str:
    """The place that a unit belongs to, or the customer itself."""
    return nearest(unit, ("group", "province", "city", "institute")) or CUSTOMER
