"""What if: a small change of an account, as data, and the account as it would be. Nothing is written anywhere.

A change is one of: people leave; somebody's stance towards us becomes another; a tie is added, changed or cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.errors import UsageError
from graphcrm.records import Contact, Employee, Influences, Knows, Organization, ReportsTo, Supports
from graphcrm.schema import Scale
from graphcrm.schema.scales import INTIMACY, STRENGTH, SUPPORT

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot

SOURCE = "what if"


@dataclass(frozen=True, slots=True)
class Flip:
    """Somebody's stance towards us becomes ``support`` (−2 to +2), in general and on every opportunity.

    Whoever turns to us (+1, +2) no longer supports a competitor.
    """

    who: str
    support: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two people: of ours with theirs an acquaintance, of two of theirs an influence.

    ``strength`` is the number of its scale (intimacy 0 to 4, or influence above 0 up to 1) and takes the place of what the
    tie had; ``None`` cuts every tie of the one with the other, the reporting line too.
    """

    start: str
    end: str
    strength: float | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes that are made together. Ids, not names (see `read`)."""

    name: str
    leaves: tuple[str, ...] = ()
    flips: tuple[Flip, ...] = ()
    ties: tuple[Tie, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.leaves or self.flips or self.ties)


def read(
    snapshot: Snapshot,
    name: str,
    *,
    leaves: Iterable[str] = (),
    flips: Iterable[str] = (),
    adds: Iterable[str] = (),
    cuts: Iterable[str] = (),
) -> Scenario:
    """A scenario from words: ``leaves`` NAME, ``flips`` NAME=+1 (or a word), ``adds`` A->B:strong, ``cuts`` A->B.

    Names may be ids, names or clear parts of names. Raises `UsageError` or `NotFound`.
    """
    found = Scenario(
        name,
        tuple(snapshot.find_person(each).id for each in leaves),
        tuple(_flip(snapshot, each) for each in flips),
        (
            *(_tie(snapshot, each, cut=False) for each in adds),
            *(_tie(snapshot, each, cut=True) for each in cuts),
        ),
    )
    named = {flip.who for flip in found.flips} | {end for tie in found.ties for end in (tie.start, tie.end)}
    if both := sorted(named & set(found.leaves)):
        raise UsageError(
            f"{snapshot.name(both[0])} can't leave and be part of a tie or turn as well",
            hint="Suppose one of the two.",
        )
    return found


def _flip(snapshot: Snapshot, text: str) -> Flip:
    who, separator, word = text.rpartition("=")
    if not separator:
        raise UsageError(f"“{text}” says no stance", hint="Write NAME=+1, or NAME=supporter.")
    person = snapshot.find_person(who)
    if person.id not in snapshot.nodes(Contact):
        raise UsageError(f"{person.name} is one of ours", why="only contacts have a stance towards us")
    return Flip(person.id, int(_number(SUPPORT, word)))


def _tie(snapshot: Snapshot, text: str, *, cut: bool) -> Tie:
    pair, separator, word = text.rpartition(":") if not cut else (text, "cut", "")
    start, arrow, end = pair.partition("->")
    if not separator or not arrow:
        raise UsageError(
            f"“{text}” is no tie",
            hint="Write A->B:strong for an influence, EMPLOYEE->B:trusted for an acquaintance, A->B to cut.",
        )
    one, two = snapshot.find_person(start), snapshot.find_person(end)
    if two.id not in snapshot.nodes(Contact):
        raise UsageError(
            f"{two.name} is one of ours",
            why="a tie that carries our case ends at a contact",
            hint="Write it the other way round.",
        )
    if one.id == two.id:
        raise UsageError(f"“{text}” leads from {one.name} to the same person")
    if cut:
        if not _held(snapshot, one.id, two.id):
            raise UsageError(
                f"There is no tie from {one.name} to {two.name} to cut",
                hint=f"See what there is: graphcrm explain {two.id}",
            )
        return Tie(one.id, two.id, None)
    return Tie(one.id, two.id, _number(INTIMACY if one.id in snapshot.nodes(Employee) else STRENGTH, word))


def _held(snapshot: Snapshot, start: str, end: str) -> bool:
    ties = (*snapshot.ties(Knows), *snapshot.ties(Influences), *snapshot.ties(ReportsTo))
    return any((tie.from_id, tie.to_id) == (start, end) for tie in ties)


def _number(scale: Scale, word: str) -> float:
    from graphcrm.values import BadValue, parse_step

    try:
        return parse_step(scale, word.strip().replace("−", "-").removeprefix("+"))
    except BadValue as error:
        raise UsageError(f"“{word}” {error.wrong}", hint=error.right) from error


def apply(snapshot: Snapshot, scenario: Scenario) -> Snapshot:
    """The account as it would be on the same day; turns and ties of whoever is not there change nothing. O(facts)."""
    changed = snapshot
    if scenario.leaves:
        changed = changed.without(frozenset(scenario.leaves))
    theirs, ours = changed.nodes(Contact), changed.nodes(Employee)
    for flip in scenario.flips:
        changed = _flipped(changed, flip) if flip.who in theirs else changed
    for tie in scenario.ties:
        there = all(end in theirs or end in ours for end in (tie.start, tie.end))
        changed = _tied(changed, tie) if there else changed
    return changed


def _flipped(snapshot: Snapshot, flip: Flip) -> Snapshot:
    kinds = {each.id: each.kind for each in snapshot.nodes(Organization).values()}
    own = [ident for ident, kind in kinds.items() if kind == "own"]
    if not own:
        raise UsageError(
            "Nobody's stance towards us can change",
            why="our own organization is not recorded",
            hint="Add it with kind “own”.",
        )

    def stays(tie: Supports) -> bool:
        towards_us = kinds.get(tie.to_id, "own") == "own"  # an opportunity is one of ours
        return tie.from_id != flip.who or not (towards_us or flip.support > 0)

    new = Supports(
        from_id=flip.who,
        to_id=own[0],
        support=flip.support,
        opportunity=None,
        target_support=None,
        **_evidence(snapshot),
    )
    for end in ("Organization", "Opportunity"):
        snapshot = snapshot.with_ties(
            Supports,
            "Contact",
            end,
            [tie for tie in snapshot.ties_between(Supports, "Contact", end) if stays(tie)],
        )
    return snapshot.with_ties(
        Supports,
        "Contact",
        "Organization",
        [*snapshot.ties_between(Supports, "Contact", "Organization"), new],
    )


def _tied(snapshot: Snapshot, tie: Tie) -> Snapshot:
    kind, start = (Knows, "Employee") if tie.start in snapshot.nodes(Employee) else (Influences, "Contact")
    rest = [
        each
        for each in snapshot.ties_between(kind, start, "Contact")
        if (each.from_id, each.to_id) != (tie.start, tie.end)
    ]
    if tie.strength is None:
        if kind is Influences:
            lines = snapshot.ties_between(ReportsTo, "Contact", "Contact")
            kept = [each for each in lines if (each.from_id, each.to_id) != (tie.start, tie.end)]
            snapshot = snapshot.with_ties(ReportsTo, "Contact", "Contact", kept)
        return snapshot.with_ties(kind, start, "Contact", rest)
    new: Knows | Influences
    if kind is Knows:
        new = Knows(
            from_id=tie.start, to_id=tie.end, intimacy=int(tie.strength), responsible=None, target_intimacy=None, level=None, target_level=None,
            **_evidence(snapshot),
        )  # fmt: skip
    else:
        new = Influences(
            from_id=tie.start, to_id=tie.end, strength=tie.strength, topic=None, **_evidence(snapshot)
        )
    return snapshot.with_ties(kind, start, "Contact", [*rest, new])


def _evidence(snapshot: Snapshot) -> Mapping[str, Any]:
    """What is supposed is supposed to be sure, and seen on the day itself."""
    return {
        "source": SOURCE, "observed_on": snapshot.as_of, "recorded_by": None, "confidence": 1.0, "valid_from": None, "valid_to": None,
        "recorded_at": "", "import_id": SOURCE, "sheet": SOURCE, "row": 0, "hash": "",
    }  # fmt: skip
