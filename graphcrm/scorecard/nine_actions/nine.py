"""The nine actions (E1 to E9): what each asks, and how far it is done.

To add a condition: its check, its line here, and ``condition.ID.asks``, ``said``, ``unknown`` and ``record`` in the catalogues.
"""

from __future__ import annotations

from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.nine_actions import doing, knowing, objectives, planning
from graphcrm.scorecard.nine_actions.condition import ActionStatus, Condition, Metrics, NineAction, judged


def _action(ident: str, *conditions: Condition) -> NineAction:
    return NineAction(ident, conditions)


NINE: tuple[NineAction, ...] = (
    _action(
        "E1",
        Condition("objectives_set", "E1", objectives.objectives_set),
        Condition("activities_follow", "K6", planning.activities_follow),
        Condition("objectives_accepted", "E1", metric="objectives_accepted"),
        Condition("work_serves", "K3", objectives.work_serves),
    ),
    _action(
        "E2",
        Condition("targets_set", "K2", planning.targets_set),
        Condition("opponents_planned", "K6", planning.opponents_planned),
        Condition("plans_move", "K6", seeds=("K6",)),
    ),
    _action(
        "E3",
        Condition("equipment_by_vendor", "E3", knowing.equipment_by_vendor),
        Condition("equipment_of_rivals", "E3", knowing.equipment_of_rivals),
        Condition("figures_of_the_year", "E0", knowing.figures_of_the_year),
        Condition("plans_of_theirs", "O2", knowing.plans_of_theirs),
        Condition("fresh", "E3", knowing.fresh),
        Condition("strategy_on_record", "O2", planning.strategy_on_record),
        Condition("swaps_planned", "E3", metric="swaps_planned"),
    ),
    _action(
        "E4",
        Condition("responsibility", "K2", metric="responsibility_taken"),
        Condition("in_a_box", "K2", planning.in_a_box),
    ),
    _action(
        "E5",
        Condition("steps_done", "K6", doing.steps_done),
        Condition("agreement_signed", "O7", doing.agreement_signed),
        Condition("targets_met", "O5", seeds=("O5", "O6", "O7", "O8")),
        Condition("objectives_reached", "E1", metric="objectives_reached"),
    ),
    _action(
        "E6",
        Condition("survey_held", "G8", knowing.survey_held),
        Condition("survey_answered", "G8", knowing.survey_answered),
        Condition("survey_representative", "G8", knowing.survey_representative),
    ),
    _action(
        "E7",
        Condition("reported_in_time", "G2", metric="report_timeliness"),
        Condition("contacts_rated", "G2", knowing.contacts_rated),
        Condition("quality_rises", "G2", knowing.quality_rises),
    ),
    _action(
        "E8",
        Condition("voices_weighed", "E8", doing.voices_weighed),
        Condition("closed_in_time", "E8", doing.closed_in_time),
        Condition("closed_soon", "E8", metric="time_to_close"),
        Condition("not_open_long", "E8", metric="open_feedback_age"),
        Condition("voices_owned", "E8", metric="voices_owned"),
        Condition("closes_confirmed", "E8", metric="closes_confirmed"),
    ),
    _action(
        "E9",
        Condition("opinions_collected", "E9", metric="opinions_collected"),
        Condition("recorded_in_time", "G4", metric="early_warning"),
        Condition("minutes_in_time", "O6", metric="visit_minutes"),
    ),
)


def nine_actions(context: AssessmentContext, metrics: Metrics) -> tuple[ActionStatus, ...]:
    """How far each is done; ``metrics`` are those that were measured, by id."""
    return tuple(judged(action, context, metrics) for action in NINE)
