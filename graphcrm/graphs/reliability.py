"""How likely it is that something reaches somebody, when people and ties may fail; and on whom that hangs.

A tie carries with its ``carry``; whoever it reaches passes it on with ``passes``, an attribute of the node (1 where there
is none). All are independent. The *reliability* of a target is the chance that at least one route from the source works:
all its ties carry, and all people between its ends pass on. The ends themselves don't fail: the target has been
reached, whether or not it passes anything on. Where there is one route only, it is the product along it.

Exact where at most `MOST_ELEMENTS` people and ties matter and the network falls into at most `MOST_PARTS` parts
(see `factoring`); else from samples with a fixed seed and a stated interval (see `sampling`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

from graphcrm.graphs.chances import Chances, chances
from graphcrm.graphs.drawing import Draws
from graphcrm.graphs.factoring import MOST_ELEMENTS, MOST_PARTS, Exact, exact
from graphcrm.graphs.intervals import wilson
from graphcrm.graphs.sampling import Sampled, Tried, sampled
from graphcrm.graphs.warm_start.samples import resampled

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

    from graphcrm.graphs.prepared import Prepared

SAMPLES = 10_000
_MOST_TOGETHER = 4


@dataclass(frozen=True, slots=True)
class Estimate:
    """A chance from 0 to 1, and the interval that holds it; both ends equal the value where it is ``exact``."""

    value: float
    low: float
    high: float
    exact: bool

    def to_dict(self) -> dict[str, Any]:
        return {"value": self.value, "low": self.low, "high": self.high, "exact": self.exact}


@dataclass(frozen=True, slots=True)
class Losses:
    """By how much the reliability of one target falls without each person, and without each tie; who cost nothing are left out.

    The loss is R(as it is) − R(without); divided by the chance of the person or tie itself it is Birnbaum's importance,
    R(works for certain) − R(without).
    """

    people: Mapping[str, Estimate]
    ties: Mapping[tuple[str, str], Estimate]


class Reliabilities:
    """The reliability of several targets of one source, under the same draws. Made by `reliabilities`."""

    def __init__(
        self,
        network: Chances,
        draws: Draws,
        parts: int,
        confidence: float,
        weighed: int,
        before: Reliabilities | None = None,
    ) -> None:
        self._network, self._parts, self._confidence = network, parts, confidence
        small = [target for target in network.targets if not network.more_than(MOST_ELEMENTS, target)]
        self._narrow = {target: network.only(target) for target in small}
        exacts = {target: exact(part, [target], parts) for target, part in self._narrow.items()}
        self._exact: dict[str, Exact] = {
            target: chance for target, chance in exacts.items() if chance is not None
        }
        self._targets = frozenset(network.targets)
        self._draws, self._samples, self.weighed = draws, draws.samples, min(draws.samples, weighed)
        self._sampled: Sampled | None = None
        self._hanging: Sampled | None = None
        tried = before.tried if before else None
        self._before = tried if tried and tried.luck.draws is draws else None

    @property
    def tried(self) -> Tried | None:
        """What the samples of a similar network can stand on, where losses were looked for in samples."""
        return self._hanging.tried if self._hanging else None

    def of(self, target: str) -> Estimate:
        """The reliability of one target; 0 for who can't be reached."""
        return self.any([target])

    def any(self, targets: Collection[str]) -> Estimate:
        """The chance that at least one of some targets is reached."""
        reachable = [target for target in targets if target in self._targets]
        if not reachable:
            return _sure(0.0)
        if len(set(reachable)) == 1 and reachable[0] in self._exact:
            return _sure(self._exact[reachable[0]].value)
        if all(target in self._exact for target in reachable):
            together = exact(self._network, reachable, self._parts)
            if together is not None:
                return _sure(together.value)
        return self._share(self._drawn().hits(reachable))

    def all(self, targets: Collection[str]) -> Estimate:
        """The chance that every one of some targets is reached; 1 for no targets.

        Exact up to four of them, by inclusion and exclusion over `any`.
        """
        wanted = sorted(set(targets))
        if not wanted:
            return _sure(1.0)
        if not self._targets.issuperset(wanted):
            return _sure(0.0)
        if len(wanted) <= _MOST_TOGETHER and all(target in self._exact for target in wanted):
            sets = [group for size in range(1, len(wanted) + 1) for group in combinations(wanted, size)]
            chance = [self.any(group) for group in sets]
            if all(estimate.exact for estimate in chance):
                total = sum(
                    (-1) ** (len(group) + 1) * estimate.value
                    for group, estimate in zip(sets, chance, strict=True)
                )
                return _sure(min(1.0, max(0.0, total)))
        return self._share(self._drawn().all_hit(wanted))

    def mean(self, weights: Mapping[str, float]) -> Estimate:
        """The expected share of the weight that is reached; 0 where there is no weight.

        The interval of samples is that of a share: it is wider than need be.
        """
        whole = sum(weights.values())
        if whole <= 0:
            return _sure(0.0)
        reachable = [target for target, weight in weights.items() if weight and target in self._targets]
        if all(target in self._exact for target in reachable):
            return _sure(sum(weights[target] * self._exact[target].value for target in reachable) / whole)
        drawn = self._drawn()
        return self._share(sum(weights[target] * drawn.hits([target]) for target in reachable) / whole)

    def losses(self, target: str) -> Losses:
        """What each person and tie is worth to one target; the source and the target itself are left out."""
        if target not in self._targets:
            return Losses({}, {})
        if target in self._exact:
            part, chances = self._narrow[target], self._exact[target]
            people = (chances.people * part.passes).tolist()
            ties = (chances.ties * part.carries).tolist()
            estimate = _sure
        else:
            if self._hanging is None:
                sampling = [target for target in self._network.targets if target not in self._exact]
                if self._before is not None:
                    self._hanging = resampled(self._before, self._network, sampling, self.weighed)
                if self._hanging is None:
                    self._hanging = sampled(self._network, self._draws, sampling, self.weighed)
                self._sampled, self._before = self._hanging, None
            part, whole = self._network, self.of(target)
            people, ties = self._hanging.people[target].tolist(), self._hanging.ties[target].tolist()
            estimate = (
                self._share
                if self.weighed == self._samples
                else partial(self._part, whole, self._hanging.seen[target])
            )
        estimate = cache(estimate)  # much is lost equally often
        ends = (part.ids[0], target)
        return Losses(
            {
                who: estimate(loss)
                for who, loss in zip(part.ids, people, strict=True)
                if loss > 0 and who not in ends
            },
            {part.tie(index): estimate(loss) for index, loss in enumerate(ties) if loss > 0},
        )

    def _part(self, whole: Estimate, seen: int, pivots: float) -> Estimate:
        """A part of the reliability, by its share of those weighed samples in which the target is reached."""
        low, high = wilson(pivots, seen, self._confidence)
        return Estimate(whole.value * pivots / seen, whole.low * low, whole.high * high, exact=False)

    def _drawn(self) -> Sampled:
        if self._sampled is None:
            self._sampled = sampled(self._network, self._draws)
        return self._sampled

    def _share(self, hits: float) -> Estimate:
        return Estimate(
            hits / self._samples,
            *wilson(min(hits, self._samples), self._samples, self._confidence),
            exact=False,
        )


def reliabilities(
    graph: nx.DiGraph[str] | Prepared,
    source: str,
    targets: Collection[str],
    *,
    passes: Mapping[str, float] | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
    parts: int = MOST_PARTS,
    confidence: float = 0.95,
    weighed: int | None = None,
    draws: Draws | None = None,
    before: Reliabilities | None = None,
) -> Reliabilities:
    """The reliability of several targets; ``passes`` may be given by id. With 0 ``parts``, nothing is reckoned exactly.

    With ``draws``, of so many samples and that seed, several networks are tried out under the same; those of ``before``,
    of a similar network under the same ``draws``, serve again where the difference can't be felt.
    Losses come from the first ``weighed`` samples (or all): there, the share of the reliability that each is worth.
    Complexity: see `exact` and `sampled`. `ValueError` as for `chances`, for less than one sample,
    and for a confidence outside (0, 1).
    """
    weighed = samples if weighed is None else weighed
    if min(samples, weighed) < 1 or not 0 < confidence < 1:
        raise ValueError("At least one sample is needed, and a confidence between 0 and 1.")
    if draws is None:
        draws = Draws(samples, seed)
    elif (draws.samples, draws.seed) != (samples, seed):
        raise ValueError("The draws are of other samples than those asked for.")
    network = chances(graph, source, tuple(targets), passes)
    return Reliabilities(network, draws, parts, confidence, weighed, before)


def _sure(value: float) -> Estimate:
    return Estimate(value, value, value, exact=True)
