"""What every sentence is made of: names, deals, amounts and chances as they are said in Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphcrm.account.stakeholders import Stakeholder, stakeholders
from graphcrm.records import Contact, Opportunity
from graphcrm.values import money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphcrm.analysis import AccountGraph, Analysis
    from graphcrm.findings import Finding
    from graphcrm.render.scene.presenter import Presenter

_MOST = 4
Said = tuple[str, str]
"""A sentence and the next step."""


@dataclass(frozen=True)
class Teller:
    """Tells in the script of its reading. ``short``: without what stands beside the sentence anyway, titles, the deal, and the next step."""

    presenter: Presenter
    analysis: Analysis
    short: bool = False

    def __call__(self, text: str, **gaps: object) -> str:
        """``简|繁`` in the reader's script with its gaps filled. Values are never read as patterns."""
        simplified, _, traditional = text.partition("|")
        hant = self.presenter.words.language == "zh-Hant"
        return (traditional if hant and traditional else simplified).format_map(gaps)

    @property
    def account(self) -> AccountGraph:
        return self.presenter.account

    @cached_property
    def matters(self) -> Mapping[str, Stakeholder]:
        return stakeholders(self.account)

    def knows(self, ident: str) -> bool:
        """Whether this id can be named."""
        account = self.account
        deals = account.snapshot.nodes(Opportunity)
        return ident in account.contacts or ident in account.employees or ident in deals

    def name(self, ident: str) -> str:
        """Of either side; of two who share the id, the contact. Raises `KeyError` for who is not in this account, or part."""
        if not self.knows(ident):
            raise KeyError(ident)
        return self.presenter.name(self.presenter.key(ident))

    def ours(self, ident: str) -> str:
        return self.presenter.name(self.presenter.keys[ident])

    def titled(self, ident: str) -> str:
        """``林悦（网络副总裁）``; without a title, or in short, the name."""
        person = self.account.contacts.get(ident) or self.account.employees.get(ident)
        title = person.title if person else None
        if isinstance(person, Contact):
            title = self.presenter.words.title(person.title, person.title_zh)
        name = self.name(ident)
        return name if self.short or not title or title in name else f"{name}（{title}）"

    def names(self, who: Iterable[str]) -> str:
        return self.listed([self.name(one) for one in who])

    def all_titled(self, who: Iterable[str]) -> str:
        return self.listed([self.titled(one) for one in who])

    def listed(self, names: Sequence[str]) -> str:
        """``甲、乙和丙``; of more than four the first three, and how many they are."""
        if len(names) <= _MOST:
            return self.presenter.words.joined(names, _MOST)
        return self("{names}等 {number} 人", names="、".join(names[: _MOST - 1]), number=len(names))

    def deal(self, ident: str | None) -> str:
        """``核心网更新（48 M CNY）``; in short, without the amount; where no opportunity is open, this account."""
        found = self.account.snapshot.nodes(Opportunity).get(ident or "")
        if found is None:
            return self("本客户|本客戶")
        name = found.name_zh or found.name
        return name if self.short or found.amount is None else f"{name}（{self.money(found.amount)}）"

    def on(self, finding: Finding) -> str:
        """The deal as an opening; nothing in short, or where no opportunity is open."""
        if self.short or finding.opportunity is None:
            return ""
        return self("就{deal}而言，", deal=self.deal(finding.opportunity))

    def money(self, amount: float) -> str:
        return money(amount, self.account.currency)

    def percent(self, share: float) -> str:
        """See `wording.percent`."""
        return self.presenter.words.percent(share)


def sentence(*parts: str) -> str:
    """Sentences one after the other, without the empty ones."""
    return "".join(part for part in parts if part)
