"""The words of the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.schema.model import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, Term] = {
    "timeline_title": Term("What happened, and what comes", "过往与将来|過往與將來"),
    "timeline_span": Term("{number} interactions in 24 months", "24 个月内 {number} 次互动|24 個月內 {number} 次互動"),
    "timeline_of": Term("{name}: {number} interactions in 24 months", "{name}：24 个月内 {number} 次互动|{name}：24 個月內 {number} 次互動"),
    "timeline_everybody": Term("Show everybody", "显示所有人|顯示所有人"),
    "timeline_today": Term("today", "今天"),
    "timeline_all": Term("All interactions", "全部互动|全部互動"),
    "timeline_others": Term("Other units", "其他部门|其他部門"),
    "timeline_feedback": Term("Feedback", "反馈|反饋"),
    "timeline_deals": Term("Other opportunities", "其他商机|其他商機"),
    "timeline_month": Term("{lane}, {month}: {number} interactions", "{lane}，{month}：{number} 次互动|{lane}，{month}：{number} 次互動"),
    "timeline_kinds": Term("{kind} {number}", "{kind} {number}"),
    "timeline_quality": Term("quality {mean} of 5 on average, rated {rated} of {number}", "质量平均 {mean}（满分 5），已评 {rated} / {number}|品質平均 {mean}（滿分 5），已評 {rated} / {number}"),
    "timeline_unrated": Term("quality not rated", "质量未评|品質未評"),
    "timeline_rated": Term("quality: {word}", "质量：{word}|品質：{word}"),
    "timeline_with": Term("with {names}", "参与者：{names}|參與者：{names}"),
    "timeline_raised": Term("{month}: {number} raised, {open} still open", "{month}：提出 {number} 项，{open} 项未关闭|{month}：提出 {number} 項，{open} 項未關閉"),
    "timeline_open": Term("open for {days} days", "已 {days} 天未关闭|已 {days} 天未關閉"),
    "timeline_closed": Term("closed {date}, after {days} days", "{date} 关闭，历时 {days} 天|{date} 關閉，歷時 {days} 天"),
    "timeline_held": Term("held {date}", "{date} 举行|{date} 舉行"),
    "timeline_force": Term("in force {from} to {until}", "{from} 至 {until} 有效"),
    "timeline_bid": Term("{name}: bid due {date}", "{name}：{date} 投标|{name}：{date} 投標"),
    "timeline_decision": Term("{name}: decision {date}", "{name}：{date} 决策|{name}：{date} 決策"),
    "timeline_done": Term("{name}: closed {date}, {stage}", "{name}：{date} 结束，{stage}|{name}：{date} 結束，{stage}"),
    "timeline_list": Term("The marks of the timeline. Arrow keys move, Enter shows more.", "时间线上的标记。方向键移动，回车查看。|時間線上的標記。方向鍵移動，Enter 查看。"),
    "timeline_hint": Term("Point at a mark to read it; choose a person to see only theirs.", "指向标记即可阅读；选定人物只看此人。|指向標記即可閱讀；選定人物只看此人。"),
    "timeline_wide": Term("With so many interactions the filters do not narrow the counts.", "互动过多，筛选不改变次数。|互動過多，篩選不改變次數。"),
    "timeline_none": Term("Nothing is recorded in this time.", "此期间没有记录。|此期間沒有記錄。"),
    "timeline_counted": Term("Not all of these are in this page one by one.", "本页未逐次列出全部互动。|本頁未逐次列出全部互動。"),
    "timeline_more": Term("and {number} more", "另有 {number} 次"),
    "timeline_l_size": Term("The larger, the more in that month", "越大，当月次数越多|越大，當月次數越多"),
    "timeline_l_force": Term("Bar: in force, or open so long", "横条：有效期，或未关闭的时间|橫條：有效期，或未關閉的時間"),
    "timeline_l_open": Term("Red: feedback still open", "红色：反馈未关闭|紅色：反饋未關閉"),
    "timeline_l_bid": Term("◇ bid, ◆ decision, ■ closed", "◇ 投标，◆ 决策，■ 结束|◇ 投標，◆ 決策，■ 結束"),
    "timeline_l_quality": Term("Quality of the interactions", "互动质量|互動品質"),
    "timeline_l_unrated": Term("not rated", "未评|未評"),
}  # fmt: skip
