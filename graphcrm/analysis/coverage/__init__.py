"""Who matters, and nobody of ours knows, meets in time, meets at the right level, or covers but one of us? (G3, O3)

Kinds: ``unknown_contact``, who matters and is known to none of ours; ``not_met``, who matters, is known, and was not
met within the days that are due; ``wrong_level``, whom only people of ours well below their rank know (equal standing,
O3); ``one_of_ours``, an employee of ours who alone knows several who matter; ``stale_judgement``, an opportunity on
which the stance of many a voice is unknown or too old; ``no_deciders``, an open opportunity that nobody is recorded to
decide on. Of who left: ``seat_empty``, a voice in an open opportunity that nobody has any more; ``contacts_left``, whom nobody of ours
knows since one of ours left; ``no_chief``, whose chief left. Unknown is not no: who was never judged counts as a gap.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.account.decisions import decisions
from graphcrm.account.graph import AccountGraph
from graphcrm.account.stakeholders import Stakeholder, stakeholders
from graphcrm.analysis.coverage import gaps
from graphcrm.analysis.coverage.covers import Cover, Judged, cover_of, judged_voices
from graphcrm.analysis.coverage.departures import departures
from graphcrm.analysis.result import Result
from graphcrm.findings import Finding


@dataclass(frozen=True, slots=True)
class Coverage(Result):
    """Everybody who matters, and how well each is covered; how well each decision's voices are judged."""

    TABLE = "covers"

    covers: tuple[Cover, ...]
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]


def find(account: AccountGraph) -> Coverage:
    """How everybody who matters is covered. O(people + ties)."""
    rules, people = account.rules, stakeholders(account)
    covers = {ident: cover_of(account, ident) for ident in people}
    findings: list[Finding] = []
    alone: dict[str, list[Stakeholder]] = {}
    for ident, cover in covers.items():
        stakeholder = people[ident]
        if not cover.known_by:
            findings.append(gaps.unknown_contact(account, stakeholder))
            continue
        if cover.late:
            findings.append(gaps.not_met(account, stakeholder, cover))
        if stakeholder.parts and (cover.levels_below or 0) >= rules.levels_apart:
            findings.append(gaps.wrong_level(account, stakeholder, cover))
        if len(cover.known_by) == 1:
            alone.setdefault(cover.known_by[0], []).append(stakeholder)
    findings += [
        gaps.one_of_ours(account, who, [stakeholder.contact for stakeholder in acquaintances])
        for who, acquaintances in alone.items()
        if len(acquaintances) >= rules.many
    ]
    findings += [
        gaps.no_deciders(account, decision.opportunity)
        for decision in decisions(account)
        if decision.opportunity and not decision.deciders
    ]
    voices = tuple(judged_voices(account, decision) for decision in decisions(account) if decision.deciders)
    findings += [gaps.stale_judgement(account, judged) for judged in voices if judged.share >= rules.unjudged]
    findings += departures(account)
    return Coverage(tuple(covers.values()), voices, tuple(findings))
