"""Are we the customer's main channel (主航道), line by line, or marginal? (O4)

Our share of a product line is the value of installed equipment that our own organizations supplied, out of all that is
on record there. From `PositionRules.main` on we are the main supplier, up to `PositionRules.marginal` marginal, between
them one of several. Equipment without a value or vendor leaves the share open: where that could change the answer, it is
not known. What was won, lost and is open stands beside it by amount, and is not added: what was won may be installed.

The figure is how much of the customer's installed value lies in lines of which we are the main supplier. Kinds:
``marginal_line``, one in which we are marginal and an opportunity is open; ``line_unknown``, an opportunity in a line of
which nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphcrm.account.graph import is_open
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Message, Name, Share, joined, listed, sentences
from graphcrm.records import Asset, Opportunity
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.policy.organizational import PositionRules
from graphcrm.scorecard.weak_spot import weak_spot

MAIN, ONE_OF_SEVERAL, MARGINAL = "main", "one_of_several", "marginal"
NO_LINE = "no product line"


@dataclass(frozen=True, slots=True)
class ProductLine:
    """One product line. ``installed`` is the value of all that is on record there, ``ours`` of what we supplied.

    ``share`` is ours out of what has a vendor; ``position`` main, one_of_several or marginal, ``None`` where too little
    is known. ``unvalued`` counts equipment without a value, ``unnamed`` is the value of what has no vendor.
    ``opportunities`` are the open ones; ``open``, ``won`` and ``lost`` are amounts (``None``: none on record).
    """

    name: str
    installed: float | None
    ours: float | None
    share: float | None
    position: str | None
    unvalued: int
    unnamed: float
    won: float | None
    lost: float | None
    open: float | None
    opportunities: tuple[Opportunity, ...]
    assets: tuple[Asset, ...]


def lines(context: AssessmentContext) -> tuple[ProductLine, ...]:
    """Every product line of what is installed, open, won or lost: the largest installed value first. O(assets + opportunities)."""
    names: dict[str, str] = {}
    assets = grouped((_key(row.product_line, names), row) for row in context.restated(Asset).values())
    deals = grouped(
        (_key(deal.product_line, names), deal)
        for deal in context.snapshot.nodes(Opportunity).values()
        if is_open(deal, context.as_of) or deal.stage in ("won", "lost")
    )
    every = [_line(context, name, assets.get(key, []), deals.get(key, [])) for key, name in names.items()]
    return tuple(sorted(every, key=lambda line: (-(line.installed or 0.0), line.name)))


def line_named(line: str) -> Fact:
    """A product line as messages name it."""
    return Message("line.none") if line == NO_LINE else Name(line)


def _key(name: str | None, names: dict[str, str]) -> str:
    shown = (name or NO_LINE).strip()
    names.setdefault(shown.casefold(), shown)
    return shown.casefold()


def _line(
    context: AssessmentContext, name: str, assets: list[Asset], deals: list[Opportunity]
) -> ProductLine:
    valued = [(asset, asset.value) for asset in assets if asset.value is not None]
    whole = sum(value for _, value in valued)
    own = sum(value for asset, value in valued if _is_ours(context, asset))
    unnamed = sum(value for asset, value in valued if not asset.vendor)
    vendors = whole - unnamed
    bounds = _bounds(context, assets, own, unnamed, whole) if assets and name != NO_LINE else None
    open_ = [deal for deal in deals if is_open(deal, context.as_of)]
    by_stage = grouped((deal.stage, deal) for deal in deals)
    return ProductLine(
        name,
        whole if valued else None,
        own if valued else None,
        own / vendors if vendors > 0 else None,
        _position(bounds, context.policy.organizational.positions),
        len(assets) - len(valued),
        unnamed,
        _sum(context, by_stage.get("won", ())),
        _sum(context, by_stage.get("lost", ())),
        _sum(context, open_),
        tuple(open_),
        tuple(assets),
    )


def _is_ours(context: AssessmentContext, asset: Asset) -> bool:
    return context.account.organizations.get(asset.vendor or "") == "own"


def _bounds(
    context: AssessmentContext, assets: list[Asset], own: float, unnamed: float, whole: float
) -> tuple[float, float]:
    """From where to where our share may lie: what has no value may be worth anything, what has no vendor anybody's."""
    blank = [asset for asset in assets if asset.value is None]
    low = own / whole if whole else 1.0
    high = (own + unnamed) / whole if whole else 0.0
    if any(not _is_ours(context, asset) for asset in blank):
        low = 0.0
    if any(_is_ours(context, asset) or not asset.vendor for asset in blank):
        high = 1.0
    return low, high


def _position(bounds: tuple[float, float] | None, rules: PositionRules) -> str | None:
    """Where we stand, if both ends of what the share may be say the same."""
    if bounds is None:
        return None
    low, high = (
        MAIN if share >= rules.main else MARGINAL if share <= rules.marginal else ONE_OF_SEVERAL
        for share in bounds
    )
    return low if low == high else None


def _sum(context: AssessmentContext, deals: Iterable[Opportunity]) -> float | None:
    amounts = (context.account.worth(deal, deal.amount) for deal in deals)
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def measure(context: AssessmentContext) -> Measured:
    """The part of the customer's installed value that lies in lines of which we are the main supplier."""
    every = lines(context)
    known = [line for line in every if line.position is not None and line.installed]
    findings = (*_marginal(context, every), *_unknown(context, every))
    whole = sum(line.installed or 0.0 for line in known)
    if not whole:
        return METRIC.not_known(findings=findings)
    blank = sum(line.installed or 0.0 for line in every if line.position is None)
    main = [line for line in known if line.position == MAIN]
    value, unplaced = sum(line.installed or 0.0 for line in main), len(every) - len(known)
    said = METRIC.says(
        "said" if main else "said_none",
        main=len(main),
        lines=len(known),
        names=joined(line_named(line.name) for line in main),
        value=context.money(value),
        whole=context.money(whole),
        share=Share(value / whole),
    )
    left_out = context.account.left_out((row, row.value) for row in context.snapshot.nodes(Asset).values())
    message = sentences(said, METRIC.says("blank", n=unplaced) if unplaced else None, left_out)
    parts = tuple(_part(context, line) for line in every)
    interval = (value / (whole + blank), (value + blank) / (whole + blank)) if blank else None
    return Measured(value / whole, message, parts, len(known) / len(every), interval, findings=findings)


def _part(context: AssessmentContext, line: ProductLine) -> Part:
    position = Message(f"line.position.{line.position or 'unknown'}")
    if line.position and line.share is not None:
        position = Message("part.line.share", position=position, share=Share(line.share))
    amounts = {"won": line.won, "lost": line.lost, "open": line.open}.items()
    sums = [Message(f"part.line.{word}", amount=context.money(amount)) for word, amount in amounts if amount]
    value = None if line.position is None else line.installed if line.position == MAIN else 0.0
    note, rows = listed([position, *sums], style="semicolon"), context.sources(line.assets)
    return Part(line_named(line.name), value, line.installed, note=note, sources=rows)


def _marginal(context: AssessmentContext, every: Sequence[ProductLine]) -> Iterator[Finding]:
    for line in every:
        if line.position != MARGINAL or not line.opportunities:
            continue
        largest = context.account.largest(line.opportunities)[0]
        yield weak_spot(
            "marginal_line",
            "O4",
            Severity.NOTE,
            [largest.id],
            context.on_record("finding.marginal_line.evidence", line.assets),
            deal=context.account.deal(largest),
            line=line_named(line.name),
            share=Share(line.share or 0.0),
            installed=context.money(line.installed),
            on=context.account.deal(largest),
        )


def _unknown(context: AssessmentContext, every: Sequence[ProductLine]) -> Iterator[Finding]:
    for line in every:
        if line.position is None and line.opportunities:
            yield weak_spot(
                "line_unknown",
                "O4",
                Severity.NOTE,
                [deal.id for deal in line.opportunities],
                context.on_record("finding.line_unknown.evidence", line.opportunities),
                said="no_line" if line.name == NO_LINE else "",
                deals=joined(map(context.account.deal, line.opportunities)),
                line=line_named(line.name),
            )


METRIC = Metric("main_channel", "O4", Unit.SHARE, measure, by_tier(0.5, 0.3, 0.2, None))
