"""General relationships of the Hailan example (L1), worked out from its CSV files alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from tests.examples.worked_book import (
    FACE_TO_FACE,
    QUALITY,
    TODAY,
    Figure,
    attended,
    concerned,
    contacts,
    day,
    homes,
    in_year,
    nearest,
    newest,
    open_deals,
    rows,
    units,
    upwards,
    voices,
)
from tests.examples.worked_facts import home_place, nps_known, uneven
from tests.examples.worked_support import support_shares

MONDAY = date(2026, 11, 16)
"""Of the week that runs: it is left out."""
LOCAL = ("province", "city", "site")


def figures() -> dict[str, Figure]:
    return {
        **_meetings(), **_reports(), **_sites(), **_warning(), **_potatoes(), **_setters(), **_concentration(), **_survey(),
    }  # fmt: skip


def _hhi(amounts: Iterable[float]) -> float:
    each = list(amounts)
    return sum((amount / sum(each)) ** 2 for amount in each)


def _meetings() -> dict[str, Figure]:
    first = MONDAY - timedelta(weeks=13)
    held: dict[tuple[str, int], set[tuple[str, frozenset[str]]]] = defaultdict(set)
    for row in rows("Interaction"):
        on = date.fromisoformat(row["held_on"])
        theirs, ours = attended()[row["id"]]
        if row["kind"] in FACE_TO_FACE and first <= on < MONDAY and theirs:
            for who in ours:
                held[who, (on - first).days // 7].add((row["held_on"], theirs))
    team = {row["id"]: int(row["weekly_meetings"]) for row in rows("Employee")}
    kept = {
        who: sum(min(len(met), team[who]) for (one, _), met in held.items() if one == who) for who in team
    }
    every = sum(len(met) for met in held.values())
    done, aimed = sum(kept.values()), 13 * sum(team.values())
    each = ", ".join(f"{who} {number} of {13 * team[who]}" for who, number in kept.items())
    return {
        "meeting_discipline": Figure(
            done / aimed,
            f"{done} / {aimed}, of {first} to {MONDAY - timedelta(days=1)}: {each}",
        ),
        "meetings_by_role": Figure(
            every / (13 * len(team)), f"{every} / {13 * len(team)}: 13 weeks × {len(team)} people"
        ),
    }


def _reports() -> dict[str, Figure]:
    every = [row for row in rows("Interaction") if in_year(row["held_on"]) and attended()[row["id"]][1]]
    took: list[int] = []
    blank = 0
    for row in every:
        filed, on = day(row["filed_on"]), date.fromisoformat(row["held_on"])
        if filed and filed >= on:
            took.append((filed - on).days)
        elif filed or (TODAY - on).days > 3:
            blank += 1
    timely = sum(days <= 3 for days in took)
    rated = [QUALITY[row["quality"]] for row in every if row["quality"]]
    due = [
        row
        for row in every
        if row["kind"] in ("meeting", "visit", "workshop")
        and (day(row["minutes_on"]) or (TODAY - date.fromisoformat(row["held_on"])).days > 7)
    ]
    sent = sum(bool(day(row["minutes_on"])) for row in due)
    return {
        "report_timeliness": Figure(
            timely / len(took), f"{timely} / {len(took)}; {blank} without a day", len(took) / (len(took) + blank)
        ),
        "report_quality": Figure(
            sum(rated) / len(rated), f"{sum(rated)} points / {len(rated)} rated, of {len(every)}", len(rated) / len(every)
        ),
        "minutes_sent": Figure(sent / len(due), f"{sent} / {len(due)}"),
    }  # fmt: skip


def _met_days() -> dict[str, list[tuple[date, str]]]:
    """By contact: every interaction with one of ours, its day and kind."""
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for row in rows("Interaction"):
        theirs, ours = attended()[row["id"]]
        for who in theirs if ours else ():
            found[who].append((date.fromisoformat(row["held_on"]), row["kind"]))
    return found


def _sites() -> dict[str, Figure]:
    met = {who: max(on for on, kind in days if kind in FACE_TO_FACE) for who, days in _met_days().items() if any(kind in FACE_TO_FACE for _, kind in days)}  # fmt: skip
    answered = {row["to_id"] for row in newest("KNOWS") if row["responsible"] == "yes"}
    there: dict[str, set[str]] = defaultdict(set)
    for who, unit in homes().items():
        for place in upwards(unit):
            there[place].add(who)
            if place not in units() or units()[place]["level"] != "department":
                break
    good = [
        unit
        for unit in units()
        if there[unit] & answered
        and any((TODAY - met[who]).days <= 90 for who in there[unit] if who in met)
    ]  # fmt: skip
    bare = sorted(set(units()) - set(good))
    return {
        "site_coverage": Figure(
            len(good) / len(units()), f"{len(good)} / {len(units())} units; not {', '.join(bare)}"
        )
    }


def _warning() -> dict[str, Figure]:
    every = [row for row in rows("Feedback") if in_year(row["raised_on"])]
    took = [(date.fromisoformat(row["filed_on"]) - date.fromisoformat(row["raised_on"])).days for row in every if day(row["filed_on"])]  # fmt: skip
    timely = sum(days <= 2 for days in took)
    rivals = [row["id"] for row in every if row["kind"] == "competitor" and (TODAY - date.fromisoformat(row["raised_on"])).days < 91]  # fmt: skip
    who = {row["to_id"]: row["from_id"] for row in rows("RAISED") if row["from_id"] in contacts()}
    traced = [row for row in every if row["id"] in who and (concerned("Feedback")[row["id"]] & set(units()) or who[row["id"]] in homes())]  # fmt: skip
    return {
        "early_warning": Figure(
            timely / len(took), f"{timely} / {len(took)}; median {median(took):g} days", len(took) / len(every)
        ),
        "competitor_watch": Figure(float(len(rivals)), ", ".join(rivals)),
        "feedback_traced": Figure(len(traced) / len(every), f"{len(traced)} / {len(every)}"),
    }  # fmt: skip


def _potatoes() -> dict[str, Figure]:
    about = concerned("Opportunity")
    local = [row for row in rows("Opportunity") if row["found_by"] or any(unit in units() and nearest(unit, LOCAL) for unit in about[row["id"]])]  # fmt: skip
    fresh = [row["id"] for row in local if in_year(row["opened_on"])]
    closed = [row for row in local if row["stage"] in ("won", "lost", "cancelled") and in_year(row["closed_on"])]  # fmt: skip
    won = [row["id"] for row in closed if row["stage"] == "won"]
    return {
        "potatoes_found": Figure(float(len(fresh)), ", ".join(fresh)),
        "potato_conversion": Figure(len(won) / len(closed), f"{len(won)} / {len(closed)}: won {', '.join(won)}"),
    }  # fmt: skip


def _setters() -> dict[str, Figure]:
    met = {who: min(on for on, kind in days if kind in FACE_TO_FACE) for who, days in _met_days().items() if any(kind in FACE_TO_FACE for _, kind in days)}  # fmt: skip
    about = concerned("Opportunity")
    good: list[tuple[str, str]] = []
    bad: list[tuple[str, str]] = []
    blank: list[tuple[str, str]] = []
    for deal in rows("Opportunity"):
        if deal["id"] not in open_deals() and not in_year(deal["bid_on"]):
            continue
        places = [nearest(unit, LOCAL) for unit in about[deal["id"]] if unit in units()]
        where = [] if None in places else [place for place in places if place]
        evaluates = {
            who for who, voice in voices()[deal["id"]].items() if voice["role"] == "technical_evaluator"
        }
        writes = {who for who, row in contacts().items() if row["sets_requirements"] == "yes" and _concerned(nearest(homes()[who], LOCAL), where)}  # fmt: skip
        for who in sorted(evaluates | writes):
            if not deal["bid_on"]:
                blank.append((deal["id"], who))
                continue
            bid = date.fromisoformat(deal["bid_on"])
            early = who in met and (bid >= TODAY or (bid - met[who]).days >= 180)
            (good if early else bad).append((deal["id"], who))
    sure = len(good) + len(bad)
    late = ", ".join(f"{who} ({deal})" for deal, who in bad)
    return {
        "requirement_setters_met": Figure(
            len(good) / sure, f"{len(good)} / {sure}; not {late}; {len(blank)} without a bid date", sure / (sure + len(blank))
        )
    }  # fmt: skip


def _concerned(home: str | None, where: list[str]) -> bool:
    return not home or not where or any(place in upwards(home) or home in upwards(place) for place in where)


def _concentration() -> dict[str, Figure]:
    shares = support_shares()
    met = Counter(
        who
        for row in rows("Interaction")
        if in_year(row["held_on"]) and row["kind"] in FACE_TO_FACE and attended()[row["id"]][1]
        for who in attended()[row["id"]][0]
    )
    answers = Counter(row["from_id"] for row in newest("KNOWS") if row["responsible"] == "yes")
    by_deal = {deal: _hhi(flows.values()) for deal, flows in shares.items()}
    return {
        "concentration_of_support": Figure(
            sum(by_deal.values()) / len(by_deal),
            f"mean of {', '.join(f'{value:.4f} ({deal})' for deal, value in by_deal.items())}",
        ),
        "concentration_of_meetings": Figure(
            _hhi(met.values()), f"Σ n² / N² = {sum(n * n for n in met.values())} / {sum(met.values())}²"
        ),
        "concentration_of_responsibility": Figure(
            _hhi(answers.values()),
            f"Σ n² / N² = {sum(n * n for n in answers.values())} / {sum(answers.values())}²",
        ),
    }


def _survey() -> dict[str, Figure]:
    last = max(rows("Survey"), key=lambda row: row["held_on"])
    answers = [row for row in rows("RATED") if row["to_id"] == last["id"]]
    overall = [int(row["score"]) for row in answers if not row["topic"]]
    high, low = sum(score >= 9 for score in overall), sum(score <= 6 for score in overall)
    topical = [int(row["score"]) for row in answers if row["topic"]]
    satisfied = sum(score >= 8 for score in topical)
    people = {row["from_id"] for row in answers}
    place = {
        who: home_place(unit) for who, unit in homes_then(last["held_on"]).items()
    }  # fmt: skip
    spread = uneven(place, people)
    return {
        "net_promoter_score": Figure(100 * (high - low) / len(overall), f"100 × ({high} − {low}) / {len(overall)}", nps_known(high, low, len(overall), int(last["invited"]))),
        "customer_satisfaction": Figure(satisfied / len(topical), f"{satisfied} / {len(topical)}"),
        "response_rate": Figure(len(people) / int(last["invited"]), f"{len(people)} / {last['invited']}"),
        "survey_representativity": Figure(1 - 2 * spread, f"1 − 2 × {spread:.4f}, over {len(set(place.values()))} places"),
    }  # fmt: skip


def homes_then(held: str) -> dict[str, str]:
    """Where their people worked on the first day from the survey on at which the account is looked at again."""
    looks = [TODAY - timedelta(days=days) for days in (0, 91, 182, 273, 365)]
    then = str(min(look for look in looks if str(look) >= held))
    there = {row["id"] for row in rows("Contact") if (not row["valid_to"] or row["valid_to"] > then) and row["placeholder"] != "yes"}  # fmt: skip
    return {
        row["from_id"]: row["to_id"]
        for row in rows("WORKS_IN")
        if row["from_id"] in there and row["valid_from"] <= then and (not row["valid_to"] or row["valid_to"] > then)
    }  # fmt: skip
