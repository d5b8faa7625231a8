"""One decision's picture: who stands where, which routes are drawn, what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from graphcrm.account.access import Route
from graphcrm.account.decisions import Decider, Decision
from graphcrm.analysis.routes import Reach
from graphcrm.findings import Finding
from graphcrm.messages import Money, listed
from graphcrm.records import Contact, Employee, Opportunity
from graphcrm.render.compact import table
from graphcrm.render.scene import headline, layout, network, plots, vault
from graphcrm.render.scene import routes as ways
from graphcrm.render.scene.headline import Standing
from graphcrm.render.scene.layout import Figure, Mark, Placement
from graphcrm.render.scene.network import Stroke
from graphcrm.render.scene.plots import PlacedPlot
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.scene.vault import PlacedArch
from graphcrm.render.shape import MarkRecord, PictureData, SceneData, VoiceData, WayRecord
from graphcrm.schema.scales import DECISION_ROLE, EMPLOYEE_ROLE
from graphcrm.scorecard.policy import Policy


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known about one decision: an opportunity's, or the account's where none has known decision makers."""

    standing: Standing
    findings: tuple[Finding, ...]

    @property
    def decision(self) -> Decision:
        return self.standing.decision

    @property
    def reaches(self) -> tuple[Reach, ...] | None:
        """``None`` where the ways to it have not been worked out."""
        return self.standing.reaches

    @property
    def id(self) -> str:
        return self.decision.id or ""

    @property
    def routes(self) -> list[tuple[str, Route]]:
        """Every route with who decides at its end: in the order of the deciders, for each the best first."""
        routes: list[tuple[str, Route]] = []
        for reach in self.reaches or ():
            best = (reach.best,) if reach.best and reach.best not in reach.routes else ()
            routes += [(reach.decider.id, route) for route in (*best, *reach.routes)]
        return routes

    @property
    def cracked(self) -> frozenset[str]:
        """Those whom there is no way round, by id."""
        return frozenset(point.person for point in self.standing.points)

    def drawn_routes(self, presenter: Presenter) -> list[ways.DrawnRoute]:
        """Its routes, as lines are drawn of them."""
        return [
            ways.DrawnRoute(decider, presenter.path(route.path), route.carry, route.stale)
            for decider, route in self.routes
        ]


def told(presenter: Presenter, shown: Scene) -> SceneData:
    """What is said of one decision, whichever view shows it."""
    opportunity, words = shown.decision.opportunity, presenter.words
    return {
        "id": shown.id,
        "name": opportunity.name if opportunity else words.say("page.whole_account"),
        "name_zh": (opportunity.name_zh or "") if opportunity else "",
        "heading": _heading(presenter, opportunity),
        "sentences": headline.sentences(presenter, shown.standing),
        "facts": headline.facts(presenter, shown.decision),
        "routes": [
            {
                "to": route.decider,
                "path": list(route.path),
                "carries": words.percent(route.carry),
                "stale": route.stale,
            }
            for route in shown.drawn_routes(presenter)
        ],
        "deciders": {decider.id: _voice(presenter, decider) for decider in shown.decision.deciders},
        "stances": _stances(presenter, shown.decision.id),
        "findings": [finding.id for finding in shown.findings],
        "cracked": sorted(map(presenter.key, shown.cracked)),
    }


class Building(NamedTuple):
    """What stands in the picture of every decision: plots, the dots in them by person, arches."""

    plots: Sequence[PlacedPlot]
    dots: Mapping[str, Mark]
    arches: Sequence[PlacedArch]


class LaidOut(NamedTuple):
    """One decision's picture: where everybody stands, the lines between, and dots at which a line ends."""

    place: Placement
    lines: Sequence[Stroke]
    met: Sequence[Mark]


def build(presenter: Presenter, key: Collection[str], policy: Policy) -> Building:
    """The building, in which those of ``key`` are no dots."""
    placed = plots.place(plots.plots(presenter, key))
    dots = {mark.who: mark for mark in plots.dots(placed)}
    return Building(placed, dots, vault.place(vault.arches(presenter.snapshot, presenter.words, policy)))


def lay_out(presenter: Presenter, shown: Scene, key: Collection[str], dots: Mapping[str, Mark]) -> LaidOut:
    """Where everybody stands, and the lines of the routes."""
    place = picture(presenter, shown, key, dots)
    lines = ways.ways(shown.drawn_routes(presenter), place, dots)
    met = {end for line in lines for end in (line.start, line.end)}
    return LaidOut(place, lines, [dot for dot in dots.values() if dot.id in met])


def drawn(laid_out: LaidOut) -> PictureData:
    """Its marks, lines and labels, as the cathedral's script reads them."""
    place, lines, below = laid_out
    drawing = network.draw([*place.marks, *below], lines)
    own = {dot.id for dot in below}
    bends = zip(drawing.edges, lines, strict=True)
    nodes = [cast("MarkRecord", node) for node in drawing.nodes if node["id"] not in own]
    return {
        "nodes": table(nodes),
        "edges": table([cast("WayRecord", edge | {"smooth": line.bend}) for edge, line in bends]),
        "labels": [label.to_dict() for label in place.labels],
        "ends": {who: ends for who, ends in place.ends.items() if not ends[0].startswith("stack:")},
        "stacked": place.stacked,
        "stacked_ours": place.stacked_ours,
    }


def _heading(presenter: Presenter, opportunity: Opportunity | None) -> list[str]:
    if opportunity is None:
        return []
    words, amount, day = presenter.words, presenter.account.money(opportunity), opportunity.decision_on
    when = words.say("page.decision_on", date=day) if day else words.say("page.decision_open")
    if amount is None and "money" in presenter.snapshot.withheld:
        return [when]
    return [words.read(amount or Money(None)), when]


def _voice(presenter: Presenter, decider: Decider) -> VoiceData:
    if not decider.roles:
        return {}
    return {
        "code": decider.roles[0],
        "role": _roles(presenter, decider),
        "weight": f"{decider.weight:g}",
        "veto": decider.veto,
    }


def _roles(presenter: Presenter, decider: Decider) -> str:
    """The words of every role that somebody has in a decision."""
    words = presenter.words
    return words.read(
        listed([words.word(DECISION_ROLE, role) or role for role in decider.roles], style="comma")
    )


def _stances(presenter: Presenter, opportunity: str | None) -> dict[str, int]:
    """Which of a person's stances counts here, where it is another than in general."""
    if opportunity is None:
        return {}
    places = {who: presenter.stance_place(who, opportunity) for who in presenter.stances}
    return {
        who: place
        for who, place in places.items()
        if place is not None and place != presenter.stance_place(who, None)
    }


def picture(presenter: Presenter, shown: Scene, key: Collection[str], dots: Mapping[str, Mark]) -> Placement:
    """Where everybody stands in it."""
    links = {pair for route in shown.drawn_routes(presenter) for pair in ways.pairs(route.path)}
    on_route = {who for pair in links for who in pair}
    cracked = set(map(presenter.key, shown.cracked))
    deciding = {decider.id for decider in shown.decision.deciders}
    blamed = {presenter.key(who) for finding in shown.findings for who in finding.who}
    concerned = blamed | {presenter.key(who) for finding in shown.findings for who in finding.about}
    known = Counter(tie.from_id for ties in presenter.known_by.values() for tie in ties)
    counted = presenter.account.key_contacts

    def first(who: str) -> tuple[bool, bool, bool, bool, bool, bool, int, str]:
        return (
            who not in cracked,
            who not in deciding,
            who not in on_route,
            who not in blamed,
            who not in concerned,
            who not in counted,
            -(presenter.contacts[who].rank or 0),
            who,
        )

    def first_of_ours(who: str) -> tuple[bool, bool, int, str]:
        return (who not in cracked, who not in on_route, -known[presenter.employees[who].id], who)

    pillars = [_pillar(presenter, who, who in cracked) for who in sorted(key, key=first)]
    ours = [
        _of_ours(presenter, who, who in cracked) for who in sorted(presenter.employees, key=first_of_ours)
    ]
    above = [_decider(presenter, decider) for decider in shown.decision.deciders]
    return layout.picture(ours, pillars, above, links, dots, presenter.words)


def _pillar(presenter: Presenter, who: str, crack: bool) -> Figure:
    contact = presenter.contacts[who]
    title, other = presenter.title(contact), _other(presenter, contact)
    return Figure(who, presenter.name(who), title, other, presenter.intimacy(who), crack=crack)


def _of_ours(presenter: Presenter, who: str, crack: bool) -> Figure:
    employee = presenter.employees[who]
    role = presenter.words.word(EMPLOYEE_ROLE, employee.role) if employee.role else employee.title
    return Figure(who, presenter.name(who), role or "", _other(presenter, employee), crack=crack)


def _decider(presenter: Presenter, decider: Decider) -> Figure:
    contact, words = presenter.contacts[decider.id], presenter.words
    role = _roles(presenter, decider) if decider.roles else presenter.title(contact)
    below = f"{role} · {words.say('page.veto')}" if decider.veto else role
    name, other = presenter.name(decider.id), _other(presenter, contact)
    return Figure(decider.id, name, below, other, weight=decider.weight, veto=decider.veto)


def _other(presenter: Presenter, person: Contact | Employee) -> str:
    """In English the Chinese name, where it says something new; in Chinese it stands first, and alone."""
    other = person.name_zh
    return other if other and other not in person.name and not presenter.words.chinese else ""
