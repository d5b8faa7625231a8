"""Findings on those who matter: whether ours know and meet them, and who is listened to."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.analysis import coverage, influence
from graphcrm.analysis.coverage import gaps
from graphcrm.records import Influences
from graphcrm.render.chinese.steps import to_reach, with_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphcrm.findings import Finding
    from graphcrm.render.chinese.teller import Said, Teller


def _reasons(tell: Teller, who: str) -> str:
    """Why somebody matters."""
    one = tell.matters.get(who)
    said: list[str] = []
    if one and one.parts:
        deals = tell.presenter.words.joined([tell.deal(part.decision.id) for part in one.parts], 4)
        said.append(tell("参与{deals}的决策|參與{deals}的決策", deals=deals))
        if any(part.decider.veto for part in one.parts):
            said.append(tell("可一票否决|可一票否決"))
    if one and one.key:
        said.append(tell("是关键人物|是關鍵人物"))
    if one and one.sets_requirements:
        said.append(tell("制定需求"))
    if one and one.sways:
        said.append(tell("能影响{names}|能影響{names}", names=tell.names(one.sways)))
    return "，".join(said)


def _unknown(tell: Teller, each: Finding) -> Said:
    who = each.who[0]
    empty = tell.account.contacts[who].placeholder
    text = (
        "尚不知{name}一职由谁担任；此人{reasons}。|尚不知{name}一職由誰擔任；此人{reasons}。"
        if empty
        else "我方无人认识{who}；此人{reasons}。|我方無人認識{who}；此人{reasons}。"
    )
    said = tell(text, name=tell.name(who), who=tell.titled(who), reasons=_reasons(tell, who))
    find = "查明{name}一职由谁担任。|查明{name}一職由誰擔任。"
    step = tell(find, name=tell.name(who)) if empty else to_reach(tell, who)
    return said, with_plan(tell, each, who, step)


def _cover(tell: Teller, who: str) -> coverage.Cover | None:
    found = tell.analysis.results["coverage"]
    covers = found.covers if isinstance(found, coverage.Coverage) else ()
    return next((each for each in covers if each.contact == who), None)


def _not_met(tell: Teller, each: Finding) -> Said | None:
    who = each.who[0]
    cover = _cover(tell, who)
    if cover is None:
        return None
    due = (
        "应每 {due} 天拜访一次|應每 {due} 天拜訪一次"
        if tell.account.contacts[who].cadence_days
        else "此类人物通常每 {due} 天拜访一次|此類人物通常每 {due} 天拜訪一次"
    )
    last = (
        "从未有会面记录|從未有會面記錄"
        if cover.days is None
        else "上次会面是在 {days} 天前|上次會面是在 {days} 天前"
    )
    said = tell(
        "{who}{last}；{due}。此人{reasons}。",
        who=tell.titled(who),
        last=tell(last, days=cover.days),
        due=tell(due, due=cover.due),
        reasons=_reasons(tell, who),
    )
    return said, with_plan(tell, each, who, to_reach(tell, who))


def _wrong_level(tell: Teller, each: Finding) -> Said | None:
    who = each.who[0]
    cover = _cover(tell, who)
    if cover is None:
        return None
    ours = tell.listed([tell.ours(one) for one in cover.known_by])
    said = tell(
        "我方没有级别对等的人面对{who}：认识此人的{ours}级别低 {steps} 级。|我方沒有級別對等的人面對{who}：認識此人的{ours}級別低 {steps} 級。",
        who=tell.titled(who),
        ours=ours,
        steps=cover.levels_below,
    )
    return said, tell(
        "请级别对等的我方人员参加下次拜访；若没有这样的人，请我方高层出面。|請級別對等的我方人員參加下次拜訪；若沒有這樣的人，請我方高層出面。"
    )


def _one_of_ours(tell: Teller, each: Finding) -> Said:
    who, about = tell.ours(each.who[0]), tell.names(each.about)
    said = tell(
        "若我方{who}离开，我方便无人认识{about}。|若我方{who}離開，我方便無人認識{about}。",
        who=who,
        about=about,
    )
    step = "请{who}先把一位同事引荐给{first}。|請{who}先把一位同事引薦給{first}。"
    return said, tell(step, who=who, first=tell.name(each.about[0]))


def _hidden(tell: Teller, each: Finding) -> Said:
    who = each.who[0]
    said = tell(
        "{who}的分量超出其职务：{about}都听取其意见。|{who}的分量超出其職務：{about}都聽取其意見。",
        who=tell.titled(who),
        about=tell.all_titled(each.about),
    )
    count = tell("把此人列入关键人物。|把此人列入關鍵人物。")
    return said, with_plan(tell, each, who, to_reach(tell, who), count)


def _empty_title(tell: Teller, each: Finding) -> Said:
    said = tell(
        "{who}有职位，却未见有人听其意见：其下属中有 {number} 人听从他人。|{who}有職位，卻未見有人聽其意見：其下屬中有 {number} 人聽從他人。",
        who=tell.titled(each.who[0]),
        number=len(each.about),
    )
    heard = [
        tie
        for one in each.about
        for tie in tell.account.into.get(one, ())
        if isinstance(tie, Influences) and tell.account.carries(tie)
    ]
    best = max(heard, key=lambda tie: (tell.account.carry(tie), tie.from_id), default=None)
    ask = tell("问明那里真正听谁的意见。|問明那裡真正聽誰的意見。")
    return said, ask + (to_reach(tell, best.from_id) if best else "")


SAYS: Mapping[str, Callable[[Teller, Finding], Said | None]] = MappingProxyType(
    {
        gaps.UNKNOWN: _unknown,
        gaps.NOT_MET: _not_met,
        gaps.WRONG_LEVEL: _wrong_level,
        gaps.ONE_OF_OURS: _one_of_ours,
        influence.HIDDEN: _hidden,
        influence.EMPTY: _empty_title,
    }
)
