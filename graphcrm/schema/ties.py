"""Every relationship type, each a sentence with a reverse reading."""

from __future__ import annotations

from graphcrm.messages import Term
from graphcrm.schema import scales
from graphcrm.schema.column import added, flag, integer, number, reference, step, text
from graphcrm.schema.model import Brings, Style, TieType


def _pairs(starts: tuple[str, ...], ends: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((start, end) for start in starts for end in ends)


TIE_TYPES: tuple[TieType, ...] = (
    TieType(
        "WORKS_IN", Term("Works in"), "works in", "employs",
        _pairs(("Contact", "Employee"), ("OrgUnit", "Organization")),
    ),
    TieType(
        "PART_OF", Term("Part of"), "is part of", "contains",
        (("OrgUnit", "OrgUnit"), ("OrgUnit", "Organization"), ("Organization", "Organization")), acyclic=True,
    ),
    TieType(
        "REPORTS_TO", Term("Reports to"), "reports to", "leads",
        (("Contact", "Contact"), ("Employee", "Employee")),
        added(4, step("kind", scales.LINE_KIND, "Solid; dotted (functional, a project's); or acting, until the seat is filled. Blank: solid.", term="Kind of line")),
        judged=True, half_life_days=540, acyclic=True,
        carries=True, style=Style.REPORTING,
    ),
    TieType(
        "INFLUENCES", Term("Influences"), "influences", "listens to", (("Contact", "Contact"),),
        (
            step("strength", scales.STRENGTH, "How much the second follows the first.", required=True),
            text("topic", "Topic", "On what, where it is not on everything.", generic=True),
        ),
        judged=True, scope="topic", scoped_since=4, half_life_days=365, carries=True, style=Style.INFLUENCE,
    ),
    TieType(
        "CONFLICTS_WITH", Term("Conflicts with"), "is at odds with", "is at odds with", (("Contact", "Contact"),),
        (text("topic", "Topic", "Over what.", generic=True),), judged=True, half_life_days=365, style=Style.CONFLICT,
    ),
    TieType(
        "KNOWS", Term("Knows"), "knows", "is known to", (("Employee", "Contact"),),
        (
            step("intimacy", scales.INTIMACY, "How close the two are; blank: not judged.", seed="K1"),
            flag("responsible", "Responsible", "Whether this employee answers for the relationship.", seed="K2"),
            step("target_intimacy", scales.INTIMACY, "How close the two should become.", term="Target intimacy", seed="K2"),
            step("level", scales.RELATIONSHIP_LEVEL, "What the contact sees in our employee today."),
            step("target_level", scales.RELATIONSHIP_LEVEL, "What the contact should see.", term="Target relationship level"),
        ),
        judged=True, half_life_days=180, seed="K1", carries=True, style=Style.ACCESS,
    ),
    TieType(
        "SUPPORTS", Term("Supports"), "supports", "is supported by",
        _pairs(("Contact", "Organization"), ("Organization", "Opportunity")),
        (
            step("support", scales.SUPPORT, "Stance towards it; for one of our opportunities, towards us in it.", required=True, seed="K1"),
            reference("opportunity", "For opportunity", "The opportunity this stance towards an organization is about; blank: in general.", "Opportunity", "TAKES_SIDES_IN", seed="K4"),
            step("target_support", scales.SUPPORT, "Stance aimed at.", term="Target support", seed="K2"),
        ),
        judged=True, scope="opportunity", half_life_days=180, seed="K1",
    ),
    TieType(
        "DECIDES", Term("Decides"), "decides on", "is decided by", (("Contact", "Opportunity"),),
        (
            step("role", scales.DECISION_ROLE, "Part played in the decision.", required=True),
            number("weight", "Weight", "Weight of this voice beside the others; blank counts as 1.", highest=1_000),
            flag("veto", "Veto", "Whether this person alone can stop it."),
            *added(
                4,
                step("response_mode", scales.RESPONSE_MODE, "How this person meets the change that it brings."),
                text("win", "Win", "What this person gains if it goes our way.", seed="K3"),
            ),
        ),
        judged=True, scope="role", scoped_since=4, half_life_days=365, seed="K4",
    ),
    TieType(
        "CONCERNS", Term("Concerns"), "concerns", "is the subject of",
        (
            *_pairs(("Opportunity", "Asset", "Survey"), ("Organization", "OrgUnit")),
            *_pairs(("Interaction", "Feedback"), ("Organization", "OrgUnit", "Opportunity")),
            *_pairs(("Instrument",), ("Organization", "Opportunity")),
            *_pairs(("Action",), ("Contact", "Opportunity", "Organization")),
            *_pairs(("Initiative", "KpiYear", "Objective"), ("Organization",)),
            *_pairs(("Feedback",), ("Asset",)),
        ),
        brings=Brings.START,
    ),
    TieType(
        "ATTENDED", Term("Attended"), "attended", "was attended by",
        _pairs(("Contact", "Employee"), ("Interaction", "Instrument")), brings=Brings.END, many=True,
    ),
    TieType("RAISED", Term("Raised"), "raised", "was raised by", (("Contact", "Feedback"), ("Employee", "Feedback")), seed="G4", brings=Brings.END),
    TieType(
        "RATED", Term("Rated"), "answered", "was answered by", (("Contact", "Survey"),),
        (
            text("topic", "Topic", "What was rated; blank: all in all.", generic=True),
            integer("score", "Score", "0 not at all to 10 very likely to recommend.", lowest=0, highest=10, required=True, seed="G8"),
            text("comment", "Comment", "In the contact's words."),
        ),
        scope="topic", seed="G8",
    ),
    TieType("SERVES", Term("Serves"), "serves", "is served by", (("Interaction", "Objective"), ("Action", "Objective"), ("Instrument", "Objective")), seed="E1"),
    TieType(
        "COMPETES_FOR", Term("Competes for"), "competes for", "is contested by", (("Organization", "Opportunity"),),
        (text("strategy", "Strategy", "How it tries to win."),), judged=True, half_life_days=365, seed="K5",
    ),
)
