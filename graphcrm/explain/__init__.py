"""Everything that was computed about one person or one opportunity, in plain words, with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.graph import is_open
from graphcrm.account.meetings import last, named, summits
from graphcrm.account.paths import strongest
from graphcrm.account.stakeholders import reasons, stakeholders
from graphcrm.account.stance import judged, opposition
from graphcrm.account.wording import called, counted, deal, joined, percent, titled
from graphcrm.errors import NotFound
from graphcrm.explain.computed import TOLD
from graphcrm.matching import fitting
from graphcrm.records import ConflictsWith, Contact, Employee, Influences, Knows, Opportunity
from graphcrm.schema.model import CONFIDENCE
from graphcrm.schema.scales import DECISION_ROLE, INTIMACY, SUPPORT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graphcrm.account.graph import AccountGraph
    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding
    from graphcrm.records import Record, Supports

_MOST = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; each line is a sentence, with the place it was written down where there is one."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One page about ``id``: who or what it is, and everything that is known or was computed, section by section."""

    id: str
    title: str
    as_of: str
    sections: tuple[Section, ...]

    def to_dict(self) -> dict[str, Any]:
        sections = [{"title": each.title, "lines": list(each.lines)} for each in self.sections]
        return {"id": self.id, "title": self.title, "as_of": self.as_of, "sections": sections}


def explain(analysis: Analysis, wanted: str) -> Explanation:
    """The page about the opportunity or person of this id or name. Raises `NotFound`."""
    account, found = analysis.account, _meant(analysis, wanted)
    if isinstance(found, Opportunity):
        opportunity = found
        ident, title, made = (
            opportunity.id,
            deal(opportunity, account.currency),
            _of_opportunity(account, opportunity),
        )
    else:
        person = found
        ident, title = person.id, titled(person)
        made = _of_contact(account, person) if isinstance(person, Contact) else _of_employee(account, person)
    sections = [*made, Section("Weak spots", tuple(_findings(analysis, ident))), *_computed(analysis, ident)]
    return Explanation(
        ident, title, analysis.snapshot.as_of.isoformat(), tuple(each for each in sections if each.lines)
    )


def _meant(analysis: Analysis, wanted: str) -> Contact | Employee | Opportunity:
    """Whom or what a name means: people and opportunities alike; a whole name comes before part of one."""
    snapshot = analysis.snapshot
    every = {
        each.id: each for kind in (Opportunity, Employee, Contact) for each in snapshot.nodes(kind).values()
    }
    found = fitting(wanted, {ident: (each.name, each.name_zh or "") for ident, each in every.items()})
    deals = [each for each in found if each in snapshot.nodes(Opportunity)]
    if not deals:
        return snapshot.find_person(wanted)
    if len(found) > 1:
        listed = ", ".join(f"{every[each].name} ({each})" for each in found[:8])
        raise NotFound(f"Several opportunities or people fit “{wanted}”", hint=f"Say which by id: {listed}.")
    return snapshot.nodes(Opportunity)[deals[0]]


def _of_contact(account: AccountGraph, contact: Contact) -> Iterator[Section]:
    weighty = stakeholders(account).get(contact.id)
    units = joined([account.snapshot.name(each) for each in account.snapshot.units_of(contact.id)])
    who = [f"Works in {units}."] if units else []
    who += (
        [f"{called(contact)} {reasons(account, weighty)}."]
        if weighty
        else ["Plays no part in what is open, as far as anybody recorded."]
    )
    yield Section("Who this is", tuple(who))
    yield Section("In decisions", tuple(_voices(account, contact.id)))
    yield Section(
        "Strongest routes, and the chance that each alone carries today", tuple(_routes(account, contact.id))
    )
    yield Section("Where this person stands", tuple(_stances(account, contact.id)))
    known = account.known_by.get(contact.id, ())
    lines = [
        _with(
            account,
            f"{called(account.employees[tie.from_id])}: {_closeness(tie)}, carries {percent(account.carry(tie))}",
            tie,
        )
        for tie in known
    ]
    met = account.met.get(contact.id)
    lines.append(
        f"Last met on {met.day} by {joined([called(account.employees[each]) for each in met.by])}."
        if met
        else "No meeting is recorded."
    )
    sat = last(summits(account.snapshot)).get(contact.id)
    if sat and not (met and met.day > sat.day):
        lines.append(
            f"Took part in {named(sat.at)} on {sat.day}, with {joined([called(account.employees[each]) for each in sat.by])}."
        )
    yield Section("Who of ours knows this person", tuple(lines if known else ["None of ours.", *lines]))
    yield Section("Listens to", tuple(_influences(account, contact.id, into=True)))
    yield Section("Is listened to by", tuple(_influences(account, contact.id, into=False)))


def _of_employee(account: AccountGraph, employee: Employee) -> Iterator[Section]:
    ties = [tie for found in account.known_by.values() for tie in found if tie.from_id == employee.id]
    ties.sort(key=lambda tie: (-account.carry(tie), tie.to_id))
    lines = [
        _with(
            account,
            f"{titled(account.contacts[tie.to_id])}: {_closeness(tie)}, carries {percent(account.carry(tie))}",
            tie,
        )
        for tie in ties
    ]
    yield Section("Whom this colleague knows", tuple(lines or ["None of their people."]))
    last = {ident: met for ident, met in account.met.items() if employee.id in met.by}
    recent = sorted(last, key=lambda ident: (last[ident].day, ident), reverse=True)[:10]
    yield Section(
        "Met last", tuple(f"{called(account.contacts[ident])} on {last[ident].day}" for ident in recent)
    )


def _of_opportunity(account: AccountGraph, opportunity: Opportunity) -> Iterator[Section]:
    dates = [("bid", opportunity.bid_on), ("decision", opportunity.decision_on)]
    yield Section(
        "What it is",
        (
            f"Stage: {opportunity.stage}{_state(opportunity, account.snapshot.as_of)}.",
            *(f"The {what} is due on {day}." for what, day in dates if day),
        ),
    )
    lines = [
        f"{titled(account.contacts[tie.from_id])}: {_role(tie.role)}, weight {account.weight(tie):g}{', can stop it alone' if tie.veto else ''}; "
        f"{_stand(judged(account, tie.from_id, opportunity.id))}"
        for tie in account.deciders.get(opportunity.id, ())
    ]
    yield Section("Who decides", tuple(lines or ["Nobody is recorded as deciding on it."]))
    against = [ident for ident in account.contacts if opposition(account, ident, opportunity.id)]
    yield Section("Who stands against us", tuple(titled(account.contacts[ident]) for ident in against))


def _state(opportunity: Opportunity, day: date) -> str:
    if is_open(opportunity, day):
        return ""
    if opportunity.opened_on is not None and opportunity.opened_on > day:
        return f"; not open yet: we learn of it on {opportunity.opened_on}"
    return "; closed, so that nothing is asked about it any more"


def _voices(account: AccountGraph, contact: str) -> Iterator[str]:
    for each in account.open_opportunities:
        for tie in account.deciders.get(each.id, ()):
            if tie.from_id == contact:
                veto = ", can stop it alone" if tie.veto else ""
                yield _with(
                    account,
                    f"{deal(each, account.currency)}: {_role(tie.role)}, weight {account.weight(tie):g}{veto}",
                    tie,
                )


def _routes(account: AccountGraph, contact: str) -> Iterator[str]:
    deals = {each.id: deal(each, account.currency) for each in account.open_opportunities}
    for paths in strongest(account, None, contact):
        what = deals.get(paths.opportunity or "", "this account")
        for route in paths.routes:
            first, *others = route.path
            names = [called(account.employees[first]), *(called(account.contacts[each]) for each in others)]
            old = f"; {route.age}" if route.age else ""
            yield f"{what}: {' → '.join(names)} carries {percent(route.carry)}{old}"
        if not paths.routes:
            yield f"{what}: no route leads there."


def _stances(account: AccountGraph, contact: str) -> Iterator[str]:
    ties = [*account.stances.get(contact, ()), *account.stances_on.get(contact, ())]
    for tie in ties:
        about = f", on {account.snapshot.name(tie.opportunity)}" if tie.opportunity else ""
        aged = "nobody knows how old" if tie.observed_on is None else "too old to rely on"
        old = f"; {aged}" if account.stale(tie) else ""
        yield _with(account, f"{_stand(tie)} of {account.snapshot.name(tie.to_id)}{about}{old}", tie)
    if not ties:
        yield "Not judged: nobody of ours has written down where this person stands."


def _influences(account: AccountGraph, contact: str, *, into: bool) -> Iterator[str]:
    for tie in account.between_contacts:
        if contact == (tie.to_id if into else tie.from_id):
            other = called(account.contacts[tie.from_id if into else tie.to_id])
            how = f"influence {tie.strength:g}" if isinstance(tie, Influences) else "reporting line"
            yield _with(account, f"{other} ({how}, carries {percent(account.carry(tie))})", tie)
    for odds in account.snapshot.ties(ConflictsWith) if into else ():
        if contact in (odds.from_id, odds.to_id):
            other = odds.from_id if odds.to_id == contact else odds.to_id
            yield _with(account, f"At odds with {called(account.contacts[other])}", odds)


def _findings(analysis: Analysis, ident: str) -> Iterator[str]:
    def concerns(each: Finding) -> bool:
        return ident in each.who or ident in each.about or ident == each.opportunity

    for each in filter(concerns, analysis.findings):
        yield f"{each.severity.shown.capitalize()}: {each.sentence} Next: {each.next_step}"
        for line in each.evidence:
            place = "; ".join(map(str, line.sources[:3]))
            yield f"  – {line.text}{f' [{place}]' if place else ''}"


def _computed(analysis: Analysis, ident: str) -> Iterator[Section]:
    """What every analysis says of this one."""
    for title, say in TOLD.items():
        lines = tuple(say(analysis, ident))
        rest = len(lines) - _MOST
        yield Section(
            title, lines[:_MOST] + ((f"… and {counted(rest, 'more', 'more')}.",) if rest > 0 else ())
        )


def _closeness(tie: Knows) -> str:
    step = INTIMACY.step(tie.intimacy)
    return f"{step.term.en} ({tie.intimacy} of 4)" if step else "closeness not judged"


def _role(role: str | None) -> str:
    step = DECISION_ROLE.step(role)
    return step.term.en if step else "role not recorded"


def _stand(tie: Supports | None) -> str:
    step = SUPPORT.step(tie.support) if tie else None
    return step.term.en if step else "not judged"


def _with(account: AccountGraph, said: str, record: Record) -> str:
    """A line with the day it was seen, how sure it is, and where it was written."""
    day, confidence = getattr(record, "observed_on", None), getattr(record, "confidence", None)
    step = CONFIDENCE.step(confidence) if confidence is not None else None
    parts = [
        str(day) if day else "undated",
        step.term.en if step else "",
        str(account.snapshot.origin(record)),
    ]
    return f"{said} [{' · '.join(part for part in parts if part)}]"
