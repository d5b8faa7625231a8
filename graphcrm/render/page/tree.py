"""Who reports to whom, as a tree that opens and closes. The script makes it of the ties that the page has anyway."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphcrm.schema.model import Term

if TYPE_CHECKING:
    from graphcrm.render.context import PageContext

WORDS: Mapping[str, Term] = {
    "tree_about": Term("{placed} people, theirs and ours, report up to {roots}", "双方共 {placed} 人向上汇报至 {roots} 人|雙方共 {placed} 人向上匯報至 {roots} 人"),
    "tree_none": Term("No reporting line is recorded.", "没有汇报线记录。|沒有匯報線記錄。"),
    "tree_alone": Term("No reporting line recorded: {number}", "未记录汇报线：{number}|未記錄匯報線：{number}"),
    "tree_alone_ours": Term("Our people without one: {number}", "我方未记录汇报线：{number}|我方未記錄匯報線：{number}"),
    "tree_decides": Term("decides", "决策|決策"),
    "tree_veto": Term("can stop it alone", "一人可否决|一人可否決"),
    "tree_known": Term("known to {names}", "相识：{names}|相識：{names}"),
    "tree_unknown": Term("none of ours", "我方无人|我方無人"),
    "tree_below": Term("{number} below", "下属 {number} 人|下屬 {number} 人"),
    "tree_also": Term("also reports to {names}", "也向{names}汇报|也向{names}匯報"),
    "tree_more": Term("Show {number} more", "再显示 {number} 人|再顯示 {number} 人"),
    "tree_all": Term("Open everything", "全部展开|全部展開"),
    "tree_few": Term("Close everything", "全部收起"),
    "tree_legend": Term(
        "Who reports to whom, top down. After the name: who decides here, whom there is no way round, and who of ours knows this person, the closest first, with how close (0 to 4).",
        "自上而下的汇报关系。姓名之后：谁参与此决策、绕不开谁、我方谁与其相识（亲者在前，附亲密度 0 到 4）。|自上而下的匯報關係。姓名之後：誰參與此決策、繞不開誰、我方誰與其相識（親者在前，附親密度 0 到 4）。",
    ),
    "tree_keys": Term(
        "Arrow keys move and open, Enter chooses.", "方向键移动与展开，回车选定。|方向鍵移動與展開，Enter 選定。"
    ),
}  # fmt: skip


def data(_: PageContext) -> dict[str, Any]:
    """Nothing of its own."""
    return {}
