"""What is not known. A gap is named, never filled with a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphcrm.account.decisions import Decision
from graphcrm.account.wording import called, counted, joined
from graphcrm.records import OrgUnit
from graphcrm.render.context import PageContext

_MOST = 10


def unknown(here: PageContext, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """In sentences: first what concerns the decisions, then the key people, then the account."""
    return (*_of_decisions(here, decisions), *_of_people(here), *_of_judgements(here))


def _of_decisions(here: PageContext, decisions: Sequence[Decision]) -> Iterator[str]:
    for each in decisions:
        deal = each.opportunity
        name = deal.name if deal else "this account"
        if deal is not None and deal.amount is None and "money" not in here.presenter.snapshot.withheld:
            yield f"What {name} is worth to us."
        if deal is not None and deal.decision_on is None:
            yield f"When {name} will be decided."
        if not each.deciders:
            yield f"Who decides on {name}."
        people = [one.id for one in each.deciders if here.presenter.stance(one.id, each.id) is None]
        if people:
            yield f"Where {_names(here, people)} {_stand(people)} on {name}."


def _of_people(here: PageContext) -> Iterator[str]:
    presenter = here.presenter
    key = sorted(here.key)
    if places := [who for who in key if presenter.contacts[who].placeholder]:
        yield f"Who fills {'this place' if len(places) == 1 else 'these places'}: {_names(here, places)}."
    unmet = [who for who in key if who not in presenter.known_by]
    if unmet:
        yield f"Whether anybody of ours knows {_names(here, unmet)}: no relationship is recorded."
    blank = [who for who in key if who in presenter.known_by and presenter.intimacy(who) is None]
    if blank:
        yield f"How close we are to {_names(here, blank)}: nobody judged it."
    never = [who for who in key if who in presenter.known_by and who not in presenter.account.met]
    if never:
        yield f"When {_names(here, never)} {'was' if len(never) == 1 else 'were'} last met: no meeting is recorded."


def _of_judgements(here: PageContext) -> Iterator[str]:
    presenter, account = here.presenter, here.presenter.account
    everybody = len(presenter.contacts)
    blank = sum(presenter.stance(who, None) is None for who in presenter.contacts)
    if blank:
        yield f"Where {blank} of {counted(everybody, 'contact stands', 'contacts stand')} in general."
    ties = [tie for known in account.known_by.values() for tie in known]
    undated = sum(tie.observed_on is None for tie in ties)
    old = sum(map(account.stale, ties)) - undated
    if undated:
        yield f"How old {undated} of our {counted(len(ties), 'relationship is', 'relationships are')}: no day is recorded."
    if old:
        yield f"Whether {old} of our {counted(len(ties), 'relationship still holds', 'relationships still hold')}: seen too long ago."
    filled = set(presenter.units.values())
    parts = account.parts
    bare = [
        unit.name
        for ident, unit in presenter.snapshot.nodes(OrgUnit).items()
        if ident not in filled and ident not in parts
    ]
    if bare:
        yield f"Who works in {joined(sorted(bare), _MOST)}: no contact is recorded."


def _names(here: PageContext, who: Sequence[str]) -> str:
    return joined([called(here.presenter.contacts[each]) for each in who], _MOST)


def _stand(people: Sequence[str]) -> str:
    return "stands" if len(people) == 1 else "stand"
