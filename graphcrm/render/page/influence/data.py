"""What the network's script reads: places, weights and strengths, each in the order in which the page lists people and ties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphcrm.analysis.influence import Influence
from graphcrm.records import TYPE_NAMES, Influences, Knows, ReportsTo
from graphcrm.render.page import people
from graphcrm.render.page.influence.places import places
from graphcrm.render.scene import network
from graphcrm.schema.model import Term
from graphcrm.schema.scales import STRENGTH

if TYPE_CHECKING:
    from graphcrm.render.context import PageContext
    from graphcrm.render.scene.presenter import Presenter

MODERATE = next(step.value for step in STRENGTH.steps if step.term.en == "moderate")
STEPS = 9
_INFLUENCES = TYPE_NAMES[Influences]
_PULLS = {TYPE_NAMES[Knows]: 0.3, TYPE_NAMES[ReportsTo]: 0.5}
"""How strongly ties that have no strength of their own draw people together; who is at odds is not drawn together."""

WORDS: Mapping[str, Term] = {
    "network_kinds": Term("Ties shown", "显示的关系|顯示的關係"),
    "network_INFLUENCES": Term("influence, strong or decisive", "强或决定性的影响|強或決定性的影響"),
    "network_weaker": Term("weaker influence", "较弱的影响|較弱的影響"),
    "network_REPORTS_TO": Term("reporting", "汇报|匯報"),
    "network_KNOWS": Term("who of ours knows whom", "我方相识|我方相識"),
    "network_CONFLICTS_WITH": Term("at odds", "不和"),
    "network_count": Term("{shown} of {all} ties drawn", "已画出 {all} 条关系中的 {shown} 条|已畫出 {all} 條關係中的 {shown} 條"),
    "network_fewer": Term(
        "the strongest first; choose somebody to see all of theirs",
        "强者优先；选定某人可见其全部关系|強者優先；選定某人可見其全部關係",
    ),
    "network_in": Term("Zoom in", "放大"),
    "network_out": Term("Zoom out", "缩小|縮小"),
    "network_canvas": Term(
        "Everybody and their ties: {people} people. {count}.", "所有人及其关系：{people} 人。{count}。|所有人及其關係：{people} 人。{count}。"
    ),
    "network_marks": Term(
        "People and groups of the network. Arrow keys move, Enter chooses or opens.",
        "网络中的人物与部门。方向键移动，回车选定或展开。|網絡中的人物與部門。方向鍵移動，Enter 選定或展開。",
    ),
    "network_group": Term("{number} people; click to open", "{number} 人；点击展开|{number} 人；點擊展開"),
    "network_bundle": Term("{number} ties between {a} and {b}", "{a} 与 {b} 之间有 {number} 条关系|{a} 與 {b} 之間有 {number} 條關係"),
    "network_l_size": Term("Larger: more listened to, by those who are listened to", "越大：越被有影响力的人听从|越大：越被有影響力的人聽從"),
    "network_l_decides": Term("Triangle: decides on this opportunity; red rim: can stop it alone", "三角：参与此商机决策；红边：一人即可否决|三角：參與此商機決策；紅邊：一人即可否決"),
    "network_l_crack": Term("Red frame: no way round this person", "红框：绕不开此人|紅框：繞不開此人"),
    "network_l_ours": Term("Hexagon: one of ours", "六边形：我方人员|六邊形：我方人員"),
    "network_l_group": Term("Large circle: a unit with so many people; click or zoom to open", "大圆：一个部门及人数；点击或放大展开|大圓：一個部門及人數；點擊或放大展開"),
    "network_l_INFLUENCES": Term("Influence, from who is listened to; the wider, the stronger", "影响，由被听从者指出；越粗越强|影響，由被聽從者指出；越粗越強"),
    "network_l_REPORTS_TO": Term("Reports to", "汇报|匯報"),
    "network_l_KNOWS": Term("One of ours knows", "我方认识|我方認識"),
    "network_l_CONFLICTS_WITH": Term("At odds", "不和"),
}  # fmt: skip


def data(context: PageContext) -> dict[str, Any]:
    """``x`` ``y`` ``weights`` by person (``weights`` empty where no influence counts), ``strengths`` by influence, in percent.

    ``circles``: with many people, each group's middle and reach. A group is a unit, theirs and ours apart, in the order
    in which the list of people comes upon them.
    """
    presenter = context.presenter
    ties = people.ties(presenter)
    strengths = [
        round(100 * each.strength)
        for each in presenter.account.between_contacts
        if isinstance(each, Influences)
    ]
    weights = _weights(context)
    pulls = [
        (flat[at], flat[at + 1], _PULLS.get(kind) or strengths[at // 2] / 100)
        for kind, flat in ties.items()
        if kind in _PULLS or kind == _INFLUENCES
        for at in range(0, len(flat), 2)
    ]
    found = places(_groups(presenter), tuple(pulls), weights or (0,) * len(context.numbers))
    return {
        "options": network.options(),
        "x": found.x,
        "y": found.y,
        "circles": found.circles,
        "weights": "".join(map(str, weights)),
        "strengths": strengths,
        "moderate": round(100 * (MODERATE or 0.0)),
    }


def _groups(presenter: Presenter) -> tuple[int, ...]:
    numbers: dict[tuple[str | None, bool], int] = {}
    return tuple(
        numbers.setdefault((presenter.units.get(who), ours), len(numbers))
        for ours, held in ((False, presenter.contacts), (True, presenter.employees))
        for who in held
    )


def _weights(context: PageContext) -> tuple[int, ...]:
    """How much each is listened to, in steps up to `STEPS` whose area shows it; ours have the middle one."""
    found = context.analysis.results.get("influence")
    if not isinstance(found, Influence) or not found.weights:
        return ()
    raw = {each.id: each.pagerank for each in found.weights}
    most = max(raw.values())
    theirs = (round(STEPS * (raw.get(who, 0.0) / most) ** 0.5) for who in context.presenter.contacts)
    return (*theirs, *(STEPS // 2 for _ in context.presenter.employees))
