"""Accounts made at random, with what is hard to reckon with: leavers, rows of later days, closings, people of two customers."""

from __future__ import annotations

import datetime
import random

from tests.analysis.worlds import ACCOUNT, DAY, US, World

KINDS = ("visit", "meeting", "video_meeting", "call", "message", "workshop")
STAGES = ("lead", "proposal", "won", "lost")
OTHER = "other"


def day(back: int) -> datetime.date:
    """So many days before `DAY`; after it where ``back`` is negative."""
    return DAY - datetime.timedelta(days=back)


def generated(seed: int) -> World:
    """An account, and a piece of another customer that shares people with it."""
    draw = random.Random(seed)
    some = draw.choice
    world = World().organization(ACCOUNT, "customer", tier=some("SABC"), currency="CNY")
    world.organization("rival", "competitor").organization(OTHER, "customer")
    world.thing("OrgUnit", "far", level="site").tie("PART_OF.OrgUnit.Organization", "far", OTHER)
    units = [f"u{at}" for at in range(6)]
    for at, unit in enumerate(units):
        above = some(units[:at]) if at and draw.random() < 0.6 else ACCOUNT
        world.unit(unit, above, some(("province", "city", "site", "department", "group")))
    ours = [f"e{at}" for at in range(5)]
    for who in ours:
        left = day(draw.randrange(20, 300)) if draw.random() < 0.25 else None
        role = some((None, "account_manager", "executive_sponsor", "service_engineer"))
        world.employee(
            who,
            rank=some((None, 2, 4, 5)),
            role=role,
            weekly_meetings=some((None, None, 0, 1, 2)),
            valid_to=left,
        )
    theirs = [f"c{at}" for at in range(14)]
    for who in theirs:
        left = day(draw.randrange(-40, 300)) if draw.random() < 0.2 else None
        world.contact(
            who,
            some(units),
            rank=some((None, 1, 3, 5, 6)),
            key=some((None, None, True, False)),
            cadence_days=some((None, 30, 120)),
            placeholder=some((None, None, None, True)),
            sets_requirements=some((None, None, True)),
            valid_to=left,
        )
        if draw.random() < 0.2:  # a person of two customers
            world.tie("WORKS_IN.Contact.OrgUnit", who, "far")
    world.contact("stranger", "far")
    _deals(world, draw, ours, theirs, units)
    _ties(world, draw, ours, theirs, units)
    _voices(world, draw, ours, theirs, units)
    _instruments(world, draw, ours, theirs, units)
    _surveys(world, draw, ours, theirs, units)
    _years(world, draw, ours, theirs, units)
    return world


def _deals(world: World, draw: random.Random, ours: list[str], theirs: list[str], units: list[str]) -> None:
    some = draw.choice
    for at in range(4):
        deal, closed = f"o{at}", None
        stage = some(STAGES)
        if stage in ("won", "lost"):
            closed = day(draw.randrange(-60, 300))
        world.opportunity(
            deal,
            stage=stage,
            closed_on=closed,
            amount=some((None, 1e5, 4e6)),
            bid_on=some((None, day(-200), day(100))),
            opened_on=some((None, day(draw.randrange(320, 600)))),
            found_by=some((None, None, some(ours))),
            decision_on=some((None, day(-300), day(-900))),
        )
        world.tie("CONCERNS.Opportunity.OrgUnit", deal, some(units))
        world.tie("CONCERNS.Opportunity.Organization", deal, ACCOUNT)
        for who in draw.sample(theirs, 3):
            world.decides(
                who,
                deal,
                role=some(("economic_buyer", "technical_evaluator", "user")),
                weight=some((None, 0.0, 2.0)),
            )


def _ties(world: World, draw: random.Random, ours: list[str], theirs: list[str], units: list[str]) -> None:
    some = draw.choice
    for who in ours:
        for contact in draw.sample(theirs, 5):
            world.knows(
                who,
                contact,
                some((None, 0, 1, 2, 3, 4)),
                responsible=some((None, True)),
                observed_on=some((None, day(draw.randrange(-20, 400)))),
                target_intimacy=some((None, 2, 4)),
            )
    for contact in draw.sample(theirs, 9):
        seen = some((None, day(draw.randrange(-20, 400))))
        world.supports(contact, some((-2, -1, 0, 1, 2)), observed_on=seen, target_support=some((None, 0, 2)))
    for at in range(60):
        back, kind = draw.randrange(-20, 420), some(KINDS)
        who = {*draw.sample(ours, some((0, 1, 2)))}
        whom = {*draw.sample([*theirs, "stranger"], some((0, 1, 2)))}
        ident = f"i{at}"
        world.thing(
            "Interaction",
            ident,
            kind=kind,
            held_on=day(back),
            quality=some((None, 1, 3, 5)),
            filed_on=some((None, day(back), day(back - 2), day(back - 9))),
            minutes_on=some((None, None, day(back - 1))),
            serves=some((None, None, "growth")),
            purpose=some((None, "talk")),
        )
        world.tie("CONCERNS.Interaction.Organization", ident, ACCOUNT)
        for one in sorted(who):
            world.tie("ATTENDED.Employee.Interaction", one, ident)
        for one in sorted(whom):
            world.tie("ATTENDED.Contact.Interaction", one, ident)


def _voices(world: World, draw: random.Random, ours: list[str], theirs: list[str], units: list[str]) -> None:
    some = draw.choice
    for at in range(10):
        ident, back = f"f{at}", draw.randrange(-20, 420)
        world.thing(
            "Feedback",
            ident,
            kind=some(("need", "problem", "complaint", "praise", "competitor")),
            severity=some((None, 1, 5)),
            raised_on=day(back),
            filed_on=some((None, day(back), day(back - 5))),
            closed_on=some((None, None, day(back - 30))),
        )
        if draw.random() < 0.7:
            world.tie("RAISED.Contact.Feedback", some(theirs), ident)
        end = "OrgUnit" if draw.random() < 0.5 else "Organization"
        world.tie(f"CONCERNS.Feedback.{end}", ident, some(units) if end == "OrgUnit" else ACCOUNT)


def _instruments(
    world: World, draw: random.Random, ours: list[str], theirs: list[str], units: list[str]
) -> None:
    some = draw.choice
    for at, kind in enumerate(
        (
            "alignment_meeting",
            "executive_visit",
            "executive_visit",
            "cooperation_agreement",
            "joint_innovation",
        )
    ):
        ident, back = f"n{at}", draw.randrange(-20, 500)
        later = (
            {"minutes_on": some((None, day(back - 1), day(back - 5)))}
            if at < 3
            else {"until": some((None, day(-50), day(10)))}
        )
        world.thing(
            "Instrument", ident, kind=kind, held_on=day(back), outcome=some((None, "A patent")), **later
        )
        world.tie("CONCERNS.Instrument.Organization", ident, ACCOUNT)
        if kind == "cooperation_agreement":
            world.tie("CONCERNS.Instrument.Opportunity", ident, "o0")
        for label, people in (("Contact", theirs), ("Employee", ours)):
            for one in draw.sample(people, some((0, 1, 2))):
                world.tie(f"ATTENDED.{label}.Instrument", one, ident)


def _surveys(world: World, draw: random.Random, ours: list[str], theirs: list[str], units: list[str]) -> None:
    some = draw.choice
    for at, back in enumerate((-30, 100, 470)):
        world.thing("Survey", f"s{at}", name=f"Survey {at}", held_on=day(back), invited=some((None, 9, 40)))
        world.tie("CONCERNS.Survey.Organization", f"s{at}", ACCOUNT)
        for who in draw.sample(theirs, 6):
            world.tie(
                "RATED.Contact.Survey",
                who,
                f"s{at}",
                score=draw.randrange(11),
                topic=some((None, None, "Service")),
            )


def _years(world: World, draw: random.Random, ours: list[str], theirs: list[str], units: list[str]) -> None:
    some = draw.choice
    for at in range(6):
        world.thing(
            "Asset",
            f"a{at}",
            vendor=some((None, US, "rival")),
            product_line=some((None, "core", "radio")),
            value=some((None, 1e6, 3e6)),
            quantity=1,
            installed_on=some((None, day(500), day(-30))),
        )
        world.tie("CONCERNS.Asset.Organization", f"a{at}", ACCOUNT)
        world.thing(
            "Initiative",
            f"t{at}",
            name=f"Plan {at}",
            year=DAY.year + draw.randrange(-1, 6),
            fit=some((None, -2, 0, 1, 2)),
            value=some((None, 1e6, 5e6)),
        )
        world.tie("CONCERNS.Initiative.Organization", f"t{at}", ACCOUNT)
    for year in range(DAY.year - 3, DAY.year + 1):
        if draw.random() < 0.85:
            world.thing(
                "KpiYear",
                f"y{year}",
                year=year,
                sales=some((None, 1e6, 2e6, 3e6)),
                profit=some((None, -1e5, 2e5, 5e5)),
                cash_flow=some((None, -1.0, 1e5)),
                headcount=some((None, 2.0, 4.0)),
            )
            world.tie("CONCERNS.KpiYear.Organization", f"y{year}", ACCOUNT)
