"""What came after what: each state of a fact holds until the first day of the next. Pure.

The one rule of what is seen on a day, for whoever asks a store without its history at hand. States of one fact stand in the
order of their first days, then of when they were recorded; what is held stands last. Each is replaced on the first day of the
next, so that of several with one first day only the last is ever seen, and what is recorded for a day to come hides nothing
before it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graphcrm.schema import Shape
from graphcrm.store.model import Key, Links, Revision
from graphcrm.validate import Row
from graphcrm.values import Value

EVER = datetime.date.min


def begun(shape: Shape, row: Row) -> datetime.date:
    """The first day on which a row holds; of a judgement without one, the day it was made."""
    names = shape.columns
    day = row[names.index(shape.since)]
    if day is None and "observed_on" in names:
        day = row[names.index("observed_on")]
    return _day(day)


def linked(
    shape: Shape,
    key: Callable[[Row], Key],
    fresh: Sequence[Revision],
    known: Mapping[Key, Sequence[Revision]],
    current: Mapping[Key, Value],
) -> Links:
    """New earlier states among those that are known already. ``current``: by key, the first day of what is held.

    Of an event the newest state counts on every day, so that nothing is linked.
    """
    if not shape.versioned:
        return Links(list(fresh), [], {})
    chains = dict[Key, list[Revision]]()
    for state in fresh:
        chains.setdefault(key(state.row), []).append(state)
    new = {state.id for state in fresh}
    out = Links([], [], {})
    for ident, states in chains.items():
        known_ = [state for state in known.get(ident, ()) if state.id not in new]
        ordered = _ordered(shape, (*known_, *states), _day(current.get(ident)))
        for place, state in enumerate(ordered):
            if state.id in new:
                out.fresh.append(state)
            elif place + 1 < len(ordered) and ordered[place + 1].id in new:
                out.moved.append(state)
        if not shape.is_tie:
            out.first[str(ident[0])] = min(begun(shape, ordered[0].row), _day(current.get(ident)))
    return out


def spans(shape: Shape, states: Iterable[Revision]) -> Iterator[tuple[Row, Revision]]:
    """What each earlier state of a tie said, with the day of the next as its end where it had none before that."""
    end = shape.columns.index("valid_to")
    for state in states:
        until = min(day for day in (state.row[end], state.replaced_on) if isinstance(day, datetime.date))
        yield (*state.row[:end], until, *state.row[end + 1 :]), state


def _ordered(shape: Shape, states: Iterable[Revision], current: datetime.date) -> list[Revision]:
    in_order = sorted(states, key=lambda state: (begun(shape, state.row), state.recorded_at, state.id))
    days = [*(begun(shape, state.row) for state in in_order[1:]), current]
    return [state._replace(replaced_on=day) for state, day in zip(in_order, days, strict=True)]


def _day(value: Value) -> datetime.date:
    return value if isinstance(value, datetime.date) else EVER
