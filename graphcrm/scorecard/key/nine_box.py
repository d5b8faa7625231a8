"""The nine-box: how close key people are to us, against how far they support us. (K2)

Three bands of intimacy beside three of support (see `KeyRules`). What was never judged has a column of its own: it is
not the middle. Each place holds today's box, the box that is aimed at, the planned steps, and who answers for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.key_people import reasons
from graphcrm.account.standing import standings
from graphcrm.analysis.result import Result
from graphcrm.scorecard.key import responsible
from graphcrm.scorecard.key.bands import Box, box, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.standing import Standing
    from graphcrm.findings import Finding
    from graphcrm.records import Action
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.policy.key import KeyRules


@dataclass(frozen=True, slots=True)
class Place:
    """Where one key contact stands, and where we mean to be.

    ``key`` says in words why this one is key; ``closest`` is the employee whose relationship the intimacy is of. The
    two ``fresh`` say whether the judgement is recent enough to be relied on (``None``: there is none). ``path`` are the
    planned steps with this contact, the next first.
    """

    contact: str
    name: str
    key: str
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

    def to_dict(self) -> dict[str, Any]:
        return {
            "contact": self.contact,
            "name": self.name,
            "key": self.key,
            "intimacy": self.intimacy,
            "support": self.support,
            "box": list(self.box),
            "target_intimacy": self.target_intimacy,
            "target_support": self.target_support,
            "target": list(self.target),
            "closest": self.closest,
            "responsible": list(self.responsible),
            "intimacy_fresh": self.intimacy_fresh,
            "support_fresh": self.support_fresh,
            "path": [
                {
                    "action": each.id,
                    "name": each.name,
                    "owner": each.owner,
                    "due_on": each.due_on.isoformat() if each.due_on else None,
                    "from_support": each.from_support,
                    "to_support": each.to_support,
                }
                for each in self.path
            ],
        }


@dataclass(frozen=True, slots=True)
class NineBox(Result):
    """Every key contact's place, by name; ``rules`` say where the bands begin."""

    rules: KeyRules
    places: tuple[Place, ...]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> Mapping[Box, int]:
        """How many stand in each box today; boxes in which nobody stands are missing."""
        return Counter(each.box for each in self.places)

    @property
    def aimed(self) -> Mapping[Box, int]:
        """How many are meant to stand in each box; who has no target in either dimension is left out."""
        return Counter(each.target for each in self.places if each.target != Box(None, None))

    def place(self, contact: str) -> Place:
        """The place of one key contact. Raises `KeyError`."""
        for each in self.places:
            if each.contact == contact:
                return each
        raise KeyError(contact)

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "contact": each.contact,
                "intimacy": each.intimacy,
                "support": each.support,
                "box": said(each.box),
                "target": said(each.target, "not set"),
                "responsible": list(each.responsible),
                "steps": len(each.path),
                "key": each.key,
            }
            for each in self.places
        ]

    def to_dict(self) -> dict[str, Any]:
        boxes = sorted(
            {*self.counts, *self.aimed}, key=lambda box: tuple(-1 if n is None else n for n in box)
        )
        return {
            "bands": {
                "intimacy": list(self.rules.intimacy_bands),
                "support": list(self.rules.support_bands),
            },
            "counts": [
                {
                    "intimacy": box.intimacy,
                    "support": box.support,
                    "people": self.counts.get(box, 0),
                    "aimed": self.aimed.get(box, 0),
                }
                for box in boxes
            ],
            "places": [each.to_dict() for each in self.places],
            "findings": [each.to_dict() for each in self.findings],
        }


def nine_box(context: AssessmentContext) -> NineBox:
    """The nine-box of an account. O(contacts + ties)."""
    found = standings(context.account, context.key_contacts)
    places = tuple(_place(context, ident, one) for ident, one in found.items())
    return NineBox(context.policy.key, places, responsible.find(context, found))


def _place(context: AssessmentContext, ident: str, one: Standing) -> Place:
    account, rules = context.account, context.policy.key
    return Place(
        ident,
        account.contacts[ident].name,
        reasons(account, context.key_contacts[ident]),
        one.intimacy,
        one.support,
        box(rules, one.intimacy, one.support),
        one.target_intimacy,
        one.target_support,
        box(rules, one.target_intimacy, one.target_support),
        one.knows.from_id if one.knows else None,
        one.responsible,
        None if one.knows is None else not account.stale(one.knows),
        None if one.supports is None else not account.stale(one.supports),
        _path(account, ident),
    )


def _path(account: AccountGraph, contact: str) -> tuple[Action, ...]:
    """What is planned with a contact, the next first; what has no date, last."""
    steps = account.plans.get(contact, ())
    return tuple(sorted(steps, key=lambda each: (each.due_on is None, str(each.due_on), each.id)))
