"""Do people of equal standing face each other? 門當戶對 (O3)

One of ours faces one of theirs who knows this person (KNOWS), or met this person in the last twelve months. Whoever
stands at most one step of rank lower (`Rules.levels_apart` less one) is of equal standing, higher always. The index is
asked of those who count: key people, and who decides on an open opportunity, each by the weight of their heaviest
voice. Who is faced by nobody is not faced at level; where a rank that would settle it is not known, neither is the
answer, and the interval runs from all of those not at level to all of them.
Kind: ``not_at_level``, who counts and is faced by nobody of equal standing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphcrm.account.decisions import decisions
from graphcrm.findings import Finding
from graphcrm.messages import Fact, Message, joined
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part, person_part
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.weak_spot import weak_spot

Ranks = tuple[int | None, int | None]
"""Our rank and theirs; ``None`` where one is not known."""


@dataclass(frozen=True, slots=True)
class Faced:
    """One of theirs who counts. ``ours`` are those who know or met this one, ``highest`` the highest of them.

    ``level`` says whether one of them is of equal standing; ``None`` where a rank that would settle it is not known.
    """

    contact: str
    rank: int | None
    weight: float
    ours: tuple[str, ...]
    highest: str | None
    our_rank: int | None
    level: bool | None


@dataclass(frozen=True, slots=True)
class Parity:
    """Equal standing in one account.

    ``known`` counts their people by the rank of the one of ours who knows them best (of equals the highest) and their
    own; ``met`` those who met one of ours of that rank in the last twelve months, a person once a rank. ``below`` is by
    how many ranks one of ours may stand lower and still be of equal standing.
    """

    known: Mapping[Ranks, int]
    met: Mapping[Ranks, int]
    faced: tuple[Faced, ...]
    below: int

    @property
    def mismatches(self) -> tuple[Faced, ...]:
        """Those who count and are faced by nobody of equal standing."""
        return tuple(faced for faced in self.faced if faced.level is False)

    @property
    def share_known(self) -> float:
        """The share of the weight whose standing is known."""
        whole = self._weight((True, False, None))
        return self._weight((True, False)) / whole if whole else 0.0

    @property
    def index(self) -> float | None:
        """The share at level, by weight, of those whose standing is known; ``None`` where it is of nobody."""
        known = self._weight((True, False))
        return self._weight((True,)) / known if known else None

    @property
    def interval(self) -> tuple[float, float]:
        """From nobody of those not known at level, to all of them."""
        whole = self._weight((True, False, None))
        low = self._weight((True,)) / whole if whole else 0.0
        return (low, low + 1.0 - self.share_known)

    def _weight(self, levels: tuple[bool | None, ...]) -> float:
        return sum(faced.weight for faced in self.faced if faced.level in levels)


def parity(context: AssessmentContext) -> Parity:
    """Who faces whom, by rank, and how those who count are faced. O(people + ties)."""
    account, apart = context.account, context.account.rules.levels_apart
    met = _met(context)
    known, seen = Counter[Ranks](), Counter[Ranks]()
    ranks = {ident: employee.rank for ident, employee in account.employees.items()}
    for ident, contact in account.insiders.items():
        ties = [(tie.intimacy or 0, ranks[tie.from_id]) for tie in account.known_by.get(ident, ())]
        if ties:
            _, rank = max(ties, key=lambda known: (known[0], known[1] or 0))
            known[rank, contact.rank] += 1
        for rank in {ranks[who] for who in met.get(ident, ())}:
            seen[rank, contact.rank] += 1
    faced = [_faced(context, ident, weight, met, apart) for ident, weight in _counting(context).items()]
    return Parity(dict(known), dict(seen), tuple(faced), apart - 1)


def _met(context: AssessmentContext) -> Mapping[str, frozenset[str]]:
    """By contact: those of ours, who still are with us, who met this one face to face in the last twelve months."""
    here = context.account.employees.keys()
    ours: dict[str, frozenset[str]] = {}
    for meeting in context.account.meetings:
        if context.within(meeting.day):
            for who in meeting.theirs:
                ours[who] = ours.get(who, frozenset()).union(here & set(meeting.ours))
    return ours


def _counting(context: AssessmentContext) -> Mapping[str, float]:
    """Key people and those who decide, by id, with the weight of their heaviest voice (a key person at least 1)."""
    weights = {ident: 1.0 for ident, contact in context.account.insiders.items() if contact.key}
    for decision in decisions(context.account):
        for decider in decision.deciders if decision.opportunity else ():
            weights[decider.id] = max(weights.get(decider.id, 0.0), decider.weight)
    return {ident: weight for ident, weight in sorted(weights.items()) if weight > 0}


def _faced(
    context: AssessmentContext, ident: str, weight: float, met: Mapping[str, frozenset[str]], apart: int
) -> Faced:
    account = context.account
    ours = sorted({tie.from_id for tie in account.known_by.get(ident, ())} | met.get(ident, frozenset()))
    rank = account.contacts[ident].rank
    ranks = [account.employees[who].rank for who in ours]
    known = [our_rank for our_rank in ranks if our_rank is not None]
    highest = max(ours, key=lambda who: (account.employees[who].rank or 0, who), default=None)
    level = None
    if not ours:
        level = False
    elif rank is not None and any(our_rank > rank - apart for our_rank in known):
        level = True
    elif rank is not None and len(known) == len(ranks):
        level = False
    return Faced(ident, rank, weight, tuple(ours), highest, max(known, default=None), level)


def measure(context: AssessmentContext) -> Measured:
    """The share, by weight, of those who count and are faced by somebody of equal standing."""
    standing = parity(context)
    if not standing.faced:
        return METRIC.not_known()
    if standing.index is None:
        return METRIC.not_known("no_ranks", step=METRIC.says("step_ranks"))
    judged = [faced for faced in standing.faced if faced.level is not None]
    return METRIC.ratio(
        [_part(context, faced) for faced in standing.faced],
        findings=_findings(context, standing),
        level=sum(bool(faced.level) for faced in judged),
        judged=len(judged),
        below=standing.below,
        unranked=len(standing.faced) - len(judged),
    )


def _part(context: AssessmentContext, faced: Faced) -> Part:
    account, note = context.account, Message("part.parity.nobody")
    if faced.highest is not None:
        ours, theirs = _rank(faced.our_rank), _rank(faced.rank)
        note = Message("part.parity", who=account.colleague(faced.highest), ours=ours, theirs=theirs)
    value = None if faced.level is None else faced.weight if faced.level else 0.0
    rows = [account.contacts[faced.contact], *account.known_by.get(faced.contact, ())]
    return person_part(context, faced.contact, value, faced.weight, note, rows)


def _rank(rank: int | None) -> Fact:
    return rank or Message("part.parity.no_rank")


def _findings(context: AssessmentContext, standing: Parity) -> Iterator[Finding]:
    apart = sorted(standing.mismatches, key=lambda faced: (-faced.weight, -(faced.rank or 0), faced.contact))
    if not apart:
        return
    account, who = context.account, [faced.contact for faced in apart]
    rows = [account.contacts[ident] for ident in who]
    yield weak_spot(
        "not_at_level",
        "O3",
        any(faced.weight >= account.rules.heavy for faced in apart),
        who,
        context.on_record("finding.not_at_level.evidence", rows),
        about=who,
        step=_step(context, apart[0], standing.below),
        number=len(apart),
        total=len(standing.faced),
        people=joined(account.people(who)),
    )


def _step(context: AssessmentContext, first: Faced, below: int) -> Message:
    """Who of ours could face this one: the lowest who would still be of equal standing."""
    account, who = context.account, context.account.person(first.contact)
    if account.contacts[first.contact].placeholder:
        return Message("finding.not_at_level.step_place", who=who)
    ranks = [(employee.rank, ident) for ident, employee in account.employees.items() if employee.rank]
    peers = [(rank, ident) for rank, ident in ranks if first.rank is not None and rank >= first.rank - below]
    if not peers:
        return Message("finding.not_at_level.step_sponsor", who=who)
    return Message("finding.not_at_level.step", peer=account.colleague(min(peers)[1]), who=who)


METRIC = Metric("level_parity", "O3", Unit.SHARE, measure, by_tier(0.9, 0.8, 0.6, 0.5))
