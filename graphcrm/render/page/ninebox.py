"""The nine-box of the key people as the page's script reads it: where each stands, where we mean to be, who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphcrm.render.page.compact import table
from graphcrm.render.words import in_language
from graphcrm.schema.model import Term
from graphcrm.scorecard.key.bands import INTIMACY, NOT_JUDGED, SUPPORT
from graphcrm.scorecard.key.nine_box import nine_box

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.records import Action
    from graphcrm.render.context import PageContext
    from graphcrm.scorecard.key.bands import Box
    from graphcrm.scorecard.key.nine_box import Place

WORDS: Mapping[str, Term] = {
    "ninebox_title": Term("Key people: how close, and how far for us", "关键人物：亲密度与支持度|關鍵人物：親密度與支持度"),
    "ninebox_intimacy": Term("How close we are", "亲密度|親密度"),
    "ninebox_support": Term("Where they stand", "支持度"),
    "ninebox_cell": Term("{support}, {intimacy}: {number}", "{support}，{intimacy}：{number} 人"),
    "ninebox_aimed": Term("{number} here, {aimed} aimed at", "现有 {number} 人，目标 {aimed} 人|現有 {number} 人，目標 {aimed} 人"),
    "ninebox_moves": Term("{number} to go to: {box}", "{number} 人的目标：{box}|{number} 人的目標：{box}"),
    "ninebox_nobody": Term("nobody answers for this person", "无人负责|無人負責"),
    "ninebox_by": Term("answers for it: {names}", "负责人：{names}|負責人：{names}"),
    "ninebox_now": Term("{name}: {box} today", "{name}：现为{box}|{name}：現為{box}"),
    "ninebox_aim": Term("aimed at: {box}", "目标：{box}|目標：{box}"),
    "ninebox_no_aim": Term("no target set", "未设目标|未設目標"),
    "ninebox_there": Term("on target", "已达目标|已達目標"),
    "ninebox_stale": Term("judgement too old to rely on", "评估已过时|評估已過時"),
    "ninebox_step": Term("planned: {name}", "计划：{name}|計劃：{name}"),
    "ninebox_due": Term("due {date}", "{date} 到期|{date} 到期"),
    "ninebox_late": Term("overdue since {date}", "自 {date} 起逾期"),
    "ninebox_none": Term("Nobody counts as key yet.", "尚无关键人物。|尚無關鍵人物。"),
    "ninebox_hint": Term("Choose a person to see target and plan.", "选定人物即见目标与计划。|選定人物即見目標與計劃。"),
    "ninebox_all": Term("{number} key people, {placed} judged both ways", "关键人物 {number} 位，两项均已评估 {placed} 位|關鍵人物 {number} 位，兩項均已評估 {placed} 位"),
    "ninebox_l_arrow": Term("Arrow: a move that is aimed at, and how many are to make it", "箭头：计划中的变化及人数|箭頭：計劃中的變化及人數"),
    "ninebox_l_apart": Term("Dashed: not judged, which is not the middle", "虚线框：未评估，不等于中立|虛線框：未評估，不等於中立"),
    "ninebox_l_by": Term("Beside the name: the initials of who of ours answers for it; ✕: nobody", "姓名旁：我方负责人的缩写；✕：无人负责|姓名旁：我方負責人的縮寫；✕：無人負責"),
    "ninebox_l_stale": Term("◷ judgement too old to rely on", "◷ 评估已过时|◷ 評估已過時"),
}  # fmt: skip
UNKNOWN = -1


def data(context: PageContext) -> dict[str, Any]:
    """Bands by their words, and the key people in the order in which they are listed: heavier matters first."""
    language = context.words.language
    found = context.once("ninebox", lambda: nine_box(context.assessment))
    return {
        "intimacy": [in_language(term, language) for term in INTIMACY],
        "support": [in_language(term, language) for term in SUPPORT],
        "blank": in_language(NOT_JUDGED, language),
        "people": table([_place(context, each) for each in sorted(found.places, key=_listed)]),
    }


def _listed(each: Place) -> tuple[bool, bool, str, str]:
    """Whom nobody answers for, and for whom something is planned, come first."""
    return (bool(each.responsible), not each.path, each.name, each.contact)


def _place(context: PageContext, each: Place) -> dict[str, Any]:
    keys, numbers = context.presenter.keys, context.numbers
    aim = _pair(each.target)
    return {
        "who": numbers[each.contact],
        "box": _pair(each.box),
        "support": each.support,
        "aim": None if aim == [UNKNOWN, UNKNOWN] else aim,
        "by": [numbers[keys[who]] for who in each.responsible if who in keys],
        "stale": 1 if each.intimacy_fresh is False or each.support_fresh is False else None,
        "steps": [_step(context, step) for step in each.path] or None,
    }


def _pair(box: Box) -> list[int]:
    return [UNKNOWN if band is None else band for band in box]


def _step(context: PageContext, step: Action) -> dict[str, Any]:
    key = context.presenter.keys.get(step.owner or "")
    due = step.due_on
    return {
        "name": step.name,
        "by": UNKNOWN if key is None else context.numbers[key],
        "due": due.isoformat() if due else "",
        "late": due is not None and due < context.analysis.snapshot.as_of,
    }
