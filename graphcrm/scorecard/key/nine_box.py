"""The nine-box: how close key people are to us, against how far they support us. (K2)

Three bands of intimacy beside three of support (see `KeyRules`). What was never judged has a column of its own: it is
not the middle. Each place holds today's box, the box that is aimed at, the planned steps, and who answers for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.key_people import reasons
from graphcrm.account.standing import Standing, standings
from graphcrm.analysis.result import Result, members, record
from graphcrm.findings import Evidence, Finding
from graphcrm.messages import DEFAULT, Fact, Message, Person, Several, joined, text
from graphcrm.records import Action
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.key.bands import Box, box, named
from graphcrm.scorecard.policy.relationships import KeyRules
from graphcrm.scorecard.weak_spot import weak_spot

_STEP = members("action=id name owner due_on from_support to_support")
_BOTH = 2
_ROW = members("contact intimacy support box target responsible")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one key contact stands, and where we mean to be.

    ``key`` says why this one is key; ``closest`` is the employee whose relationship the intimacy is of. The
    two ``fresh`` say whether the judgement is recent enough to be relied on (``None``: there is none). ``path`` are the
    planned steps with this contact, the next first.
    """

    MEMBERS = members(
        "contact name key intimacy support box target_intimacy target_support target closest responsible "
        "intimacy_fresh support_fresh path"
    )

    person: Person
    key: Fact
    intimacy: int | None
    support: int | None
    box: Box
    target_intimacy: int | None
    target_support: int | None
    target: Box
    closest: str | None
    responsible: tuple[str, ...]
    intimacy_fresh: bool | None
    support_fresh: bool | None
    path: tuple[Action, ...]

    @property
    def contact(self) -> str:
        """The id."""
        return self.person.id

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def unjudged(self) -> tuple[Message, ...]:
        """Which of the two was never judged: ``intimacy not judged``, ``support not judged``."""
        steps = {"intimacy": self.intimacy, "support": self.support}
        return tuple(Message(f"judged.{what}.never") for what, step in steps.items() if step is None)

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        return {
            **record(self, language),
            "key": text(self.key, language),
            "path": [record(step, language, shown=_STEP) for step in self.path],
        }


@dataclass(frozen=True, slots=True)
class NineBox(Result):
    """Every key contact's place, by id; ``rules`` say where the bands begin."""

    rules: KeyRules
    places: tuple[Place, ...]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> Mapping[Box, int]:
        """How many stand in each box today; boxes in which nobody stands are missing."""
        return Counter(place.box for place in self.places)

    @property
    def aimed(self) -> Mapping[Box, int]:
        """How many are meant to stand in each box; who has no target in either dimension is left out."""
        return Counter(place.target for place in self.places if place.target != Box(None, None))

    @property
    def without_intimacy(self) -> tuple[Place, ...]:
        """Those with whom nobody of ours has a relationship that was judged."""
        return tuple(place for place in self.places if place.intimacy is None)

    @property
    def without_support(self) -> tuple[Place, ...]:
        """Those whose stance towards us nobody judged."""
        return tuple(place for place in self.places if place.support is None)

    def inside(self, intimacy: int | None, support: int | None) -> tuple[Place, ...]:
        """Who stands in one box today; ``None`` is the column, or the row, of those not judged."""
        return tuple(place for place in self.places if place.box == Box(intimacy, support))

    def place(self, contact: str) -> Place:
        """The place of one key contact. Raises `KeyError`."""
        return {place.contact: place for place in self.places}[contact]

    def rows(self, language: str = DEFAULT) -> list[dict[str, Any]]:
        return [
            {
                **record(place, language, shown=_ROW),
                "box": text(named(place.box), language),
                "target": text(named(place.target, target=True), language),
                "steps": len(place.path),
                "key": text(place.key, language),
            }
            for place in self.places
        ]

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        counts, aimed = self.counts, self.aimed
        boxes = sorted({*counts, *aimed}, key=lambda box: tuple(-1 if band is None else band for band in box))
        return {
            "bands": {"intimacy": list(self.rules.intimacy_bands), "support": list(self.rules.support_bands)},
            "counts": [
                {**box._asdict(), "people": counts.get(box, 0), "aimed": aimed.get(box, 0)} for box in boxes
            ],
            "places": [place.to_dict(language) for place in self.places],
            "findings": [finding.to_dict(language) for finding in self.findings],
        }


def nine_box(context: AssessmentContext) -> NineBox:
    """The nine-box of an account: the one that page, report, workbook and scorecard show. O(contacts + ties).

    In it is everybody in `AccountGraph.key_contacts`, and nobody else; where each stands is what
    `graphcrm.account.standing.standings` says (closest relationship, stance that counts), banded by `KeyRules`. Whoever lacks
    one of the two is in it too, in a box with ``None``: `NineBox.without_intimacy` and `NineBox.without_support` name them,
    `Place.unjudged` says which is missing. `NineBox.inside` gives the people of one box, `Place.person` names them.
    """
    standing = standings(context.account, context.key_contacts)
    places = tuple(_place(context, contact, stand) for contact, stand in standing.items())
    return NineBox(context.policy.key, places, unanswered(context, standing))


def _place(context: AssessmentContext, contact: str, standing: Standing) -> Place:
    account, rules = context.account, context.policy.key
    knows, supports = standing.knows, standing.supports
    return Place(
        account.person(contact),
        reasons(account, context.key_contacts[contact]),
        standing.intimacy,
        standing.support,
        box(rules, standing.intimacy, standing.support),
        standing.target_intimacy,
        standing.target_support,
        box(rules, standing.target_intimacy, standing.target_support),
        knows.from_id if knows else None,
        standing.responsible,
        None if knows is None else not account.stale(knows),
        None if supports is None else not account.stale(supports),
        _path(account, contact),
    )


def _path(account: AccountGraph, contact: str) -> tuple[Action, ...]:
    """What is planned with a contact, the next first; what has no date, last."""
    steps = account.plans.get(contact, ())
    return tuple(sorted(steps, key=lambda step: (step.due_on is None, str(step.due_on), step.id)))


def unanswered(context: AssessmentContext, standing: Mapping[str, Standing]) -> tuple[Finding, ...]:
    """A finding for each key contact for whom not exactly one of ours answers."""
    items = standing.items()
    return tuple(_unanswered(context, who, stand) for who, stand in items if len(stand.responsible) != 1)


def colleagues(context: AssessmentContext, employees: Iterable[str]) -> Several:
    """Those of ours, in a row."""
    return joined(map(context.account.colleague, employees))


def _unanswered(context: AssessmentContext, contact: str, standing: Standing) -> Finding:
    account, key, responsible = context.account, context.key_contacts[contact], standing.responsible
    evidence: list[Evidence] = []
    closest = standing.knows.from_id if standing.knows and standing.knows.intimacy else None
    kind, said, step = "no_responsible", "", "step_closest" if closest else "step"
    if responsible:
        kind, said, step = "several_responsible", "both" if len(responsible) == _BOTH else "", "step"
        evidence = [reason(account, Message("finding.several_responsible.evidence"), standing.answering)]
    return weak_spot(
        kind,
        "K2",
        bool(key.decides),
        [contact],
        *evidence,
        deal=account.deal(next(iter(key.decides), None)),
        said=said,
        step=step,
        who=account.person(contact),
        why=reasons(account, key),
        ours=colleagues(context, responsible or ([closest] if closest else ())),
    )
