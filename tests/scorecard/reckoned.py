"""Every metric in plain Python over the rows as they were written, from `docs/metrics.md` alone: nothing here imports the program.

A function a metric gives the figure and how much of it is known; (None, 0) where nothing is. What is not reckoned stands in `ELSEWHERE`.
"""

from __future__ import annotations

import datetime
import math
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Row = dict[str, Any]
Figure = tuple[float | None, float]
NOTHING: Figure = (None, 0.0)
MEET = ("visit", "meeting", "video_meeting", "meal", "workshop", "event")
ELSEWHERE = {
    "concentration_of_support": "docs/analyses.md has what a supporter adds",
    **dict.fromkeys(
        ("feedback_traced", "potatoes_found", "potato_conversion", "site_coverage"), "test_general_*"
    ),
    **dict.fromkeys(("requirement_setters_met", "survey_representativity"), "test_general_*"),
    **dict.fromkeys(("judged_relationships", "nine_box_progress", "barrier", "stance_plans"), "test_key_*"),
    **dict.fromkeys(("tier", "level_parity", "main_channel"), "test_organizational_*"),
    "effective_growth": "test_actions",
    **dict.fromkeys(
        (
            "sites_represented",
            "share_of_investment",
            "technical_lead",
            "price_premium",
            "open_to_change",
            "commitments_kept",
            "account_spending",
            "days_to_contract",
            "objectives_reached",
            "objectives_accepted",
            "swaps_planned",
            "voices_owned",
            "closes_confirmed",
        ),
        "metrics of what version 4 of the schema added",
    ),
}
"""Metrics that are not reckoned here, and where they are by hand."""


class Book:
    """The rows of an account, and what they say on one day."""

    def __init__(
        self,
        nodes: Mapping[str, Mapping[str, Row]],
        ties: Iterable[tuple[str, str, str, Row]],
        today: datetime.date,
    ) -> None:
        self.nodes, self.today = nodes, today
        self.ties = [(name, one, two, row) for name, one, two, row in ties if self.begun(row)]
        self.start = today - datetime.timedelta(days=364)
        self.parent = {one: two for name, one, two, _ in self.ties if name.startswith("PART_OF.OrgUnit")}
        self.units = {unit for unit in nodes.get("OrgUnit", {}) if "account" in self.up(unit)}
        works = [
            (one, two)
            for name, one, two, _ in self.ties
            if name.startswith("WORKS_IN.Contact") and (two in self.units or two == "account")
        ]
        self.places: dict[str, set[str]] = {}
        for one, two in works:
            self.places.setdefault(one, set()).add(two)
        self.contacts = {
            who: row for who, row in nodes["Contact"].items() if who in self.places and not self.gone(row)
        }
        self.ours = {who: row for who, row in nodes["Employee"].items() if not self.gone(row)}
        self.events = {ident: row for ident, row in nodes["Interaction"].items() if row["held_on"] <= today}
        self.lately = {ident: row for ident, row in self.events.items() if row["held_on"] >= self.start}
        self.deals = {ident: self.deal(row) for ident, row in nodes["Opportunity"].items()}
        self.open = {
            ident: row
            for ident, row in self.deals.items()
            if row["stage"] in ("lead", "qualified", "proposal", "negotiation")
        }
        self.knows = [
            (one, two, row) for one, two, row in self.of("KNOWS") if one in self.ours and two in self.contacts
        ]
        self.known = {two for _, two, row in self.knows if row["intimacy"] != 0}
        self.voices = [
            (one, two, row)
            for one, two, row in self.of("DECIDES")
            if one in self.contacts and two in self.open
        ]
        self.stance = {
            one: row for one, two, row in self.of("SUPPORTS") if one in self.contacts and two == "us"
        }
        self.key = {who for who, row in self.contacts.items() if self.is_key(who, row)}

    def begun(self, row: Row) -> bool:
        seen = row.get("observed_on")
        return seen is None or seen <= self.today

    def gone(self, row: Row) -> bool:
        return row.get("valid_to") is not None and row["valid_to"] <= self.today

    def up(self, unit: str) -> list[str]:
        way = [unit]
        while way[-1] in self.parent:
            way.append(self.parent[way[-1]])
        return way

    def past(self, value: datetime.date | None) -> datetime.date | None:
        """What was done later is not done yet."""
        return value if value is not None and value <= self.today else None

    def deal(self, row: Row) -> Row:
        return (
            {**row, "stage": "lead", "closed_on": None}
            if row.get("closed_on") and row["closed_on"] > self.today
            else row
        )

    def of(self, kind: str) -> list[tuple[str, str, Row]]:
        return [(one, two, row) for name, one, two, row in self.ties if name.split(".")[0] == kind]

    def between(self, name: str) -> list[tuple[str, str]]:
        return [(one, two) for kind, one, two, _ in self.ties if kind == name]

    def is_key(self, who: str, row: Row) -> bool:
        decides = any(
            one == who and (tie.get("weight") is None or tie["weight"] > 0 or tie.get("veto"))
            for one, _, tie in self.voices
        )
        return row.get("key") is not False and (bool(row.get("key")) or decides)

    def at(self, label: str, event: str, held_on: datetime.date, kind: str = "Interaction") -> set[str]:
        """Who of one side was there: of the account then, whoever has left since."""
        there = {one for one, two in self.between(f"ATTENDED.{label}.{kind}") if two == event}
        known = self.places if label == "Contact" else self.nodes["Employee"]
        people = self.nodes[label]
        return {
            who
            for who in there
            if who in known and (not self.gone(people[who]) or held_on <= people[who]["valid_to"])
        }

    def theirs(self, event: str) -> set[str]:
        return self.at("Contact", event, self.nodes["Interaction"][event]["held_on"])

    def our(self, event: str) -> set[str]:
        return self.at("Employee", event, self.nodes["Interaction"][event]["held_on"])

    def met(self) -> dict[str, datetime.date]:
        """By contact: the last meeting with one of ours."""
        last: dict[str, datetime.date] = {}
        for ident, row in self.events.items():
            if row["kind"] in MEET and self.our(ident):
                for who in self.theirs(ident):
                    last[who] = max(last.get(who, row["held_on"]), row["held_on"])
        return last

    def nearest(self, unit: str, levels: Iterable[str]) -> str | None:
        return next(
            (at for at in self.up(unit) if at in self.units and self.nodes["OrgUnit"][at]["level"] in levels),
            None,
        )


def share(done: float, of: float, blank: float = 0.0) -> Figure:
    return (done / of, of / (of + blank)) if of else NOTHING


# -- L1 -----------------------------------------------------------------------------------------------------------


def weeks(book: Book) -> list[datetime.date]:
    monday = book.today - datetime.timedelta(days=book.today.weekday())
    return [monday - datetime.timedelta(weeks=back) for back in range(13, 0, -1)]


def held(book: Book) -> tuple[dict[str, Counter[datetime.date]], dict[str, Counter[datetime.date]]]:
    """By one of ours, the meetings of each week: with this customer, and with others alone."""
    here: dict[str, set[tuple[datetime.date, frozenset[str]]]] = {}
    away: dict[str, set[tuple[datetime.date, frozenset[str]]]] = {}
    for ident, row in book.events.items():
        if row["kind"] not in MEET:
            continue
        own = frozenset(book.theirs(ident))
        everybody = frozenset(
            one for one, two in book.between("ATTENDED.Contact.Interaction") if two == ident
        )
        for who in (one for one, two in book.between("ATTENDED.Employee.Interaction") if two == ident):
            if own and who in book.our(ident):
                here.setdefault(who, set()).add((row["held_on"], own))
            elif everybody and not own:
                away.setdefault(who, set()).add((row["held_on"], everybody))

    def by_week(
        days: dict[str, set[tuple[datetime.date, frozenset[str]]]],
    ) -> dict[str, Counter[datetime.date]]:
        return {
            who: Counter(day - datetime.timedelta(days=day.weekday()) for day, _ in some)
            for who, some in days.items()
        }

    return by_week(here), by_week(away)


def stayed(book: Book, who: str) -> list[datetime.date]:
    left: datetime.date = book.nodes["Employee"][who].get("valid_to") or datetime.date.max
    return [week for week in weeks(book) if who in book.ours or week + datetime.timedelta(days=6) < left]


def meeting_discipline(book: Book) -> Figure:
    here, away = held(book)
    done = asked = known = every = 0
    for who, row in book.nodes["Employee"].items():
        span = stayed(book, who)
        goal: int | None = (
            row["weekly_meetings"] if row["weekly_meetings"] is not None else 5 if row["role"] else None
        )
        every += len(span)
        known += len(span) if goal is not None else 0
        for week in span if goal else ():
            assert goal
            count = here.get(who, Counter())[week] + away.get(who, Counter())[week]
            done, asked = done + min(count, goal), asked + goal
    span = set(weeks(book))
    any_met = any(span & set(some) for days in (here, away) for some in days.values())
    return (done / asked, known / every) if asked and any_met else NOTHING


def meetings_by_role(book: Book) -> Figure:
    here, _ = held(book)
    count = sum(
        here.get(who, Counter())[week] for who in book.nodes["Employee"] for week in stayed(book, who)
    )
    of = sum(len(stayed(book, who)) for who in book.nodes["Employee"])
    return (count / of, 1.0) if any(set(weeks(book)) & set(some) for some in here.values()) else NOTHING


def breadth(book: Book) -> Figure:
    met, known = book.met(), book.known
    people = [who for who, row in book.contacts.items() if not row["placeholder"]]
    good = [
        who
        for who in people
        if who in known
        and who in met
        and (book.today - met[who]).days <= (book.contacts[who]["cadence_days"] or 90)
    ]
    return share(len(good), len(people)) if book.knows and book.events else NOTHING


def in_time(book: Book, rows: Iterable[tuple[datetime.date, datetime.date | None]], days: int) -> Figure:
    done = of = blank = 0
    for begun, written in rows:
        filed = book.past(written)
        if filed is None or filed < begun:
            blank += (book.today - begun).days > days
        else:
            of, done = of + 1, done + ((filed - begun).days <= days)
    return share(done, of, blank)


def report_timeliness(book: Book) -> Figure:
    return in_time(
        book, [(row["held_on"], row["filed_on"]) for ident, row in book.lately.items() if book.our(ident)], 3
    )


def report_quality(book: Book) -> Figure:
    rated = [row["quality"] for ident, row in book.lately.items() if book.our(ident)]
    known = [quality for quality in rated if quality is not None]
    return (statistics.fmean(known), len(known) / len(rated)) if known else NOTHING


def minutes_sent(book: Book) -> Figure:
    asks = [
        row
        for ident, row in book.lately.items()
        if book.our(ident) and row["kind"] in ("meeting", "visit", "workshop")
    ]
    there = [book.past(row["minutes_on"]) is not None and row["minutes_on"] >= row["held_on"] for row in asks]
    due = [
        sent for sent, row in zip(there, asks, strict=True) if sent or (book.today - row["held_on"]).days > 7
    ]
    return share(sum(due), len(due)) if any(there) else NOTHING


def voices(book: Book) -> dict[str, Row]:
    return {ident: row for ident, row in book.nodes["Feedback"].items() if row["raised_on"] <= book.today}


def heard(book: Book) -> dict[str, Row]:
    return {ident: row for ident, row in voices(book).items() if row["raised_on"] >= book.start}


def early_warning(book: Book) -> Figure:
    return in_time(book, [(row["raised_on"], row["filed_on"]) for row in heard(book).values()], 2)


def competitor_watch(book: Book) -> Figure:
    count = sum(
        row["kind"] == "competitor" and (book.today - row["raised_on"]).days < 91
        for row in heard(book).values()
    )
    return (float(count), 1.0) if heard(book) else NOTHING


def concentration_of_meetings(book: Book) -> Figure:
    met = Counter(
        who
        for ident, row in book.lately.items()
        if row["kind"] in MEET and book.our(ident)
        for who in book.theirs(ident)
    )
    people = {who for who, row in book.contacts.items() if not row["placeholder"]} | set(met)
    return (hhi(met), 1.0) if met and len(people) >= 4 else NOTHING


def concentration_of_responsibility(book: Book) -> Figure:
    answers = Counter(one for one, _, row in book.knows if row["responsible"])
    return (hhi(answers), 1.0) if answers and len(book.ours) >= 4 else NOTHING


def hhi(counts: Counter[str]) -> float:
    return sum((count / counts.total()) ** 2 for count in counts.values())


def survey(book: Book) -> tuple[Row, list[tuple[str, Row]]] | None:
    held_ones = [
        (row["held_on"], ident, row)
        for ident, row in book.nodes["Survey"].items()
        if row["held_on"] <= book.today
    ]
    if not held_ones or (book.today - max(held_ones)[0]).days > 455:
        return None
    _, ident, row = max(held_ones)
    return row, [(one, tie) for one, two, tie in book.of("RATED") if two == ident]


def net_promoter_score(book: Book) -> Figure:
    newest = survey(book)
    scores = [tie["score"] for _, tie in newest[1] if not tie["topic"]] if newest else []
    if not newest or not scores:
        return NOTHING
    n, high, low = len(scores), sum(score >= 9 for score in scores), sum(score <= 6 for score in scores)
    value, people = 100 * (high - low) / n, len({who for who, _ in newest[1]})
    invited = newest[0]["invited"] if newest[0]["invited"] and newest[0]["invited"] >= people else None
    p, d = (high + 0.75) / (n + 3), (low + 0.75) / (n + 3)
    factor = (invited - n) / (invited - 1) if invited and invited >= max(n, 2) else 1.0
    reach = (
        statistics.NormalDist().inv_cdf(0.975) * 100 * math.sqrt((p + d - (p - d) ** 2) / (n + 3) * factor)
    )
    if not reach:
        return value, 1.0
    ends = max(-100.0, min(value, 100 * (p - d) - reach)), min(100.0, max(value, 100 * (p - d) + reach))
    return value, 1 - (ends[1] - ends[0]) / 200


def customer_satisfaction(book: Book) -> Figure:
    newest = survey(book)
    scores = [tie["score"] for _, tie in newest[1] if tie["topic"]] if newest else []
    return share(sum(score >= 8 for score in scores), len(scores))


def response_rate(book: Book) -> Figure:
    newest = survey(book)
    people = len({who for who, _ in newest[1]}) if newest else 0
    return (
        share(people, newest[0]["invited"])
        if newest and newest[0]["invited"] and newest[0]["invited"] >= people
        else NOTHING
    )


# -- L2 -----------------------------------------------------------------------------------------------------------


def fresh(book: Book, row: Row) -> bool:
    return row["observed_on"] is not None and (book.today - row["observed_on"]).days <= 180


def responsibility_taken(book: Book) -> Figure:
    answers = Counter(two for _, two, row in book.knows if row["responsible"])
    return share(sum(answers[who] == 1 for who in book.key), len(book.key))


def goals_served(book: Book) -> Figure:
    left = {who for who, row in book.nodes["Contact"].items() if who not in book.contacts and row.get("key")}
    rows = [row for ident, row in book.lately.items() if book.theirs(ident) & (book.key | left)]
    serve, other = (
        sum(bool(row["serves"]) for row in rows),
        sum(bool(row["purpose"]) and not row["serves"] for row in rows),
    )
    return share(serve, serve + other, len(rows) - serve - other)


def project_support(book: Book) -> Figure:
    shares: list[float] = []
    known: list[float] = []
    for deal in book.open:
        weights = {
            one: 1.0 if row["weight"] is None else row["weight"]
            for one, two, row in book.voices
            if two == deal
        }
        judged = {who: weight for who, weight in weights.items() if who in book.stance}
        whole, known_weight = sum(weights.values()), sum(judged.values())
        known.append(known_weight / whole if whole else 0.0)
        if known_weight:
            shares.append(
                sum(weight for who, weight in judged.items() if book.stance[who]["support"] >= 1)
                / known_weight
            )
    return (statistics.fmean(shares), statistics.fmean(known)) if shares else NOTHING


# -- L3 -----------------------------------------------------------------------------------------------------------


def instruments(book: Book, kind: str) -> dict[str, Row]:
    return {
        ident: row
        for ident, row in book.nodes["Instrument"].items()
        if row["kind"] == kind and row["held_on"] <= book.today
    }


def yearly(book: Book, kind: str) -> dict[str, Row]:
    return {ident: row for ident, row in instruments(book, kind).items() if row["held_on"] >= book.start}


def in_force(book: Book, kind: str) -> dict[str, Row]:
    return {
        ident: row
        for ident, row in instruments(book, kind).items()
        if row["until"] is None or row["until"] >= book.today
    }


def any_instrument(book: Book) -> bool:
    return any(row["held_on"] <= book.today for row in book.nodes["Instrument"].values())


def alignment_meetings(book: Book) -> Figure:
    return (float(len(yearly(book, "alignment_meeting"))), 1.0) if any_instrument(book) else NOTHING


def executive_visits(book: Book) -> Figure:
    count = blank = 0
    visits = yearly(book, "executive_visit")
    for ident, row in visits.items():
        theirs, ours = (
            book.at(label, ident, row["held_on"], "Instrument") for label in ("Contact", "Employee")
        )
        ranks = [book.nodes["Contact"][who]["rank"] for who in theirs] + [
            book.nodes["Employee"][who]["rank"] for who in ours
        ]
        led = any(rank is not None and rank >= 5 for rank in ranks)
        if not ours or (theirs and not led and None in ranks):
            blank += 1
        elif theirs and led:
            count += 1
    return (
        (float(count + blank), 1 - blank / len(visits) if visits else 1.0)
        if any_instrument(book)
        else NOTHING
    )


def visit_minutes(book: Book) -> Figure:
    return in_time(
        book, [(row["held_on"], row["minutes_on"]) for row in yearly(book, "executive_visit").values()], 2
    )


def visit_attendance(book: Book) -> Figure:
    chain = {one for one, _, _ in book.voices}
    every = [*yearly(book, "executive_visit"), *yearly(book, "alignment_meeting")]
    came = {
        ident: book.at("Contact", ident, book.nodes["Instrument"][ident]["held_on"], "Instrument")
        for ident in every
    }
    attended = [people for people in came.values() if people]
    if not chain or not any_instrument(book) or (every and not attended):
        return NOTHING
    return len(chain & set[str]().union(*attended)) / len(chain), len(attended) / len(every) if every else 1.0


def agreement_in_force(book: Book) -> Figure:
    return (float(bool(in_force(book, "cooperation_agreement"))), 1.0) if any_instrument(book) else NOTHING


def joint_innovation(book: Book) -> Figure:
    centres = in_force(book, "joint_innovation").values()
    full = sum(bool(row["outcome"]) or (book.today - row["held_on"]).days <= 365 for row in centres)
    return (float(full), 1.0) if any_instrument(book) else NOTHING


def agreement_scope(book: Book) -> Figure:
    pipeline = [
        ident
        for ident, row in book.open.items()
        if row["decision_on"] is None or (row["decision_on"] - book.today).days <= 730
    ]
    named = {
        two
        for one, two in book.between("CONCERNS.Instrument.Opportunity")
        if one in in_force(book, "cooperation_agreement")
    }
    known = {
        ident: book.deals[ident]["amount"] for ident in pipeline if book.deals[ident]["amount"] is not None
    }
    if not any_instrument(book) or not known:
        return NOTHING
    return sum(amount for ident, amount in known.items() if ident in named) / sum(known.values()), len(
        known
    ) / len(pipeline)


def strategic_fit(book: Book) -> Figure:
    ahead = [
        row
        for row in book.nodes["Initiative"].values()
        if book.today.year <= row["year"] < book.today.year + 5
    ]
    known = [row["value"] for row in ahead if row["value"] is not None]
    usual = statistics.fmean(known) if known else 1.0
    weights = [(usual if row["value"] is None else row["value"], row["fit"]) for row in ahead]
    judged, whole = (
        sum(weight for weight, fit in weights if fit is not None),
        sum(weight for weight, _ in weights),
    )
    if not judged:
        return NOTHING
    years = len({row["year"] for row in ahead})
    return sum(weight * fit for weight, fit in weights if fit is not None) / judged, judged / whole * min(
        1, years / 3
    )


# -- E ------------------------------------------------------------------------------------------------------------


def figures(book: Book, *names: str) -> Figure:
    """Of the last whole year that has them: the first figure, by the second where there is one."""
    years = {
        row["year"]: row for row in book.nodes.get("KpiYear", {}).values() if row["year"] < book.today.year
    }
    full = {year: row for year, row in years.items() if all(row[name] is not None for name in names)}
    if not full:
        return NOTHING
    last, span = full[max(full)], book.today.year - min(years)
    value = [last[name] for name in names]
    return (value[0] / value[1] if len(value) > 1 else value[0]), len(full) / span


def sales_per_head(book: Book) -> Figure:
    return figures(book, "sales", "headcount")


def profit_per_head(book: Book) -> Figure:
    return figures(book, "profit", "headcount")


def profit(book: Book) -> Figure:
    return figures(book, "profit")


def cash_flow(book: Book) -> Figure:
    return figures(book, "cash_flow")


def time_to_close(book: Book) -> Figure:
    asks = [row for row in voices(book).values() if row["kind"] in ("need", "problem", "complaint")]
    closed = [
        (row["closed_on"] - row["raised_on"]).days
        for row in asks
        if book.past(row["closed_on"]) and row["closed_on"] >= book.start
    ]
    return (float(statistics.median(closed)), 1.0) if closed else NOTHING


def open_feedback_age(book: Book) -> Figure:
    asks = [row for row in voices(book).values() if row["kind"] in ("need", "problem", "complaint")]
    alive = [row for row in asks if not book.past(row["closed_on"]) or row["closed_on"] >= book.start]
    waits = [(book.today - row["raised_on"]).days for row in alive if not book.past(row["closed_on"])]
    return (float(statistics.median(waits)) if waits else 0.0, 1.0) if alive else NOTHING


def opinions_collected(book: Book) -> Figure:
    said = {one for one, two in book.between("RAISED.Contact.Feedback") if two in heard(book)}
    surveys = {
        ident for ident, row in book.nodes["Survey"].items() if book.start <= row["held_on"] <= book.today
    }
    said |= {one for one, two, _ in book.of("RATED") if two in surveys}
    key = {who for who in book.key if not book.contacts[who]["placeholder"]}
    return share(len(said & key), len(key)) if said else NOTHING


RECKONED: Mapping[str, Callable[[Book], Figure]] = {
    function.__name__: function
    for function in (
        meeting_discipline,
        meetings_by_role,
        breadth,
        report_timeliness,
        report_quality,
        minutes_sent,
        early_warning,
        competitor_watch,
        concentration_of_meetings,
        concentration_of_responsibility,
        net_promoter_score,
        customer_satisfaction,
        response_rate,
        responsibility_taken,
        goals_served,
        project_support,
        alignment_meetings,
        executive_visits,
        visit_minutes,
        visit_attendance,
        agreement_in_force,
        joint_innovation,
        agreement_scope,
        strategic_fit,
        time_to_close,
        open_feedback_age,
        opinions_collected,
        sales_per_head,
        profit_per_head,
        profit,
        cash_flow,
    )
}
