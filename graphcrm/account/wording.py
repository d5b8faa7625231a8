"""How findings name people, amounts and chances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.records import Contact
from graphcrm.values import money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.records import Employee, Opportunity


def called(person: Contact | Employee) -> str:
    """``Lin Yue 林悦``."""
    other = person.name_zh if person.name_zh and person.name_zh not in person.name else ""
    return f"{person.name} {other}".strip()


def titled(person: Contact | Employee) -> str:
    """``Lin Yue 林悦 (Head of Network)``; without a title, the name."""
    title = person.title or (person.title_zh if isinstance(person, Contact) else None)
    return f"{called(person)} ({title})" if title and title not in person.name else called(person)


def deal(opportunity: Opportunity | None, currency: str | None) -> str:
    """``Core network renewal (48 M CNY)``; where no opportunity is open, ``this account``."""
    if opportunity is None:
        return "this account"
    amount = opportunity.amount
    return f"{opportunity.name} ({money(amount, currency)})" if amount is not None else opportunity.name


def joined(names: Sequence[str], most: int = 4) -> str:
    """``A, B and C``; beyond ``most`` the rest are counted."""
    shown = [*names] if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def listed(parts: Sequence[str]) -> str:
    """Clauses one after the other: ``decides on A, is a key person and has the ear of B``."""
    return joined(parts, most=len(parts) + 1)


def percent(share: float) -> str:
    """A chance in whole percent; never 0 for what is not nothing, never 100 for what is not sure."""
    shown = round(share * 100)
    return (
        "under 1 %"
        if share > 0 and shown == 0
        else "over 99 %"
        if share < 1 and shown == 100
        else f"{shown} %"
    )


def begun(text: str) -> str:
    """A text as it begins a sentence: ``Over 99 %``."""
    return text[:1].upper() + text[1:]


def signed(value: float, digits: int | None = None) -> str:
    """A place on a scale from against us to for us: ``+1``, ``−0.5``; ``0`` where it is neither."""
    if digits is None:
        digits = 0 if value == int(value) else 1
    shown = f"{value:+.{digits}f}".replace("-", "−")
    return shown if float(shown.replace("−", "-")) else f"{0:.{digits}f}"


def counted(number: int, one: str, many: str) -> str:
    """``1 person``, ``3 people``."""
    return f"{number} {one if number == 1 else many}"
