"""Findings as the page's script reads them, and the view that lists them all."""

from __future__ import annotations

from graphcrm.findings import Evidence, Finding
from graphcrm.messages import Message
from graphcrm.render.context import PageContext
from graphcrm.render.shape import FindingData, FindingsData
from graphcrm.render.words import Words


def data(context: PageContext) -> FindingsData:
    """Every finding, the worst first; what is said of each stands in the page's ``findings``."""
    return {"order": [finding.id for finding in context.findings]}


def records(context: PageContext) -> dict[str, FindingData]:
    """By id: what is said of each finding, once for all views."""
    return {finding.id: _record(context, finding) for finding in context.findings}


def _record(context: PageContext, finding: Finding) -> FindingData:
    """``short`` is the sentence without what stands beside it anyway: titles, the deal and its amount."""
    words, key = context.words, context.presenter.key
    money = finding.at_stake
    return {
        "kind": finding.kind,
        "severity": finding.severity.word,
        "amount": money.worth if money else None,
        "stake": words.read(Message("page.at_stake", money=money)) if money else "",
        "money": words.read(money) if money else "",
        "next": words.read(finding.step),
        "opportunity": finding.opportunity,
        "who": list(map(key, finding.who)),
        "about": list(map(key, finding.about)),
        "why": [_why(words, evidence) for evidence in finding.evidence],
        "sentence": words.read(finding.message),
        "short": words.read(finding.message, "short"),
        "also": [words.read(reason, "short") for reason in finding.reasons],
    }


def _why(words: Words, evidence: Evidence) -> list[str]:
    """What it says, and the days and places that it rests on."""
    grounds = (*evidence.dates, *evidence.sources)
    return [words.read(evidence.message), " · ".join(map(words.read, grounds))]
