"""Key relationships of the Hailan example (L2), worked out from its CSV files alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cache

from tests.examples.worked_book import (
    INTIMACY,
    SUPPORT,
    TODAY,
    US,
    Figure,
    Row,
    ago,
    attended,
    concerned,
    contacts,
    in_year,
    newest,
    open_deals,
    rows,
    stance,
    voices,
)
from tests.examples.worked_support import heard

FRESH = 180
GROWN_DAYS, GROWN_MEETINGS = 1095, 24


@cache
def key() -> tuple[str, ...]:
    """Who decides on something open, is marked, or is widely heard; marked as not key, nobody is."""
    deciding = {who for deal in open_deals() for who in voices()[deal]}
    return tuple(
        who
        for who, row in sorted(contacts().items())
        if row["key"] != "no" and (row["key"] == "yes" or who in deciding or who in heard())
    )


def figures() -> dict[str, Figure]:
    return {**_judged(), **_targets(), **_goals(), **_projects(), **_barrier(), **_plans()}


def bonds(who: str) -> list[Row]:
    """What ours have with one of theirs, of those judged the closest first."""
    mine = [row for row in newest("KNOWS") if row["to_id"] == who]
    return sorted(mine, key=lambda row: (INTIMACY.get(row["intimacy"], -1), row["observed_on"]), reverse=True)


def closeness(who: str) -> Row | None:
    return next((row for row in bonds(who) if row["intimacy"]), None)


def stands(who: str) -> Row | None:
    """The stance towards us in general, else the newest of those in the open opportunities that this one decides on."""
    if general := stance(who, None):
        return general
    found = [row for deal in open_deals() if who in voices()[deal] and (row := stance(who, deal))]
    return max(found, key=lambda row: row["observed_on"], default=None)


def _judged() -> dict[str, Figure]:
    both: list[str] = []
    one: list[str] = []
    for who in key():
        pair = (closeness(who), stands(who))
        if all(row is not None and ago(row["observed_on"]) <= FRESH for row in pair):
            both.append(who)
        if sum(row["responsible"] == "yes" for row in bonds(who)) == 1:
            one.append(who)
    return {
        "judged_relationships": Figure(len(both) / len(key()), f"{len(both)} / {len(key())}; not {_rest(both)}"),
        "responsibility_taken": Figure(len(one) / len(key()), f"{len(one)} / {len(key())}; not {_rest(one)}"),
    }  # fmt: skip


def _rest(good: list[str]) -> str:
    return ", ".join(sorted(set(key()) - set(good)))


def _band(step: int | None, middle: int, upper: int) -> int | None:
    """0, 1 or 2: the lowest, middle or upper band."""
    return None if step is None else (step >= middle) + (step >= upper)


@cache
def targets(who: str) -> tuple[int | None, int | None]:
    """The intimacy and the support aimed at: written down by who answers, or anybody; of support, else what is planned."""
    mine = [row for row in bonds(who) if row["target_intimacy"]]
    own = [row for row in mine if row["responsible"] == "yes"] or mine
    close = max((INTIMACY[row["target_intimacy"]] for row in own), default=None)
    rest = [row for deal in open_deals() if who in voices()[deal] and (row := stance(who, deal))]
    ordered = [row for row in (stands(who), *sorted(rest, key=lambda row: row["observed_on"], reverse=True)) if row]  # fmt: skip
    aims = [SUPPORT[row["target_support"]] for row in ordered if row["target_support"]]
    planned = [SUPPORT[row["to_support"]] for row in steps(who) if row["status"] == "planned" and row["to_support"]]  # fmt: skip
    return close, aims[0] if aims else max(planned, default=None)


def _targets() -> dict[str, Figure]:
    come = aimed = known = people = 0
    for who in key():
        close, support = closeness(who), stands(who)
        aim_close, aim_support = targets(who)
        dims = (
            (_band(INTIMACY[close["intimacy"]], 2, 3) if close else None, _band(aim_close, 2, 3)),
            (_band(SUPPORT[support["support"]], 0, 1) if support else None, _band(aim_support, 0, 1)),
        )
        judged = [(now, aim) for now, aim in dims if aim is not None and now is not None]
        come += sum(min(now, aim) for now, aim in judged)
        aimed += sum(aim for _, aim in judged)
        known += len(judged)
        people += any(aim for _, aim in dims)
    return {
        "nine_box_progress": Figure(
            come / aimed,
            f"{come} / {aimed} steps, of {people} people with a target; {known} of 2 × {len(key())} known",
            known / (2 * len(key())),
        )
    }


def _goals() -> dict[str, Figure]:
    every = [row for row in rows("Interaction") if in_year(row["held_on"]) and attended()[row["id"]][0] & set(key())]  # fmt: skip
    serving = [row for row in every if row["serves"]]
    said = [row for row in every if row["serves"] or row["purpose"]]
    return {
        "goals_served": Figure(len(serving) / len(said), f"{len(serving)} / {len(said)}", len(said) / len(every))
    }  # fmt: skip


def _projects() -> dict[str, Figure]:
    shares: list[float] = []
    known: list[float] = []
    words: list[str] = []
    for deal in open_deals():
        stances = {who: stance(who, deal) for who in voices()[deal]}
        weight = {who: float(voice["weight"]) for who, voice in voices()[deal].items()}
        judged = sum(weight[who] for who, row in stances.items() if row)
        behind = sum(weight[who] for who, row in stances.items() if row and SUPPORT[row["support"]] >= 1)
        shares.append(behind / judged)
        known.append(judged / sum(weight.values()))
        words.append(f"{behind:g}/{judged:g} ({deal})")
    return {
        "project_support": Figure(
            sum(shares) / len(shares), f"mean of {', '.join(words)}", sum(known) / len(known)
        )
    }


def _barrier() -> dict[str, Figure]:
    """Against Orion, the only competitor: depth, tenure, stance, installed base."""
    number: Counter[str] = Counter()
    first: dict[str, str] = {}
    for row in rows("Interaction"):
        for who in attended()[row["id"]][0]:
            number[who] += 1
            first[who] = min(first.get(who, row["held_on"]), row["held_on"])
    looks = [str(date.fromordinal(TODAY.toordinal() - days)) for days in (365, 273, 182, 91, 0)]
    for row in rows("KNOWS"):
        # Of older judgements only those are seen that stood on a day looked back at.
        if row["intimacy"] != "none" and any(_stood(row, look) for look in looks):
            first[row["to_id"]] = min(first.get(row["to_id"], row["observed_on"]), row["observed_on"])
    depth = sum(
        min(1, (ago(first[who]) if who in first else 0) / GROWN_DAYS) / 2 + min(1, number[who] / GROWN_MEETINGS) / 2
        for who in key()
    ) / len(key())  # fmt: skip
    rival = "org-orion"
    since = {US: ["9999"], rival: ["9999"]}
    value: dict[str, float] = defaultdict(float)
    for row in rows("Asset"):
        if row["vendor"] in since:
            since[row["vendor"]].append(row["installed_on"])
            value[row["vendor"]] += float(row["value"])
    ours, theirs = (ago(min(since[one])) for one in (US, rival))
    nearer: list[float] = []
    for who in key():
        towards = [row for row in newest("SUPPORTS", "opportunity") if row["from_id"] == who and row["to_id"] == rival]  # fmt: skip
        general = [row for row in towards if not row["opportunity"]] or towards
        if not general:
            continue
        last = max(general, key=lambda row: (row["observed_on"], SUPPORT[row["support"]]))
        us = stance(who, last["opportunity"] or None)
        if us:
            gap = SUPPORT[us["support"]] - SUPPORT[last["support"]]
            nearer.append(1.0 if gap > 0 else 0.5 if gap == 0 else 0.0)
    strands = (
        depth,
        ours / (ours + theirs),
        sum(nearer) / len(nearer),
        value[US] / (value[US] + value[rival]),
    )
    blank = 1 - len(nearer) / len(key())
    return {
        "barrier": Figure(
            sum(strands) / 4,
            f"({depth:.4f} + {ours}/({ours} + {theirs}) + {sum(nearer):g}/{len(nearer)} + {value[US] / 1e6:g}/({value[US] / 1e6:g} + {value[rival] / 1e6:g})) / 4",
            1 - blank / 4,
        )
    }


def _stood(row: Row, look: str) -> bool:
    later = [each for each in rows("KNOWS") if (each["from_id"], each["to_id"]) == (row["from_id"], row["to_id"]) and row["observed_on"] < each["observed_on"] <= look]  # fmt: skip
    return row["observed_on"] <= look and not later and (not row["valid_to"] or row["valid_to"] > look)


def steps(who: str) -> list[Row]:
    """The actions with one of theirs, in the order in which they fall due; dropped ones are none."""
    about = concerned("Action")
    mine = [row for row in rows("Action") if who in about[row["id"]] and row["status"] != "dropped"]
    return sorted(mine, key=lambda row: (row["due_on"], row["id"]))


def _plans() -> dict[str, Figure]:
    about = concerned("Action")
    ways: dict[str, float] = {}
    for who in contacts():
        mine = steps(who)
        saying = [row for row in mine if row["from_support"] or row["to_support"]]
        if not saying or not any(row["status"] == "planned" or in_year(row["done_on"]) for row in mine):
            continue
        start = next(SUPPORT[row["from_support"]] for row in mine if row["from_support"])
        aim = next(SUPPORT[row["to_support"]] for row in reversed(mine) if row["to_support"])
        deals = [one for row in saying for one in about[row["id"]] if one.startswith("o-")]
        found = [
            row for one in deals if (row := stance(who, one)) and one in (row["to_id"], row["opportunity"])
        ]
        now = max(found, key=lambda row: row["observed_on"]) if found else stance(who, None)
        if now:
            ways[who] = min(1.0, max(0.0, (SUPPORT[now["support"]] - start) / (aim - start)))
    words = ", ".join(f"{much:g} ({who})" for who, much in sorted(ways.items()))
    return {"stance_plans": Figure(sum(ways.values()) / len(ways), f"mean of {words}")}
