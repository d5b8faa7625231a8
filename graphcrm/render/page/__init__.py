"""The page: one HTML file with several views of an account. One file, no request, the same bytes for the same input."""

from __future__ import annotations

from graphcrm.analysis import Analysis
from graphcrm.scorecard.policy import Policy


def account_page(
    analysis: Analysis,
    *,
    policy: Policy | None = None,
    opportunity: str | None = None,
    prepared_for: str | None = None,
    language: str = "en",
) -> bytes:
    """One account in one HTML file (UTF-8) that needs nothing else.

    ``opportunity`` is the one shown first: its id or name; where none is given, the one with the worst finding, else
    the largest. All open ones are in the page. ``language`` is the first one, of `graphcrm.messages.languages`; the
    reader can switch. ``policy`` are the rules of the scorecard. Raises `NotFound`.
    """
    from graphcrm.render.page.account import page

    wanted = None if opportunity is None else analysis.opportunity_named(opportunity)
    return page(analysis, wanted, prepared_for, language, policy)
