"""Everything that was computed about one person, opportunity or other thing, in plain words, with what it stands on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from graphcrm import matching
from graphcrm.errors import NotFound
from graphcrm.explain.columns import called
from graphcrm.explain.computed import COMPUTED
from graphcrm.explain.recorded import of_contact, of_departed, of_employee, of_opportunity, of_thing
from graphcrm.explain.section import Section, shortened
from graphcrm.messages import DEFAULT, Fact, Message, joined, text
from graphcrm.records import RECORD_TYPES, Contact, Employee, Opportunity
from graphcrm.schema import NODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding
    from graphcrm.records import Node

__all__ = ["Explanation", "Section", "explain"]

_MOST_SOURCES = 3
_PROPER = (Opportunity, Employee, Contact)
_NODE_RECORDS = cast("Mapping[str, type[Node]]", RECORD_TYPES)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One page about ``id``: who or what it is, and everything that is known or was computed, section by section."""

    id: str
    subject: Fact
    day: datetime.date
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """Who or what it is about, in English."""
        return text(self.subject)

    @property
    def as_of(self) -> str:
        return self.day.isoformat()

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": text(self.subject, language),
            "as_of": self.as_of,
            "sections": [section.to_dict(language) for section in self.sections],
        }


def explain(analysis: Analysis, wanted: str) -> Explanation:
    """The page about the opportunity, person, or whatever else is on record, of this id or name. Raises `NotFound`."""
    account, meant = analysis.account, _meant(analysis, wanted)
    here = meant.id in {**account.contacts, **account.employees}
    if isinstance(meant, Opportunity):
        subject, recorded = account.deal(meant), of_opportunity(account, meant)
    elif not isinstance(meant, Contact | Employee):
        subject = Message(
            "explain.thing", kind=NODES[type(meant).__name__].term, name=called(meant, meant.id)
        )
        recorded = of_thing(account, meant)
    elif not here:
        subject = Message("explain.person", who=account.person(meant.id))
        recorded = of_departed(account, meant)
    elif isinstance(meant, Contact):
        subject = Message("explain.person", who=account.person(meant.id))
        recorded = of_contact(account, meant)
    else:
        subject = Message("explain.person", who=account.colleague(meant.id))
        recorded = of_employee(account, meant)
    sections = (
        *recorded,
        Section(Message("explain.weak_spots"), tuple(_findings(analysis, meant.id))),
        *(_computed(analysis, meant.id) if here or isinstance(meant, Opportunity) else ()),
    )
    shown = tuple(section for section in sections if section.messages)
    return Explanation(meant.id, subject, analysis.snapshot.as_of, shown)


def _meant(analysis: Analysis, wanted: str) -> Node:
    """Whom or what a name means: people and opportunities alike, else anything else; a whole name comes before part of one."""
    snapshot = analysis.snapshot
    try:
        return snapshot.find(_PROPER, wanted, snapshot.nobody(wanted), "find.several", past=True)
    except NotFound as nobody:
        things = {
            node.id: node
            for label in NODES
            for node in snapshot.nodes(_NODE_RECORDS[label]).values()
            if not isinstance(node, _PROPER)
        }
        names = {ident: (called(node, ident).name,) for ident, node in things.items()}
        fitting = matching.fitting(wanted, names)
        if len(fitting) != 1:
            raise nobody from None
        return things[fitting[0]]


def _findings(analysis: Analysis, ident: str) -> Iterator[Message]:
    def concerns(finding: Finding) -> bool:
        return ident in finding.who or ident in finding.about or ident == finding.opportunity

    for finding in filter(concerns, analysis.weak_spots):
        yield Message(
            "explain.finding", severity=finding.severity.message, finding=finding.message, step=finding.step
        )
        for evidence in finding.evidence:
            if evidence.sources:
                places = joined(evidence.sources[:_MOST_SOURCES], style="semicolon")
                yield Message("explain.reason_written", reason=evidence.message, places=places)
            else:
                yield Message("explain.reason", reason=evidence.message)


def _computed(analysis: Analysis, ident: str) -> Iterator[Section]:
    """What every analysis says of this one."""
    for kind, say in COMPUTED.items():
        yield shortened(kind, tuple(say(analysis, ident)))
