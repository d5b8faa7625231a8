"""What if: a small change of an account, as data, and the account as it would be. Nothing is written anywhere.

A change is one of: people leave; somebody's stance towards us becomes another; a tie is added, changed or cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from graphcrm.account.invalidation import CARRYING
from graphcrm.account.tables import is_open
from graphcrm.errors import UsageError
from graphcrm.messages import Message, Name
from graphcrm.records import (
    Contact,
    Decides,
    Employee,
    Influences,
    Knows,
    Opportunity,
    Organization,
    ReportsTo,
    Supports,
    Tie,
    WorksIn,
)
from graphcrm.schema import Scale
from graphcrm.schema.scales import INTIMACY, STRENGTH, SUPPORT

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot

T = TypeVar("T", Knows, Influences, Supports)
SOURCE = "what if"


@dataclass(frozen=True, slots=True)
class Flip:
    """Somebody's stance towards us becomes ``support`` (−2 to +2), in general and on every opportunity.

    Whoever turns to us (+1, +2) no longer supports a competitor.
    """

    who: str
    support: int


@dataclass(frozen=True, slots=True)
class SupposedTie:
    """A tie between two people: of ours with theirs an acquaintance, of two of theirs an influence.

    ``strength`` is the number of its scale (intimacy 0 to 4, or influence above 0 up to 1) and takes the place of what the
    tie had; ``None`` cuts every tie of the one with the other, the reporting line too.
    """

    start: str
    end: str
    strength: float | None

    @property
    def ends(self) -> tuple[str, str]:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes that are made together. Ids, not names (see `read`)."""

    name: str
    leaves: tuple[str, ...] = ()
    flips: tuple[Flip, ...] = ()
    ties: tuple[SupposedTie, ...] = ()

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
    ties = (*(_added(snapshot, words) for words in adds), *(_cut(snapshot, words) for words in cuts))
    scenario = Scenario(
        name,
        tuple(snapshot.find_person(words).id for words in leaves),
        tuple(_flip(snapshot, words) for words in flips),
        ties,
    )
    staying = {flip.who for flip in scenario.flips}.union(*(tie.ends for tie in ties))
    if both := sorted(staying & set(scenario.leaves)):
        who = snapshot.named(both[0])
        raise UsageError(Message("whatif.leaves_and_stays", who=who), hint=Message("whatif.suppose_one"))
    return scenario


def _flip(snapshot: Snapshot, words: str) -> Flip:
    who, separator, word = words.rpartition("=")
    if not separator:
        what = Message("whatif.no_stance", words=Name(words))
        raise UsageError(what, hint=Message("whatif.write_stance"))
    person = snapshot.find_person(who)
    if person.id not in snapshot.nodes(Contact):
        raise _is_ours(snapshot, person.id, "whatif.only_contacts")
    return Flip(person.id, int(_number(SUPPORT, word)))


def _added(snapshot: Snapshot, words: str) -> SupposedTie:
    pair, _, word = words.rpartition(":")
    start, end = _ends(snapshot, words, pair)
    return SupposedTie(start, end, _number(INTIMACY if start in snapshot.nodes(Employee) else STRENGTH, word))


def _cut(snapshot: Snapshot, words: str) -> SupposedTie:
    start, end = _ends(snapshot, words, words)
    ties = (tie for kind in CARRYING for tie in snapshot.ties(kind))
    if (start, end) not in {(tie.from_id, tie.to_id) for tie in ties}:
        what = Message("whatif.no_tie_to_cut", who=snapshot.named(start), whom=snapshot.named(end))
        raise UsageError(what, hint=Message("whatif.see_ties", id=Name(end)))
    return SupposedTie(start, end, None)


def _ends(snapshot: Snapshot, words: str, pair: str) -> tuple[str, str]:
    """The two people of ``A->B``."""
    start, arrow, end = pair.partition("->")
    if not arrow:
        what = Message("whatif.no_tie", words=Name(words))
        raise UsageError(what, hint=Message("whatif.write_tie"))
    who, whom = snapshot.find_person(start).id, snapshot.find_person(end).id
    if whom not in snapshot.nodes(Contact):
        raise _is_ours(snapshot, whom, "whatif.ends_at_contact", Message("whatif.other_way_round"))
    if who == whom:
        raise UsageError(Message("whatif.same_person", words=Name(words), who=snapshot.named(who)))
    return who, whom


def _is_ours(snapshot: Snapshot, who: str, why: str, hint: Message | None = None) -> UsageError:
    return UsageError(Message("whatif.is_ours", who=snapshot.named(who)), why=Message(why), hint=hint)


def _number(scale: Scale, word: str) -> float:
    from graphcrm.values import BadValue, parse_step

    try:
        return parse_step(scale, word.strip().replace("−", "-").removeprefix("+"))
    except BadValue as error:
        what = Message("whatif.bad_word", word=Name(word), wrong=error.wrong)
        raise UsageError(what, hint=error.right) from error


def apply(snapshot: Snapshot, scenario: Scenario) -> Snapshot:
    """The account as it would be on the same day; turns and ties of whoever is not there change nothing. O(facts).

    The seat of one of theirs who decides stays, vacant: its voice is still to be filled.
    """
    changed = snapshot
    if scenario.leaves:
        changed = _vacated(snapshot, snapshot.without(frozenset(scenario.leaves)), scenario.leaves)
    theirs, ours = changed.nodes(Contact), changed.nodes(Employee)
    for flip in scenario.flips:
        changed = _flipped(changed, flip) if flip.who in theirs else changed
    for tie in scenario.ties:
        both = all(end in theirs or end in ours for end in tie.ends)
        changed = _tied(changed, tie) if both else changed
    return changed


def _vacated(before: Snapshot, without: Snapshot, leaves: Iterable[str]) -> Snapshot:
    """With a vacant seat for each of those who left and has a voice in something open: its place, its voice, no more ties."""
    deals, contacts = before.nodes(Opportunity), before.nodes(Contact)
    voices = [
        tie
        for tie in before.ties(Decides)
        if tie.from_id in leaves and tie.from_id in contacts and is_open(deals[tie.to_id], before.as_of)
        if tie.weight != 0 or tie.veto
    ]
    seats = {tie.from_id: _seat(contacts[tie.from_id]) for tie in voices}
    if not seats:
        return without
    changed = without.with_nodes(Contact, [*without.nodes(Contact).values(), *seats.values()])
    voices = [*without.ties(Decides), *voices]
    changed = changed.with_ties(Decides, "Contact", "Opportunity", voices)
    for end in ("OrgUnit", "Organization"):
        places = [tie for tie in before.ties_between(WorksIn, "Contact", end) if tie.from_id in seats]
        changed = changed.with_ties(
            WorksIn, "Contact", end, [*without.ties_between(WorksIn, "Contact", end), *places]
        )
    return changed


def _seat(contact: Contact) -> Contact:
    """A seat that somebody left, called by its title where it has one."""
    named = {"name": contact.title, "name_zh": contact.title_zh, "title": None, "title_zh": None}
    return contact._replace(placeholder=True, **(named if contact.title else {}))


def _flipped(snapshot: Snapshot, flip: Flip) -> Snapshot:
    kinds = {ident: organization.kind for ident, organization in snapshot.nodes(Organization).items()}
    own = [ident for ident, kind in kinds.items() if kind == "own"]
    if not own:
        why, hint = Message("whatif.own_not_recorded"), Message("whatif.add_own")
        raise UsageError(Message("whatif.no_stance_can_change"), why=why, hint=hint)

    def stays(tie: Supports) -> bool:
        towards_us = kinds.get(tie.to_id, "own") == "own"  # an opportunity is one of ours
        return tie.from_id != flip.who or not (towards_us or flip.support > 0)

    stance = _supposed(Supports, snapshot, flip.who, own[0], support=flip.support)
    for end, new in (("Organization", (stance,)), ("Opportunity", ())):
        staying = filter(stays, snapshot.ties_between(Supports, "Contact", end))
        snapshot = snapshot.with_ties(Supports, "Contact", end, (*staying, *new))
    return snapshot


def _tied(snapshot: Snapshot, tie: SupposedTie) -> Snapshot:
    if tie.start in snapshot.nodes(Employee):
        strength = None if tie.strength is None else int(tie.strength)
        knows = strength is not None and _supposed(Knows, snapshot, *tie.ends, intimacy=strength)
        return _instead(snapshot, Knows, "Employee", tie, knows or None)
    if tie.strength is None:
        snapshot = _instead(snapshot, ReportsTo, "Contact", tie, None)
        return _instead(snapshot, Influences, "Contact", tie, None)
    influences = _supposed(Influences, snapshot, *tie.ends, strength=tie.strength)
    return _instead(snapshot, Influences, "Contact", tie, influences)


def _instead(snapshot: Snapshot, kind: type[Tie], start: str, tie: SupposedTie, new: Tie | None) -> Snapshot:
    """With a new tie, or none, in the place of those between the two."""
    others = [
        other
        for other in snapshot.ties_between(kind, start, "Contact")
        if (other.from_id, other.to_id) != tie.ends
    ]
    return snapshot.with_ties(kind, start, "Contact", [*others, *([new] if new else [])])


def _supposed(kind: type[T], snapshot: Snapshot, start: str, end: str, **properties: float) -> T:
    """A tie that is supposed: sure, and seen on the day itself."""
    evidence = {
        "source": SOURCE,
        "observed_on": snapshot.as_of,
        "confidence": 1.0,
        "recorded_at": "",
        "import_id": SOURCE,
        "sheet": SOURCE,
        "row": 0,
        "hash": "",
    }
    blank = dict.fromkeys(kind._fields)
    return kind(**{**blank, **evidence, "from_id": start, "to_id": end, **properties})  # pyright: ignore[reportArgumentType]
