"""The nine actions (E1 to E9): what each asks, and how far it is done. To add a condition: its check, and its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.schema.model import Term
from graphcrm.scorecard.nine_actions import doing, knowing, planning
from graphcrm.scorecard.nine_actions.condition import (
    ActionStatus,
    Condition,
    Metrics,
    NineAction,
    by_metric,
    by_seeds,
    judged,
)

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext

NINE: tuple[NineAction, ...] = (
    NineAction(
        "E1",
        Term("Customer strategy", "客户策略|客戶策略"),
        Term("Is there a strategy for this customer, and do our activities follow it?", "是否有客户策略，各项活动是否据此开展？|是否有客戶策略，各項活動是否據此開展？"),
        (
            Condition("The customer's strategy, and its fit, is on record for the years ahead.", planning.strategy_on_record, "O2"),
            Condition("A step is done or planned for each open opportunity.", planning.activities_follow, "K6"),
        ),
    ),
    NineAction(
        "E2",
        Term("Relationship planning", "客户关系规划|客戶關係規劃"),
        Term("Is each step up planned, and are opponents on the way to become supporters?", "关系提升是否有计划，反对者是否逐步转为支持者？|關係提升是否有計劃，反對者是否逐步轉為支持者？"),
        (
            Condition("Each key person has a target.", planning.targets_set, "K2"),
            Condition("Whoever matters and stands against us has a step planned.", planning.opponents_planned, "K6"),
            Condition("Plans to win people over move forward.", by_seeds("K6"), "K6"),
        ),
    ),
    NineAction(
        "E3",
        Term("Customer information", "客户信息|客戶資訊"),
        Term("Is information about the customer's equipment, figures and plans kept and fresh?", "客户的设备、经营与规划信息是否完整并保持更新？|客戶的設備、經營與規劃資訊是否完整並保持更新？"),
        (
            Condition("Installed equipment is on record by vendor.", knowing.equipment_by_vendor, "E3"),
            Condition("Competitors' equipment is on record as well.", knowing.equipment_of_rivals, "E3"),
            Condition("The figures of the last whole year are on record.", knowing.figures_of_the_year, "E0"),
            Condition("What the customer plans to spend is on record.", knowing.plans_of_theirs, "O2"),
            Condition("All of it was added to of late.", knowing.fresh, "E3"),
        ),
    ),
    NineAction(
        "E4",
        Term("Responsibility for key relationships", "关键客户责任|關鍵客戶責任"),
        Term("Does one of ours answer for each key relationship, by the nine-box?", "是否按九宫格为每位关键客户落实责任人？|是否按九宮格為每位關鍵客戶落實責任人？"),
        (
            Condition("One of ours answers for each key person.", by_metric("responsibility_taken"), "K2"),
            Condition("Each key person has a place in the nine-box.", planning.in_a_box, "K2"),
        ),
    ),
    NineAction(
        "E5",
        Term("Relationship building", "客户关系建设|客戶關係建設"),
        Term("Are the planned steps done, is an agreement signed, does it meet the targets?", "关系建设活动是否完成，协议是否签署并达到目标？|關係建設活動是否完成，協議是否簽署並達到目標？"),
        (
            Condition("Steps that were due are done.", doing.steps_done, "K6"),
            Condition("A cooperation agreement is in force.", doing.agreement_signed, "O7"),
            Condition("Meetings, visits, agreement and centre meet the targets.", by_seeds("O5", "O6", "O7", "O8"), "O5"),
        ),
    ),
    NineAction(
        "E6",
        Term("Satisfaction survey", "满意度调查|滿意度調查"),
        Term("Is a satisfaction survey held every year, and held well?", "是否每年认真开展满意度调查？|是否每年認真開展滿意度調查？"),
        (
            Condition("A survey was held within a year.", knowing.survey_held, "G8"),
            Condition("Enough of those who were asked answered.", knowing.survey_answered, "G8"),
        ),
    ),
    NineAction(
        "E7",
        Term("Contact standard", "客户接触规范|客戶接觸規範"),
        Term("Do contacts follow a standard, and does their quality rise?", "客户接触是否符合规范，质量是否提升？|客戶接觸是否符合規範，質量是否提升？"),
        (
            Condition("Contacts are reported in time.", by_metric("report_timeliness"), "G2"),
            Condition("Their quality is rated.", knowing.contacts_rated, "G2"),
            Condition("Their quality rises.", knowing.quality_rises, "G2"),
        ),
    ),
    NineAction(
        "E8",
        Term("Closed loop of voices", "客户声音闭环|客戶聲音閉環"),
        Term("Are needs, problems and complaints weighed and closed in time?", "需求、问题和投诉是否经过分析并及时闭环？|需求、問題和投訴是否經過分析並及時閉環？"),
        (
            Condition("What they say is weighed.", doing.voices_weighed, "E8"),
            Condition("It is closed within the days its severity allows.", doing.closed_in_time, "E8"),
            Condition("It takes no longer than aimed at.", by_metric("time_to_close"), "E8"),
            Condition("What is open has not been open for long.", by_metric("open_feedback_age"), "E8"),
        ),
    ),
    NineAction(
        "E9",
        Term("Opinions and minutes", "意见与纪要|意見與紀要"),
        Term("Are opinions collected and passed on, and do minutes of executive visits go out in time?", "客户意见是否收集传递，高层互访纪要是否及时发出？|客戶意見是否收集傳遞，高層互訪紀要是否及時發出？"),
        (
            Condition("Opinions of key people are collected.", by_metric("opinions_collected"), "E9"),
            Condition("What they say is recorded in time.", by_metric("early_warning"), "G4"),
            Condition("Minutes of executive visits go out in time.", by_metric("visit_minutes"), "O6"),
        ),
    ),
)  # fmt: skip


def nine_actions(context: AssessmentContext, metrics: Metrics) -> tuple[ActionStatus, ...]:
    """How far each is done; ``metrics`` are those that were measured, by id."""
    return tuple(judged(each, context, metrics) for each in NINE)
