"""Every relationship type, each a sentence with a reverse reading."""

from __future__ import annotations

from graphcrm.schema import scales
from graphcrm.schema.model import Term, TieType
from graphcrm.schema.nodes import flag, integer, number, step, text


def _pairs(starts: tuple[str, ...], ends: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((start, end) for start in starts for end in ends)


TIE_TYPES: tuple[TieType, ...] = (
    TieType(
        "WORKS_IN", Term("Works in", "任职于|任職於"), "works in", "employs",
        _pairs(("Contact", "Employee"), ("OrgUnit", "Organization")),
    ),
    TieType(
        "PART_OF", Term("Part of", "隶属于|隸屬於"), "is part of", "contains",
        (("OrgUnit", "OrgUnit"), ("OrgUnit", "Organization"), ("Organization", "Organization")), acyclic=True,
    ),
    TieType(
        "REPORTS_TO", Term("Reports to", "汇报给|匯報給"), "reports to", "leads",
        (("Contact", "Contact"), ("Employee", "Employee")), judged=True, half_life_days=540, acyclic=True,
    ),
    TieType(
        "INFLUENCES", Term("Influences", "影响|影響"), "influences", "listens to", (("Contact", "Contact"),),
        (
            step("strength", scales.STRENGTH, "How much the second follows the first.", required=True),
            text("topic", "Topic", "议题|議題", "On what, where it is not on everything."),
        ),
        judged=True, half_life_days=365,
    ),
    TieType(
        "CONFLICTS_WITH", Term("Conflicts with", "冲突|衝突"), "is at odds with", "is at odds with", (("Contact", "Contact"),),
        (text("topic", "Topic", "议题|議題", "Over what."),), judged=True, half_life_days=365,
    ),
    TieType(
        "KNOWS", Term("Knows", "认识|認識"), "knows", "is known to", (("Employee", "Contact"),),
        (
            step("intimacy", scales.INTIMACY, "How close the two are; blank: not judged.", seed="K1"),
            flag("responsible", "Responsible", "责任人|責任人", "Whether this employee answers for the relationship.", seed="K2"),
            step("target_intimacy", scales.INTIMACY, "How close the two should become.", term=Term("Target intimacy", "目标亲密度|目標親密度"), seed="K2"),
            step("level", scales.RELATIONSHIP_LEVEL, "What the contact sees in our employee today."),
            step("target_level", scales.RELATIONSHIP_LEVEL, "What the contact should see.", term=Term("Target relationship level", "目标关系层级|目標關係層級")),
        ),
        judged=True, half_life_days=180, seed="K1",
    ),
    TieType(
        "SUPPORTS", Term("Supports", "支持"), "supports", "is supported by",
        _pairs(("Contact", "Organization"), ("Organization", "Opportunity")),
        (
            step("support", scales.SUPPORT, "Stance towards it; for one of our opportunities, towards us in it.", required=True, seed="K1"),
            text("opportunity", "For opportunity", "所属机会点|所屬機會點", "The opportunity this stance towards an organization is about; blank: in general.", refers_to="Opportunity", seed="K4"),
            step("target_support", scales.SUPPORT, "Stance aimed at.", term=Term("Target support", "目标支持度|目標支持度"), seed="K2"),
        ),
        judged=True, scope="opportunity", half_life_days=180, seed="K1",
    ),
    TieType(
        "DECIDES", Term("Decides", "决策|決策"), "decides on", "is decided by", (("Contact", "Opportunity"),),
        (
            step("role", scales.DECISION_ROLE, "Part played in the decision.", required=True),
            number("weight", "Weight", "权重|權重", "Weight of this voice beside the others; blank counts as 1.", lowest=0),
            flag("veto", "Veto", "否决权|否決權", "Whether this person alone can stop it."),
        ),
        judged=True, half_life_days=365, seed="K4",
    ),
    TieType(
        "CONCERNS", Term("Concerns", "涉及"), "concerns", "is the subject of",
        (
            *_pairs(("Opportunity", "Asset", "Survey"), ("Organization", "OrgUnit")),
            *_pairs(("Interaction", "Feedback"), ("Organization", "OrgUnit", "Opportunity")),
            *_pairs(("Instrument",), ("Organization", "Opportunity")),
            *_pairs(("Action",), ("Contact", "Opportunity", "Organization")),
            *_pairs(("Initiative", "KpiYear"), ("Organization",)),
        ),
    ),
    TieType(
        "ATTENDED", Term("Attended", "参加|參加"), "attended", "was attended by",
        _pairs(("Contact", "Employee"), ("Interaction", "Instrument")),
    ),
    TieType("RAISED", Term("Raised", "提出"), "raised", "was raised by", (("Contact", "Feedback"), ("Employee", "Feedback")), seed="G4"),
    TieType(
        "RATED", Term("Rated", "打分"), "answered", "was answered by", (("Contact", "Survey"),),
        (
            text("topic", "Topic", "议题|議題", "What was rated; blank: all in all."),
            integer("score", "Score", "分数|分數", "0 not at all to 10 very likely to recommend.", lowest=0, highest=10, required=True, seed="G8"),
            text("comment", "Comment", "意见|意見", "In the contact's words."),
        ),
        scope="topic", seed="G8",
    ),
    TieType(
        "COMPETES_FOR", Term("Competes for", "竞争|競爭"), "competes for", "is contested by", (("Organization", "Opportunity"),),
        (text("strategy", "Strategy", "策略", "How it tries to win."),), judged=True, half_life_days=365, seed="K5",
    ),
)  # fmt: skip
