"""Is there a strategy, a plan for the relationships, a place for everybody in the nine-box? What E1, E2 and E4 ask."""

from __future__ import annotations

from collections.abc import Callable

from graphcrm.account.stakeholders import stakeholders
from graphcrm.account.stance import judged
from graphcrm.account.standing import Standing, standings
from graphcrm.messages import Message, joined
from graphcrm.records import Action, Concerns, Initiative
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.nine_actions.condition import Checked, met, not_known


def key_people(context: AssessmentContext) -> tuple[str, ...]:
    """The key contacts; a place that nobody fills has no relationship to plan."""
    return tuple(ident for ident in context.key_contacts if not context.account.contacts[ident].placeholder)


def strategy_on_record(context: AssessmentContext) -> Checked:
    """The share of the next `ActionRules.strategy_years` years with an initiative of theirs whose fit is judged.

    Not known where no initiative is on record.
    """
    themes = context.snapshot.nodes(Initiative).values()
    if not themes:
        return not_known("strategy_on_record")
    ahead = range(context.as_of.year + 1, context.as_of.year + 1 + context.policy.actions.strategy_years)
    rated = [theme for theme in themes if theme.fit is not None and theme.year in ahead]
    missing = [year for year in ahead if year not in {theme.year for theme in rated}]
    covered, step = len(ahead) - len(missing), "condition.strategy_on_record.step"
    said = Message("condition.strategy_on_record.said", n=len(rated), covered=covered, ahead=len(ahead))
    advice = Message(step, years=joined(missing)) if missing else ""
    return Checked(covered / len(ahead), said, advice, context.sources(rated))


def activities_follow(context: AssessmentContext) -> Checked:
    """The share of open opportunities that a step works on: done in the months looked back on, or planned and not overdue.

    A step works on the opportunities that it names; where it names none, on those that its contact has a voice in. Not known where
    no step, or no open opportunity, is on record.
    """
    steps, deals = context.snapshot.nodes(Action), context.account.open_opportunities
    if not steps:
        return not_known("activities_follow")
    if not deals:
        advice = Message("condition.activities_follow.record_deals")
        return Checked(None, Message("condition.activities_follow.no_deal"), advice)
    live = {ident for ident, step in steps.items() if _live(context, step)}
    worked = _worked_on(context, live)
    bare = [context.account.deal(deal) for deal in deals if deal.id not in worked]
    return met(
        "activities_follow",
        len(deals) - len(bare),
        len(deals),
        step=Message("condition.activities_follow.step", deal=bare[0]) if bare else "",
        sources=context.sources([steps[ident] for ident in sorted(live)]),
    )


def _live(context: AssessmentContext, step: Action) -> bool:
    """Done in the months looked back on, or planned and not overdue."""
    if step.status == "done":
        return context.within(step.done_on)
    return step.status == "planned" and (step.due_on is None or step.due_on >= context.as_of)


def _worked_on(context: AssessmentContext, live: set[str]) -> frozenset[str]:
    """Opportunities that live steps are for: named, or by whom the step is with, where it names none."""
    meant, snapshot = context.account.planned_for, context.snapshot
    deals = {deal for ident in live for deal in meant.get(ident, ())}
    deciders = context.account.deciders.items()
    voices = grouped((tie.from_id, deal) for deal, ties in deciders for tie in ties)
    for tie in snapshot.ties_between(Concerns, "Action", "Contact"):
        if tie.from_id in live and not meant.get(tie.from_id):
            deals.update(voices.get(tie.to_id, ()))
    return frozenset(deals)


def targets_set(context: AssessmentContext) -> Checked:
    """The share of key contacts with a target for intimacy or support; not known where nobody has one.

    Places that nobody fills are left out here, and where the nine-box is asked for.
    """

    def there(standing: Standing) -> bool:
        return standing.target_intimacy is not None or standing.target_support is not None

    return _of_key_people(context, "targets_set", there)


def in_a_box(context: AssessmentContext) -> Checked:
    """The share of key contacts of whom both intimacy and support are judged; not known where of nobody both are."""
    return _of_key_people(
        context, "in_a_box", lambda standing: standing.intimacy is not None and standing.support is not None
    )


def _of_key_people(context: AssessmentContext, ident: str, there: Callable[[Standing], bool]) -> Checked:
    people = standings(context.account, key_people(context))
    done = [standing for standing in people.values() if there(standing)]
    if not done:
        return not_known(ident)
    bare = [contact for contact, standing in people.items() if not there(standing)]
    rows = [tie for standing in done for tie in (standing.knows, standing.supports) if tie is not None]
    return met(
        ident,
        len(done),
        len(people),
        step=Message(f"condition.{ident}.step", who=context.account.person(bare[0])) if bare else "",
        sources=context.sources(rows),
    )


def opponents_planned(context: AssessmentContext) -> Checked:
    """The share, of the stakeholders who stand against us, of those with whom a step is planned.

    Somebody stands where the stance in general says, or for an open opportunity that this one decides on, whichever is lower. Done
    where nobody stands against us; not known where of nobody it is known, or some do and no step at all is on record.
    """
    account = context.account
    stances = {contact: judged(account, contact, None) for contact in stakeholders(account)}
    for deal in account.open_opportunities:
        for tie in account.deciders.get(deal.id, ()):
            stance, general = judged(account, tie.from_id, deal.id), stances.get(tie.from_id)
            if stance is not None and (general is None or stance.support < general.support):
                stances[tie.from_id] = stance
    known = {contact: stance for contact, stance in stances.items() if stance is not None}
    if not known:
        return not_known("opponents_planned")
    against = sorted(
        (contact for contact, stance in known.items() if stance.support < 0),
        key=lambda contact: (known[contact].support, contact),
    )
    if not against:
        return Checked(1.0, Message("condition.opponents_planned.nobody", n=len(known)))
    if not context.snapshot.nodes(Action):
        advice = Message("condition.opponents_planned.plan")
        return Checked(None, Message("condition.opponents_planned.no_step", n=len(against)), advice)
    bare = [contact for contact in against if contact not in account.plans]
    planned, people = len(against) - len(bare), Message("count.people", n=len(against))
    said = Message("condition.opponents_planned.said", people=people, n=planned)
    step = Message("condition.opponents_planned.step", who=account.person(bare[0])) if bare else ""
    rows = context.sources(known[contact] for contact in against)
    return Checked(planned / len(against), said, step, rows)
