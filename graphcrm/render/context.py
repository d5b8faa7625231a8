"""What a view is made of: the account as read and analysed, the decisions shown, and the words of one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from graphcrm.account.decisions import Decision, deciders_of
from graphcrm.analysis import Analysis
from graphcrm.analysis.routes import NONE as NO_ACCESS
from graphcrm.analysis.single_points import KIND as NO_WAY_ROUND
from graphcrm.findings import Finding, Severity, ranked
from graphcrm.records import Opportunity
from graphcrm.render.scene.headline import standing
from graphcrm.render.scene.presenter import Presenter, key_people
from graphcrm.render.scene.scene import Building, Scene, build
from graphcrm.render.words import Words
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.policy import Policy

T = TypeVar("T")


@dataclass(frozen=True)
class PageContext:
    """One account in one language; what every view may ask of it.

    ``wanted`` is the opportunity that the reader asked for, open or closed; ``policy`` the rules of the scorecard (those
    of the analyses are the account's own). ``shared`` is what the contexts of one page have in common, see `once`.
    """

    analysis: Analysis
    words: Words
    wanted: Opportunity | None = None
    shared: dict[str, Any] = field(default_factory=lambda: {}, repr=False, compare=False)
    policy: Policy = field(default_factory=Policy)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is the same in every language: made once for all contexts of a page."""
        if name not in self.shared:
            self.shared[name] = make()
        shared: T = self.shared[name]
        return shared

    @property
    def assessment(self) -> AssessmentContext:
        """The account as the assessment looks at it."""
        return self.once("assessment", lambda: AssessmentContext(self.analysis.account, self.policy))

    @cached_property
    def presenter(self) -> Presenter:
        return Presenter(self.analysis.account, self.words)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every weak spot, the worst first."""
        return self.once("findings", lambda: self.analysis.weak_spots)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision that was analysed; one on a closed opportunity as well where it was asked for."""
        analysed, wanted, account = self.analysis.routes.decisions, self.wanted, self.presenter.account
        if wanted is None or any(decision.id == wanted.id for decision in analysed):
            return tuple(analysed)
        return (
            *analysed,
            Decision(wanted, deciders_of(account, wanted.id), "decides", account.money(wanted)),
        )

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """Each decision with the findings about it, and those about the account as a whole."""
        return tuple(map(self._scene, self.decisions))

    @cached_property
    def key(self) -> frozenset[str]:
        """Who stands out in every view, by id: see `key_people`."""
        deciding = (decider.id for decision in self.decisions for decider in decision.deciders)
        return key_people(self.presenter, deciding, self.analysis.findings)

    @cached_property
    def building(self) -> Building:
        """What stands in the picture of every decision."""
        return build(self.presenter, self.key, self.policy)

    @property
    def numbers(self) -> Mapping[str, int]:
        """By key: a person's place in the page's list of people."""
        return self.presenter.numbers

    @property
    def first(self) -> str:
        """Which decision is shown first: the one asked for, else the one with the worst finding."""
        return self.wanted.id if self.wanted else _first(self.scenes, ranked(self.analysis.findings))

    def _scene(self, decision: Decision) -> Scene:
        about = tuple(finding for finding in self.findings if finding.opportunity in (None, decision.id))
        return Scene(standing(self.analysis, decision), about)


def _first(scenes: Sequence[Scene], findings: Sequence[Finding]) -> str:
    """The opportunity of the most severe finding; of those, one where we are cut off from a decision maker goes before."""
    ids = {scene.id for scene in scenes}
    about = [finding for finding in findings if finding.opportunity in ids]
    cut = [
        finding
        for finding in about
        if finding.kind in (NO_WAY_ROUND, NO_ACCESS) and finding.severity is Severity.CRITICAL
    ]
    worst = next((finding.opportunity for finding in (*cut, *about)), None)
    return worst or next((scene.id for scene in scenes if scene.decision.deciders), scenes[0].id)
