"""Is there a plan for what must be replaced, site by site? (E3; swap plans, G4)

Equipment of any vendor that is in trouble or being replaced, or whose life, support or contract ends within the days of the
pipeline (`InstrumentRules.pipeline_days`) or has ended, and that still is in service. It has a plan where an opportunity is named
that would replace it. Trouble and what competitors say of it stand beside it. Where no state and no end is on record, nothing is known.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from graphcrm.messages import Fact, Message, Name, listed
from graphcrm.records import Asset, Concerns, Feedback, OrgUnit
from graphcrm.schema.scales import ASSET_STATE
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.measured import Measured, Part, term
from graphcrm.scorecard.metric import Metric, Unit, everywhere

GONE, FAILING = "out_of_service", frozenset({"in_trouble", "being_replaced"})


def to_replace(context: AssessmentContext) -> list[Asset]:
    """What must be replaced, what ends first coming first."""
    horizon = context.as_of + datetime.timedelta(context.policy.organizational.instruments.pipeline_days)
    every = (asset for asset in context.snapshot.nodes(Asset).values() if asset.state != GONE)
    due = [asset for asset in every if asset.state in FAILING or (asset.ends_on and asset.ends_on <= horizon)]
    return sorted(due, key=lambda asset: (asset.ends_on or context.as_of, asset.id))


def measure(context: AssessmentContext) -> Measured:
    """What has a plan, out of what must be replaced."""
    assets = context.snapshot.nodes(Asset).values()
    if all(asset.state is None and asset.ends_on is None for asset in assets):
        return METRIC.not_known()
    due, sites = to_replace(context), _sites(context)
    if not due:
        return Measured(1.0, METRIC.says("none"))
    heard = Counter(tie.to_id for tie in context.snapshot.ties(Concerns, Feedback, Asset))
    by_site = grouped((sites.get(asset.id, ""), asset) for asset in due)
    parts = [_part(context, site, rows, heard) for site, rows in by_site.items()]
    bare = next((asset for asset in due if not asset.replaced_in), None)
    step = METRIC.says("step", what=Name(bare.name), state=_state(context, bare)) if bare else ""
    return METRIC.ratio(parts, step=step)


def _sites(context: AssessmentContext) -> Mapping[str, str]:
    """By equipment: the unit that it stands at."""
    return {tie.from_id: tie.to_id for tie in context.snapshot.ties(Concerns, Asset, OrgUnit)}


def _part(context: AssessmentContext, site: str, rows: Sequence[Asset], heard: Mapping[str, int]) -> Part:
    name = context.snapshot.named(site) if site else METRIC.says("no_site")
    planned, notes = sum(bool(asset.replaced_in) for asset in rows), list[Fact]()
    for asset in rows:
        facts: dict[str, Fact] = {"what": Name(asset.name), "state": _state(context, asset)}
        if asset.vendor:
            facts["what"] = METRIC.says("of", vendor=context.snapshot.named(asset.vendor), **facts)
        deal = asset.replaced_in
        plan = METRIC.says("plan", deal=context.account.name(deal)) if deal else METRIC.says("no_plan")
        notes.append(METRIC.says("note", plan=plan, **facts))
        if heard.get(asset.id):
            notes.append(METRIC.says("heard", n=heard[asset.id]))
    note = listed(notes, style="semicolon")
    return Part(name, planned, len(rows), site or None, note, context.sources(rows))


def _state(context: AssessmentContext, asset: Asset) -> Fact:
    """``in trouble``, ``ends on 2027-03-31``."""
    if asset.state in FAILING or asset.ends_on is None:
        return term(ASSET_STATE, asset.state or "in_service")
    return Message(
        f"metric.swaps_planned.{'ended' if asset.ends_on <= context.as_of else 'ends'}", day=asset.ends_on
    )


METRIC = Metric("swaps_planned", "E3", Unit.SHARE, measure, everywhere(0.9))
