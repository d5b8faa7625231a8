"""The shipped questions once more, in plain Python over all rows of a store: what each must answer on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from graphcrm.records import RECORD_TYPES
from graphcrm.schema import SHAPES, Shape
from graphcrm.store import Store, key_of
from graphcrm.store.reading import ReadingStore

OPEN = ("lead", "qualified", "proposal", "negotiation")
MEETINGS = ("visit", "meeting", "video_meeting", "meal", "workshop", "event")
Rows = list[tuple[Any, ...]]


class Twin:
    """What holds on one day: nodes by label and id, and ties by type as (start label, end label, record)."""

    def __init__(self, store: Store, day: datetime.date) -> None:
        self.day = day
        self.nodes: dict[str, dict[str, Any]] = {}
        self.ties: dict[str, list[tuple[str, str, Any]]] = {}
        self.left_over: list[tuple[str, Any]] = []
        for shape in SHAPES:
            records = self.on_the_day(store, shape)
            if shape.is_tie:
                ties = [(shape.start, shape.end, record) for record in records]
                self.ties.setdefault(shape.kind.name, []).extend(tie for tie in ties if self.holds(tie[2]))
                if shape.kind.name == "WORKS_IN" and shape.start == "Employee":
                    self.left_over += [
                        (record.from_id, record) for record in records if not self.holds(record)
                    ]
            else:
                self.nodes[shape.kind.name] = {record.id: record for record in records if self.holds(record)}

    def on_the_day(self, store: Store, shape: Shape) -> list[Any]:
        """Of each fact the newest of all its states that had begun, ended or not; of an event what is held."""
        make: Any = RECORD_TYPES[shape.kind.name]._make
        now = {key_of(shape)(row): make(row) for row in store.rows(shape)}
        if not shape.versioned:
            return list(now.values())
        assert isinstance(store, ReadingStore)
        before = store.earlier(shape, list(now))
        records: list[Any] = []
        for key, record in now.items():
            states = [*(make(state.row) for state in before[key]), record]
            begun = [state for state in states if state.valid_from is None or state.valid_from <= self.day]
            newest = max(
                enumerate(begun),
                key=lambda state: (state[1].valid_from or datetime.date.min, state[1].recorded_at, state[0]),
                default=(0, record),
            )
            records.append(newest[1])
        return records

    def holds(self, record: Any) -> bool:
        begun = (
            getattr(record, "valid_from", None)
            or getattr(record, "held_on", None)
            or getattr(record, "raised_on", None)
        )
        ended = getattr(record, "valid_to", None)
        return (begun is None or begun <= self.day) and (ended is None or ended > self.day)

    def joined(self, kind: str, start: str = "", end: str = "") -> Iterator[tuple[Any, Any, Any]]:
        """Both ends and the tie, of those both of whose ends are there."""
        for first, second, tie in self.ties[kind]:
            if start in ("", first) and end in ("", second):
                a, b = self.nodes[first].get(tie.from_id), self.nodes[second].get(tie.to_id)
                if a is not None and b is not None:
                    yield a, b, tie

    @cached_property
    def roots(self) -> list[str]:
        parts = {a.id for a, _, _ in self.joined("PART_OF", "Organization")}
        houses = self.nodes["Organization"].values()
        return sorted(house.id for house in houses if house.kind == "customer" and house.id not in parts)

    def inside(self, account: str) -> set[str]:
        """Ids of the account and all that is part of it; no two places share an id here."""
        inside: set[str] = {account} if account in self.nodes["Organization"] else set()
        while True:
            more = {a.id for a, b, _ in self.joined("PART_OF") if b.id in inside} - inside
            if not more:
                return inside
            inside |= more

    def people(self, account: str) -> dict[str, Any]:
        places = self.inside(account)
        return {a.id: a for a, b, _ in self.joined("WORKS_IN", "Contact") if b.id in places}

    def deals(self, account: str) -> dict[str, Any]:
        places = self.inside(account)
        deals = {a.id: a for a, b, _ in self.joined("CONCERNS", "Opportunity") if b.id in places}
        return {ident: deal for ident, deal in deals.items() if deal.stage in OPEN}

    @cached_property
    def employed(self) -> set[str]:
        """Contacts who work anywhere."""
        return {a.id for a, _, _ in self.joined("WORKS_IN", "Contact")}

    @cached_property
    def ours(self) -> dict[str, Any]:
        """Employees who have not left: whoever has worked somewhere works somewhere."""
        placed = {tie.from_id for start, _, tie in self.ties["WORKS_IN"] if start == "Employee"}
        left = {ident for ident, tie in self.left_over if tie.valid_to and tie.valid_to <= self.day} - placed
        return {ident: node for ident, node in self.nodes["Employee"].items() if ident not in left}

    def known(self) -> Iterator[tuple[Any, Any, Any]]:
        return (known for known in self.joined("KNOWS") if known[0].id in self.ours)

    # -- the questions ------------------------------------------------------------------------------------------

    def who_knows(self, contact: str) -> Rows:
        return [
            (e.id, e.name, k.intimacy, k.responsible, k.observed_on)
            for e, c, k in self.known()
            if c.id == contact and contact in self.employed
        ]

    def who_decides(self, opportunity: str) -> Rows:
        general: dict[str, int] = {}
        for c, k, s in self.joined("SUPPORTS", "Contact", "Organization"):
            if k.kind == "own":
                general[c.id] = min(general.get(c.id, s.support), s.support)
        stance = {(c.id, o.id): s.support for c, o, s in self.joined("SUPPORTS", "Contact", "Opportunity")}
        return [
            (c.id, c.name, d.role, d.weight, d.veto, stance.get((c.id, o.id), general.get(c.id)))
            for c, o, d in self.joined("DECIDES") if o.id == opportunity and c.id in self.employed
        ]  # fmt: skip

    def competitor_support(self, account: str) -> Rows:
        people = self.people(account)
        return [
            (c.id, c.name, k.name, s.support, s.opportunity)
            for c, k, s in self.joined("SUPPORTS", "Contact", "Organization")
            if c.id in people and k.kind == "competitor" and s.support > 0
        ]

    def unknown_people(self, account: str) -> Rows:
        known = {c.id for _, c, _ in self.known()}
        return [(c.id, c.name, c.title) for c in self.people(account).values() if c.id not in known]

    def last_met(self, account: str) -> Rows:
        ours = {i.id for e, i, _ in self.joined("ATTENDED", "Employee", "Interaction") if e.id in self.ours}
        met: dict[str, datetime.date] = {}
        for c, i, _ in self.joined("ATTENDED", "Contact", "Interaction"):
            if i.id in ours and i.kind in MEETINGS:
                met[c.id] = max(met.get(c.id, i.held_on), i.held_on)
        return [(c.id, c.name, met.get(c.id), None) for c in self.people(account).values() if c.key]

    def open_feedback(self, account: str) -> Rows:
        places = self.inside(account)
        return sorted({
            (f.id, f.kind, f.raised_on, f.text) for f, p, _ in self.joined("CONCERNS", "Feedback")
            if p.id in places and f.kind != "praise" and not (f.closed_on and f.closed_on <= self.day)
        }, key=str)  # fmt: skip

    def open_opportunities(self, account: str) -> Rows:
        return [(o.id, o.name, o.stage, o.amount, o.decision_on) for o in self.deals(account).values()]

    def people_nowhere(self) -> Rows:
        return [(c.id, c.name) for c in self.nodes["Contact"].values() if c.id not in self.employed]

    def deals_nowhere(self) -> Rows:
        placed = {o.id for o, _, _ in self.joined("CONCERNS", "Opportunity")}
        return [(o.id, o.name) for o in self.nodes["Opportunity"].values() if o.id not in placed]

    def one_of_ours(self) -> Rows:
        hanging: dict[str, dict[str, list[Any]]] = {}
        for account in self.roots:
            for deal in self.deals(account).values():
                deciders = {c.id for c, o, _ in self.joined("DECIDES") if o.id == deal.id} & self.employed
                knowing = {e.id for e, c, _ in self.known() if c.id in deciders}
                if len(knowing) == 1:
                    hanging.setdefault(min(knowing), {}).setdefault(account, []).append(deal)
        return [
            (e, self.ours[e].name, account, len(deals), sum(deal.amount for deal in deals), self.nodes["Organization"][account].currency)
            for e, accounts in hanging.items() if len(accounts) > 1 for account, deals in accounts.items()
        ]  # fmt: skip

    def people_of_several(self) -> Rows:
        rows = [(c.id, c.name, account) for account in self.roots for c in self.people(account).values()]
        several = {ident for ident, _, _ in rows if sum(row[0] == ident for row in rows) > 1}
        return [row for row in rows if row[0] in several]

    def holdings(self) -> Rows:
        rows: Rows = []
        for account in self.roots:
            for ident in self.inside(account) - {account}:
                house = self.nodes["Organization"].get(ident)
                if house is None:
                    continue
                deals = {
                    o.id: o
                    for o, p, _ in self.joined("CONCERNS", "Opportunity")
                    if p.id == ident and o.stage in OPEN
                }
                amount = sum(o.amount for o in deals.values()) if deals else None
                rows.append(
                    (
                        account,
                        self.nodes["Organization"][account].name,
                        ident,
                        house.name,
                        len(deals),
                        amount,
                        house.currency,
                    )
                )
        return rows

    def competitor_spread(self, competitor: str) -> Rows:
        friends = {
            c.id: c
            for c, k, s in self.joined("SUPPORTS", "Contact", "Organization")
            if k.id == competitor and s.support > 0
        }
        bids = {o.id for k, o, _ in self.joined("COMPETES_FOR") if k.id == competitor}
        rows: Rows = []
        for account in self.roots:
            rows += [
                (account, "supporter", c.id, c.name) for c in self.people(account).values() if c.id in friends
            ]
            rows += [
                (account, "opportunity", o.id, o.name) for o in self.deals(account).values() if o.id in bids
            ]
        return rows

    def routes_to(self, contact: str) -> Rows:
        steps, reached = {contact: 0}, [contact]
        lines = [line for line in self.joined("REPORTS_TO", "Contact") if line[2].kind != "dotted"]
        above = [*self.joined("INFLUENCES"), *lines]
        for ident in reached:
            for a, b, _ in above:
                if b.id == ident and a.id not in steps and steps[ident] < 3:
                    steps[a.id] = steps[ident] + 1
                    reached.append(a.id)
        if contact not in self.nodes["Contact"]:
            return []
        return [(e.id, e.name, c.id, c.name, steps[c.id] + 1) for e, c, _ in self.known() if c.id in steps]

    def what_hangs_on(self, contact: str) -> Rows:
        decides = [
            ("decides", o.id, o.name, o.amount)
            for c, o, _ in self.joined("DECIDES")
            if c.id == contact and o.stage in OPEN
        ]
        leads = [
            ("leads", a.id, a.name, None)
            for a, b, line in self.joined("REPORTS_TO", "Contact")
            if b.id == contact and line.kind != "dotted"
        ]
        sways = [
            ("influences", b.id, b.name, None) for a, b, _ in self.joined("INFLUENCES") if a.id == contact
        ]
        return [
            *decides,
            *leads,
            *sways,
            *(("known by", e.id, e.name, None) for e, c, _ in self.known() if c.id == contact),
        ]
