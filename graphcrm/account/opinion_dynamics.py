"""How one decision would come out, were nobody to do anything more: opinions settle, then voices are counted.

Opinions start from today's leanings (see `net_stance`) and settle over INFLUENCES (see `opinions`). The margin is the
mean opinion of those who decide, weighted by their voices: above 0 for us, below 0 against. A holder of a veto whose
opinion settles at `Rules.against` or below blocks the decision, whatever the margin. Whoever nobody judged counts as 0
in ``margin``, as −2 in ``worst``, as +2 in ``best``, and as each of the five stances alike in ``chance``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from graphcrm.account.decisions import decisions
from graphcrm.account.invalidation import DECISIONS, PULLS, STANCE
from graphcrm.account.net_stance import net_stances
from graphcrm.account.opinions import Chance, chance_of, effects, equilibrium, pulls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.decisions import Decision
    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.opinions import Floats, Pulls

_GOALS = PULLS | DECISIONS
NOUGHT = 1e-9
LOWEST, HIGHEST = -2.0, 2.0


@dataclass(frozen=True, slots=True)
class SettledVoice:
    """One who decides: the leaning today (``None``: not judged), and where the opinion settles, at worst and at best."""

    id: str
    weight: float
    veto: bool
    today: float | None
    settled: float
    worst: float
    best: float

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Lever:
    """A contact, and by how much the margin moves for one step of this one's leaning: the exact derivative, above 0.

    ``on_vetoes`` is the same for the opinion of each holder of a veto, in the order of the voices.
    """

    id: str
    today: float | None
    effect: float
    on_vetoes: tuple[float, ...] = ()


class Odds(NamedTuple):
    """What the chance of an outcome is reckoned from: see `chance_of`."""

    goals: Floats
    sums: Floats
    limits: Floats

    def after(self, lever: Lever, steps: float) -> Chance:
        """The chance if somebody who is judged moved by so many steps of stance."""
        import numpy as np

        moved = self.sums + steps * np.array([lever.effect, *lever.on_vetoes])
        return chance_of(self.goals, moved, self.limits)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one decision would come out. All margins are ``None`` where nobody with any weight is known to decide.

    ``levers`` are all contacts whose leaning matters, the greatest effect first; the effects on a margin add up to 1.
    """

    decision: Decision
    voices: tuple[SettledVoice, ...] = ()
    margin: float | None = None
    worst: float | None = None
    best: float | None = None
    chance: Chance | None = None
    levers: tuple[Lever, ...] = ()
    odds: Odds | None = field(default=None, compare=False, repr=False)

    @property
    def vetoes(self) -> tuple[SettledVoice, ...]:
        return tuple(voice for voice in self.voices if voice.veto)

    def blockers(self, against: float) -> tuple[str, ...]:
        """Holders of a veto whose opinion settles this far against us."""
        return tuple(voice.id for voice in self.vetoes if voice.settled <= against + NOUGHT)

    def verdict(self, against: float, open_chance: float = 0.1) -> str:
        """``unknown`` (nobody decides), ``blocked``, ``for``, ``against``, or ``open``.

        Open is where the chance lies ``open_chance`` or farther from 0 and from 1: what nobody judged is neither for nor
        against; and where everybody is judged and the margin is 0.
        """
        if self.margin is None or self.chance is None:
            return "unknown"
        if open_chance <= self.chance.value <= 1 - open_chance:
            return "open"
        if self.blockers(against):
            return "blocked"
        if abs(self.margin) <= NOUGHT and all(lever.today is not None for lever in self.levers):
            return "open"
        return "for" if self.chance.value > open_chance else "against"

    @property
    def known(self) -> float:
        """Which share of the margin, 0 to 1, comes from people whose leaning somebody judged."""
        return sum(lever.effect for lever in self.levers if lever.today is not None)


def influence_pulls(account: AccountGraph) -> Pulls:
    """W and A of an account: contacts in the order of their ids, influences at what they carry. See `opinions.pulls`."""
    return account.memo.once("pulls", PULLS, lambda: _pulls(account))


def _pulls(account: AccountGraph) -> Pulls:
    place = {ident: index for index, ident in enumerate(account.contacts)}
    ties = [(place[tie.from_id], place[tie.to_id], account.carry(tie)) for tie in account.influences]
    return pulls(len(place), ties, account.rules.stubbornness)


def settle(account: AccountGraph, decision: Decision, pull: Pulls) -> Outcome:
    """How one decision would come out. O((people + ties) · rounds), and the draws of `chance_of`."""
    import numpy as np

    total = sum(decider.weight for decider in decision.deciders)
    if total <= 0:
        return Outcome(decision)
    place = {ident: index for index, ident in enumerate(account.contacts)}
    today = net_stances(account, decision.id)
    known = np.array([stance is not None for stance in today.values()], dtype=np.bool_)
    middle = np.array([0.0 if stance is None else stance for stance in today.values()])
    settled, low, high = (
        equilibrium(pull, np.where(known, middle, unknown)) for unknown in (0.0, LOWEST, HIGHEST)
    )
    opinions = np.stack((settled, low, high), axis=1)
    voices = tuple(
        SettledVoice(voice.id, voice.weight, voice.veto, today[voice.id], *opinions[place[voice.id]].tolist())
        for voice in decision.deciders
    )
    wanted = [np.zeros(len(place))]
    for decider in decision.deciders:
        wanted[0][place[decider.id]] += decider.weight / total
        if decider.veto:
            wanted.append(np.zeros(len(place)))
            wanted[-1][place[decider.id]] = 1.0
    goals = account.memo.once(
        f"goals {decision.id or ''}", _GOALS, lambda: np.stack([effects(pull, goal) for goal in wanted])
    )
    limits = np.array([0.0, *[account.rules.against] * (len(wanted) - 1)])
    margin, worst, best = (float(wanted[0] @ settled_at) for settled_at in (settled, low, high))
    odds = Odds(goals[:, ~known], goals @ middle, limits)
    levers = _levers(today, goals.T.tolist())
    return Outcome(decision, voices, margin, worst, best, chance_of(*odds), levers, odds)


def supporters(account: AccountGraph, decision: Decision, pull: Pulls) -> tuple[dict[str, float], int]:
    """What each supporter adds to the margin, leaning × effect, by id; and how many contacts have any effect on it."""
    import numpy as np

    total = sum(decider.weight for decider in decision.deciders)
    if total <= 0:
        return {}, 0
    voices = {decider.id: decider.weight / total for decider in decision.deciders}
    goal = np.array([voices.get(ident, 0.0) for ident in account.contacts])
    on_margin = account.memo.once(f"on margin {decision.id or ''}", _GOALS, lambda: effects(pull, goal))
    effect = dict(zip(account.contacts, on_margin.tolist(), strict=True))
    today = net_stances(account, decision.id)
    flows = {ident: (today[ident] or 0.0) * much for ident, much in effect.items() if much > NOUGHT}
    return {ident: flow for ident, flow in flows.items() if flow > 0}, len(flows)


def _levers(today: Mapping[str, float | None], rows: list[list[float]]) -> tuple[Lever, ...]:
    levers = [
        Lever(ident, net_stance, row[0], tuple(row[1:]))
        for (ident, net_stance), row in zip(today.items(), rows, strict=True)
        if row[0] > NOUGHT
    ]
    return tuple(sorted(levers, key=lambda lever: (-round(lever.effect, 9), lever.id)))


def outcomes(account: AccountGraph) -> tuple[Outcome, ...]:
    """How every open decision would come out, the largest first."""

    def settled() -> tuple[Outcome, ...]:
        pull = influence_pulls(account)
        return tuple(settle(account, decision, pull) for decision in decisions(account))

    return account.memo.once("outcomes", _GOALS | STANCE, settled)
