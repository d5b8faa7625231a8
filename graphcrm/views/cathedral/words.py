"""Every word that the page says. One table, so that another language is another table."""

from __future__ import annotations

from typing import Any

from graphcrm.schema import Scale
from graphcrm.schema.model import CONFIDENCE
from graphcrm.schema.scales import (
    DECISION_ROLE,
    EMPLOYEE_ROLE,
    INSTRUMENT_KIND,
    INTERACTION_KIND,
    INTIMACY,
    STAGE,
    SUPPORT,
)  # fmt: skip

EN: dict[str, str] = {
    # headline
    "decision_on": "decision {date}",
    "decision_open": "decision date not known",
    "reach_all": "We reach all {all} people who decide.",
    "reach_one": "We reach the one person who decides.",
    "reach_some": "We reach {some} of the {all} people who decide; no way leads to {names}.",
    "reach_none": "We reach none of the {all} people who decide.",
    "veto_of": "{name} (veto)",
    "whole_account": "The account as a whole",
    "rule_key": "no decision makers recorded, the key people stand for them",
    "rule_top": "no decision makers recorded, the top of their reporting lines stands for them",
    "no_deciders": "Who decides is not recorded.",
    "routes_missing": "The ways from us to the decision have not been worked out.",
    "hangs": "Every way to {about} goes through {who}: {money} hang on that one person.",
    "hangs_one": "Every way to {about} goes through one person: {who}.",
    "hangs_each": "No way round {who}: each is the only way to somebody who decides.",
    "thin": "{about} hangs on two people only: {who}.",
    "best": "The best single way, to {name}, carries with a chance of {percent}.",
    "steady": "No single person can cut us off from anybody we reach.",
    "the_decision": "the decision",
    "and": "and",
    "and_more": "{number} more",
    "as_of": "as of {date}",
    "contacts": "{number} contacts",
    "judged": "{number} judged",
    "stale": "{percent} of these judgements older than half a year",
    # canvas
    "spire": "Spire",
    "spire_is": "who decides",
    "vault": "Vault",
    "vault_is": "their house and ours",
    "pillars": "Pillars",
    "pillars_is": "key people; height: how close",
    "ground": "Ground",
    "ground_is": "everyone else, by unit",
    "bedrock": "Bedrock",
    "bedrock_is": "our people",
    "more": "+ {number} more",
    "more_key": "key people",
    "more_ours": "of ours",
    "tag_1": "no way",
    "tag_2": "round",
    "no_one": "none of ours",
    "other_units": "{number} other units",
    "weight": "weight {number}",
    "veto": "veto",
    "canvas": "The account as a building: our people at the bottom, those who decide on top. {headline}",
    # instruments
    "alignment_meeting": "Alignment meeting",
    "executive_visit": "Executive visits",
    "cooperation_agreement": "Agreement",
    "joint_innovation": "Joint innovation",
    "of_target": "{number} of {target} in 12 months",
    "in_force": "until {date}",
    "in_force_open": "in force",
    "none_since": "none since {date}",
    "ended_on": "ended {date}",
    "none_ever": "none",
    "arch_kept": "On target.",
    "arch_below": "Below target.",
    "arch_expiring": "Ends within {days} days.",
    "arch_missing": "Missing.",
    "arch_why_yearly": "Target: {target} in twelve months.",
    "arch_why_force": "Target: one in force.",
    # page
    "confidential": "Confidential",
    "prepared_for": "prepared for {name}",
    "search": "Search a person",
    "search_hint": "Name, title, 姓名",
    "search_none": "Nobody of that name",
    "opportunity": "Opportunity",
    "would_fall": "What would fall",
    "nothing_falls": "Nothing was found that would fall.",
    "show_all": "Show all {number}",
    "show_less": "Show fewer",
    "at_stake": "{money} at stake",
    "next_step": "Next",
    "legend": "How to read this",
    "everyone": "All people ({number})",
    "ours": "Our people",
    "theirs": "Their people",
    "close": "Close",
    "reset": "Whole picture",
    "needs_script": "This page draws a picture with JavaScript, which is switched off here.",
    # one person
    "placeholder": "place not yet filled by a known person",
    "stance_here": "on this opportunity",
    "stance_general": "in general",
    "stance_missing": "Not judged: nobody of ours has written down where this person stands.",
    "stance_rival": "{word} of {name}",
    "decides": "Decides: {role}, weight {weight}",
    "decides_veto": "Decides: {role}, weight {weight}, can stop it alone",
    "closest": "Known to us",
    "knows": "Knows",
    "known_none": "None of ours knows this person.",
    "knows_none": "Knows none of their people yet.",
    "intimacy_of": "{word} ({number} of 4)",
    "intimacy_missing": "closeness not judged",
    "responsible": "responsible",
    "met": "Last met {ago}",
    "met_with": "by {names}",
    "met_never": "No meeting recorded.",
    "cadence": "should be met every {days} days",
    "days_ago": "{date}, {days} days ago",
    "today": "{date}, today",
    "ways": "Ways to the decision",
    "ways_none": "No way to the decision runs through here.",
    "ways_unreached": "No way leads here.",
    "carries": "carries {percent}",
    "stale_way": "stale",
    "about": "Findings",
    "no_way_round": "No way round this person",
    "judged_by": "{date} · {by} · {confidence}",
    "undated": "undated",
    "unknown_by": "not said by whom",
    "ties": "Ties",
    "why": "Why",
    "held": "On record",
    "more_people": "and {number} more",
    # plots
    "plot": "{share} of {number} contacts known and met in time",
    "plot_none": "None of ours holds a place here.",
    "plot_empty": "No contacts recorded.",
    "units": "Units",
    "people_here": "People",
    "stack": "Key people not shown as pillars",
    "stack_ours": "Our people not shown",
    # ties
    "tie_KNOWS": "{a} knows {b}",
    "tie_INFLUENCES": "{a} influences {b}",
    "tie_REPORTS_TO": "{a} reports to {b}",
    "tie_CONFLICTS_WITH": "{a} is at odds with {b}",
    "way_tip": "On the way to {names}",
    # legend
    "l_height": "Pillar height: how close our best relationship is, 0 to 4",
    "l_crack": "Red crack and frame: no way round this person",
    "l_route": "Line: a way to the decision; the wider, the likelier it carries",
    "l_route_stale": "Dashed line: part of it is too old to rely on",
    "l_decider": "Triangle: decides; the larger, the heavier the voice",
    "l_veto": "Red rim: can stop it alone",
    "l_plot": "Ground: darker and higher % where known and met in time; each dot a person",
    "l_ours": "Hexagon: one of ours",
    "l_tie": "Thin lines: other ties of the chosen person; violet influence, dotted reporting, dash and dot at odds",
    "l_kept": "on target",
    "l_below": "below target",
    "l_expiring": "ends soon",
    "l_missing": "missing",
    "l_marks": "What the marks mean",
    "l_stance": "Where they stand",
    "l_arches": "Arches: what ties the two companies together",
    "not_judged": "not judged",
    "severity_critical": "would fall",
    "severity_weak": "weak",
    "severity_note": "to know",
}


def say(key: str, **values: object) -> str:
    """A sentence of the table with its gaps filled. Values are never read as patterns."""
    return EN[key].format_map(values)


def joined(names: list[str], most: int = 3) -> str:
    """``A, B and C``; beyond ``most`` the rest are counted."""
    shown = (
        names if len(names) <= most else [*names[: most - 1], say("and_more", number=len(names) - most + 1)]
    )
    return (
        shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {EN['and']} {shown[-1]}" if shown else ""
    )


def table() -> dict[str, Any]:
    """The table as the page's script reads it, with the words of the scales."""
    return {**EN, "scales": {scale.name: _steps(scale) for scale in _SCALES}}


def word(scale: Scale, value: float | str | None) -> str:
    """The word of a scale's step; of the nearest step below, where a number lies between two."""
    step = scale.step(value)
    if step is None and isinstance(value, int | float) and scale.numeric:
        below = [each for each in scale.steps if each.value is not None and each.value <= value]
        step = below[-1] if below else scale.steps[0]
    return step.term.en if step else "" if value is None else str(value)


def _steps(scale: Scale) -> dict[str, str]:
    return {str(step.code if step.value is None else f"{step.value:g}"): step.term.en for step in scale.steps}


_SCALES = (
    SUPPORT,
    INTIMACY,
    CONFIDENCE,
    DECISION_ROLE,
    EMPLOYEE_ROLE,
    INSTRUMENT_KIND,
    INTERACTION_KIND,
    STAGE,
)
