"""Every next step of four accounts, read against what a seller would take: three examples and a family drawn at random."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from graphcrm.analysis import Analysis, analyze
from graphcrm.findings import Finding
from graphcrm.messages import Fact, Message, Person, Several
from graphcrm.records import Knows, Supports
from graphcrm.workspace import Workspace
from tests.analysis.worlds import DAY, World

EXAMPLES = Path(__file__).parents[2] / "examples"
FAMILY = range(40)
SAME_GAP = ("no_access", "unknown_contact", "dark_unit")


def random_account(seed: int) -> World:
    """A dozen of theirs of every rank and stance, a vacant seat, four of ours, meetings nobody judged, and plans."""
    luck, world = random.Random(seed), World()
    theirs = "abcdefghijkl"
    for who in theirs:
        unit = luck.choice(("north", "south"))
        world.contact(who, unit, rank=luck.choice((None, *range(1, 7))), key=luck.random() < 0.2)
        if (stance := luck.choice((None, -2, -1, 0, 1, 2))) is not None:
            world.supports(who, stance)
    world.contact("seat", "north", placeholder=True, rank=5).decides("seat", veto=True)
    for ours, role in (
        ("eve", "account_manager"),
        ("fay", "service_engineer"),
        ("gus", "other"),
        ("hal", None),
    ):
        world.employee(ours, role=role, rank=luck.randint(1, 6))
        for known in luck.sample(theirs, luck.randint(0, 4)):
            age = luck.choice((10, 900))
            seen = DAY.fromordinal(DAY.toordinal() - age)
            world.knows(ours, known, luck.choice((None, 1, 2, 3, 4)), observed_on=seen)
        for met in luck.sample(theirs, luck.randint(0, 3)):
            world.met(f"{ours} {met}", luck.choice((5, 60, 300)))
    for _ in range(14):
        one, two = luck.sample(theirs, 2)
        if luck.random() < 0.5:
            world.influences(one, two, luck.choice((0.25, 0.75, 0.95)))
        elif one > two:
            world.reports(one, two)
    for who in luck.sample(theirs, 4):
        world.decides(who, "deal", luck.choice((1.0, 2.0)), veto=luck.random() < 0.3)
    for number, who in enumerate(luck.sample(theirs, 2)):
        world.thing("Action", f"s{number}", name=f"Step {number}", status="planned", owner="eve")
        world.tie("CONCERNS.Action.Contact", f"s{number}", who)
    return world


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> list[Analysis]:
    analyses: list[Analysis] = []
    for folder in ("hailan", "brackwater", "tarnholm"):
        with Workspace.open(tmp_path_factory.mktemp("steps") / f"{folder}.db") as workspace:
            assert workspace.import_(EXAMPLES / folder).rejected == 0
            analyses.append(workspace.analyze(as_of=DAY))
    return [*analyses, *(analyze(random_account(seed).snapshot()) for seed in FAMILY)]


def orders(fact: Fact) -> Iterator[Message]:
    """The parts of a step that tell somebody to do something."""
    if isinstance(fact, Several):
        for item in fact.items:
            yield from orders(item)
    elif isinstance(fact, Message):
        if fact.kind.startswith(("step.", "plan.")) or fact.kind == "finding.step.who_fills":
            yield fact
        elif fact.kind == "sentences":
            yield from orders(fact.facts["items"])


def read(analysis: Analysis) -> Iterator[tuple[Finding, Message]]:
    for finding in analysis.findings:
        for order in orders(finding.step):
            yield finding, order


def ident(order: Message, name: str) -> str:
    return order.facts[name].id  # type: ignore[union-attr]


def newly(order: Message) -> tuple[str, str] | None:
    """Who of ours is to get to know whom, where the two do not know each other yet."""
    if order.kind in ("step.introduce", "step.ask_for"):
        return ident(order, "other"), ident(order, "who")
    if order.kind == "step.get_to_know" or order.kind.startswith("step.ask_introduction"):
        return ident(order, "ours"), ident(order, "who")
    return None


def met_by(analysis: Analysis, ours: str, theirs: str) -> bool:
    return any(ours in met.ours and theirs in met.theirs for met in analysis.account.meetings)


def closeness(analysis: Analysis, ours: str, theirs: str) -> int | None:
    ties = [tie for tie in analysis.snapshot.ties(Knows) if (tie.from_id, tie.to_id) == (ours, theirs)]
    return ties[0].intimacy if ties else 0


def test_every_kind_of_step_is_read(accounts: list[Analysis]) -> None:
    kinds = {order.kind for analysis in accounts for _, order in read(analysis)}
    assert kinds >= {
        *("step.introduce", "step.ask_for", "step.get_to_know", "step.write_down", "step.name_one"),
        *("step.meet", "step.meet_again", "step.renew_seen", "step.deepen", "step.speak", "step.know_better"),
        *("step.ask_introduction.hears", "step.ask_introduction.line", "step.ask_introduction.unit"),
        *("plan.due", "plan.overdue", "plan.undated", "finding.step.who_fills"),
    }


def test_one_order_a_finding(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        counts = Counter(finding.id for finding, _ in read(analysis))
        assert not [finding for finding, count in counts.items() if count > 1]


def test_nobody_is_introduced_to_whom_they_met_or_know(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        for finding, order in read(analysis):
            if pair := newly(order):
                assert not met_by(analysis, *pair), finding.next_step
                assert closeness(analysis, *pair) == 0, finding.next_step


def test_whoever_of_ours_knows_or_met_somebody_comes_before_a_stranger(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        for finding, order in read(analysis):
            if order.kind == "step.get_to_know" or order.kind.startswith("step.ask"):
                who = ident(order, "who")
                near = {ours for ours in analysis.account.employees if met_by(analysis, ours, who)}
                near |= {tie.from_id for tie in analysis.account.known_by.get(who, ())}
                assert near <= set(finding.who), finding.next_step


def test_a_tie_is_renewed_where_there_was_one_and_deepened_where_it_can_be(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        for finding, order in read(analysis):
            if order.kind in (
                "step.renew",
                "step.renew_seen",
                "step.deepen",
                "step.speak",
                "step.know_better",
            ):
                ours, who = ident(order, "ours"), ident(order, "who")
                close = closeness(analysis, ours, who)
                expected = {"deepen": (2, 3), "speak": (4,), "know_better": (1,)}.get(
                    order.kind[5:], (2, 3, 4)
                )
                assert close in expected, finding.next_step
                if not order.kind.startswith("step.renew"):
                    last = max(met.day for met in analysis.account.meetings if who in met.theirs)
                    assert (DAY - last).days <= analysis.account.due(who), finding.next_step


def test_whoever_is_merely_overdue_is_to_be_met(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        for finding in analysis.findings:
            if finding.kind == "not_met":
                (order,) = orders(finding.step)
                assert order.kind.startswith(("step.meet", "step.renew", "plan.")), finding.next_step
            for order in orders(finding.step):
                if order.kind.startswith("step.meet"):
                    who = ident(order, "who")
                    days = [met.day for met in analysis.account.meetings if who in met.theirs]
                    assert bool(days) == (order.kind == "step.meet_again")
                    assert not days or (DAY - max(days)).days > analysis.account.due(who)


def test_no_order_goes_to_a_vacant_seat(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        for finding, order in read(analysis):
            for name in ("who", "helper"):
                if order.kind.startswith("step.") and name in order.facts:
                    contact = analysis.account.contacts[ident(order, name)]
                    assert not contact.placeholder, finding.next_step


def test_nobody_against_us_is_asked_for_help_or_to_start_with(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        kinds = analysis.account.organizations
        against = {
            tie.from_id
            for tie in analysis.snapshot.ties(Supports)
            if tie.support < 0 and kinds.get(tie.to_id, "own") == "own"
        }
        for finding, order in read(analysis):
            if "helper" in order.facts:
                assert ident(order, "helper") not in against, finding.next_step
        starts = [
            cast("Person", part.facts["who"]).id
            for finding in analysis.findings
            if isinstance(finding.step, Message) and finding.step.kind == "sentences"
            for part in cast("Several", finding.step.facts["items"]).items
            if isinstance(part, Message) and part.kind == "finding.key_carriers.step"
        ]
        assert not against & set(starts)


def test_ranks_fit_and_nobody_is_asked_too_much(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        asked: dict[str, set[str]] = defaultdict(set)
        for finding, order in read(analysis):
            if order.kind in ("step.get_to_know", "step.introduce", "step.ask_for"):
                ours, who = newly(order) or ("", "")
                employee, rank = analysis.account.employees[ours], analysis.account.contacts[who].rank
                asked[ours].add(who)
                if rank is not None:
                    assert employee.rank is None or rank - employee.rank < 2, finding.next_step
                    assert employee.role != "service_engineer" or rank < 4, finding.next_step
        assert max(map(len, asked.values()), default=0) <= 4


def test_a_gap_has_one_order_whatever_found_it(accounts: list[Analysis]) -> None:
    """Of whom none of ours knows: no way leads there, nobody knows this one or anybody of the unit."""
    for analysis in accounts:
        gaps: dict[str, set[str]] = defaultdict(set)
        for finding in analysis.findings:
            who = finding.who[0]
            told = any(order.kind.startswith("step.") for order in orders(finding.step))
            if told and finding.kind in SAME_GAP and who not in analysis.account.known_by:
                gaps[who].add(finding.next_step)
        assert not [steps for steps in gaps.values() if len(steps) > 1]


def test_what_is_planned_comes_first(accounts: list[Analysis]) -> None:
    for analysis in accounts:
        for finding in analysis.findings:
            who = finding.who[0]
            if finding.kind in ("no_access", "unknown_contact", "not_met") and who in analysis.account.plans:
                deals = [analysis.account.planned_for.get(plan.id) for plan in analysis.account.plans[who]]
                if not all(deals):
                    (order,) = orders(finding.step)
                    assert order.kind.startswith("plan."), finding.next_step
