"""Findings as the page's script reads them, and the view that lists them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphcrm.analysis.wording import called, deal, titled
from graphcrm.findings import Finding
from graphcrm.schema.model import Term
from graphcrm.values import money
from graphcrm.views import chinese
from graphcrm.views.chinese import Teller

if TYPE_CHECKING:
    from graphcrm.views.cathedral.reading import Reading
    from graphcrm.views.page.context import Context

WORDS: Mapping[str, Term] = {
    "findings_count": Term("{shown} of {all} findings", "{all} 项发现中的 {shown} 项|{all} 項發現中的 {shown} 項"),
    "findings_none": Term("No finding matches.", "没有符合的发现。|沒有符合的發現。"),
    "findings_severity": Term("Severity", "严重程度|嚴重程度"),
    "findings_person": Term("Person", "人物"),
    "findings_what": Term("What was found", "发现|發現"),
    "findings_stake": Term("At stake", "涉及金额|涉及金額"),
    "findings_unknown": Term("not known", "未知"),
    "findings_of": Term("Opportunity", "商机|商機"),
    "findings_all_people": Term("everybody", "所有人"),
    "findings_here": Term("This opportunity only", "仅此商机|僅此商機"),
    "findings_next": Term("Next step", "下一步"),
    "findings_legend": Term(
        "Each line is a weak spot; choose one to see why, and what to do. The heads of the columns sort.",
        "每行是一处薄弱；选定即见依据与对策。点列标题可排序。|每行是一處薄弱；選定即見依據與對策。點欄標題可排序。",
    ),
}  # fmt: skip


def data(context: Context) -> dict[str, Any]:
    """Every finding, the worst first; what is said of each stands in the page's ``findings``."""
    return {"order": [each.id for each in context.findings]}


def records(context: Context) -> dict[str, dict[str, Any]]:
    """By id: what is said of each finding, once for all views."""
    tellers = _tellers(context)
    return {each.id: _record(context.reading, each, tellers) for each in context.findings}


def _tellers(context: Context) -> tuple[Teller, Teller] | None:
    """Who tells it in Chinese, in full and in short."""
    if not context.words.chinese:
        return None
    return Teller(context.reading, context.analysis), Teller(context.reading, context.analysis, short=True)


def _record(reading: Reading, each: Finding, tellers: tuple[Teller, Teller] | None) -> dict[str, Any]:
    amount = money(each.at_stake, reading.ground.currency) if each.at_stake is not None else ""
    told: dict[str, Any] = {
        "kind": each.kind, "severity": each.severity.word,
        "amount": each.at_stake, "stake": reading.words.say("at_stake", money=amount) if amount else "", "money": amount,
        "next": each.next_step, "opportunity": each.opportunity,
        "who": list(map(reading.key, each.who)), "about": list(map(reading.key, each.about)),
        "why": [[line.text, " · ".join((*line.dates, *line.sources))] for line in each.evidence],
    }  # fmt: skip
    full, short = (chinese.told(teller, each) for teller in tellers) if tellers else (None, None)
    if full and short:
        return told | {"next": full[1], "sentence": full[0], "short": short[0]}
    return told | {"sentence": each.sentence, "short": _short(reading, each, each.sentence)}


def _short(reading: Reading, each: Finding, said: str) -> str:
    """The sentence without what stands beside it anyway: titles, the deal and its amount."""
    for contact in (reading.contacts[who] for who in (*each.who, *each.about) if who in reading.contacts):
        said = said.replace(titled(contact), called(contact))
    for opportunity in reading.ground.open_opportunities:
        full = deal(opportunity, reading.ground.currency)
        if opportunity.id == each.opportunity:
            said = said.replace(f", for {full}", "").replace(f" for {full}", "")
        said = said.replace(full, opportunity.name)
    return said
