"""One decision's picture: who stands where, which routes are drawn, what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graphcrm.account.access import Route
from graphcrm.account.decisions import Decider, Decision
from graphcrm.analysis.routes import Reach
from graphcrm.analysis.single_points import KIND as NO_WAY_ROUND
from graphcrm.findings import Finding
from graphcrm.records import Opportunity
from graphcrm.render.page.compact import table
from graphcrm.render.scene import headline, layout, network
from graphcrm.render.scene import routes as ways
from graphcrm.render.scene.layout import Mark, Person, Picture
from graphcrm.render.scene.presenter import Presenter
from graphcrm.schema.scales import DECISION_ROLE, EMPLOYEE_ROLE
from graphcrm.values import money


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known about one decision: an opportunity's, or the account's where none has known decision makers.

    ``reaches`` is ``None`` where the ways to it have not been worked out.
    """

    decision: Decision
    findings: tuple[Finding, ...]
    reaches: tuple[Reach, ...] | None

    @property
    def id(self) -> str:
        return self.decision.id or ""

    @property
    def routes(self) -> list[tuple[str, Route]]:
        """Every route with who decides at its end: in the order of the deciders, for each the best first."""
        found: list[tuple[str, Route]] = []
        for reach in self.reaches or ():
            best = (reach.best,) if reach.best and reach.best not in reach.routes else ()
            found += [(reach.decider.id, route) for route in (*best, *reach.routes)]
        return found

    @property
    def cracked(self) -> frozenset[str]:
        """Those whom there is no way round, by id."""
        return frozenset(
            who
            for each in self.findings
            if each.kind == NO_WAY_ROUND and each.opportunity == self.decision.id
            for who in each.who
        )


def told(presenter: Presenter, shown: Scene) -> dict[str, Any]:
    """What is said of one decision, whichever view shows it."""
    opportunity = shown.decision.opportunity
    return {
        "id": shown.id,
        "name": opportunity.name if opportunity else presenter.words["whole_account"],
        "name_zh": (opportunity.name_zh or "") if opportunity else "",
        "heading": _heading(presenter, opportunity),
        "sentences": headline.sentences(presenter, shown.decision, shown.findings, shown.reaches),
        "facts": headline.facts(presenter, shown.decision),
        "routes": [
            {
                "to": decider,
                "path": list(presenter.path(route.path)),
                "carries": presenter.words.percent(route.carry),
                "stale": route.stale,
            }
            for decider, route in shown.routes
        ],
        "deciders": {each.id: _voice(presenter, each) for each in shown.decision.deciders},
        "stances": _stances(presenter, shown.decision.id),
        "findings": [each.id for each in shown.findings],
        "cracked": sorted(map(presenter.key, shown.cracked)),
    }


def drawn(
    presenter: Presenter, shown: Scene, key: Collection[str], dots: Mapping[str, Mark]
) -> dict[str, Any]:
    """Its marks, lines and labels, as the cathedral's script reads them."""
    steps = [
        (decider, presenter.path(route.path), route.carry, route.stale) for decider, route in shown.routes
    ]
    place = picture(presenter, shown, key, dots)
    lines = list(ways.ways(steps, place, dots))
    met = {end for each in lines for end in (each.start, each.end)}
    below = [dot for dot in dots.values() if dot.id in met]
    drawing = network.draw(place.marks + below, lines)
    own = {dot.id for dot in below}
    return {
        "nodes": table([node for node in drawing.nodes if node["id"] not in own]),
        "edges": table(
            [edge | {"smooth": line.bend} for edge, line in zip(drawing.edges, lines, strict=True)]
        ),
        "labels": [label.to_dict() for label in place.labels],
        "ends": {who: ends for who, ends in place.ends.items() if not ends[0].startswith("stack:")},
        "stacked": place.stacked,
        "stacked_ours": place.stacked_ours,
    }


def _heading(presenter: Presenter, opportunity: Opportunity | None) -> list[str]:
    if opportunity is None:
        return []
    when = (
        presenter.words.say("decision_on", date=opportunity.decision_on)
        if opportunity.decision_on
        else presenter.words["decision_open"]
    )
    if opportunity.amount is None and "money" in presenter.snapshot.withheld:
        return [when]
    if opportunity.amount is None:
        return [presenter.words["amount_unknown"], when]
    return [money(opportunity.amount, presenter.account.currency), when]


def _voice(presenter: Presenter, decider: Decider) -> dict[str, Any]:
    if decider.role is None:
        return {}
    return {
        "code": decider.role,
        "role": presenter.words.word(DECISION_ROLE, decider.role),
        "weight": f"{decider.weight:g}",
        "veto": decider.veto,
    }


def _stances(presenter: Presenter, opportunity: str | None) -> dict[str, int]:
    """Which of a person's stances counts here, where it is another than in general."""
    if opportunity is None:
        return {}
    here = {who: presenter.stance_place(who, opportunity) for who in presenter.stances}
    return {
        who: place
        for who, place in here.items()
        if place is not None and place != presenter.stance_place(who, None)
    }


def picture(presenter: Presenter, shown: Scene, key: Collection[str], dots: Mapping[str, Mark]) -> Picture:
    """Where everybody stands in it."""
    links = {pair for _, route in shown.routes for pair in ways.pairs(presenter.path(route.path))}
    on_route = {who for pair in links for who in pair}
    cracked = set(map(presenter.key, shown.cracked))
    deciding = {each.id for each in shown.decision.deciders}
    blamed = {presenter.key(who) for each in shown.findings for who in each.who}
    concerned = blamed | {presenter.key(who) for each in shown.findings for who in each.about}

    def first(who: str) -> tuple[bool, bool, bool, bool, bool, bool, int, str]:
        contact = presenter.contacts[who]
        return (
            who not in cracked, who not in deciding, who not in on_route, who not in blamed, who not in concerned,
            not contact.key, -(contact.rank or 0), who,
        )  # fmt: skip

    def first_of_ours(who: str) -> tuple[bool, bool, int, str]:
        return (who not in cracked, who not in on_route, -len(presenter.knows.get(who, ())), who)

    people = [_pillar(presenter, who, who in cracked) for who in sorted(key, key=first)]
    ours = [
        _of_ours(presenter, who, who in cracked) for who in sorted(presenter.employees, key=first_of_ours)
    ]
    above = [_decider(presenter, each) for each in shown.decision.deciders]
    return layout.picture(ours, people, above, links, dots, presenter.words.texts)


def _pillar(presenter: Presenter, who: str, crack: bool) -> Person:
    contact = presenter.contacts[who]
    other = _other(contact.name, contact.name_zh)
    return Person(
        who,
        contact.name,
        presenter.words.title(contact.title, contact.title_zh),
        other,
        presenter.intimacy(who),
        crack=crack,
    )


def _of_ours(presenter: Presenter, who: str, crack: bool) -> Person:
    employee = presenter.employees[who]
    role = presenter.words.word(EMPLOYEE_ROLE, employee.role) if employee.role else employee.title
    return Person(who, employee.name, role or "", _other(employee.name, employee.name_zh), crack=crack)


def _decider(presenter: Presenter, decider: Decider) -> Person:
    contact = presenter.contacts[decider.id]
    below = (
        presenter.words.word(DECISION_ROLE, decider.role)
        if decider.role
        else presenter.words.title(contact.title, contact.title_zh)
    )
    below = f"{below} · {presenter.words['veto']}" if decider.veto else below
    other = _other(contact.name, contact.name_zh)
    return Person(decider.id, contact.name, below, other, weight=decider.weight, veto=decider.veto)


def _other(name: str, name_zh: str | None) -> str:
    """The Chinese name, where it says something new."""
    return name_zh if name_zh and name_zh not in name else ""
