"""Metrics that are a share: what counts in parts, how much of it is known, what is met. One builder for all of them.

With v the value and w the whole (``of``) of each part that is known, u what is not known:

    share = Σv / Σw,   known = Σw / (Σw + u),   interval = Σv / (Σw + u) … (Σv + u) / (Σw + u)
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from graphcrm.messages import Fact, Message, Number, Share
from graphcrm.scorecard.measured import Measured, Part, sources, unknown

if TYPE_CHECKING:
    from graphcrm.findings import Finding
    from graphcrm.records import Record
    from graphcrm.snapshot import Snapshot

Item = TypeVar("Item")
Group = TypeVar("Group", bound=Hashable)


def ratio(
    metric: str,
    parts: Iterable[Part],
    *,
    counted: Sequence[Part] | None = None,
    blank: float = 0.0,
    said: str | None = None,
    interval: tuple[float, float] | bool = True,
    step: Fact = "",
    findings: Iterable[Finding] = (),
    **facts: Fact,
) -> Measured:
    """A share of what ``counted`` (all parts, where nothing is given) holds; `unknown` where nothing of it is known.

    A part without a value is not known, and counts with its ``of``; ``blank`` is what else is not known. The message is
    ``metric.ID.said``, or ``metric.ID.said_partly`` where some is not known (``said`` names another), with the facts ``done``,
    ``total``, ``blank``, ``share``, ``n`` (the total, for plurals), and those given. ``interval`` is made of what is not known
    (`True`), left out (`False`), or given.
    """
    parts, findings = tuple(parts), tuple(findings)
    summed = parts if counted is None else counted
    done = sum(part.value or 0.0 for part in summed if part.of)
    total = sum(part.of or 0.0 for part in summed if part.value is not None)
    blank += sum(part.of or 0.0 for part in summed if part.value is None)
    if not total:
        return unknown(metric, step=step or None, findings=findings)
    value, whole = done / total, total + blank
    if interval is True:
        interval = (done / whole, (done + blank) / whole) if blank else False
    message: dict[str, Fact] = {
        "done": as_fact(done),
        "total": as_fact(total),
        "blank": as_fact(blank),
        "share": Share(value),
        "n": as_fact(total),
        **facts,
    }
    return Measured(
        value,
        Message(f"metric.{metric}.{said or ('said_partly' if blank else 'said')}", **message),
        parts,
        known=total / whole,
        interval=interval or None,
        step=step,
        findings=findings,
    )


def parts_by(
    snapshot: Snapshot,
    items: Iterable[Item],
    *,
    group: Callable[[Item], Group],
    met: Callable[[Item], bool | None],
    name: Callable[[Group], Fact],
    note: Callable[[Sequence[Item]], Fact] | None = None,
    who: Callable[[Group], str | None] | None = None,
    rows: Callable[[Item], Iterable[Record]] | None = None,
    blank: float | None = None,
) -> tuple[Part, ...]:
    """A part for each group of items: how many are met of those of which it is known (``met`` is `None` where it is not).

    ``rows`` are the records that an item names as its source, ``blank`` the value of a group of which nothing is known. Groups come in the order of their first items.
    """
    groups: dict[Group, list[Item]] = {}
    for item in items:
        groups.setdefault(group(item), []).append(item)
    parts: list[Part] = []
    for key, inside in groups.items():
        answers = [answer for answer in map(met, inside) if answer is not None]
        records = (record for item in inside for record in (rows(item) if rows else ()))
        parts.append(
            Part(
                name(key),
                sum(answers) if answers else blank,
                len(answers) if answers else blank,
                who(key) if who else None,
                note(inside) if note else "",
                sources(snapshot, records),
            )
        )
    return tuple(parts)


def as_fact(number: float) -> Fact:
    """A number as people count: whole where it is."""
    return int(number) if number == int(number) else Number(number)
