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
from graphcrm.render.page.people import numbers
from graphcrm.render.scene.presenter import Presenter, key_people
from graphcrm.render.scene.scene import Scene
from graphcrm.render.words import Words
from graphcrm.scorecard.context import AssessmentContext

T = TypeVar("T")


@dataclass(frozen=True)
class PageContext:
    """One account in one language; what every view may ask of it.

    ``wanted`` is the opportunity that the reader asked for, open or closed. ``shared`` is what the contexts of one page
    have in common, see `once`.
    """

    analysis: Analysis
    words: Words
    wanted: Opportunity | None = None
    shared: dict[str, Any] = field(default_factory=lambda: {}, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is the same in every language: made once for all contexts of a page."""
        if name not in self.shared:
            self.shared[name] = make()
        found: T = self.shared[name]
        return found

    @property
    def assessment(self) -> AssessmentContext:
        """The account as the assessment looks at it."""
        return self.once("sight", lambda: AssessmentContext(self.analysis.account))

    @cached_property
    def presenter(self) -> Presenter:
        return Presenter(self.analysis.account, self.words)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, the worst first."""
        return ranked(self.analysis.findings)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision that was analysed; one on a closed opportunity as well where it was asked for."""
        shown, wanted = self.analysis.routes.decisions, self.wanted
        if wanted is None or any(each.id == wanted.id for each in shown):
            return tuple(shown)
        return (*shown, Decision(wanted, deciders_of(self.presenter.account, wanted.id), "decides"))

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """Each decision with the findings about it, and those about the account as a whole."""
        return tuple(self._scene(each) for each in self.decisions)

    @cached_property
    def key(self) -> frozenset[str]:
        """The key people, by id: who stands out in every view."""
        deciding = (one.id for each in self.decisions for one in each.deciders)
        return key_people(self.presenter, deciding, self.findings)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """By key: a person's place in the page's list of people, which is shorter to write than the key."""
        return numbers(self.presenter)

    @property
    def first(self) -> str:
        """Which decision is shown first: the one asked for, else the one with the worst finding."""
        return self.wanted.id if self.wanted else _first(self.scenes, self.findings)

    def _scene(self, decision: Decision) -> Scene:
        routes = self.analysis.routes
        here = tuple(each for each in self.findings if each.opportunity in (None, decision.id))
        return Scene(decision, here, routes.of(decision.id) if decision in routes.decisions else None)


def _first(scenes: Sequence[Scene], findings: Sequence[Finding]) -> str:
    """The one with the worst finding: of what cuts us off, if there is any such."""
    ids = {each.id for each in scenes}
    weak = [each for each in findings if each.opportunity in ids]
    cut = [
        each for each in weak if each.kind in (NO_WAY_ROUND, NO_ACCESS) and each.severity is Severity.CRITICAL
    ]
    worst = next((each.opportunity for each in (*cut, *weak)), None)
    return worst or next((each.id for each in scenes if each.decision.deciders), scenes[0].id)
