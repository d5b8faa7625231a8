"""Accounts drawn at random, told apart only by a seed and by what people are called."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from typing import Any

from tests.analysis.worlds import ACCOUNT, DAY, US, World

Naming = Callable[[str], str]
KINDS = ("visit", "meeting", "call", "workshop")


def plain(name: str) -> str:
    return name


def drawn(seed: int, called: Naming = plain) -> World:
    """An account with a little of everything that the assessment looks at."""
    draw = random.Random(seed)
    world = World().organization(ACCOUNT, "customer", tier=draw.choice("SABC"), currency="CNY")
    units = [called(f"unit{at}") for at in range(4)]
    for at, unit in enumerate(units):
        world.unit(
            unit,
            units[0] if at and draw.random() < 0.7 else ACCOUNT,
            draw.choice(("province", "city", "site", "department")),
        )
    ours = [called(f"ours{at}") for at in range(3)]
    for name in ours:
        world.employee(
            name,
            rank=draw.choice((None, 2, 4)),
            role=draw.choice(("account_manager", "solution_manager")),
            weekly_meetings=draw.choice((None, 1, 3)),
        )
    theirs = [called(f"theirs{at}") for at in range(8)]
    for name in theirs:
        world.contact(
            name,
            draw.choice(units),
            rank=draw.choice((None, 1, 3, 5)),
            key=draw.choice((None, True, False)),
            sets_requirements=draw.choice((None, True)),
        )
    world.opportunity("deal", bid_on=day(-90), opened_on=day(200), product_line="core").tie(
        "CONCERNS.Opportunity.Organization", "deal", ACCOUNT
    )
    for name in draw.sample(theirs, 2):
        world.decides(name, "deal", role=draw.choice(("economic_buyer", "technical_evaluator")))
    for _ in range(10):
        world.knows(
            draw.choice(ours),
            draw.choice(theirs),
            draw.choice((None, 1, 2, 3, 4)),
            responsible=draw.choice((None, True)),
            observed_on=day(draw.randrange(400)),
        )
    for _ in range(6):
        world.supports(
            draw.choice(theirs), draw.choice((-2, -1, 0, 1, 2)), observed_on=day(draw.randrange(400))
        )
    for _ in range(20):
        held = draw.randrange(1, 500)
        filed, minutes = draw.choice((None, held, held - 1)), draw.choice((None, held))
        world.met(
            f"{draw.choice(ours)} {draw.choice(theirs)}",
            held,
            draw.choice(KINDS),
            quality=draw.choice((None, 1, 3, 5)),
            filed_on=None if filed is None else day(filed),
            minutes_on=None if minutes is None else day(minutes),
        )
    _said(world, draw, theirs, units, called)
    return world


def day(back: int) -> datetime.date:
    """A day before `DAY`."""
    return DAY - datetime.timedelta(days=back)


def _said(world: World, draw: random.Random, theirs: list[str], units: list[str], called: Naming) -> None:
    for at in range(5):
        ident, raised = called(f"feedback{at}"), draw.randrange(30, 400)
        closed = draw.choice((None, day(raised - 20)))
        world.thing(
            "Feedback",
            ident,
            kind=draw.choice(("need", "problem", "complaint", "competitor")),
            severity=draw.choice((None, 1, 5)),
            raised_on=day(raised),
            filed_on=day(raised - draw.randrange(5)),
            closed_on=closed,
        )
        world.tie("RAISED.Contact.Feedback", draw.choice(theirs), ident).tie(
            "CONCERNS.Feedback.OrgUnit", ident, draw.choice(units)
        )
    for at, kind in enumerate(
        draw.sample(("alignment_meeting", "executive_visit", "cooperation_agreement"), 2)
    ):
        ident = called(f"instrument{at}")
        until: dict[str, Any] = (
            {"until": day(-100)} if kind == "cooperation_agreement" else {"minutes_on": day(99)}
        )
        world.thing("Instrument", ident, kind=kind, held_on=day(100), **until).tie(
            "CONCERNS.Instrument.Organization", ident, ACCOUNT
        )
        world.tie("ATTENDED.Contact.Instrument", draw.choice(theirs), ident)
    survey = called("survey")
    world.thing("Survey", survey, held_on=day(120), invited=8).tie(
        "CONCERNS.Survey.Organization", survey, ACCOUNT
    )
    for name in draw.sample(theirs, 5):
        world.tie("RATED.Contact.Survey", name, survey, score=draw.randrange(11))
    asset = called("asset")
    world.thing("Asset", asset, vendor=US, product_line="core", value=1e6, quantity=1).tie(
        "CONCERNS.Asset.Organization", asset, ACCOUNT
    )
    step = called("step")
    world.thing("Action", step, status="planned", due_on=day(-20), from_support=-1, to_support=0).tie(
        "CONCERNS.Action.Contact", step, draw.choice(theirs)
    )
