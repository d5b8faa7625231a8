"""Accounts in two lines: whoever is named exists, every tie is fresh and sure, and anything can be said otherwise.

    world = World().knows("eve", "ann", 3).influences("ann > bob : 0.75, bob > cat")
    ground = world.decides("bob", "deal", veto=True).supports("bob", -1, on="deal").ground()

Ids are names. A first mention makes the thing: whoever knows somebody is one of ours, the other one of theirs; a deal
is an open opportunity worth 1,000,000. Contacts work in the account itself unless a unit is named. Ties are seen on the
day of the snapshot (``DAY``) with full confidence, so that what a tie carries is its strength; hand in any column of the
record (``observed_on``, ``confidence``, ``rank``, ``amount`` …) to say otherwise. Ties given twice stand twice only where
the vocabulary lets them. Everything returns the world.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from graphcrm import schema
from graphcrm.account.graph import AccountGraph
from graphcrm.records import RECORD_TYPES
from graphcrm.snapshot import Kept, State, take
from graphcrm.store import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.account.rules import Rules
    from graphcrm.snapshot import Snapshot

DAY = datetime.date(2026, 11, 20)
ACCOUNT, US, RIVAL = "account", "us", "rival"
_SHAPES = {shape.name: shape for shape in schema.SHAPES}
_COLUMNS = {name: frozenset(shape.columns) for name, shape in _SHAPES.items()}


class World:
    """An account that grows by sentences. See the module."""

    def __init__(self, as_of: datetime.date = DAY) -> None:
        self.as_of = as_of
        self._nodes: dict[str, dict[str, dict[str, Any]]] = {}
        self._ties: dict[tuple[str, str, str, str], dict[str, Any]] = {}
        self._placed: set[str] = set()
        self.organization(ACCOUNT, "customer", currency="CNY").organization(US, "own")

    # What there is -----------------------------------------------------------------------------------------------

    def organization(self, ident: str, kind: str, **columns: Any) -> World:
        """``kind``: customer, own, partner or competitor."""
        return self._node("Organization", ident, kind=kind, **columns)

    def unit(self, ident: str, within: str = ACCOUNT, level: str = "department", **columns: Any) -> World:
        """A unit, part of the account or of another unit."""
        self._node("OrgUnit", ident, level=level, **columns)
        if within != ACCOUNT:
            self._known("OrgUnit", within, level="department")
        end = "Organization" if within == ACCOUNT else "OrgUnit"
        return self._tie(f"PART_OF.OrgUnit.{end}", ident, within)

    def contact(self, ident: str, unit: str | None = None, **columns: Any) -> World:
        """One of theirs; ``unit``: where this one works."""
        self._node("Contact", ident, **columns)
        if unit is not None:
            if unit not in self._nodes.get("OrgUnit", {}):
                self.unit(unit)
            self._placed.add(ident)
            self._tie("WORKS_IN.Contact.OrgUnit", ident, unit)
        return self

    def contacts(self, names: str | Iterable[str], unit: str | None = None, **columns: Any) -> World:
        """Several alike: ``contacts("ann bob cat", rank=3)``."""
        for name in names.split() if isinstance(names, str) else names:
            self.contact(name, unit, **columns)
        return self

    def employee(self, ident: str, **columns: Any) -> World:
        """One of ours."""
        return self._node("Employee", ident, **columns)

    def opportunity(self, ident: str, **columns: Any) -> World:
        """An open deal; ``stage`` and ``amount`` say otherwise."""
        return self._node("Opportunity", ident, **({"stage": "proposal", "amount": 1e6} | columns))

    # What people are to each other -------------------------------------------------------------------------------

    def knows(self, ours: str, theirs: str, intimacy: int | None = 3, **columns: Any) -> World:
        """``knows("eve", "ann", 4, responsible=True)``; several of theirs with blanks between them."""
        self._known("Employee", ours)
        for name in theirs.split():
            self._known("Contact", name)
            self._judged("KNOWS.Employee.Contact", ours, name, intimacy=intimacy, **columns)
        return self

    def influences(self, who: str, whom: str | None = None, strength: float = 0.5, **columns: Any) -> World:
        """``influences("ann", "bob", 0.75)``, or many: ``influences("ann > bob : 0.75, bob > cat")``."""
        for one, two, much in _sentences(who) if whom is None else [(who, whom, None)]:
            self._known("Contact", one, two)
            said = strength if much is None else much
            self._judged("INFLUENCES.Contact.Contact", one, two, strength=said, **columns)
        return self

    def conflicts(self, one: str, two: str, **columns: Any) -> World:
        """Two of theirs are at odds."""
        self._known("Contact", one, two)
        return self._judged("CONFLICTS_WITH.Contact.Contact", one, two, **columns)

    def reports(self, who: str, boss: str, **columns: Any) -> World:
        """``reports("bob cat", "ann")``: both report to Ann."""
        self._known("Contact", boss)
        for name in who.split():
            self._known("Contact", name)
            self._judged("REPORTS_TO.Contact.Contact", name, boss, **columns)
        return self

    def supports(
        self, who: str, support: int, on: str | None = None, whom: str = US, **columns: Any
    ) -> World:
        """A stance towards us (or ``whom``, a competitor), in general or on a deal; several names with blanks."""
        if on is not None:
            self._known("Opportunity", on, stage="proposal", amount=1e6)
        self._known("Organization", whom, kind="competitor")
        for name in who.split():
            self._known("Contact", name)
            self._judged(
                "SUPPORTS.Contact.Organization", name, whom, support=support, opportunity=on, **columns
            )
        return self

    def competes(self, deal: str, who: str = RIVAL, **columns: Any) -> World:
        """A competitor bids for a deal."""
        self._known("Organization", who, kind="competitor")
        self._known("Opportunity", deal, stage="proposal", amount=1e6)
        return self._judged("COMPETES_FOR.Organization.Opportunity", who, deal, **columns)

    def decides(
        self,
        who: str,
        deal: str = "deal",
        weight: float | None = 1.0,
        *,
        veto: bool = False,
        role: str = "user",
        **columns: Any,
    ) -> World:
        """Voices in a decision; several names with blanks."""
        self._known("Opportunity", deal, stage="proposal", amount=1e6)
        for name in who.split():
            self._known("Contact", name)
            self._judged(
                "DECIDES.Contact.Opportunity", name, deal, role=role, weight=weight, veto=veto, **columns
            )
        return self

    def met(self, names: str, days_ago: int = 10, kind: str = "visit", **columns: Any) -> World:
        """A meeting: ``met("eve ann bob")``; who is one of ours must be known as such before."""
        ident = f"meeting-{len(self._nodes.get('Interaction', {})) + 1}"
        day = self.as_of - datetime.timedelta(days_ago)
        self._node("Interaction", ident, **({"kind": kind, "held_on": day} | columns))
        self._tie("CONCERNS.Interaction.Organization", ident, ACCOUNT)
        for name in names.split():
            ours = name in self._nodes.get("Employee", {})
            if not ours:
                self._known("Contact", name)
            self._tie(f"ATTENDED.{'Employee' if ours else 'Contact'}.Interaction", name, ident)
        return self

    def thing(self, label: str, ident: str, **columns: Any) -> World:
        """Anything else of the vocabulary: ``thing("Survey", "s-1", held_on=day, invited=20)``."""
        return self._node(label, ident, **columns)

    def tie(self, name: str, one: str, two: str, **columns: Any) -> World:
        """Any tie, with the labels of its ends: ``tie("CONCERNS.Instrument.Opportunity", "i-1", "deal")``."""
        return self._tie(name, one, two, **columns)

    # What an analysis gets ---------------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """The account as of the world's day."""
        for ident in set(self._nodes.get("Contact", {})) - self._placed:
            self._tie("WORKS_IN.Contact.Organization", ident, ACCOUNT)
        states = [
            *(
                _state(label, {"id": ident, **columns})
                for label, nodes in self._nodes.items()
                for ident, columns in nodes.items()
            ),
            *(
                _state(name, {"from_id": one, "to_id": two, **columns})
                for (name, one, two, _), columns in self._ties.items()
            ),
        ]
        imports = {"test": ("test.csv", "tester")}
        return take(ACCOUNT, self.as_of, Kept.of(states), imports, met=self._met_anywhere())

    def account(self, rules: Rules | None = None) -> AccountGraph:
        """The same, under rules."""
        return AccountGraph(self.snapshot(), rules) if rules else AccountGraph(self.snapshot())

    # How it is kept ----------------------------------------------------------------------------------------------

    def _met_anywhere(self) -> list[tuple[Any, ...]]:
        """Whom of anybody's people those of ours saw or spoke to, as a store gives it."""
        attended = [(kind, one, at) for kind, one, at, _ in self._ties if kind.startswith("ATTENDED.")]
        events = self._nodes.get("Interaction", {})
        return [
            (ours, at, events[at]["kind"], events[at]["held_on"], "2026-01-01", who)
            for kind, ours, at in attended
            for other, who, there in attended
            if (kind, other, there) == ("ATTENDED.Employee.Interaction", "ATTENDED.Contact.Interaction", at)
        ]

    def _known(self, label: str, *idents: str, **columns: Any) -> None:
        for ident in idents:
            if ident not in self._nodes.get(label, {}):
                self._node(label, ident, **columns)

    def _node(self, label: str, ident: str, **columns: Any) -> World:
        _check(label, columns)
        named = {"name": ident.title()} if "name" in _COLUMNS[label] else {}
        held = self._nodes.setdefault(label, {}).setdefault(ident, named)
        held.update(columns)
        return self

    def _judged(self, name: str, one: str, two: str, **columns: Any) -> World:
        return self._tie(name, one, two, **({"observed_on": self.as_of, "confidence": 1.0} | columns))

    def _tie(self, name: str, one: str, two: str, **columns: Any) -> World:
        _check(name, columns)
        scope = str(columns.get(_SHAPES[name].kind.scope or "")) if name.startswith("SUPPORTS") else ""
        self._ties[name, one, two, scope] = columns
        return self


def _check(name: str, columns: dict[str, Any]) -> None:
    unknown = set(columns) - _COLUMNS[name]
    if unknown:
        raise ValueError(f"{name} has no column {sorted(unknown)}.")


def _state(name: str, columns: dict[str, Any]) -> State:
    shape = _SHAPES[name]
    known = {
        "recorded_at": "2026-01-01T00:00:00Z",
        "import_id": "test",
        "sheet": "Test",
        "row": 1,
        "hash": "",
    }
    row = tuple((known | columns).get(column) for column in shape.columns)
    assert len(row) == len(RECORD_TYPES[shape.kind.name]._fields)
    return State(shape, key_of(shape)(row), row)


def _sentences(text: str) -> list[tuple[str, str, float | None]]:
    """``"a > b : 0.75, b > c"`` as its parts."""
    found: list[tuple[str, str, float | None]] = []
    for sentence in text.split(","):
        names, _, strength = sentence.partition(":")
        one, two = (name.strip() for name in names.split(">"))
        found.append((one, two, float(strength) if strength.strip() else None))
    return found
