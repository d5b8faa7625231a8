"""Who of ours faces whom of theirs, by rank, as the page's script reads it: counts with the people, and the index with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphcrm.account.wording import percent
from graphcrm.render.page.compact import table
from graphcrm.schema.model import Term
from graphcrm.schema.scales import RANK
from graphcrm.scorecard.general.meetings import MEETINGS
from graphcrm.scorecard.organizational.parity import parity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphcrm.render.context import PageContext
    from graphcrm.scorecard.organizational.facing import Faced, Parity, Ranks

WORDS: Mapping[str, Term] = {
    "coverage_title": Term("Who faces whom, by rank", "按职级：谁对接谁|按職級：誰對接誰"),
    "coverage_ours": Term("Our rank", "我方职级|我方職級"),
    "coverage_theirs": Term("Their rank", "对方职级|對方職級"),
    "coverage_unknown": Term("rank not known", "职级未知|職級未知"),
    "coverage_nobody": Term("nobody of ours", "我方无人|我方無人"),
    "coverage_cell": Term(
        "{ours} of ours, {theirs} of theirs: {known} known, {met} met in twelve months",
        "我方{ours}，对方{theirs}：相识 {known} 位，十二个月内会面 {met} 位|我方{ours}，對方{theirs}：相識 {known} 位，十二個月內會面 {met} 位",
    ),
    "coverage_cell_nobody": Term(
        "{theirs} of theirs, faced by nobody of ours: {number}", "对方{theirs}，我方无人对接：{number} 位|對方{theirs}，我方無人對接：{number} 位"
    ),
    "coverage_known": Term("Known best by", "与谁最熟|與誰最熟"),
    "coverage_met": Term("Met by", "会面者|會面者"),
    "coverage_more": Term("and {number} more", "另有 {number} 位"),
    "coverage_index": Term("Equal standing: {percent}.", "门当户对：{percent}。|門當戶對：{percent}。"),
    "coverage_index_none": Term("Equal standing: not known.", "门当户对：未知。|門當戶對：未知。"),
    "coverage_said": Term(
        "{level} of {all} key people and deciders are faced by one of ours at most {below} rank lower, counted by the weight of their voices.",
        "{all} 位关键人物与决策人中，{level} 位有级别至多低 {below} 级的我方人员对接，按话语权加权。|{all} 位關鍵人物與決策人中，{level} 位有級別至多低 {below} 級的我方人員對接，按話語權加權。",
    ),
    "coverage_between": Term(
        "Of {number} more, a rank is not known: between {low} and {high}.", "另有 {number} 位职级未知：介于 {low} 与 {high} 之间。|另有 {number} 位職級未知：介於 {low} 與 {high} 之間。"
    ),
    "coverage_why": Term("Who is not faced at level", "无对等对接者|無對等對接者"),
    "coverage_open": Term("Where a rank is not known", "职级未知者|職級未知者"),
    "coverage_sum": Term("How this was reckoned", "如何算出|如何算出"),
    "coverage_by": Term("faced by {name}, {rank}", "由{name}对接，{rank}|由{name}對接，{rank}"),
    "coverage_by_none": Term("faced by nobody of ours", "我方无人对接|我方無人對接"),
    "coverage_weight": Term("weight {weight}", "权重 {weight}|權重 {weight}"),
    "coverage_total": Term("{level} of {all} in weight are at level: {percent}", "权重 {all} 中 {level} 对等：{percent}|權重 {all} 中 {level} 對等：{percent}"),
    "coverage_none": Term("Nobody counts as key and nobody is recorded to decide.", "尚无关键人物与决策人记录。|尚無關鍵人物與決策人記錄。"),
    "coverage_l_cell": Term("Large: how many we know; small: met in twelve months", "大字：相识人数；小字：十二个月内会面人数|大字：相識人數；小字：十二個月內會面人數"),
    "coverage_l_level": Term("Blue: equal standing or higher", "蓝：级别对等或更高|藍：級別對等或更高"),
    "coverage_l_below": Term("Orange: ours stand too low", "橙：我方级别偏低|橙：我方級別偏低"),
    "coverage_l_mark": Term("Red !: those who count and are not faced at level", "红色 !：重要而无对等对接者|紅色 !：重要而無對等對接者"),
}  # fmt: skip
UNKNOWN = 0
"""Stands for a rank that is not known."""
MOST = 200
"""How many people of a cell are in the page; the counts are of all."""


def data(context: PageContext) -> dict[str, Any]:
    """The cells by rank, each with its people, and those who count one by one."""
    found = context.once("coverage", lambda: parity(context.assessment))
    return {
        "ranks": {str(int(step.value or 0)): context.words.word(RANK, step.value) for step in RANK.steps},
        "below": found.below,
        "cells": context.once("coverage cells", lambda: _cells(context, found)),
        "faced": table([_faced(context, each) for each in sorted(found.faced, key=_listed)]),
        "index": None if found.index is None else percent(found.index),
        "interval": list(map(percent, found.interval)),
    }


def _cells(context: PageContext, found: Parity) -> list[dict[str, Any]]:
    known, met = _known(context), _met(context)
    return [
        {
            "ours": ours or UNKNOWN,
            "theirs": theirs or UNKNOWN,
            "counts": [found.known.get((ours, theirs), 0), found.met.get((ours, theirs), 0)],
            "known": [number for pair in known.get((ours, theirs), ())[:MOST] for number in pair],
            "met": [number for pair in met.get((ours, theirs), ())[:MOST] for number in pair],
        }
        for ours, theirs in sorted({*found.known, *found.met}, key=lambda each: (each[0] or 0, each[1] or 0))
    ]


def _known(context: PageContext) -> Mapping[Ranks, list[tuple[int, int]]]:
    """Each contact with the one of ours who knows them best, of equals the highest: as `parity` counts them."""
    account = context.assessment.account
    pairs = (
        (
            ident,
            max(ties, key=lambda tie: (tie.intimacy or 0, account.employees[tie.from_id].rank or 0)).from_id,
        )
        for ident, ties in account.known_by.items()
        if ident in account.contacts and ties
    )
    return _by_rank(context, pairs)


def _met(context: PageContext) -> Mapping[Ranks, list[tuple[int, int]]]:
    """Each contact with each of ours who met them face to face in twelve months."""
    pairs = {
        (theirs, ours)
        for ident, each in context.assessment.interactions.items()
        if each.kind in MEETINGS
        for theirs in context.assessment.theirs_at.get(ident, ())
        for ours in context.assessment.ours_at.get(ident, ())
        if theirs in context.assessment.account.contacts
    }
    return _by_rank(context, sorted(pairs))


def _by_rank(context: PageContext, pairs: Iterable[tuple[str, str]]) -> Mapping[Ranks, list[tuple[int, int]]]:
    """Pairs of theirs and ours as numbers of the page, by our rank and theirs."""
    account, keys, numbers = context.assessment.account, context.presenter.keys, context.numbers
    found: dict[Ranks, list[tuple[int, int]]] = {}
    for theirs, ours in pairs:
        ranks = account.employees[ours].rank, account.contacts[theirs].rank
        found.setdefault(ranks, []).append((numbers[theirs], numbers[keys[ours]]))
    return found


def _listed(each: Faced) -> tuple[float, int, str]:
    """The heaviest voice first."""
    return (-each.weight, -(each.rank or 0), each.contact)


def _faced(context: PageContext, each: Faced) -> dict[str, Any]:
    keys, numbers = context.presenter.keys, context.numbers
    return {
        "who": numbers[each.contact],
        "rank": each.rank or UNKNOWN,
        "weight": each.weight,
        "by": None if each.highest is None else numbers[keys[each.highest]],
        "our_rank": each.our_rank or UNKNOWN,
        "level": None if each.level is None else int(each.level),
    }
