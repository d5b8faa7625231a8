"""A store against a plain-Python model of it: imports, changes, late rows, repeats, exports and looks back in any order."""

from __future__ import annotations

import datetime
import itertools
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from graphcrm.records import Contact, Knows
from graphcrm.schema import SHAPES
from graphcrm.values import Cell
from graphcrm.workspace import Imported, Workspace
from tests.store.places import Clock, Place, embedded_place
from tests.store.worlds import World

Fact = tuple[str, ...]
"""``(contact,)``, or ``(employee, contact)`` who know each other."""
Said = str | None
"""What a row says: a contact's title, or how well the two know each other."""
CONTACTS, EMPLOYEES = ("c1", "c2"), ("e1",)
FACTS: tuple[Fact, ...] = (*((each,) for each in CONTACTS), *itertools.product(EMPLOYEES, CONTACTS))
STEPS = {0: "none", 1: "acquainted", 3: "trusted"}
WORDS = tuple(STEPS.values())
SEEN = [shape for shape in SHAPES if shape.name in ("Contact", "KNOWS.Employee.Contact")]
TITLES = (None, "Engineer", "总监 '); //")
FIRST = datetime.date(2026, 1, 1)
DAYS = st.none() | st.sampled_from([FIRST + datetime.timedelta(days=days) for days in (0, 10, 20, 39, 60)])


@dataclass(frozen=True)
class Line:
    """One row of a file."""

    fact: Fact
    said: Said
    since: datetime.date | None
    until: datetime.date | None = None


@dataclass(frozen=True)
class State:
    """One state of a fact. ``order`` counts the states in the order in which we learned of them."""

    line: Line
    order: int
    known: str


@dataclass
class Model:
    """What a store holds: of each fact the current state, and those before it."""

    current: dict[Fact, State] = field(default_factory=lambda: {})
    earlier: dict[Fact, list[State]] = field(default_factory=lambda: {})
    learned: int = 0

    def bring(self, lines: list[Line], clock: Clock) -> Mapping[str, int]:
        done: Counter[str] = Counter()
        for fact in dict.fromkeys(line.fact for line in lines):
            own = sorted(
                (line for line in lines if line.fact == fact),
                key=lambda line: line.since or datetime.date.min,
            )
            for line in own[:-1]:
                done[self._late(line, clock)] += 1
            done[self._newest(own[-1], clock)] += 1
        return done

    def _late(self, line: Line, clock: Clock) -> str:
        """A row older than another of its file, or than what is held, belongs to the past."""
        known = [*self.earlier.get(line.fact, []), *filter(None, [self.current.get(line.fact)])]
        if any(state.line == line for state in known):
            return "unchanged"
        self.earlier.setdefault(line.fact, []).append(self._state(line, clock))
        return "earlier"

    def _newest(self, line: Line, clock: Clock) -> str:
        held = self.current.get(line.fact)
        if held is None:
            self.current[line.fact] = self._state(line, clock)
            return "created"
        if replace(line, since=line.since or held.line.since) == held.line:
            return "unchanged"
        begun, last = held.line.since or datetime.date.min, line.since or line.until
        if last and last < begun:
            return self._late(line, clock)
        line = self._with_what_stays(line, held.line)
        if replace(line, since=line.since or held.line.since) == held.line:
            return "unchanged"
        self.earlier.setdefault(line.fact, []).append(held)
        since = line.since or self._from(line, held.line.since, clock().date())
        self.current[line.fact] = self._state(replace(line, since=since), clock)
        return "changed"

    @staticmethod
    def _with_what_stays(line: Line, held: Line) -> Line:
        """A blank cell leaves what is held; but what begins again on or after its last day has not ended."""
        until = line.until or held.until
        if line.until is None and held.until is not None and line.since not in (None, held.since):
            until = None if (line.since or FIRST) >= held.until else until
        return replace(line, said=held.said if line.said is None else line.said, until=until)

    @staticmethod
    def _from(line: Line, before: datetime.date | None, today: datetime.date) -> datetime.date | None:
        over = line.until and line.until <= today
        return before if over or (before and before > today) else today

    def _state(self, line: Line, clock: Clock) -> State:
        self.learned += 1
        return State(line, self.learned, clock.stamp)

    def seen(self, as_of: datetime.date, known_on: str | None) -> dict[Fact, Said]:
        out: dict[Fact, Said] = {}
        for fact, current in self.current.items():
            states = [
                state
                for state in (*self.earlier.get(fact, []), current)
                if (state.line.since or datetime.date.min) <= as_of
                and (known_on is None or state.known <= known_on)
            ]
            if states:
                best = max(states, key=lambda state: (state.line.since or datetime.date.min, state.order))
                if best.line.until is None or as_of < best.line.until:
                    out[fact] = best.line.said
        return {fact: said for fact, said in out.items() if all((part,) in out for part in fact[1:])}

    def rows(self) -> dict[Fact, tuple[Said, datetime.date | None, datetime.date | None]]:
        return {
            fact: (state.line.said, state.line.since, state.line.until)
            for fact, state in self.current.items()
        }


def world_of(lines: list[Line]) -> World:
    world = World()
    for line in lines:
        cells: dict[str, Cell] = {"valid_from": line.since, "valid_to": line.until}
        if len(line.fact) == 1:
            world.node("Contact", line.fact[0], name="Name", title=line.said, **cells)
        else:
            world.tie("KNOWS", *line.fact, intimacy=line.said, **cells)
    return world


@st.composite
def files(draw: st.DrawFn) -> list[Line]:
    """A file of a few rows, none of which says something of one fact twice for one day."""
    facts = draw(st.lists(st.sampled_from(FACTS), min_size=1, max_size=5))
    lines: dict[tuple[Fact, datetime.date | None], Line] = {}
    for fact in facts:
        since = draw(DAYS)
        days = draw(st.none() | st.integers(1, 60))
        until = (since or FIRST) + datetime.timedelta(days=days) if days else None
        lines[fact, since] = Line(
            fact, draw(st.sampled_from(TITLES if len(fact) == 1 else WORDS)), since, until
        )
    return list(lines.values())


class StoreMachine(RuleBasedStateMachine):
    """What is done to a store and to its model alike; after each step the two say the same."""

    place: ClassVar[Place | None] = None

    def __init__(self) -> None:
        super().__init__()
        self.model, self.clock = Model(), Clock(datetime.datetime(2026, 2, 10, 12, tzinfo=datetime.UTC))
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.here = self.place or embedded_place(self.folder)
        self.here.clear()
        self.workspace = self.here.workspace(self.clock)
        self.past: list[list[Line]] = []
        self.moments: list[str] = []
        self.names = itertools.count()

    def teardown(self) -> None:
        self.workspace.store.close()
        self.stack.close()

    @initialize()
    def begin(self) -> None:
        lines = [Line(fact, None, None) for fact in FACTS[: len(CONTACTS)]]
        world = world_of(lines).account("a").employee("e1")
        for contact in CONTACTS:
            world.tie("WORKS_IN", contact, "a")
        self._import(world)
        self.model.bring(lines, self.clock)

    @rule(lines=files())
    def import_file(self, lines: list[Line]) -> None:
        self.past.append(lines)
        self._compare(lines)

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def import_an_old_file_again(self, data: st.DataObject) -> None:
        self._compare(data.draw(st.sampled_from(self.past)))

    @precondition(lambda self: self.past)
    @rule()
    def import_the_last_file_twice(self) -> None:
        self._compare(self.past[-1])
        result = self._import(world_of(self.past[-1]))
        self.model.bring(self.past[-1], self.clock)
        assert result.unchanged == result.read

    @rule(days=st.integers(0, 20), seconds=st.integers(1, 60))
    def wait(self, days: int, seconds: int) -> None:
        self.moments.append(self.clock.stamp)
        self.clock.advance(days=days, seconds=seconds)

    @rule()
    def open_again(self) -> None:
        self.workspace.store.close()
        self.workspace = self.here.workspace(self.clock)

    @rule(as_of=DAYS, data=st.data())
    def look_back(self, as_of: datetime.date | None, data: st.DataObject) -> None:
        known_on = data.draw(st.none() | st.sampled_from(self.moments)) if self.moments else None
        day = as_of or self.clock().date()
        if known_on is not None and known_on < self.begun:
            return
        assert seen(self.workspace, as_of, known_on) == self.model.seen(day, known_on)

    @invariant()
    def the_store_holds_what_the_model_holds(self) -> None:
        assert seen(self.workspace, None, None) == self.model.seen(self.clock().date(), None)
        held = self.model.rows()
        found: dict[Fact, tuple[Said, Cell, Cell]] = {}
        for shape in SEEN:
            ends = 2 if shape.is_tie else 1
            said, since, until = (
                shape.columns.index(name)
                for name in ("intimacy" if shape.is_tie else "title", "valid_from", "valid_to")
            )
            for row in self.workspace.store.rows(shape):
                value = row[said]
                word = STEPS[value] if isinstance(value, int) else value
                assert word is None or isinstance(word, str)
                found[tuple(map(str, row[:ends]))] = (word, row[since], row[until])
        assert found == held
        kept = self.workspace.store.account("a", history=True).revisions if self.moments else []
        assert len({each.id for each in kept}) == len(kept)

    def _import(self, world: World) -> Imported:
        self.clock.advance(seconds=1)
        self.begun = getattr(self, "begun", self.clock.stamp)
        folder = world.write(self.folder / f"book-{next(self.names)}")
        try:
            return self.workspace.import_(folder)
        finally:
            shutil.rmtree(folder)

    def _compare(self, lines: list[Line]) -> None:
        result = self._import(world_of(lines))
        expected = self.model.bring(lines, self.clock)
        assert {name: number for name, number in result.counts.items() if number} == {
            "read": len(lines),
            **expected,
        }


def seen(workspace: Workspace, as_of: datetime.date | None, known_on: str | None) -> dict[Fact, Said]:
    found = workspace.snapshot("a", as_of=as_of, known_on=known_on)
    out: dict[Fact, Said] = {(ident,): each.title for ident, each in found.nodes(Contact).items()}
    return out | {(tie.from_id, tie.to_id): STEPS[tie.intimacy or 0] for tie in found.ties(Knows)}


def run(examples: int, steps: int, at: Place | None = None) -> None:
    class Machine(StoreMachine):
        place = at

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=(
                HealthCheck.too_slow,
                HealthCheck.data_too_large,
                HealthCheck.filter_too_much,
            ),
        ),
    )


def test_the_embedded_store_does_what_the_model_does() -> None:
    run(examples=4, steps=8)


def test_neo4j_does_what_the_model_does(neo4j_home: Place) -> None:
    try:
        run(examples=2, steps=6, at=neo4j_home)
    finally:
        neo4j_home.clear()


@pytest.mark.slow
def test_the_embedded_store_does_what_the_model_does_for_long() -> None:
    run(examples=60, steps=25)


@pytest.mark.slow
def test_neo4j_does_what_the_model_does_for_long(neo4j_home: Place) -> None:
    try:
        run(examples=15, steps=20, at=neo4j_home)
    finally:
        neo4j_home.clear()
