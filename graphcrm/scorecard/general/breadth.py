"""How many of their people are known to us, and met in time? (G7)

Of all contacts but places that nobody fills: known is who one of ours knows (KNOWS, of another closeness than *none*), met in time who was met within the days that are
due (`cadence_days` of the contact, else of the rules). The parts are their provinces, cities, institutes and groups, each with its sites and
departments; who works at several counts in each, and once in the figure; who works at no such place counts to the account itself.
A few friends are no ground: this is what all the others of L1 stand on, and weighs most.
"""

from __future__ import annotations

from graphcrm.account.next_step import to_reach
from graphcrm.messages import Fact
from graphcrm.records import Interaction, Knows
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.general.surveys import PLACES
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier


def measure(context: AssessmentContext) -> Measured:
    """People known and met in time, out of all there are."""
    account, units = context.account, Units(context.account)
    people = [ident for ident, contact in account.contacts.items() if not contact.placeholder]
    if not people:
        return METRIC.not_known()
    if not context.snapshot.ties(Knows) or not context.snapshot.nodes(Interaction):
        return METRIC.not_known("nothing", n=len(people))
    held = {ident for ident in people if account.in_time(ident)}
    home = context.snapshot.account.id
    at = grouped(
        (place, ident)
        for ident in people
        for place in {units.nearest(unit, PLACES) or home for unit in account.units.get(ident, ())} or {home}
    )
    places = sorted(at, key=lambda place: (len(held.intersection(at[place])) / len(at[place]), place))
    parts = [_part(context, units, place, at[place], held) for place in places]
    bare = [ident for place in places for ident in at[place] if ident not in held]
    best = min(
        bare,
        key=lambda ident: (ident not in account.key_contacts, -(account.contacts[ident].rank or 0)),
        default=None,
    )
    step: Fact = to_reach(account, best) if best else ""
    return METRIC.ratio(parts, counted=[Part("", len(held), len(people))], step=step)


def _part(context: AssessmentContext, units: Units, place: str, people: list[str], held: set[str]) -> Part:
    known = sum(ident in context.account.known_by for ident in people)
    note = METRIC.says("note", n=known, met=sum(ident in context.account.met for ident in people))
    return Part(units.name(place), len(held.intersection(people)), len(people), place, note)


METRIC = Metric("breadth", "G7", Unit.SHARE, measure, by_tier(0.6, 0.5, 0.4, 0.3), weight=5.0)
