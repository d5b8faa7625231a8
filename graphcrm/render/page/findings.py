"""Findings as the page's script reads them, and the view that lists them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphcrm.account.wording import called, deal, titled
from graphcrm.findings import Finding
from graphcrm.render import chinese
from graphcrm.render.chinese import Teller
from graphcrm.schema.model import Term
from graphcrm.values import money

if TYPE_CHECKING:
    from graphcrm.render.context import PageContext
    from graphcrm.render.scene.presenter import Presenter

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


def data(context: PageContext) -> dict[str, Any]:
    """Every finding, the worst first; what is said of each stands in the page's ``findings``."""
    return {"order": [each.id for each in context.findings]}


def records(context: PageContext) -> dict[str, dict[str, Any]]:
    """By id: what is said of each finding, once for all views."""
    tellers = _tellers(context)
    return {each.id: _record(context.presenter, each, tellers) for each in context.findings}


def _tellers(context: PageContext) -> tuple[Teller, Teller] | None:
    """Who tells it in Chinese, in full and in short."""
    if not context.words.chinese:
        return None
    return Teller(context.presenter, context.analysis), Teller(
        context.presenter, context.analysis, short=True
    )


def _record(presenter: Presenter, each: Finding, tellers: tuple[Teller, Teller] | None) -> dict[str, Any]:
    amount = money(each.at_stake, presenter.account.currency) if each.at_stake is not None else ""
    told: dict[str, Any] = {
        "kind": each.kind, "severity": each.severity.word,
        "amount": each.at_stake, "stake": presenter.words.say("at_stake", money=amount) if amount else "", "money": amount,
        "next": each.next_step, "opportunity": each.opportunity,
        "who": list(map(presenter.key, each.who)), "about": list(map(presenter.key, each.about)),
        "why": [[line.text, " · ".join((*line.dates, *line.sources))] for line in each.evidence],
    }  # fmt: skip
    full, short = (chinese.told(teller, each) for teller in tellers) if tellers else (None, None)
    if full and short:
        return told | {"next": full[1], "sentence": full[0], "short": short[0]}
    return told | {"sentence": each.sentence, "short": _short(presenter, each, each.sentence)}


def _short(presenter: Presenter, each: Finding, said: str) -> str:
    """The sentence without what stands beside it anyway: titles, the deal and its amount."""
    for contact in (presenter.contacts[who] for who in (*each.who, *each.about) if who in presenter.contacts):
        said = said.replace(titled(contact), called(contact))
    for opportunity in presenter.account.open_opportunities:
        full = deal(opportunity, presenter.account.currency)
        if opportunity.id == each.opportunity:
            said = said.replace(f", for {full}", "").replace(f" for {full}", "")
        said = said.replace(full, opportunity.name)
    return said
