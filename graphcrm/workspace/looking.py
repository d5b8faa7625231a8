"""Accounts out: which there are, which one is meant, and how one was on any day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphcrm import matching, questions, snapshot, store
from graphcrm.errors import NotFound
from graphcrm.messages import Fact, Message, Name, joined
from graphcrm.records import Contact, Opportunity
from graphcrm.schema import SHAPES_BY_NAME, Shape
from graphcrm.snapshot import Kept, Snapshot, State
from graphcrm.snapshot.redact import Redaction
from graphcrm.store import Facts, Store

MOST_ACCOUNTS = 10
MOST_UNSEEN = 8


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one store, seen through a redaction where there is one."""

    store: Store
    redaction: Redaction | None = None

    def listed(self) -> list[tuple[str, Name]]:
        """Every account as (id, name), by id."""
        return [(str(row[0]), Name(str(row[1]), str(row[2] or ""))) for row in self.store.accounts()]

    def unseen(self, today: datetime.date) -> list[Fact]:
        """What the store holds and no account shows, for want of a tie that says where it belongs; one remark a kind."""
        remarks: list[Fact] = []
        nowhere = [question for question in questions.questions() if question.name.endswith("_nowhere")]
        for question in sorted(nowhere, key=lambda question: question.name, reverse=True):
            rows = self.store.ask(question.statement, {questions.ON: today}).rows
            ids = joined([str(row[0]) for row in rows[:MOST_UNSEEN]], most=None, style="comma")
            some = Message("import.and_more", ids=ids) if len(rows) > MOST_UNSEEN else ids
            remarks += [Message(f"import.{question.name}", ids=some)] if rows else []
        return remarks

    def thing(self, kind: str, wanted: str, account: str | None, today: datetime.date) -> str:
        """The id of the contact or opportunity that an id or a name means, in one account or any. Raises `NotFound`."""
        record = {"contact": Contact, "opportunity": Opportunity}[kind]
        if self.store.known_ids(record.__name__, [wanted]):
            return wanted
        if account:
            (seen,) = self.on(account, [today], today=today)
            people = seen.nodes(record).values() if seen else ()
            names = {node.id: (node.name, node.name_zh or "") for node in people}
        else:
            label = record.__name__
            names = self.store.names(label, wanted.strip()) or self.store.names(label)
        ids = matching.fitting(wanted, names)
        near = matching.candidates(names, ids or matching.near(wanted, names))
        return matching.one(
            wanted,
            names,
            Message(f"ask.no_{kind}", wanted=wanted),
            Message(f"ask.several_{kind}", wanted=wanted),
            hint=Message("match.which", near=near) if near.items else None,
        )

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
        imports = {origin.id: (origin.source, origin.imported_by) for origin in facts.imports.values()}
        states = _states(facts)
        snapshots: list[Snapshot | None] = []
        for day in days:
            try:
                snapshots.append(snapshot.take(ident, day, states, imports, known_on=known_on, met=facts.met))
            except KeyError:
                snapshots.append(None)
        if self.redaction is None:
            return snapshots
        redacted = iter(self.redaction.of(*(there for there in snapshots if there is not None)))
        return [None if there is None else next(redacted) for there in snapshots]

    def named(self, wanted: str | None) -> str:
        """The id of the account that an id, a name or part of one means; without a name, of the only one. Raises `NotFound`."""
        if wanted is not None and self.store.is_account(wanted.strip()):
            return wanted.strip()
        called = self.store.names("Organization", wanted.strip()) if wanted is not None else {}
        accounts_called = [ident for ident in called if self.store.is_account(ident)]
        if len(accounts_called) == 1:
            return accounts_called[0]
        names = {str(row[0]): (str(row[1]), str(row[2] or "")) for row in self.store.accounts()}
        if not names:
            raise NotFound(Message("account.none"), hint=Message("account.none.hint"))
        if wanted is None and len(names) == 1:
            return next(iter(names))
        shown = list(names.items())[:MOST_ACCOUNTS]
        accounts = joined(
            [Message("account.listed", id=ident, name=Name(*called)) for ident, called in shown],
            most=None,
            style="comma",
        )
        if wanted is None:
            many = Message("account.several", count=len(names))
            raise NotFound(many, hint=Message("account.choose", accounts=accounts))
        none, several = (Message(f"account.{kind}", wanted=wanted) for kind in ("no_such", "ambiguous"))
        return matching.one(wanted, names, none, several, hint=Message("account.all", accounts=accounts))


def not_known_yet(account: str | None, day: datetime.date | str) -> NotFound:
    """The error for a day on which an account was not known."""
    if account:
        what = Message("account.not_yet", account=account, day=day)
    else:
        what = Message("account.this_not_yet", day=day)
    return NotFound(what, hint=Message("account.later_day"))


def _states(facts: Facts) -> Kept:
    earlier: dict[Shape, dict[tuple[Any, ...], list[State]]] = {}
    for revision in facts.revisions:
        shape = SHAPES_BY_NAME[revision.shape]
        state = State(shape, store.key_of(shape)(revision.row), revision.row, revision.superseded_at)
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
