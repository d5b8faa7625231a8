"""Organizational relationships of the Hailan example (L3), worked out from its CSV files alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from tests.examples.worked_book import (
    FACE_TO_FACE,
    FIT,
    RANK,
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
    voices,
)

BOUNDS = {"sales": (100e6, 30e6, 5e6), "pipeline": (150e6, 40e6, 5e6), "plans": (500e6, 150e6, 20e6), "fit": (0.5, 0.0, -2.0)}  # fmt: skip
"""What S, A and B ask for; one of the first three is enough, and the fit."""


def figures() -> dict[str, Figure]:
    return {**_plans(), **_standing(), **_lines(), **_instruments()}


def _plans() -> dict[str, Figure]:
    ahead = [row for row in rows("Initiative") if TODAY.year <= int(row["year"]) < TODAY.year + 5]
    whole = sum(float(row["value"]) for row in ahead)
    made = sum(float(row["value"]) * FIT[row["fit"]] for row in ahead)
    sales = max(
        (row for row in rows("KpiYear") if int(row["year"]) < TODAY.year), key=lambda row: row["year"]
    )
    pipeline = sum(float(row["amount"]) for row in open_deals().values())
    amounts = {"sales": float(sales["sales"]), "pipeline": pipeline, "plans": whole}
    suggested = "C"
    for at, tier in reversed(list(enumerate("SAB"))):
        large = any(amounts[of] >= BOUNDS[of][at] for of in amounts)
        if large and made / whole >= BOUNDS["fit"][at]:
            suggested = tier
    years = {row["year"] for row in ahead}
    recorded = next(row["tier"] for row in rows("Organization") if row["kind"] == "customer")
    return {
        "tier": Figure(
            float(recorded == suggested),
            f"recorded {recorded}, suggested {suggested}: sales {sales['sales']}, fit {made / whole:.4f}",
        ),
        "strategic_fit": Figure(
            made / whole,
            f"{made / 1e6:g} M / {whole / 1e6:g} M over {len(ahead)} initiatives",
            min(1.0, len(years) / 3),
        ),
    }


def _standing() -> dict[str, Figure]:
    weight = {who: 1.0 for who, row in contacts().items() if row["key"] == "yes"}
    for deal in open_deals():
        for who, voice in voices()[deal].items():
            weight[who] = max(weight.get(who, 0.0), float(voice["weight"]))
    facing: dict[str, set[str]] = defaultdict(set)
    for row in newest("KNOWS"):
        if row["intimacy"] != "none":
            facing[row["to_id"]].add(row["from_id"])
    for row in rows("Interaction"):
        if in_year(row["held_on"]) and row["kind"] in FACE_TO_FACE:
            for who in attended()[row["id"]][0]:
                facing[who] |= attended()[row["id"]][1]
    ours = {row["id"]: RANK[row["rank"]] for row in rows("Employee")}
    level = {who for who in weight if any(ours[one] >= RANK[contacts()[who]["rank"]] - 1 for one in facing[who])}  # fmt: skip
    made, whole = sum(weight[who] for who in level), sum(weight.values())
    apart = ", ".join(sorted(set(weight) - level))
    return {"level_parity": Figure(made / whole, f"weight {made:g} / {whole:g}; not {apart}")}


def _lines() -> dict[str, Figure]:
    installed: dict[str, float] = defaultdict(float)
    mine: dict[str, float] = defaultdict(float)
    for row in rows("Asset"):
        installed[row["product_line"]] += float(row["value"])
        mine[row["product_line"]] += float(row["value"]) * (row["vendor"] == US)
    main = sorted(line for line in installed if mine[line] / installed[line] >= 0.5)
    made, whole = sum(installed[line] for line in main), sum(installed.values())
    lines = set(installed) | {row["product_line"] for row in rows("Opportunity") if row["stage"] != "cancelled"}  # fmt: skip
    return {
        "main_channel": Figure(
            made / whole,
            f"{made / 1e6:g} M ({', '.join(main)}) / {whole / 1e6:g} M",
            len(installed) / len(lines),
        )
    }


def _of(kind: str) -> list[Row]:
    return [row for row in rows("Instrument") if row["kind"] == kind]


def _in_force(kind: str) -> list[Row]:
    return [row for row in _of(kind) if not row["until"] or row["until"] >= str(TODAY)]


def _instruments() -> dict[str, Figure]:
    meetings = [row for row in _of("alignment_meeting") if in_year(row["held_on"])]
    visits = [row for row in _of("executive_visit") if in_year(row["held_on"])]
    chain = {who for deal in open_deals() for who in voices()[deal]}
    came = {who for row in (*meetings, *visits) for who in attended()[row["id"]][0] & chain}
    took = {row["id"]: (date.fromisoformat(row["minutes_on"]) - date.fromisoformat(row["held_on"])).days for row in visits if row["minutes_on"]}  # fmt: skip
    timely = sum(days <= 2 for days in took.values())
    agreements, centres = (
        _in_force("cooperation_agreement"),
        [row for row in _in_force("joint_innovation") if row["outcome"] or ago(row["held_on"]) <= 365],
    )
    inside = {deal for row in agreements for deal in concerned("Instrument")[row["id"]]}
    pipeline = {ident: float(row["amount"]) for ident, row in open_deals().items() if (date.fromisoformat(row["decision_on"] or row["bid_on"]) - TODAY).days <= 730}  # fmt: skip
    named = sum(amount for deal, amount in pipeline.items() if deal in inside)
    whole = sum(pipeline.values())
    return {
        "alignment_meetings": Figure(float(len(meetings)), ", ".join(row["id"] for row in meetings) or "none since 2025-04-16"),
        "executive_visits": Figure(float(len(visits)), ", ".join(row["id"] for row in visits)),
        "visit_attendance": Figure(len(came) / len(chain), f"{len(came)} / {len(chain)}: {', '.join(sorted(came))}"),
        "visit_minutes": Figure(
            timely / len(took),
            f"{timely} / {len(took)}: {', '.join(f'{ident} {days} days' for ident, days in took.items())}",
            len(took) / len(visits),
        ),
        "agreement_in_force": Figure(float(bool(agreements)), f"{agreements[0]['id']} until {agreements[0]['until']}"),
        "agreement_scope": Figure(named / whole, f"{named / 1e6:g} M / {whole / 1e6:g} M"),
        "joint_innovation": Figure(float(len(centres)), ", ".join(row["id"] for row in centres)),
    }  # fmt: skip
