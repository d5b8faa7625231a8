"""Findings on the customer's people as a whole: units, circles, and who holds them together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.analysis import concentration, key_players, silos
from graphcrm.analysis.silos import uncovered_units as dark
from graphcrm.records import OrgUnit
from graphcrm.render.chinese.steps import to_reach, with_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphcrm.findings import Finding
    from graphcrm.render.chinese.teller import Said, Teller


def _dark(tell: Teller, each: Finding) -> Said | None:
    found = tell.analysis.results["silos"]
    units = found.dark if isinstance(found, silos.Silos) else ()
    one = next((unit for unit in units if unit.people == each.about), None)
    if one is None:
        return None
    unit = tell.account.snapshot.nodes(OrgUnit)[one.unit]
    voices = "，其中{names}参与未定事项的决策|，其中{names}參與未定事項的決策"
    said = tell(
        "我方在{unit}没有足够熟识的人：该处记录有 {number} 人{voices}。|我方在{unit}沒有足夠熟識的人：該處記錄有 {number} 人{voices}。",
        unit=unit.name_zh or unit.name,
        number=len(one.people),
        voices=tell(voices, names=tell.all_titled(one.deciding)) if one.deciding else "",
    )
    return said, with_plan(tell, each, each.who[0], to_reach(tell, each.who[0]))


def _silo(tell: Teller, each: Finding) -> Said | None:
    found = tell.analysis.results["silos"]
    circles = found.circles if isinstance(found, silos.Silos) else ()
    one = next((circle for circle in circles if circle.people == each.about), None)
    if one is None:
        return None
    doors = "只有{doors}与圈外有联系|只有{doors}與圈外有聯繫"
    said = tell(
        "{number} 人自成一圈，我方一人也不认识：{about}；{lead}。|{number} 人自成一圈，我方一人也不認識：{about}；{lead}。",
        number=len(one.people),
        about=tell.names(one.people),
        lead=tell(doors, doors=tell.all_titled(one.doors))
        if one.doors
        else tell("与圈外毫无联系|與圈外毫無聯繫"),
    )
    contacts = tell.account.contacts
    first = min(one.doors or one.people, key=lambda who: (-(contacts[who].rank or 0), who))
    return said, to_reach(tell, first)


def _broker(tell: Teller, each: Finding) -> Said | None:
    found = tell.analysis.results["silos"]
    between = found.between if isinstance(found, silos.Silos) else ()
    one = next((broker for broker in between if broker.id == each.who[0]), None)
    if one is None:
        return None
    said = tell(
        "{who}联结 {number} 个彼此少有往来的圈子，而我方无人认识此人。|{who}聯結 {number} 個彼此少有往來的圈子，而我方無人認識此人。",
        who=tell.titled(one.id),
        number=one.circles + 1,
    )
    return said, to_reach(tell, one.id)


def _players(tell: Teller) -> key_players.KeyPlayers | None:
    found = tell.analysis.results["key_players"]
    return found if isinstance(found, key_players.KeyPlayers) else None


def _carriers(tell: Teller, each: Finding) -> Said | None:
    found = _players(tell)
    if found is None:
        return None
    said = tell(
        "由{who}传话走得最远：{steps} 步之内可达对方 {all} 人中的 {reached} 人。|由{who}傳話走得最遠：{steps} 步之內可達對方 {all} 人中的 {reached} 人。",
        who=tell.all_titled(each.who),
        steps=tell.account.rules.reach_steps,
        all=len(tell.account.contacts),
        reached=found.reached,
    )
    first = key_players.first_of(tell.account, each.who)
    start = tell("先从{who}入手。|先從{who}入手。", who=tell.name(first))
    return said, start + to_reach(tell, first)


def _breakers(tell: Teller, each: Finding) -> Said | None:
    found = _players(tell)
    if found is None or found.before is None or found.after is None:
        return None
    said = tell(
        "{who}维系着对方众人：没有他们，{after} 的人两两之间再无联系，无论直接或间接；如今是 {before}。|{who}維繫著對方眾人：沒有他們，{after} 的人兩兩之間再無聯繫，無論直接或間接；如今是 {before}。",
        who=tell.all_titled(each.who),
        after=tell.percent(found.after),
        before=tell.percent(found.before),
    )
    first = next((one for one in each.who if one not in tell.account.known_by), each.who[0])
    sure = tell("确保我方认识所有这些人，以及他们身边的人。|確保我方認識所有這些人，以及他們身邊的人。")
    return said, sure + to_reach(tell, first)


_SPREADS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "support": (
            "我方在{deal}上的支持几乎只来自{who}（{share}）。|我方在{deal}上的支持幾乎只來自{who}（{share}）。",
            "再争取一位有话语权的人。|再爭取一位有話語權的人。",
        ),
        "meetings": (
            "我方几乎只与{who}会面：最近 {days} 天会面人次的 {share}。|我方幾乎只與{who}會面：最近 {days} 天會面人次的 {share}。",
            "也与对方其他人会面，先从参与决策者开始。|也與對方其他人會面，先從參與決策者開始。",
        ),
        "attention": (
            "拜访本客户的几乎只有{who}：全部会面的 {share}。|拜訪本客戶的幾乎只有{who}：全部會面的 {share}。",
            "下次请带同事一起去。|下次請帶同事一起去。",
        ),
        "responsibility": (
            "有人负责的联系人中，{share} 由{who}负责。|有人負責的聯絡人中，{share} 由{who}負責。",
            "把其中一部分交由我方其他人负责。|把其中一部分交由我方其他人負責。",
        ),
    }
)


_ONLY = "我方在{deal}上的支持只来自{who}。|我方在{deal}上的支持只來自{who}。"
_WHOLE = 0.995


def _two(tell: Teller, each: Finding) -> Said | None:
    found = tell.analysis.results["concentration"]
    spreads = found.spreads if isinstance(found, concentration.Concentration) else ()
    opening = each.evidence[0].text.partition(":")[0].lower() if each.evidence else ""
    spread = next((one for one in spreads if (one.of, one.opportunity) == (opening, each.opportunity)), None)
    if spread is None or spread.two is None:
        return None
    whole = spread.of == "support" and spread.two > _WHOLE
    text, step = (_ONLY, _SPREADS["support"][1]) if whole else _SPREADS[spread.of]
    ours = spread.of in ("attention", "responsibility")
    people = [tell.ours(one) if ours else tell.name(one) for one in each.who]
    said = tell(
        text,
        deal=tell.deal(each.opportunity),
        who=tell.listed(people),
        share=tell.percent(spread.two),
        days=tell.account.rules.recent_days,
    )
    return said, tell(step)


SAYS: Mapping[str, Callable[[Teller, Finding], Said | None]] = MappingProxyType(
    {
        dark.DARK: _dark,
        silos.SILO: _silo,
        silos.BROKER: _broker,
        key_players.CARRIERS: _carriers,
        key_players.BREAKERS: _breakers,
        concentration.TWO: _two,
    }
)
