"""Accounts out: which there are, which one is meant, and how one was on any day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphcrm import matching, questions, snapshot, store
from graphcrm.errors import NotFound
from graphcrm.records import Contact, Opportunity
from graphcrm.schema import SHAPES, Shape
from graphcrm.snapshot import Kept, Snapshot, State
from graphcrm.store import Facts, Store


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one store."""

    store: Store

    def listed(self) -> list[tuple[str, str]]:
        """Every account as (id, name), by id."""
        return [(str(row[0]), str(row[1])) for row in self.store.accounts()]

    def unseen(self) -> list[str]:
        """What the store holds and no account shows, for want of a tie that says where it belongs; one remark a kind."""
        kinds = (("people_nowhere", "contacts", "WORKS_IN"), ("deals_nowhere", "opportunities", "CONCERNS"))
        found = [
            (self.store.ask(questions.question(name).statement, {}).rows, what, tie)
            for name, what, tie in kinds
        ]
        return [
            f"No account shows these {what}, since no row of {tie} says where they belong: {_some([str(row[0]) for row in rows])}."
            for rows, what, tie in found
            if rows
        ]

    def thing(self, kind: str, wanted: str, account: str | None, today: datetime.date) -> str:
        """The id of the contact or opportunity that an id or a name means, in one account or any. Raises `NotFound`."""
        label = {"contact": "Contact", "opportunity": "Opportunity"}[kind]
        if self.store.known_ids(label, [wanted]):
            return wanted
        names: dict[str, tuple[str, str]] = {}
        for ident in [account] if account else [str(row[0]) for row in self.store.accounts()]:
            seen = self.on(ident, [today], today=today)[0]
            if seen is None:
                continue
            people, deals = seen.nodes(Contact).values(), seen.nodes(Opportunity).values()
            names |= {
                each.id: (each.name, each.name_zh or "") for each in (people if kind == "contact" else deals)
            }
        found = matching.fitting(wanted, names)
        if len(found) == 1:
            return found[0]
        near = [f"{names[ident][0]} ({ident})" for ident in (found or matching.near(wanted, names))[:8]]
        which = f"Several fit the {kind} “{wanted}”" if found else f"There is no {kind} “{wanted}”"
        raise NotFound(which, hint=f"Say which by id: {', '.join(near)}." if near else None)

    def on(
        self,
        account: str | None,
        days: Sequence[datetime.date],
        *,
        today: datetime.date,
        known_on: str | None = None,
    ) -> list[Snapshot | None]:
        """One account on several days, read once; ``None`` for a day on which it was not known yet."""
        ident = self.named(account)
        facts = self.store.account(ident, history=min(days) < today or known_on is not None)
        if not facts.revisions and _any_later(facts, min(days)):
            facts = self.store.account(ident, history=True)
        imports = {each.id: (each.source, each.imported_by) for each in facts.imports.values()}
        kept = _kept(facts)
        found: list[Snapshot | None] = []
        for day in days:
            try:
                found.append(snapshot.take(ident, day, kept, imports, known_on=known_on))
            except KeyError:
                found.append(None)
        return found

    def named(self, wanted: str | None) -> str:
        """The id of the account that an id, a name or part of one means; without a name, of the only one. Raises `NotFound`."""
        known = {str(row[0]): (str(row[1]), str(row[2] or "")) for row in self.store.accounts()}
        listed = ", ".join(f"{ident} ({names[0]})" for ident, names in list(known.items())[:10])
        if not known:
            raise NotFound(
                "The store holds no customer yet",
                hint="Import one: graphcrm import FILE. Or see the example: graphcrm demo",
            )
        if wanted is None:
            if len(known) == 1:
                return next(iter(known))
            raise NotFound(
                f"The store holds {len(known)} accounts", hint=f"Choose one with --account: {listed}"
            )
        found = matching.fitting(wanted, known)
        if len(found) == 1:
            return found[0]
        which = f"Several accounts fit “{wanted}”" if found else f"There is no account “{wanted}”"
        raise NotFound(which, hint=f"Accounts: {listed}")


def not_known_yet(account: str | None, day: datetime.date | str) -> NotFound:
    which = f"The account {account}" if account else "The account"
    return NotFound(f"{which} was not known yet on {day}", hint="Choose a later day.")


def _kept(facts: Facts) -> Kept:
    shapes = {shape.name: shape for shape in SHAPES}
    earlier: dict[Shape, dict[tuple[Any, ...], list[State]]] = {}
    for each in facts.revisions:
        shape = shapes[each.shape]
        row = store.row_of(each, shape)
        state = State(shape, store.key_of(shape)(row), row, each.superseded_at)
        earlier.setdefault(shape, {}).setdefault(state.key, []).append(state)
    return Kept(facts.rows, earlier)


def _any_later(facts: Facts, day: datetime.date) -> bool:
    """Whether a current fact holds only from a later day on, so that an earlier state may be the one to see."""
    for shape, rows in facts.rows.items():
        place = shape.columns.index(shape.since)
        if shape.versioned and any(
            isinstance(since := row[place], datetime.date) and since > day for row in rows
        ):
            return True
    return False


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:8]) + (" and more" if len(ids) > 8 else "")
