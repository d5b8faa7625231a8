"""Is there a strategy, a plan for the relationships, a place for everybody in the nine-box? What E1, E2 and E4 ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.stakeholders import stakeholders
from graphcrm.account.stance import judged
from graphcrm.account.standing import standings
from graphcrm.account.wording import called, counted, deal, joined
from graphcrm.records import Action, Concerns, Initiative
from graphcrm.scorecard.measured import sources
from graphcrm.scorecard.nine_actions.condition import Checked, Metrics, not_known

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


def key_people(context: AssessmentContext) -> tuple[str, ...]:
    """The key contacts; a place that nobody fills has no relationship to plan."""
    return tuple(ident for ident in context.key_contacts if not context.account.contacts[ident].placeholder)


def strategy_on_record(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Whether each of the years ahead has themes of their strategy, with how they fit ours."""
    every = context.snapshot.nodes(Initiative).values()
    step = "Record the themes of their strategy by year, with how each fits ours (sheet Initiative)."
    if not every:
        return not_known("No theme of their strategy is on record.", step)
    ahead = range(context.as_of.year + 1, context.as_of.year + 1 + context.policy.actions.strategy_years)
    rated = [each for each in every if each.fit is not None and each.year in ahead]
    there = {each.year for each in rated}
    missing = [f"{year}" for year in ahead if year not in there]
    said = f"{counted(len(rated), 'theme', 'themes')} of their strategy with a fit for {len(there)} of the next {len(ahead)} years."
    advice = f"Add what they plan for {joined(missing)}, with how it fits ours." if missing else ""
    return Checked(len(there) / len(ahead), said, advice, sources(context.snapshot, rated))


def activities_follow(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """The share of open opportunities that a step, done in these months or planned and not overdue, works on."""
    steps, deals = context.snapshot.nodes(Action), context.account.open_opportunities
    advice = "Plan a step with an owner and a day for each open opportunity (sheet Action)."
    if not steps:
        return not_known("No planned step is on record.", advice)
    if not deals:
        return not_known("No open opportunity is on record.", "Record what they will decide on next.")
    live = {ident for ident, each in steps.items() if _live(context, each)}
    worked = _worked_on(context, live)
    bare = [each for each in deals if each.id not in worked]
    said = f"{len(deals) - len(bare)} of {counted(len(deals), 'open opportunity', 'open opportunities')} have a step done or planned."
    step = f"Plan the next step for {deal(bare[0], context.account.currency)}." if bare else ""
    return Checked(
        1 - len(bare) / len(deals),
        said,
        step,
        sources(context.snapshot, [steps[ident] for ident in sorted(live)]),
    )


def _live(context: AssessmentContext, step: Action) -> bool:
    """Done in these months, or planned and not overdue."""
    if step.status == "done":
        return context.within(step.done_on)
    return step.status == "planned" and (step.due_on is None or step.due_on >= context.as_of)


def _worked_on(context: AssessmentContext, live: set[str]) -> frozenset[str]:
    """Opportunities that live steps are for: named, or by whom the step is with, where it names none."""
    meant, snapshot = context.account.planned_for, context.snapshot
    found = {deal for ident in live for deal in meant.get(ident, ())}
    voices: dict[str, set[str]] = {}
    for deal_id, ties in context.account.deciders.items():
        for tie in ties:
            voices.setdefault(tie.from_id, set()).add(deal_id)
    for tie in snapshot.ties_between(Concerns, "Action", "Contact"):
        if tie.from_id in live and not meant.get(tie.from_id):
            found |= voices.get(tie.to_id, set())
    return frozenset(found)


def targets_set(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """The share of key people for whom somebody wrote down where the relationship should go."""
    every = standings(context.account, key_people(context))
    aimed = [
        ident
        for ident, one in every.items()
        if one.target_intimacy is not None or one.target_support is not None
    ]
    if not aimed:
        return not_known(
            "No target for a relationship with a key person is on record.",
            "Set for each key person how close and how supportive they should become (target columns of KNOWS and SUPPORTS).",
        )
    bare = [ident for ident in every if ident not in aimed]
    said = f"{len(aimed)} of {counted(len(every), 'key person has', 'key people have')} a target."
    step = f"Set a target for {_name(context, bare[0])}." if bare else ""
    rows = [tie for ident in aimed for tie in (every[ident].knows, every[ident].supports) if tie is not None]
    return Checked(len(aimed) / len(every), said, step, sources(context.snapshot, rows))


def opponents_planned(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """The share of those who matter and stand against us with whom a step is planned. (K6)"""
    account = context.account
    stances = {ident: judged(account, ident, None) for ident in stakeholders(account)}
    for decision in account.open_opportunities:
        for tie in account.deciders.get(decision.id, ()):
            here = judged(account, tie.from_id, decision.id)
            held = stances.get(tie.from_id)
            if here is not None and (held is None or here.support < held.support):
                stances[tie.from_id] = here
    known = {ident: tie for ident, tie in stances.items() if tie is not None}
    step = "Judge where those who matter stand (sheet SUPPORTS)."
    if not known:
        return not_known("Of nobody who matters is it known where they stand.", step)
    against = sorted(
        (ident for ident, tie in known.items() if tie.support < 0), key=lambda one: (known[one].support, one)
    )
    if not against:
        return Checked(
            1.0,
            f"Of {counted(len(known), 'person', 'people')} who matter and were judged, nobody stands against us.",
        )
    if not context.snapshot.nodes(Action):
        return not_known(f"{counted(len(against), 'person who matters stands', 'people who matter stand')} against us; no planned step is on record.", "Plan a step with each of them (sheet Action).")  # fmt: skip
    bare = [ident for ident in against if ident not in account.plans]
    said = f"Of {counted(len(against), 'person', 'people')} who matter and stand against us, {len(against) - len(bare)} {'has' if len(against) - len(bare) == 1 else 'have'} a step planned."  # fmt: skip
    advice = f"Plan the first step with {_name(context, bare[0])}." if bare else ""
    return Checked(1 - len(bare) / len(against), said, advice, sources(context.snapshot, [known[one] for one in against]))  # fmt: skip


def in_a_box(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """The share of key people of whom both intimacy and support are judged, so that the nine-box has a place for them."""
    every = standings(context.account, key_people(context))
    placed = [ident for ident, one in every.items() if one.intimacy is not None and one.support is not None]
    if not placed:
        return not_known(
            "Of no key person are both closeness and support judged.",
            "Judge both for each key person (KNOWS and SUPPORTS).",
        )
    bare = [ident for ident in every if ident not in placed]
    said = f"{len(placed)} of {counted(len(every), 'key person has', 'key people have')} a place in the nine-box."
    step = f"Judge closeness and support of {_name(context, bare[0])}." if bare else ""
    rows = [tie for ident in placed for tie in (every[ident].knows, every[ident].supports) if tie is not None]
    return Checked(len(placed) / len(every), said, step, sources(context.snapshot, rows))


def _name(context: AssessmentContext, ident: str) -> str:
    return called(context.account.contacts[ident])
