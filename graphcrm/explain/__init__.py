"""Everything that was computed about one person or one opportunity, in plain words, with what it stands on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.explain.computed import COMPUTED
from graphcrm.explain.recorded import of_contact, of_departed, of_employee, of_opportunity
from graphcrm.explain.section import Section, shortened
from graphcrm.messages import DEFAULT, Fact, Message, joined, text
from graphcrm.records import Contact, Employee, Opportunity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding

__all__ = ["Explanation", "Section", "explain"]

_MOST_SOURCES = 3


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
    """The page about the opportunity or person of this id or name. Raises `NotFound`."""
    account, meant = analysis.account, _meant(analysis, wanted)
    if isinstance(meant, Opportunity):
        subject, recorded = account.deal(meant), of_opportunity(account, meant)
    elif meant.id not in {**account.contacts, **account.employees}:
        subject = Message("explain.person", who=account.person(meant.id))
        recorded = of_departed(account, meant)
    elif isinstance(meant, Contact):
        subject = Message("explain.person", who=account.person(meant.id))
        recorded = of_contact(account, meant)
    else:
        subject = Message("explain.person", who=account.colleague(meant.id))
        recorded = of_employee(account, meant)
    known = isinstance(meant, Opportunity) or meant.id in {**account.contacts, **account.employees}
    sections = (
        *recorded,
        Section(Message("explain.weak_spots"), tuple(_findings(analysis, meant.id))),
        *(_computed(analysis, meant.id) if known else ()),
    )
    shown = tuple(section for section in sections if section.messages)
    return Explanation(meant.id, subject, analysis.snapshot.as_of, shown)


def _meant(analysis: Analysis, wanted: str) -> Contact | Employee | Opportunity:
    """Whom or what a name means: people and opportunities alike; a whole name comes before part of one."""
    snapshot = analysis.snapshot
    return snapshot.find(
        (Opportunity, Employee, Contact), wanted, snapshot.nobody(wanted), "find.several", past=True
    )


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
