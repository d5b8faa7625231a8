"""What is on record about one person or one opportunity, with the day, how sure it is, and where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account import key_people, stakeholders
from graphcrm.account.decisions import deciders_of
from graphcrm.account.evidence import named_route
from graphcrm.account.graph import is_open
from graphcrm.account.meetings import last, named, summits
from graphcrm.account.paths import strongest
from graphcrm.account.power_base import power_base
from graphcrm.account.stance import judged, opposition
from graphcrm.account.standing import standings
from graphcrm.account.tables import is_dotted
from graphcrm.explain.columns import columns, with_columns
from graphcrm.explain.others import other_ties
from graphcrm.explain.section import Section, shortened
from graphcrm.messages import Message, Name, Number, Share, Term, joined, listed
from graphcrm.records import (
    Action,
    Attended,
    Concerns,
    ConflictsWith,
    Contact,
    Decides,
    Employee,
    Influences,
    Interaction,
    Knows,
    Opportunity,
    ReportsTo,
)
from graphcrm.schema.common import CONFIDENCE
from graphcrm.schema.scales import DECISION_ROLE, INTERACTION_KIND, INTIMACY, STAGE, SUPPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphcrm.account.decisions import Decider
    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.standing import Standing
    from graphcrm.messages import Fact
    from graphcrm.records import Node, Supports, Tie
    from graphcrm.schema import Scale

_MOST_MET = 10
_OF_MEETINGS = frozenset({"purpose", "serves", "note"})


def of_contact(account: AccountGraph, contact: Contact) -> Iterator[Section]:
    """The part that a contact plays, who leads there, where the contact stands, whom we know it by."""
    yield _section("explain.who", _who(account, contact.id))
    yield _section("explain.in_decisions", _voices(account, contact.id))
    yield _section("explain.routes", _routes(account, contact.id))
    yield _section("explain.stands", _stances(account, contact.id))
    yield _section("explain.known_by", _known_by(account, contact.id))
    yield _section("explain.listens_to", _influences(account, contact.id, into=True))
    yield _section("explain.listened_to_by", _influences(account, contact.id, into=False))
    yield on_record(account, contact)
    yield shortened("explain.meetings", tuple(_meetings(account, contact.id)))
    yield _else(account, contact)


def of_departed(account: AccountGraph, person: Contact | Employee) -> Iterator[Section]:
    """When somebody left, and what was left behind: voices, people who know nobody else of us, reports, steps."""
    snapshot = account.snapshot
    gone = snapshot.left(type(person))[person.id]
    places = joined(map(snapshot.named, gone.places))
    kind = "explain.left" if gone.places else "explain.left_place_unknown"
    yield _section("explain.who", [Message(kind, day=gone.on, units=places)])
    who, lines = person.id, list[Message]()
    for voice in snapshot.behind(Decides, Contact, Opportunity):
        if voice.from_id == who:
            deal = account.deal(voice.to_id)
            lines.append(
                _written(account, Message("explain.voice", deal=deal, voice=_voice(account, voice)), voice)
            )
    for line in snapshot.behind(ReportsTo, Contact, Contact):
        if line.to_id == who and line.from_id in account.contacts:
            lines.append(_written(account, Message("explain.led", who=account.person(line.from_id)), line))
    for tie in snapshot.behind(Knows, Employee, Contact):
        if who in tie[:2]:
            other = tie.to_id if tie.from_id == who else tie.from_id
            lines.append(_written(account, Message("explain.knew", who=account.person(other)), tie))
    steps = {tie.from_id for tie in snapshot.behind(Concerns, Action, Contact) if tie.to_id == who}
    lines += [
        Message("explain.step_left", step=Name(step.name))
        for step in snapshot.nodes(Action).values()
        if step.status == "planned" and (step.id in steps or step.owner == who)
    ]
    yield _section("explain.left_behind", lines)
    yield on_record(account, person)


def of_employee(account: AccountGraph, employee: Employee) -> Iterator[Section]:
    """Whom a colleague knows, and met last."""
    ties = [tie for ties in account.known_by.values() for tie in ties if tie.from_id == employee.id]
    ties.sort(key=lambda tie: (-account.carry(tie), tie.to_id))
    acquaintances = [_acquaintance(account, "explain.knows_titled", tie.to_id, tie) for tie in ties]
    yield _section("explain.knows_whom", acquaintances or [Message("explain.knows_nobody")])
    days = {ident: met.day for ident, met in account.met.items() if employee.id in met.by}
    recent = sorted(days, key=lambda ident: (days[ident], ident), reverse=True)[:_MOST_MET]
    meetings = (Message("explain.met_on", who=account.person(ident), day=days[ident]) for ident in recent)
    yield _section("explain.met_last", meetings)
    yield on_record(account, employee)
    yield _else(account, employee)


def of_opportunity(account: AccountGraph, opportunity: Opportunity) -> Iterator[Section]:
    """How far an opportunity has come, who decides, who is against us."""
    dates = (("explain.bid_due", opportunity.bid_on), ("explain.decision_due", opportunity.decision_on))
    due = (Message(kind, day=day) for kind, day in dates if day)
    yield _section("explain.what", (_stage(account, opportunity), *due))
    voices = [
        Message(
            "explain.decider",
            who=account.person(decider.id),
            voice=_whole_voice(decider),
            stance=_stance(judged(account, decider.id, opportunity.id)),
        )
        for decider in deciders_of(account, opportunity.id)
    ]
    yield _section("explain.who_decides", voices or [Message("explain.nobody_decides")])
    against = (ident for ident in account.contacts if opposition(account, ident, opportunity.id))
    people = (Message("explain.person", who=account.person(ident)) for ident in against)
    yield _section("explain.against_us", people)
    yield on_record(account, opportunity)
    yield _else(account, opportunity)


def of_thing(account: AccountGraph, node: Node) -> Iterator[Section]:
    """What the row of anything else says, and what it is tied to."""
    yield on_record(account, node)
    yield _else(account, node)


def on_record(account: AccountGraph, node: Node) -> Section:
    """What the row of a node says, column by column."""
    return _section("explain.on_record", columns(account, node))


def _else(account: AccountGraph, node: Node) -> Section:
    """What no other section tells."""
    lines = (_written(account, _aged(account, line, tie), tie) for line, tie in other_ties(account, node))
    return shortened("explain.else", tuple(lines))


def _who(account: AccountGraph, contact: str) -> Iterator[Message]:
    if contact in account.outsiders:
        yield Message("explain.outsider", customer=account.snapshot.named(account.snapshot.account.id))
    if units := account.snapshot.units_of(contact):
        yield Message("explain.works_in", units=joined(map(account.snapshot.named, units)))
    stakeholder = stakeholders.stakeholders(account).get(contact)
    if stakeholder is None:
        yield Message("explain.plays_no_part")
    else:
        reasons = stakeholders.reasons(account, stakeholder)
        yield Message("explain.matters", who=account.person(contact), reasons=reasons)
    if power := power_base(account, contact):
        yield power
    if key := account.key_contacts.get(contact):
        yield Message("explain.key", reasons=key_people.reasons(account, key))


def _stage(account: AccountGraph, opportunity: Opportunity) -> Message:
    stage = _word(STAGE, opportunity.stage, "explain.no_stage")
    day, opened = account.snapshot.as_of, opportunity.opened_on
    if is_open(opportunity, day):
        return Message("explain.stage", stage=stage)
    if opened is not None and opened > day:
        return Message("explain.stage_not_open", stage=stage, day=opened)
    return Message("explain.stage_closed", stage=stage)


def _voices(account: AccountGraph, contact: str) -> Iterator[Message]:
    for opportunity in account.open_opportunities:
        for tie in account.deciders.get(opportunity.id, ()):
            if tie.from_id == contact:
                deal, voice = account.deal(opportunity), _voice(account, tie)
                line = _aged(account, Message("explain.voice", deal=deal, voice=voice), tie)
                yield _written(account, line, tie)
        for decider in deciders_of(account, opportunity.id):
            if decider.id == contact and len(decider.roles) > 1:
                together = _whole_voice(decider)
                yield Message("explain.voice_together", deal=account.deal(opportunity), voice=together)


def _whole_voice(decider: Decider) -> Message:
    """Every role of a voice, and its weight."""
    kind = "explain.weight_veto" if decider.veto else "explain.weight"
    roles = [_word(DECISION_ROLE, role, "explain.no_role") for role in decider.roles]
    return Message(kind, role=listed(roles, style="comma"), weight=Number(decider.weight))


def _voice(account: AccountGraph, tie: Decides) -> Message:
    kind = "explain.weight_veto" if tie.veto else "explain.weight"
    role = _word(DECISION_ROLE, tie.role, "explain.no_role")
    return Message(kind, role=role, weight=Number(account.weight(tie)))


def _routes(account: AccountGraph, contact: str) -> Iterator[Message]:
    for paths in strongest(account, None, contact):
        deal = account.deal(paths.opportunity)
        for route in paths.routes:
            people, carry = named_route(account, route), Share(route.carry)
            line = Message("explain.route", deal=deal, route=people, carry=carry)
            yield Message("explain.aged", line=line, age=route.age) if route.age else line
        if not paths.routes:
            yield Message("explain.no_route", deal=deal)


def _stances(account: AccountGraph, contact: str) -> Iterator[Message]:
    """Where a contact stands: of a key person, first what page, report and workbook show (see `account.standing`)."""
    standing = standings(account, [contact])[contact]
    if contact in account.key_contacts:
        yield _shown(standing)
    ties = [*account.stances.get(contact, ()), *account.stances_on.get(contact, ())]
    for tie in ties:
        stance, whom = _stance(tie), account.snapshot.named(tie.to_id)
        line = Message("explain.stance", stance=stance, whom=whom)
        if tie.opportunity:
            deal = account.snapshot.named(tie.opportunity)
            line = Message("explain.stance_on", stance=stance, whom=whom, deal=deal)
        yield _written(account, _aged(account, line, tie), tie)
    if not ties:
        yield Message("explain.not_judged")


def _shown(standing: Standing) -> Message:
    closeness = _closeness(standing.knows.intimacy if standing.knows else None)
    return Message("explain.shown", stance=_stance(standing.supports), closeness=closeness)


def _known_by(account: AccountGraph, contact: str) -> Iterator[Message]:
    ties = account.known_by.get(contact, ())
    touch = account.touched(contact)
    if not ties:
        yield Message("explain.how_close", touch=touch) if touch else Message("explain.known_to_nobody")
    for tie in ties:
        yield _acquaintance(account, "explain.knows", tie.from_id, tie)
    met = account.met.get(contact)
    if met:
        yield Message("explain.last_met", day=met.day, ours=joined(map(account.colleague, met.by)))
    else:
        yield Message("explain.never_met")
        if touch and ties:
            yield Message("explain.in_touch", touch=touch)
    summit = last(summits(account.snapshot)).get(contact)
    if summit and not (met and met.day > summit.day):
        ours = joined(map(account.colleague, summit.by))
        yield Message("explain.took_part", event=named(summit.at), day=summit.day, ours=ours)


def _acquaintance(account: AccountGraph, kind: str, ident: str, tie: Knows) -> Message:
    who = account.colleague(ident) if ident == tie.from_id else account.person(ident)
    line = Message(kind, who=who, closeness=_closeness(tie.intimacy), carry=Share(account.carry(tie)))
    return _written(account, line, tie)


def _meetings(account: AccountGraph, contact: str) -> Iterator[Message]:
    """What each interaction was for, whom it served and what came of it, as far as written; the latest first."""
    every = account.snapshot.nodes(Interaction)
    ties = account.snapshot.events(Attended, Contact, Interaction)
    theirs = [every[tie.to_id] for tie in ties if tie.from_id == contact]
    for event in sorted(theirs, key=lambda event: (event.held_on, event.id), reverse=True):
        facts = tuple(columns(account, event, _OF_MEETINGS))
        if facts:
            kind = _word(INTERACTION_KIND, event.kind, "explain.no_stage")
            yield Message(
                "explain.meeting", day=event.held_on, kind=kind, facts=listed(facts, style="semicolon")
            )


def _influences(account: AccountGraph, contact: str, *, into: bool) -> Iterator[Message]:
    for tie in (*account.on_topics, *account.every_line):
        if contact == (tie.to_id if into else tie.from_id):
            who = account.person(tie.from_id if into else tie.to_id)
            carry = Share(account.carry(tie))
            if isinstance(tie, Influences):
                line = Message("explain.influence", who=who, strength=Number(tie.strength), carry=carry)
                if tie.topic:
                    line = Message("explain.tie_on", line=line, about=Name(tie.topic))
            elif is_dotted(tie):
                line = Message("explain.dotted_line", who=who)
            else:
                kind = "explain.acting_line" if tie.kind == "acting" else "explain.reporting_line"
                line = Message(kind, who=who, carry=carry)
            yield _written(account, line, tie)
    for conflict in account.snapshot.ties(ConflictsWith) if into else ():
        if contact in (conflict.from_id, conflict.to_id):
            other = conflict.from_id if conflict.to_id == contact else conflict.to_id
            line = _aged(account, Message("explain.at_odds", who=account.person(other)), conflict)
            yield _written(account, line, conflict)


def _closeness(intimacy: int | None) -> Message:
    step = INTIMACY.step(intimacy)
    if step is None or intimacy is None:
        return Message("explain.no_closeness")
    return Message("explain.closeness", step=Term(step.term.en), number=intimacy)


def _stance(tie: Supports | None) -> Fact:
    return _word(SUPPORT, tie.support if tie else None, "explain.no_stance")


def _word(scale: Scale, value: float | str | None, missing: str) -> Fact:
    """The word of a step; the message of kind ``missing`` where there is none."""
    step = scale.step(value)
    return Term(step.term.en) if step else Message(missing)


def _aged(account: AccountGraph, line: Message, tie: Tie) -> Message:
    """A line with what is to be said of the age of a judgement."""
    if not account.stale(tie):
        return line
    age = Message("explain.too_old" if getattr(tie, "observed_on", None) else "explain.age_unknown")
    return Message("explain.aged", line=line, age=age)


def _written(account: AccountGraph, line: Message, tie: Tie) -> Message:
    """A line with what else the row of the tie says, the day it was seen, how sure it is, who says so from where, and where it was written."""
    undated = Message("explain.undated") if hasattr(tie, "observed_on") else None
    day: Fact | None = getattr(tie, "observed_on", None) or undated
    step = CONFIDENCE.step(getattr(tie, "confidence", None))
    seen = (Name(text) for name in ("source", "recorded_by") if (text := getattr(tie, name, None)))
    notes = (day, Term(step.term.en) if step else None, *seen, account.snapshot.origin(tie).message)
    line = with_columns(account, line, tie)
    return Message("explain.written", line=line, notes=listed((note for note in notes if note), style="dot"))


def _section(kind: str, lines: Iterable[Message]) -> Section:
    return Section(Message(kind), tuple(lines))
