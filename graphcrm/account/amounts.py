"""Money: each amount in the currency of whom it concerns, and what it is worth in that of the account.

With r(c, y) the rate of currency c in the year y (`Rules.rates`: what one unit of it is worth), an amount a in c is worth

    a · r(c, y) / r(account's currency, y)

in the account's currency. The year is that of the record (its year, or the day it was closed or installed on), else that of the day;
where it has no rates, the latest year before it that has both. An amount without a rate is added to nothing and compared with
nothing of another currency; whoever adds says so (`Amounts.left_out`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from graphcrm.account.rules import Rules
from graphcrm.account.tables import Tables, is_open
from graphcrm.messages import Message, Money, joined, sentences
from graphcrm.messages.message import largest_first
from graphcrm.records import Node, Opportunity
from graphcrm.schema import NODE_TYPES
from graphcrm.snapshot.currencies import Key, code, currencies
from graphcrm.snapshot.model import name_of

N = TypeVar("N", bound=Node)
Priced = tuple[Node, "float | None"]
"""A record, and one of its amounts."""
_DAYS = ("closed_on", "installed_on")
_MOST_NAMED = 4
_TYPES = {node.label: node for node in NODE_TYPES}


@dataclass(frozen=True)
class Amounts(Tables):
    """What is worth how much."""

    rules: Rules = field(default_factory=Rules)

    @property
    def currency(self) -> str | None:
        """The currency that amounts of this account are in; those of a daughter may be in another."""
        return code(self.snapshot.account.currency)

    @cached_property
    def currencies(self) -> Mapping[Key, str | None]:
        """By label and id: the currency of what is not in the account's."""
        return currencies(self.snapshot)

    @cached_property
    def open_opportunities(self) -> tuple[Opportunity, ...]:
        """The largest first, as `largest_first` has it; those of unknown amount last."""
        deals = self.snapshot.nodes(Opportunity).values()
        return self.largest(deal for deal in deals if is_open(deal, self.snapshot.as_of))

    def largest(self, deals: Iterable[Opportunity]) -> tuple[Opportunity, ...]:
        """Opportunities, the largest first; those of equal amount by id."""
        return tuple(sorted(deals, key=lambda deal: (largest_first(self.money(deal)), deal.id)))

    def currency_of(self, record: Node) -> str | None:
        """The currency of a record's amounts; ``None`` where nobody said, or it concerns several that differ."""
        return self.currencies.get((type(record).__name__, record.id), self.currency)

    def priced(self, record: Node, amount: float | None) -> Money:
        """An amount of a record, known or not, with its currency and its worth."""
        return Money(amount, self.currency_of(record), self.worth(record, amount))

    def money(self, deal: Opportunity | None) -> Money | None:
        """The amount of an opportunity; ``None`` where it is not known."""
        return None if deal is None or deal.amount is None else self.priced(deal, deal.amount)

    def worth(self, record: Node, amount: float | None) -> float | None:
        """An amount of a record in the account's currency; ``None`` where it, or its rate, is not known."""
        key = type(record).__name__, record.id
        if amount is None or key not in self.currencies:
            return amount
        rate = self.rate(self.currencies[key], self.currency, self._year(record))
        return None if rate is None else amount * rate

    def restated(self, record: N) -> N:
        """A record with its amounts in the account's currency; those without a rate are not known."""
        key = type(record).__name__, record.id
        if key not in self.currencies:
            return record
        columns = (column.name for column in _TYPES[key[0]].properties if column.is_amount)
        amounts = {name: self.worth(record, getattr(record, name)) for name in columns}
        return cast("N", record._replace(**amounts))

    def rate(self, currency: str | None, into: str | None, year: int) -> float | None:
        """What one unit of a currency is worth in another; ``None`` where the rules don't say."""
        if currency == into:
            return 1.0
        for known in sorted((known for known in self.rules.rates if known <= year), reverse=True):
            rates = self.rules.rates[known]
            if currency is not None and into is not None and {currency, into} <= rates.keys():
                return rates[currency] / rates[into]
        return None

    def left_out(self, amounts: Iterable[Priced]) -> Message | None:
        """Which of these amounts can't be added, for want of a rate: ``Of 3 amounts in USD no rate is known: left out (…)``."""
        missing: dict[str, dict[str, Node]] = {}
        for record, amount in amounts:
            if amount is not None and self.worth(record, amount) is None:
                missing.setdefault(self.currency_of(record) or "", {})[record.id] = record
        kinds = [
            Message(
                "money.left_out" if currency else "money.left_out_no_currency",
                n=len(records),
                currency=currency,
                names=joined(map(name_of, records.values()), most=_MOST_NAMED),
            )
            for currency, records in sorted(missing.items())
        ]
        return sentences(*kinds) if kinds else None

    def _year(self, record: Node) -> int:
        year: int | None = getattr(record, "year", None)
        days: Iterable[datetime.date | None] = (getattr(record, name, None) for name in _DAYS)
        return year or next((day.year for day in days if day), self.snapshot.as_of.year)
