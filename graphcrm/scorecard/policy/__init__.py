"""What a company expects of itself: every number that the assessment reckons with, in one tree of tables.

The defaults are those of the model (five meetings a week, minutes within 48 hours, two executive visits a year …). A
company writes only what differs, as TOML; each table is one of the classes named here.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar, cast

from graphcrm.errors import UsageError
from graphcrm.scorecard.policy.agenda import AgendaRules
from graphcrm.scorecard.policy.couplings import CouplingRules
from graphcrm.scorecard.policy.general import GeneralRules
from graphcrm.scorecard.policy.key import KeyRules
from graphcrm.scorecard.policy.organizational import OrganizationalRules
from graphcrm.scorecard.policy.own_work import ActionRules
from graphcrm.scorecard.policy.tiers import TIERS

R = TypeVar("R")
MOST_MISTAKES = 8


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Policy:
    """The rules of an assessment.

    ``window_days`` is how far it looks back; ``looks_back`` the ages in days at which the account is looked at again,
    for what moved since; ``layers`` are the weights of the three layers in the total;
    ``least_known`` the share of the weight that must be known before a score counts as more than a hint;
    ``targets`` (by metric and tier) and ``weights`` (by metric) replace those of the metrics.
    """

    window_days: int = 365
    looks_back: tuple[int, ...] = (91, 182, 273, 365)
    assumed_tier: str = "A"
    least_known: float = 0.5
    layers: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({"L1": 0.3, "L2": 0.4, "L3": 0.3}))  # fmt: skip
    targets: Mapping[str, Mapping[str, float]] = field(default_factory=_none)
    weights: Mapping[str, float] = field(default_factory=_none)
    general: GeneralRules = field(default_factory=GeneralRules)
    key: KeyRules = field(default_factory=KeyRules)
    organizational: OrganizationalRules = field(default_factory=OrganizationalRules)
    actions: ActionRules = field(default_factory=ActionRules)
    couplings: CouplingRules = field(default_factory=CouplingRules)
    agenda: AgendaRules = field(default_factory=AgendaRules)

    def __post_init__(self) -> None:
        if any(isinstance(each, bool) or not isinstance(each, int) or each < 1 for each in self.looks_back):  # pyright: ignore[reportUnnecessaryIsInstance] — it comes from a file
            raise ValueError("looks_back lists whole numbers of days, each at least 1.")
        if self.window_days < 1 or not 0 <= self.least_known <= 1 or self.assumed_tier not in TIERS:
            raise ValueError(
                "window_days is at least 1, least_known from 0 to 1, assumed_tier one of S, A, B, C."
            )
        if (
            set(self.layers) != {"L1", "L2", "L3"}
            or min(self.layers.values()) < 0
            or not any(self.layers.values())
        ):
            raise ValueError("layers gives a weight of 0 or more to each of L1, L2 and L3, and not 0 to all.")


def read(words: Mapping[str, Any], most: Mapping[str, float | None], *, where: str = "the policy") -> Policy:
    """A policy from nested tables, as TOML gives them; what is not named keeps its default.

    ``most`` is, for each metric there is, the highest that it can be (``None``: no bound). Raises `UsageError`, which names the entry, or each of several.
    """
    try:
        return _read(words, most, where)
    except UsageError as first:
        found = _mistakes(words, most, where, first)
        if len(found) == 1:
            raise
        rest = f"; and {len(found) - MOST_MISTAKES} more" if len(found) > MOST_MISTAKES else ""
        listed = " ".join(f"({number}) {said}" for number, said in enumerate(found[:MOST_MISTAKES], 1))
        raise UsageError(
            f"{len(found)} entries of {where} can't be used: {listed.rstrip('.')}{rest}"
        ) from first


def _mistakes(
    words: Mapping[str, Any], most: Mapping[str, float | None], where: str, first: UsageError
) -> list[str]:
    """What is wrong, entry by entry. What entries break together is told table by table, for one alone may be right in company."""
    found: dict[str, None] = {}
    tables = [{name: value} for name, value in words.items()]
    for piece, alone in (*((each, True) for each in _entries_of(words)), *((each, False) for each in tables)):
        try:
            _read(piece, most, where)
        except UsageError as error:
            if error.why is None or not alone:
                found[str(error)] = None
    return list(found) or [str(first)]


def _entries_of(words: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each entry for itself, within the tables that it stands in."""
    for name, value in words.items():
        if isinstance(value, Mapping) and value:
            yield from ({name: inner} for inner in _entries_of(cast("Mapping[str, Any]", value)))
        else:
            yield {name: value}


def _read(words: Mapping[str, Any], most: Mapping[str, float | None], where: str) -> Policy:
    for table in ("targets", "weights"):
        for name in _table(words.get(table, {}), table, where):
            if name not in most:
                raise _unknown(f"{table}.{name}", name, most, where)
    for name, tiers in _table(words.get("targets", {}), "targets", where).items():
        for tier, value in _table(tiers, f"targets.{name}", where).items():
            if tier not in TIERS:
                raise _unknown(f"targets.{name}.{tier}", tier, TIERS, where)
            highest = most[name]
            if highest is not None and _number(value, f"targets.{name}.{tier}", where) > highest:
                raise UsageError(
                    f"targets.{name}.{tier} in {where} is {value:g}, which is {100 * value:,.0f} %; no share is above 100 %",
                    hint=f"Write {value / 100:g} for {value:g} %." if value <= 100 else "Write 1 for 100 %.",
                )
            _number(value, f"targets.{name}.{tier}", where)
    for name, value in _table(words.get("weights", {}), "weights", where).items():
        if _number(value, f"weights.{name}", where) < 0:
            raise UsageError(
                f"weights.{name} in {where} is below 0", hint="Give 0 to leave the metric out of the score."
            )
    return _made(Policy(), words, "", where)


def _made(base: R, words: Mapping[str, Any], path: str, where: str) -> R:
    """A copy of ``base`` with the entries of ``words``, table by table."""
    known = {each.name: each for each in dataclasses.fields(cast("Any", base))}
    changes: dict[str, Any] = {}
    for name, value in words.items():
        full = f"{path}{name}"
        if name not in known:
            raise _unknown(full, name, known, where)
        old = getattr(base, name)
        if dataclasses.is_dataclass(old):
            changes[name] = _made(old, _table(value, full, where), f"{full}.", where)
        elif isinstance(old, Mapping):
            whole = "int]" in str(known[name].type)
            changes[name] = _entries(cast("Mapping[str, Any]", old), value, full, where, whole=whole)
        elif isinstance(old, tuple):
            if not isinstance(value, list):
                raise UsageError(
                    f"{full} in {where} is no list", hint=f"As in: {full} = {list(cast('Any', old))}"
                )
            changes[name] = tuple(cast("list[Any]", value))
        elif isinstance(old, bool) or isinstance(value, bool) or isinstance(old, str):
            if type(old) is not type(value):
                raise UsageError(f"{full} in {where} can't be {value!r}", hint=f"As in: {full} = {old!r}")
            changes[name] = value
        else:
            changes[name] = _like(old, _number(value, full, where), full, where)
    try:
        return cast("R", dataclasses.replace(cast("Any", base), **changes))
    except (ValueError, TypeError) as error:
        raise UsageError(
            f"{f'[{path[:-1]}] in ' if path else ''}{where} can't be used", why=str(error)
        ) from error


def _like(old: object, number: float, full: str, where: str) -> float:
    """A number of the kind that stood there: whole where that was whole."""
    if not isinstance(old, int):
        return number
    if number != int(number):
        raise UsageError(f"{full} in {where} is no whole number: {number!r}", hint=f"As in: {full} = {old!r}")
    return int(number)


def _entries(
    old: Mapping[str, Any], value: object, full: str, where: str, *, whole: bool
) -> Mapping[str, Any]:
    """A table of numbers with some of them replaced; a table of texts or tables is taken as it is."""
    new = _table(value, full, where)
    if not any(isinstance(each, Mapping | str) for each in old.values()) and full != "targets":
        for name, entry in new.items():
            number = _number(entry, f"{full}.{name}", where)
            if whole:
                _like(1, number, f"{full}.{name}", where)
    return MappingProxyType({**old, **new})


def _table(value: object, full: str, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise UsageError(f"{full} in {where} is no table", hint=f"Write [{full}], then one line an entry.")
    return cast("Mapping[str, Any]", value)


def _number(value: object, full: str, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise UsageError(f"{full} in {where} is no number: {value!r}", hint=f"As in: {full} = 5")
    return value


def _unknown(full: str, name: str, known: Iterable[str], where: str) -> UsageError:
    known = sorted(known)
    near = difflib.get_close_matches(name, known, n=3)
    hint = f"Did you mean {', '.join(near)}?" if near else f"Known: {', '.join(known)}."
    return UsageError(f"There is no {full} in an assessment's rules ({where})", hint=hint)
