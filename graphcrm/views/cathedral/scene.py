"""One opportunity's picture: who stands where, which routes are drawn, what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphcrm.findings import Finding
from graphcrm.records import Decides, Opportunity
from graphcrm.schema.scales import DECISION_ROLE, EMPLOYEE_ROLE
from graphcrm.values import money
from graphcrm.views.cathedral import headline, layout, marks, network
from graphcrm.views.cathedral.layout import Mark, Person, Picture
from graphcrm.views.cathedral.network import Way
from graphcrm.views.cathedral.reading import Reading, weight
from graphcrm.views.cathedral.routes import Route
from graphcrm.views.cathedral.words import EN, say, word


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known about one opportunity (or the account, where it has none open)."""

    opportunity: Opportunity | None
    deciders: tuple[Decides, ...]
    findings: tuple[Finding, ...]
    routes: Mapping[str, Sequence[Route]] | None

    @property
    def id(self) -> str:
        return self.opportunity.id if self.opportunity else ""

    @property
    def ways(self) -> list[tuple[str, Route]]:
        """Every route with who decides at its end, in the order of the deciders."""
        return [
            (tie.from_id, route)
            for tie in self.deciders
            for route in (self.routes or {}).get(tie.from_id, ())
        ]

    @property
    def cracked(self) -> frozenset[str]:
        """Those whom there is no way round."""
        return frozenset(
            who for each in self.findings if each.kind == headline.NO_WAY_ROUND for who in each.who
        )


def scene(
    reading: Reading,
    opportunity: Opportunity | None,
    findings: Sequence[Finding],
    routes: Mapping[str, Sequence[Route]] | None,
) -> Scene:
    """The scene of an opportunity: findings about it, and those about the account as a whole."""
    ident = opportunity.id if opportunity else None
    here = tuple(each for each in findings if each.opportunity in (None, ident))
    return Scene(opportunity, reading.deciders(ident) if ident else (), here, routes)


def to_dict(reading: Reading, shown: Scene, key: Collection[str], dots: Mapping[str, Mark]) -> dict[str, Any]:
    """The scene as the page's script reads it."""
    place = _picture(reading, shown, key, dots)
    drawing = network.draw(place.marks + list(dots.values()), _ways(shown, place, dots))
    own = {f"dot:{who}" for who in dots}
    opportunity = shown.opportunity
    return {
        "id": shown.id,
        "name": opportunity.name if opportunity else EN["no_opportunity"],
        "name_zh": (opportunity.name_zh or "") if opportunity else "",
        "heading": _heading(reading, opportunity),
        "sentences": headline.sentences(reading, opportunity, shown.findings, shown.routes),
        "facts": headline.facts(reading, shown.id or None),
        "nodes": [node for node in drawing.nodes if node["id"] not in own],
        "edges": drawing.edges,
        "labels": [label.to_dict() for label in place.labels],
        "ends": place.ends,
        "stacked": place.stacked,
        "stacked_ours": place.stacked_ours,
        "routes": [
            {
                "to": decider,
                "path": list(route.path),
                "carries": headline.percent(route.carry),
                "stale": route.stale,
            }
            for decider, route in shown.ways
        ],
        "deciders": {tie.from_id: _voice(tie) for tie in shown.deciders},
        "findings": [each.id for each in shown.findings],
        "cracked": sorted(shown.cracked),
    }


def _heading(reading: Reading, opportunity: Opportunity | None) -> list[str]:
    if opportunity is None:
        return []
    when = (
        say("decision_on", date=opportunity.decision_on) if opportunity.decision_on else EN["decision_open"]
    )
    return [money(opportunity.amount, reading.snapshot.account.currency), when]


def _voice(tie: Decides) -> dict[str, Any]:
    return {"role": word(DECISION_ROLE, tie.role), "weight": f"{weight(tie):g}", "veto": bool(tie.veto)}


def _picture(reading: Reading, shown: Scene, key: Collection[str], dots: Mapping[str, Mark]) -> Picture:
    on_route = {who for _, route in shown.ways for who in route.path}
    deciding = {tie.from_id for tie in shown.deciders}
    blamed = {who for each in shown.findings for who in each.who}
    concerned = blamed | {who for each in shown.findings for who in each.about}

    def first(who: str) -> tuple[bool, bool, bool, bool, bool, bool, int, str]:
        contact = reading.contacts[who]
        return (
            who not in shown.cracked, who not in deciding, who not in on_route, who not in blamed, who not in concerned,
            not contact.key, -(contact.rank or 0), who,
        )  # fmt: skip

    def first_of_ours(who: str) -> tuple[bool, bool, int, str]:
        return (who not in shown.cracked, who not in on_route, -len(reading.knows.get(who, ())), who)

    people = [_pillar(reading, who, who in shown.cracked) for who in sorted(key, key=first)]
    ours = [
        _of_ours(reading, who, who in shown.cracked) for who in sorted(reading.employees, key=first_of_ours)
    ]
    above = [_decider(reading, tie) for tie in shown.deciders]
    links = {step for _, route in shown.ways for step in route.steps}
    return layout.picture(ours, people, above, links, dots, EN)


def _pillar(reading: Reading, who: str, crack: bool) -> Person:
    contact = reading.contacts[who]
    below = " · ".join(
        part
        for part in (_other_name(contact.name, contact.name_zh), contact.title or contact.title_zh)
        if part
    )
    return Person(who, contact.name, below, reading.intimacy(who), crack=crack)


def _of_ours(reading: Reading, who: str, crack: bool) -> Person:
    employee = reading.employees[who]
    role = word(EMPLOYEE_ROLE, employee.role) if employee.role else employee.title or ""
    below = " · ".join(part for part in (_other_name(employee.name, employee.name_zh), role) if part)
    return Person(who, employee.name, below, crack=crack)


def _decider(reading: Reading, tie: Decides) -> Person:
    contact = reading.contacts[tie.from_id]
    below = f"{word(DECISION_ROLE, tie.role)} · {EN['veto']}" if tie.veto else word(DECISION_ROLE, tie.role)
    return Person(tie.from_id, contact.name, below, weight=weight(tie), veto=bool(tie.veto))


def _other_name(name: str, name_zh: str | None) -> str:
    return name_zh if name_zh and name_zh != name else ""


def _ways(shown: Scene, place: Picture, dots: Mapping[str, Mark]) -> list[Way]:
    """The steps of all routes, each drawn once: as wide as the best route over it, dashed where all over it are stale."""
    at = {mark.id: mark for mark in (*place.marks, *dots.values())}
    ends = {who: (dot.id, dot.id) for who, dot in dots.items()} | place.ends
    found: dict[tuple[str, str], list[int]] = {}
    for number, (decider, route) in enumerate(shown.ways):
        for pair in _steps(route, decider, ends, place.top):
            found.setdefault(pair, []).append(number)
    ways = shown.ways
    made: list[Way] = []
    for (start, end), over in sorted(found.items()):
        carry = max(ways[number][1].carry for number in over)
        stale = all(ways[number][1].stale for number in over)
        made.append(Way(start, end, marks.route_width(carry), stale, _bend(at[start], at[end]), tuple(over)))
    return made


def _steps(
    route: Route, decider: str, ends: Mapping[str, tuple[str, str]], top: Mapping[str, str]
) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    last = len(route.path) - 1
    for number, (one, two) in enumerate(route.steps, 1):
        if one not in ends or two not in ends:
            continue
        start = ends[one][1]
        from_below = start.startswith(("ours:", "dot:", "stack:ours"))
        end = ends[two][0] if from_below or not ends[two][1].startswith("head:") else ends[two][1]
        if number == last and decider in top and not from_below:
            pairs.append((start, top[decider]))
            continue
        pairs.append((start, end))
        if number == last and decider in top and end != top[decider]:
            pairs.append((ends[two][1], top[decider]))
    return [pair for pair in pairs if pair[0] != pair[1]]


def _bend(start: Mark, end: Mark) -> str:
    if abs(start.y - end.y) > 90.0 and start.mark != end.mark:
        return "rise"
    if start.mark == end.mark == "anchor" and (start.id.startswith("base:") or end.id.startswith("base:")):
        return "rise"
    return "over" if start.x < end.x else "under"
