"""Findings on how a decision would come out: who stands against us, who tips it, whose voice counts."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.account.stance import judged
from graphcrm.account.stance import opposition as stands_against
from graphcrm.account.wording import signed
from graphcrm.analysis import balance, coverage, opposition, outcome, power
from graphcrm.analysis.coverage import gaps
from graphcrm.render.chinese.steps import to_reach, with_plan
from graphcrm.schema.scales import SUPPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphcrm.findings import Finding
    from graphcrm.render.chinese.teller import Said, Teller


def _no_deciders(tell: Teller, each: Finding) -> Said:
    said = tell(
        "未记录由谁决定{deal}，因此无从判断我方能否触达。|未記錄由誰決定{deal}，因此無從判斷我方能否觸達。",
        deal=tell.deal(each.opportunity),
    )
    return said, tell(
        "查明由谁决策、各占多大权重；尚不知由谁担任的职位可先作为占位记录。|查明由誰決策、各占多大權重；尚不知由誰擔任的職位可先作為佔位記錄。"
    )


def _stale(tell: Teller, each: Finding) -> Said | None:
    found = tell.analysis.results["coverage"]
    every = found.judged if isinstance(found, coverage.Coverage) else ()
    one = next((found for found in every if found.opportunity == each.opportunity), None)
    if one is None:
        return None
    undated = sum(
        tie is not None and tie.observed_on is None
        for tie in (judged(tell.account, who, each.opportunity) for who in one.old)
    )
    old = len(one.old) - undated
    parts = [
        *([tell("{n} 位从未评估|{n} 位從未評估", n=len(one.never))] if one.never else []),
        *([tell("{n} 位的评估已过时|{n} 位的評估已過時", n=old)] if old else []),
        *([tell("{n} 位的评估未注明日期|{n} 位的評估未註明日期", n=undated)] if undated else []),
    ]
    said = tell(
        "{share} 的决策权重在{deal}上立场不明：{parts}（{who}）。|{share} 的決策權重在{deal}上立場不明：{parts}（{who}）。",
        share=tell.percent(one.share),
        deal=tell.deal(each.opportunity),
        parts="，".join(parts),
        who=tell.names(each.who),
    )
    ask = "请最近见过{who}的人问明其立场并记录下来。|請最近見過{who}的人問明其立場並記錄下來。"
    return said, tell(ask, who=tell.name(each.who[0]))


def _opponent(tell: Teller, each: Finding) -> Said | None:
    who = each.who[0]
    found = tell.analysis.results["opposition"]
    reaches = found.reaches if isinstance(found, opposition.OppositionFound) else ()
    reach = next((one for one in reaches if (one.opponent, one.opportunity) == (who, each.opportunity)), None)
    why = stands_against(tell.account, who, each.opportunity)
    if reach is None or why is None:
        return None
    near = {one: steps for one, steps in reach.steps.items() if steps <= tell.account.rules.opponent_steps}
    text = "参与{deal}的决策|參與{deal}的決策" if who in near else "就{deal}而言"
    parts = [tell(text, deal=tell.deal(each.opportunity))]
    others = [
        tell("{steps} 步可及{name}", steps=steps, name=tell.name(one))
        for one, steps in near.items()
        if one != who
    ]
    parts += [tell.listed(others)] if others else []
    stands = tell("反对我方|反對我方")
    if reach.competitor is not None:
        gaps_ = {
            "rival": tell.presenter.thing(reach.competitor),
            "word": tell.presenter.words.word(SUPPORT, why.tie.support),
        }
        stands = tell("是{rival}的{word}", **gaps_)
    learn = "了解{who}需要什么，一步步争取。|了解{who}需要什麼，一步步爭取。"
    said = f"{tell.titled(who)}{stands}，{'，'.join(parts)}。"
    return said, with_plan(tell, each, who, tell(learn, who=tell.name(who)), to_reach(tell, who))


def _outcome(tell: Teller, each: Finding) -> outcome.Outcome | None:
    found = tell.analysis.results["outcome"]
    return found.of(each.opportunity) if isinstance(found, outcome.Outcomes) else None


def _lost(tell: Teller, each: Finding) -> Said | None:
    one = _outcome(tell, each)
    if one is None:
        return None
    deal, blockers = tell.deal(each.opportunity), one.blockers(tell.account.rules.against)
    if blockers:
        text = "按目前立场，仅{who}即可否决{deal}。|按目前立場，僅{who}即可否決{deal}。"
        said = tell(text, who=tell.all_titled(blockers), deal=deal)
    else:
        text = "按目前立场，{deal}的结果将对我方不利：决策人的倾向为 {margin}（−2 至 +2）。|按目前立場，{deal}的結果將對我方不利：決策人的傾向為 {margin}（−2 至 +2）。"
        said = tell(text, deal=deal, margin=signed(one.margin or 0.0, 1))
    target = outcome.turned_by(one, each.who, blockers)
    moves = tell("此人改变主意，对这项决策影响最大。|此人改變主意，對這項決策影響最大。")
    return said, with_plan(tell, each, target, to_reach(tell, target), moves)


def _unknown(tell: Teller, each: Finding) -> Said | None:
    one = _outcome(tell, each)
    missing = [lever for lever in one.levers if lever.today is None] if one else []
    if one is None or not missing:
        return None
    number = len({voice.id for voice in one.voices if voice.today is None})
    first = missing[0].id
    whose = (
        tell("{number} 位决策人的立场未评估|{number} 位決策人的立場未評估", number=number)
        if number
        else tell("无人知道{who}的立场|無人知道{who}的立場", who=tell.name(first))
    )
    said = tell(
        "{deal}的结果未定：{whose}；按已知情况，结果有利于我方的可能为 {chance}。|{deal}的結果未定：{whose}；按已知情況，結果有利於我方的可能為 {chance}。",
        deal=tell.deal(each.opportunity),
        whose=whose,
        chance=tell.percent(one.chance.value if one.chance else 0.0),
    )
    ask = tell("先问明{who}的立场。|先問明{who}的立場。", who=tell.name(first))
    return said, with_plan(tell, each, first, ask, to_reach(tell, first))


def _swing(tell: Teller, each: Finding) -> Said | None:
    one, who = _outcome(tell, each), each.who[0]
    steps = outcome.steps_to_turn(tell.account, one, who) if one else None
    if steps is None:
        return None
    text = (
        "{who}一人即可左右{deal}：向我方靠近 {steps} 级，便可赢下。|{who}一人即可左右{deal}：向我方靠近 {steps} 級，便可贏下。"
        if steps > 0
        else "{who}一人即可左右{deal}：疏远我方 {steps} 级，便会失手。|{who}一人即可左右{deal}：疏遠我方 {steps} 級，便會失手。"
    )
    said = tell(text, who=tell.titled(who), deal=tell.deal(each.opportunity), steps=abs(steps))
    return said, with_plan(tell, each, who, to_reach(tell, who))


def _voters(tell: Teller, each: Finding) -> tuple[power.Voter, ...]:
    found = tell.analysis.results["power"]
    return found.of(each.opportunity) if isinstance(found, power.Powers) else ()


def _alone(tell: Teller, each: Finding) -> Said | None:
    voters, who = _voters(tell, each), each.who[0]
    if not voters:
        return None
    said = tell(
        "{deal}实由{who}一人决定；其余 {number} 人的意见改变不了什么。|{deal}實由{who}一人決定；其餘 {number} 人的意見改變不了什麼。",
        deal=tell.deal(each.opportunity),
        who=tell.titled(who),
        number=len(voters) - 1,
    )
    return said, with_plan(tell, each, who, to_reach(tell, who))


def _empty(tell: Teller, each: Finding) -> Said | None:
    voters = _voters(tell, each)
    if not voters:
        return None
    said = tell(
        "{who}在{deal}上的意见不起作用：无论他人如何表态，都不会因此改变结果。|{who}在{deal}上的意見不起作用：無論他人如何表態，都不會因此改變結果。",
        who=tell.all_titled(each.who),
        deal=tell.deal(each.opportunity),
    )
    first = voters[0].decider.id
    rely = tell("应依靠其他人：最关键的是{who}。|應依靠其他人：最關鍵的是{who}。", who=tell.name(first))
    return said, rely + to_reach(tell, first)


def _torn(tell: Teller, each: Finding) -> Said | None:
    found = tell.analysis.results["balance"]
    tensions = found.tensions if isinstance(found, balance.Tensions) else ()
    here = (
        one for tension in tensions if tension.opportunity == each.opportunity for one in tension.pressures
    )
    one = next((pressure for pressure in here if pressure.id == each.who[0]), None)
    if one is None:
        return None
    said = tell(
        "{who}在{deal}上仍可能改变立场：支持我方的{pro}与另一方的{contra}拉力大致相当。|{who}在{deal}上仍可能改變立場：支持我方的{pro}與另一方的{contra}拉力大致相當。",
        who=tell.titled(one.id),
        deal=tell.deal(each.opportunity),
        pro=tell.names(one.supporters),
        contra=tell.names(one.opponents),
    )
    give = "为{who}准备好替我方说话所需的材料。|為{who}準備好替我方說話所需的材料。"
    first = tell(give, who=tell.name(one.supporters[0]))
    return said, with_plan(tell, each, one.id, first, to_reach(tell, one.id))


SAYS: Mapping[str, Callable[[Teller, Finding], Said | None]] = MappingProxyType(
    {
        gaps.NO_DECIDERS: _no_deciders,
        gaps.STALE: _stale,
        opposition.KIND: _opponent,
        outcome.LOST: _lost,
        outcome.UNKNOWN: _unknown,
        outcome.SWING: _swing,
        power.ALONE: _alone,
        power.EMPTY: _empty,
        balance.TORN: _torn,
    }
)
