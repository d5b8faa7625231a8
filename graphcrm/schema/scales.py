"""Every scale and closed list of words: codes in files, numbers inside, words of each language in the catalogues."""

from __future__ import annotations

from graphcrm.messages import Term
from graphcrm.schema.column import Scale, Step
from graphcrm.schema.common import CONFIDENCE


def _scale(name: str, en: str, *steps: tuple[str, float], between: tuple[float, float] | None = None) -> Scale:
    return Scale(name, Term(en), tuple(Step(_code(word), Term(word), value) for word, value in steps), between)


def _choice(name: str, en: str, *words: str | Step) -> Scale:
    return Scale(name, Term(en), tuple(word if isinstance(word, Step) else Step(_code(word), Term(word)) for word in words))


def _code(word: str) -> str:
    return word.replace(" ", "_")


SUPPORT = Scale(
    "support",
    Term("support"),
    (
        Step("opponent", Term("opponent"), -2, ("enemy", "strategic opponent")),
        Step("sceptic", Term("sceptic"), -1, ("skeptic", "non-supporter")),
        Step("neutral", Term("neutral"), 0),
        Step("supporter", Term("supporter"), 1),
        Step("champion", Term("champion"), 2, ("mentor", "exclusive supporter")),
    ),
)
INTIMACY = _scale("intimacy", "intimacy", ("none", 0), ("acquainted", 1), ("working contact", 2), ("trusted", 3), ("personal bond", 4))
STRENGTH = _scale("strength", "influence strength", ("weak", 0.25), ("moderate", 0.5), ("strong", 0.75), ("decisive", 0.95), between=(0.0, 1.0))
RATING = _scale("rating", "rating", ("poor", 1), ("fair", 2), ("good", 3), ("very good", 4), ("excellent", 5))
RELATIONSHIP_LEVEL = _scale("relationship_level", "relationship level", ("vendor", 1), ("credible source", 2), ("problem solver", 3), ("trusted adviser", 4))
RANK = _scale("rank", "rank", ("staff", 1), ("manager", 2), ("senior manager", 3), ("director", 4), ("vice president", 5), ("chief executive", 6))
FIT = _scale("fit", "strategic fit", ("opposed", -2), ("diverging", -1), ("open", 0), ("converging", 1), ("aligned", 2))

ORGANIZATION_KIND = _choice("organization_kind", "kind of organization", "customer", "own", "partner", "competitor")
TIER = _choice("tier", "customer tier", "S", "A", Step("B", Term("B"), aliases=("乙级", "乙級")), Step("C", Term("C"), aliases=("丙级", "丙級")))
UNIT_LEVEL = _choice("unit_level", "level of unit", "group", "province", "city", "site", "institute", "department")
POLITICAL_STATUS = _choice("political_status", "political status", "outside", "political structure", "inner circle")
ORIENTATION = _choice("orientation", "decision orientation", "financial", "technical", "relationship", "business")
ADAPTABILITY = _choice("adaptability", "adaptability", "innovator", "early adopter", "early majority", "late majority", "laggard")
EMPLOYEE_ROLE = _choice("employee_role", "role with us", "account manager", "solution manager", "delivery manager", "executive sponsor", "local representative", "service engineer", "other")
STAGE = _choice("stage", "stage", "lead", "qualified", "proposal", "negotiation", "won", "lost", "cancelled")
OPEN_STAGES = ("lead", "qualified", "proposal", "negotiation")
LINE_KIND = _choice("line_kind", "kind of reporting line", "solid", Step("dotted", Term("dotted"), aliases=("functional", "project")), Step("acting", Term("acting"), aliases=("interim",)))
DECISION_ROLE = _choice("decision_role", "decision role", "economic buyer", "technical evaluator", "user", "coach", "gatekeeper", "procurement", "legal", "approver")
INTERACTION_KIND = _choice("interaction_kind", "kind of interaction", "visit", "meeting", "video meeting", "call", "message", "meal", "workshop", "event")
MEETINGS = frozenset({"visit", "meeting", "video_meeting", "meal", "workshop", "event"})
"""Kinds of interaction at which people see each other, unless the rules say otherwise; a call or a message is none."""
INSTRUMENT_KIND = _choice("instrument_kind", "kind of instrument", "alignment meeting", "executive visit", "cooperation agreement", "joint innovation")
SUMMITS = frozenset({"alignment_meeting", "executive_visit"})
"""Kinds of instrument at which people see each other; an agreement or a centre is none."""
FEEDBACK_KIND = _choice("feedback_kind", "kind of feedback", "need", "problem", "complaint", "praise", Step("competitor", Term("competitor", context="feedback")))
RESPONSE_MODE = _choice("response_mode", "response mode", "growth", "trouble", "even keel", "overconfident")
PROCUREMENT = _choice("procurement", "way of procurement", "tender", "negotiated", "under agreement")
ASSET_STATE = _choice("asset_state", "state of equipment", "in service", "in trouble", "being replaced", "out of service")
ACTION_STATUS = _choice("action_status", "status of an action", "planned", "done", "dropped")

SCALES: tuple[Scale, ...] = (
    SUPPORT, INTIMACY, STRENGTH, CONFIDENCE, RATING, RELATIONSHIP_LEVEL, RANK, FIT,
    ORGANIZATION_KIND, TIER, UNIT_LEVEL, POLITICAL_STATUS, ORIENTATION, ADAPTABILITY, EMPLOYEE_ROLE, STAGE,
    LINE_KIND, DECISION_ROLE, INTERACTION_KIND, INSTRUMENT_KIND, FEEDBACK_KIND, ACTION_STATUS,
    RESPONSE_MODE, PROCUREMENT, ASSET_STATE,
)
