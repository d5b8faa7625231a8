"""The product lines of an account: what is installed, how much of it is ours, what was won and what is open. (O4)"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.account.graph import is_open
from graphcrm.messages import Fact, Message, Name
from graphcrm.records import Asset, Opportunity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.policy.organizational import PositionRules

MAIN, ONE_OF_SEVERAL, MARGINAL = "main", "one_of_several", "marginal"
NO_LINE = "no product line"


@dataclass(frozen=True, slots=True)
class Line:
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
    opportunities: tuple[str, ...]
    assets: tuple[str, ...]


def lines(context: AssessmentContext) -> tuple[Line, ...]:
    """Every product line of what is installed, open, won or lost: the largest installed value first. O(assets + opportunities)."""
    assets: dict[str, list[Asset]] = defaultdict(list)
    deals: dict[str, list[Opportunity]] = defaultdict(list)
    names: dict[str, str] = {}
    for asset in context.snapshot.nodes(Asset).values():
        assets[_key(asset.product_line, names)].append(asset)
    for deal in context.snapshot.nodes(Opportunity).values():
        if is_open(deal, context.as_of) or deal.stage in ("won", "lost"):
            deals[_key(deal.product_line, names)].append(deal)
    every = [_line(context, name, assets.get(key, []), deals.get(key, [])) for key, name in names.items()]
    return tuple(sorted(every, key=lambda line: (-(line.installed or 0.0), line.name)))


def line_named(line: str) -> Fact:
    """A product line as messages name it."""
    return Message("line.none") if line == NO_LINE else Name(line)


def _key(name: str | None, names: dict[str, str]) -> str:
    shown = (name or NO_LINE).strip()
    names.setdefault(shown.casefold(), shown)
    return shown.casefold()


def _line(context: AssessmentContext, name: str, assets: list[Asset], deals: list[Opportunity]) -> Line:
    valued = [(asset, asset.value) for asset in assets if asset.value is not None]
    whole = sum(value for _, value in valued)
    own = sum(value for asset, value in valued if _is_ours(context, asset))
    unnamed = sum(value for asset, value in valued if not asset.vendor)
    vendors = whole - unnamed
    bounds = _bounds(context, assets, own, unnamed, whole) if assets and name != NO_LINE else None
    open_ = [deal for deal in deals if is_open(deal, context.as_of)]
    return Line(
        name,
        whole if valued else None,
        own if valued else None,
        own / vendors if vendors > 0 else None,
        _position(bounds, context.policy.organizational.positions),
        len(assets) - len(valued),
        unnamed,
        _sum(deal.amount for deal in deals if deal.stage == "won"),
        _sum(deal.amount for deal in deals if deal.stage == "lost"),
        _sum(deal.amount for deal in open_),
        tuple(deal.id for deal in open_),
        tuple(asset.id for asset in assets),
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


def _sum(amounts: Iterable[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
