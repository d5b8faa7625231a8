"""Who decides, and is open to change? (K4; response modes of Miller and Heiman, The New Strategic Selling)

Who wants growth or is in trouble sees a gap that we could close; who is on an even keel or overconfident sees none, and hardly
moves for us whatever we offer. Voices of open opportunities, by weight.
"""

from __future__ import annotations

from graphcrm.records import Decides, Opportunity
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit

OPEN_TO_CHANGE = frozenset({"growth", "trouble"})


def measure(context: AssessmentContext) -> Measured:
    """The weight of the voices open to change, out of those of whom it is known, opportunity by opportunity."""
    account, parts, blank = context.account, list[Part](), list[Decides]()
    for deal in account.open_opportunities:
        voices = [tie for tie in account.deciders.get(deal.id, ()) if account.weight(tie)]
        known = [tie for tie in voices if tie.response_mode]
        blank += [tie for tie in voices if tie not in known]
        if known:
            parts.append(_part(context, deal, known, voices))
    most = max(blank, key=lambda tie: (account.weight(tie), tie.from_id), default=None)
    step = (
        METRIC.says("step", who=account.person(most.from_id), deal=account.deal(most.to_id)) if most else ""
    )
    if not parts:
        return METRIC.not_known(step=step or None)
    return METRIC.ratio(parts, blank=sum(map(account.weight, blank)), said="said", step=step)


def _part(context: AssessmentContext, deal: Opportunity, known: list[Decides], voices: list[Decides]) -> Part:
    account = context.account
    moved = sum(account.weight(tie) for tie in known if tie.response_mode in OPEN_TO_CHANGE)
    note = METRIC.says("note", wins=sum(bool(tie.win) for tie in voices), n=len(voices))
    return Part(
        account.deal(deal), moved, sum(map(account.weight, known)), deal.id, note, context.sources(known)
    )


METRIC = Metric("open_to_change", "K4", Unit.SHARE, measure)
