"""Findings on the ways to those who decide, and on what hangs on one person."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.analysis import reliability, routes, single_points, structure
from graphcrm.analysis.reliability import at_risk
from graphcrm.render.chinese.steps import another_way, beside, first_of, planned, to_reach, with_plan
from graphcrm.render.chinese.teller import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphcrm.findings import Finding
    from graphcrm.render.chinese.teller import Said, Teller


def _no_way_round(tell: Teller, each: Finding) -> Said:
    who, about = each.who[0], tell.all_titled(each.about)
    ours = who not in tell.account.contacts
    text = (
        "{on}我方只有{who}能通向{about}。"
        if ours
        else "{on}绕不开{who}：通向{about}的每条路都经过此人。|{on}繞不開{who}：通向{about}的每條路都經過此人。"
    )
    said = tell(text, on=tell.on(each), who=tell.name(who), about=about)
    return said, sentence(_around(tell, each, ours=ours), planned(tell, each.about[0], each.opportunity))


def _around(tell: Teller, each: Finding, *, ours: bool) -> str:
    who, target = each.who[0], each.about[0]
    if ours:
        return beside(tell, target, who)
    return another_way(tell, each, target, {who})


def _no_access(tell: Teller, each: Finding) -> Said:
    who = each.who[0]
    contact = tell.account.contacts[who]
    voices = tell.account.deciders.get(each.opportunity or "", ())
    veto = any(tie.veto for tie in voices if tie.from_id == who)
    said = tell(
        "{on}没有路通向{who}{veto}：{why}。|{on}沒有路通向{who}{veto}：{why}。",
        on=tell.on(each),
        who=tell.titled(who),
        veto=tell("，而此人可一票否决|，而此人可一票否決") if veto else "",
        why=tell(_why(tell, who)),
    )
    find = tell(_FIND, who=tell.name(who)) if contact.placeholder else another_way(tell, each, who, ())
    return said, with_plan(tell, each, who, find)


_FIND = "查明{who}一职由谁担任。|查明{who}一職由誰擔任。"


def _why(tell: Teller, who: str) -> str:
    account = tell.account
    if account.contacts[who].placeholder:
        return "尚不知此人是谁|尚不知此人是誰"
    if not account.employees:
        return "未记录我方任何人|未記錄我方任何人"
    if not any(account.carries(tie) for ties in account.known_by.values() for tie in ties):
        return "我方无人与对方任何人足够熟识|我方無人與對方任何人足夠熟識"
    if who in account.known_by:
        return "我方认识此人者，关系太浅|我方認識此人者，關係太淺"
    return "我方无人认识此人，也不认识能引荐的人|我方無人認識此人，也不認識能引薦的人"


def _thin(tell: Teller, each: Finding) -> Said:
    ours = tell("（我方）")
    people = [tell.name(one) + (ours if one not in tell.account.contacts else "") for one in each.who]
    said = tell(
        "{on}{about}只系于 {number} 人：{who}。|{on}{about}只繫於 {number} 人：{who}。",
        on=tell.on(each),
        about=tell.titled(each.about[0]),
        number=len(each.who),
        who=tell.listed(people),
    )
    return said, with_plan(tell, each, each.about[0], another_way(tell, each, each.about[0], each.who))


def _money_at_risk(tell: Teller, each: Finding) -> Said | None:
    found = tell.analysis.results["reliability"]
    people = found.people if isinstance(found, reliability.Reliability) else ()
    hinge = next((one for one in people if (one.who, one.opportunity) == (each.who, each.opportunity)), None)
    if hinge is None:
        return None
    part = (
        "若无{who}，{about}听取我方意见的可能从 {before} 降至 {after}|若無{who}，{about}聽取我方意見的可能從 {before} 降至 {after}"
        if hinge.whole
        else "若无{who}，听取我方意见的决策权重减少 {points} 个百分点，{about}听取的可能从 {before} 降至 {after}|若無{who}，聽取我方意見的決策權重減少 {points} 個百分點，{about}聽取的可能從 {before} 降至 {after}"
    )
    who = tell.ours(each.who[0]) if hinge.ours else tell.name(each.who[0])
    lost = tell(
        part,
        who=who,
        about=tell.name(hinge.decider),
        points=round(hinge.share_lost * 100),
        before=tell.percent(hinge.with_),
        after=tell.percent(hinge.without),
    )
    deal = tell.deal(each.opportunity)
    if hinge.at_risk is None:
        hangs = tell("{deal}系于此一人|{deal}繫於此一人", deal=deal)
    else:
        gaps = {"deal": deal, "money": tell.money(hinge.at_risk)}
        hangs = tell("{deal}中的 {money} 系于此一人|{deal}中的 {money} 繫於此一人", **gaps)
    step = sentence(_around(tell, each, ours=hinge.ours), planned(tell, hinge.decider, each.opportunity))
    return f"{lost}：{hangs}。", step


def _articulation(tell: Teller, each: Finding) -> Said:
    who = each.who[0]
    ours = who not in tell.account.contacts
    said = tell(
        "{number} 位联系人与其他所有人的往来全靠{ours}{who}一人：{about}。|{number} 位聯絡人與其他所有人的往來全靠{ours}{who}一人：{about}。",
        number=len(each.about),
        ours=tell("我方") if ours else "",
        who=tell.titled(who),
        about=tell.names(each.about),
    )
    return said, to_reach(tell, first_of(tell, each.about), {who})


def _bridge(tell: Teller, each: Finding) -> Said:
    one, two = each.who
    text = (
        "我方{one}认识{two}，这是 {number} 位联系人与其他所有人之间唯一的联系：{about}。|我方{one}認識{two}，這是 {number} 位聯絡人與其他所有人之間唯一的聯繫：{about}。"
        if one not in tell.account.contacts
        else "{one}与{two}的关系，是 {number} 位联系人与其他所有人之间唯一的联系：{about}。|{one}與{two}的關係，是 {number} 位聯絡人與其他所有人之間唯一的聯繫：{about}。"
    )
    said = tell(
        text, one=tell.name(one), two=tell.titled(two), number=len(each.about), about=tell.names(each.about)
    )
    return said, to_reach(tell, first_of(tell, each.about, two), {one, two})


SAYS: Mapping[str, Callable[[Teller, Finding], Said | None]] = MappingProxyType(
    {
        single_points.KIND: _no_way_round,
        routes.NONE: _no_access,
        routes.THIN: _thin,
        at_risk.KIND: _money_at_risk,
        structure.ARTICULATION: _articulation,
        structure.BRIDGE: _bridge,
    }
)
