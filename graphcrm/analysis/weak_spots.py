"""A weak spot is said once: what is found of one person and decision, unit, instrument or opportunity is one entry.

Its sentence and next step are those of its gravest finding (a step that is planned comes first), what else was found
stands with it as reasons. What is found of a person whatever the decision goes with the gravest weak spot of this one. Of more
than `MOST_ALIKE` weak spots of one kind and severity the first `SHOWN_ALIKE` stand by themselves, and the next one
names all the others: nothing is left out, and the list of a large account stays short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from graphcrm.account.graph import AccountGraph
from graphcrm.findings import Finding, ranked
from graphcrm.messages import Message, joined
from graphcrm.messages.message import largest_first

MOST_ALIKE, SHOWN_ALIKE = 8, 5
LEADING = (
    *("seat_empty", "outcome_lost", "opponent_reach", "no_access", "no_deciders", "unknown_contact"),
    *("no_way_round", "money_at_risk", "not_met", "outcome_unknown", "thin_access"),
)
TRAILING = ("cross_pressure", "swing_person", "broker", "dark_unit", "articulation", "bridge")
"""Which kinds of equally grave ones are the sentence before, and only after, all others, which go by name."""
SAYS_AS_WELL = {"no_access": {"unknown_contact"}, "articulation": {"bridge"}}
"""By kind: what need not be said beside it, because it says that too."""
Spot = tuple[str, str | None]


def gathered(account: AccountGraph, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each weak spot once, the worst first. O(findings)."""
    spots: dict[Spot, list[Finding]] = {}
    anywhere: list[Finding] = []
    for finding in ranked({finding.id: finding for finding in findings}.values()):
        if finding.opportunity is None:
            anywhere.append(finding)
        else:
            spots.setdefault((_subject(account, finding), finding.opportunity), []).append(finding)
    gravest: dict[str, list[Finding]] = {}
    for (subject, _), group in spots.items():
        if subject not in gravest or ranked([group[0], gravest[subject][0]])[0] is group[0]:
            gravest[subject] = group
    for finding in anywhere:
        gravest.setdefault(_subject(account, finding), []).append(finding)
    groups = {id(group): group for group in (*spots.values(), *gravest.values())}
    return _folded(account, ranked(_one(account, group) for group in groups.values()))


def _subject(account: AccountGraph, finding: Finding) -> str:
    if finding.subject:
        return finding.subject
    first, *others = finding.who
    return finding.id if others or first == account.snapshot.account.id else first


def _one(account: AccountGraph, group: list[Finding]) -> Finding:
    """One entry of all that was found of one weak spot."""
    kinds = {finding.kind for finding in group}
    implied = set[str]().union(*(SAYS_AS_WELL.get(kind, ()) for kind in kinds))
    lead, *others = sorted(group, key=_order)
    steps = [finding.step for finding in (lead, *others) if _planned(finding)]
    return replace(
        lead,
        step=steps[0] if steps else lead.step,
        who=tuple(dict.fromkeys(chain.from_iterable(finding.who for finding in (lead, *others)))),
        about=tuple(dict.fromkeys(chain.from_iterable(finding.about for finding in (lead, *others)))),
        opportunity=next((finding.opportunity for finding in (lead, *others) if finding.opportunity), None),
        at_stake=min((finding.at_stake for finding in group), key=largest_first),
        evidence=tuple(dict.fromkeys(chain.from_iterable(finding.evidence for finding in (lead, *others)))),
        subject=_subject(account, lead),
        also=tuple(finding.message for finding in others if finding.kind not in implied),
        parts=(lead, *others),
    )


def _order(finding: Finding) -> tuple[int, int, int, str, str]:
    kind = finding.kind
    first = LEADING.index(kind) if kind in LEADING else len(LEADING)
    last = TRAILING.index(kind) if kind in TRAILING else -1
    return -finding.severity, first, last, kind, finding.id


def _planned(finding: Finding) -> bool:
    return isinstance(finding.step, Message) and finding.step.kind.startswith("plan.")


def _folded(account: AccountGraph, spots: tuple[Finding, ...]) -> tuple[Finding, ...]:
    alike: dict[tuple[str, int], list[Finding]] = {}
    for spot in spots:
        alike.setdefault((spot.kind, spot.severity), []).append(spot)
    return ranked(chain.from_iterable(_fold(account, group) for group in alike.values()))


def _fold(account: AccountGraph, group: list[Finding]) -> Iterator[Finding]:
    if len(group) <= MOST_ALIKE:
        yield from group
        return
    yield from group[:SHOWN_ALIKE]
    first, *others = group[SHOWN_ALIKE:]
    people = joined(account.name(spot.subject or spot.who[0]) for spot in others)
    message = Message("finding.alike", finding=first.message, n=len(others), people=people)
    parts = (*first.parts, *chain.from_iterable(spot.parts for spot in others))
    yield replace(first, message=message, parts=parts, alike=tuple(others))
