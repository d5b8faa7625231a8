"""How the workbook names people, steps of scales, and where a thing was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import called
from graphcrm.records import Contact, Employee
from graphcrm.render.workbook.cells import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.schema import Scale
    from graphcrm.snapshot import Snapshot


def named(snapshot: Snapshot, ident: str) -> str:
    """A person with both names, anything else with its own; the id where there is no name here."""
    person = snapshot.nodes(Contact).get(ident) or snapshot.nodes(Employee).get(ident)
    return called(person) if person else snapshot.name(ident)


def names(snapshot: Snapshot, idents: Iterable[str]) -> str:
    return ", ".join(named(snapshot, each) for each in idents)


def word(scale: Scale, value: float | str | None) -> str | None:
    """A step of a scale in words; ``None`` where it is not known."""
    step = scale.step(value) if value is not None else None
    return step.term.en if step else None if value is None else f"{value}"


def listed(sources: Iterable[str]) -> str:
    """Where something was written, a place a line."""
    return "\n".join(sources) or BLANK
