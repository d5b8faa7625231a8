"""Who decides what: the people that every question about access is asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.account.graph import AccountGraph
    from graphcrm.messages import Money
    from graphcrm.records import Decides, Opportunity

Rule = Literal["decides", "key", "top", "none"]
"""How decision makers were found: by their roles in open opportunities; marked as key; top of the reporting tree."""

_FINAL = frozenset({"economic_buyer", "approver"})


@dataclass(frozen=True, slots=True)
class Decider:
    """One contact with one voice in a decision, in however many ``roles``: the heaviest first, none where nobody said.

    The weight is that of the heaviest role, a veto in any role is a veto.
    """

    id: str
    roles: tuple[str, ...] = ()
    weight: float = 1.0
    veto: bool = False
    heavy: bool = False
    """Whether the weight reaches `Rules.heavy`."""
    recorded: bool = False
    """Whether the weight of any role was written down."""

    @property
    def important(self) -> bool:
        """A heavy voice, or one that can stop it alone."""
        return self.veto or self.heavy

    @property
    def needed(self) -> bool:
        """Nothing is decided without this one: a veto, or who pays or signs."""
        return self.veto or not _FINAL.isdisjoint(self.roles)

    @property
    def grave(self) -> bool:
        """Important, or who pays or signs."""
        return self.important or self.needed

    def to_dict(self) -> dict[str, Any]:
        role = self.roles[0] if self.roles else None
        return {
            "id": self.id,
            "role": role,
            "roles": list(self.roles),
            "weight": self.weight,
            "veto": self.veto,
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """One open opportunity (or ``None``: the account as a whole) and who decides on it, the heaviest voice first.

    ``rule`` says how the deciders were found. Nobody decides where nobody wrote it down: ``deciders`` is empty.
    """

    opportunity: Opportunity | None
    deciders: tuple[Decider, ...]
    rule: Rule
    amount: Money | None = None
    """What the opportunity is worth; ``None``: not known."""

    @property
    def id(self) -> str | None:
        """The opportunity's id."""
        return self.opportunity.id if self.opportunity else None


@dataclass(frozen=True, slots=True)
class DecisionMakers:
    """Decision makers where no opportunity is named, sorted by id, and the rule that found them."""

    ids: tuple[str, ...]
    rule: Rule


def decision_makers(account: AccountGraph) -> DecisionMakers:
    """Those with a decision role in any open opportunity; else the contacts marked as key; else the top.

    The top of the reporting tree is who leads somebody and reports to nobody: with the most people below, direct and
    indirect; several where they are equal. Nobody, and the rule ``none``, where no reporting line is known either.
    """
    deciding = {
        tie.from_id
        for opportunity in account.open_opportunities
        for tie in account.deciders.get(opportunity.id, ())
    }
    if deciding:
        return DecisionMakers(tuple(sorted(deciding)), "decides")
    if key := marked(account):
        return DecisionMakers(key, "key")
    top = _top(account)
    return DecisionMakers(top, "top" if top else "none")


def marked(account: AccountGraph) -> tuple[str, ...]:
    """The contacts whom the account team marked as key, by id."""
    return tuple(sorted(ident for ident, key in account.key_contacts.items() if key.marked))


def decisions(account: AccountGraph) -> tuple[Decision, ...]:
    """Every open opportunity with its deciders, the largest first.

    Where no open opportunity has any, the account itself comes last, with the decision makers that the rules find.
    """
    decided = [
        Decision(opportunity, deciders_of(account, opportunity.id), "decides", account.money(opportunity))
        for opportunity in account.open_opportunities
    ]
    if not any(opportunity.deciders for opportunity in decided):
        makers = decision_makers(account)
        decided.append(Decision(None, tuple(Decider(ident) for ident in makers.ids), makers.rule))
    return tuple(decided)


def deciders_of(account: AccountGraph, opportunity: str) -> tuple[Decider, ...]:
    """Who has a voice in one opportunity, open or closed, the heaviest first."""
    roles: dict[str, list[Decides]] = {}
    for tie in account.deciders.get(opportunity, ()):
        roles.setdefault(tie.from_id, []).append(tie)
    voices = (_voice(account, ident, ties) for ident, ties in roles.items())
    return tuple(sorted(voices, key=lambda voice: (-voice.weight, not voice.veto, voice.id)))


def _voice(account: AccountGraph, ident: str, ties: Sequence[Decides]) -> Decider:
    weights = [tie.weight for tie in ties if tie.weight is not None]
    weight = max(weights, default=1.0)
    veto = any(tie.veto for tie in ties)
    names = tuple(dict.fromkeys(tie.role for tie in ties))
    return Decider(ident, names, weight, veto, weight >= account.rules.heavy, bool(weights))


def _top(account: AccountGraph) -> tuple[str, ...]:
    below: dict[str, set[str]] = {}
    for line in account.lines:
        below.setdefault(line.to_id, set()).add(line.from_id)
    led = {line.from_id for line in account.lines}
    sizes = Counter({root: len(_everybody(root, below)) for root in below if root not in led})
    most = max(sizes.values(), default=0)
    return tuple(sorted(root for root, size in sizes.items() if size == most))


def _everybody(root: str, below: dict[str, set[str]]) -> set[str]:
    everybody, waiting = {root}, [root]
    while waiting:
        fresh = below.get(waiting.pop(), set()) - everybody
        everybody |= fresh
        waiting.extend(fresh)
    return everybody
