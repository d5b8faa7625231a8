"""Pages to look at, and what stands in them."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import gzip
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphcrm import schema
from graphcrm.analysis import analyze
from graphcrm.findings import Finding, Severity
from graphcrm.render.page import account_page
from graphcrm.schema.column import Form
from tests.analysis.worlds import ACCOUNT, US, World

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.analysis import Analysis
    from graphcrm.snapshot import Snapshot

_KEPT = {"import_id", "recorded_at", "hash", "currency"}
TEXTS = {
    each.name
    for kind in (*schema.NODE_TYPES, *schema.TIE_TYPES)
    for each in kind.properties
    if each.form is Form.TEXT and not each.refers_to
} | {"sheet", "source", "recorded_by"} - _KEPT
"""Every column of any record that holds free text."""


def account() -> World:
    """One of everything that the page shows: two deals, who decides, a person without a way round, all four arches."""
    world = World()
    world.unit("network").unit("finance").unit("lab", within="network", level="institute")
    world.contact("lin", "network", name="Lin Yue", name_zh="林越", title="Vice President Network", key=True)
    world.contact("gu", name="Gu Changhai", name_zh="顾长海", title="Chief Executive Officer", rank=6)
    world.contact("shen", "finance", name="Shen Ruoyun", placeholder=True)
    world.contact("rui", "lab", name="Rui Costa", title_zh="研究员", cadence_days=30)
    world.contacts("ann bob cat", "lab")
    world.employee("eve", name="Eve Ito", name_zh="伊藤", role="account_manager").employee("tom")
    world.opportunity("core", name="Core renewal", name_zh="核心网更新", amount=48e6)
    world.opportunity("radio", name="Radio expansion", amount=12e6, decision_on=datetime.date(2027, 3, 15))
    world.opportunity("old", name="Old deal", stage="lost").decides("rui", "old", 2.0)
    world.knows("eve", "lin", 4, responsible=True, source="Visit", recorded_by="Eve").knows("tom", "rui", 2)
    world.influences("lin > gu : 0.75, rui > lin : 0.5, rui > ann : 0.75").conflicts("rui", "shen")
    world.reports("lin", "gu").reports("ann bob", "rui").supports("lin", 2, on="core").supports("lin", 1)
    world.supports("rui", -2, whom="orion").supports("gu", 0).supports("ann", -1).supports("bob", -2)
    world.decides("gu", "core", 3.0, veto=True, role="approver").decides("shen", "core", 2.0)
    world.decides("rui", "radio").met("eve lin", 12).met("tom rui", 100)
    for kind, ago in (("alignment_meeting", 500), ("executive_visit", 20), ("cooperation_agreement", 300)):
        instrument(world, kind, ago, 100 if kind == "cooperation_agreement" else None)
    return world


def instrument(world: World, kind: str, ago: int, until: int | None = None) -> World:
    """One that was held, or began, so many days ago and ends in so many."""
    day, end = (world.as_of - datetime.timedelta(ago), until)
    ident = f"{kind}-{ago}"
    ends = world.as_of + datetime.timedelta(end) if end is not None else None
    world._node("Instrument", ident, kind=kind, name=f"No. {ago}", held_on=day, until=ends, outcome="Agreed.")
    for organization in (ACCOUNT, US):
        world._tie("CONCERNS.Instrument.Organization", ident, organization)
    return world


def page_of(world: World, **wishes: Any) -> bytes:
    return account_page(analyze(world.snapshot()), **wishes)


def data_of(page: bytes) -> dict[str, Any]:
    """What the page's script reads."""
    found = re.search(r'<script type="([^"]*)" id="data"[^>]*>(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    packed = found[1] == "application/gzip"
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(found[2])) if packed else found[2])
    return data


def people_of(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Everybody by id, each with the columns that are filled."""
    columns = data["people"]["columns"]
    return {
        row[0]: {name: value for name, value in zip(columns, row, strict=False) if value is not None}
        for row in data["people"]["rows"]
    }


def scene_of(page: bytes, ident: str) -> dict[str, Any]:
    """What is said of a decision, and how the cathedral draws it."""
    data = data_of(page)
    said = next(each for each in data["scenes"] if each["id"] == ident)
    drawn = data["views"]["cathedral"]["scenes"][ident]
    return said | drawn | {name: records(drawn[name]) for name in ("nodes", "edges")}


def records(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of a table that was written in columns."""
    return [
        table["same"]
        | {name: value for name, value in zip(table["columns"], row, strict=False) if value is not None}
        for row in table["rows"]
    ]


def poisoned(snapshot: Snapshot, payload: str) -> Snapshot:
    """The same account with a text in every free text field of every record, and as name of the file it came from."""

    def poison(record: Any) -> Any:
        return record._replace(**dict.fromkeys(TEXTS.intersection(record._fields), payload))

    nodes = {
        kind: {ident: poison(node) for ident, node in held.items()} for kind, held in snapshot._nodes.items()
    }
    ties = {key: tuple(map(poison, held)) for key, held in snapshot._ties.items()}
    return dataclasses.replace(
        snapshot,
        account=poison(snapshot.account),
        _nodes=nodes,
        _ties=ties,
        _imports={"test": (payload, payload)},
    )


def with_findings(analysis: Analysis, extra: Iterable[Finding]) -> Analysis:
    return dataclasses.replace(analysis, findings=(*extra, *analysis.findings))


def finding(kind: str, *who: str, **more: Any) -> Finding:
    given: dict[str, Any] = {"severity": Severity.WEAK, "message": f"{kind} of {', '.join(who)}."} | more
    return Finding(kind=kind, who=who, step="Go there.", seed="G7", **given)
