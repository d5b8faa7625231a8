"""Who carries our support, and who is widely heard, in the Hailan example: two sums over INFLUENCES, written out plainly."""

from __future__ import annotations

from collections import Counter
from functools import cache

from tests.examples.worked_book import (
    STRENGTH,
    SUPPORT,
    carry,
    contacts,
    newest,
    open_deals,
    rows,
    stance,
    voices,
)

ROUNDS = 400


@cache
def pulls() -> dict[tuple[str, str], float]:
    """What each influence carries, by who and whom."""
    return {
        (row["from_id"], row["to_id"]): carry(row, STRENGTH[row["strength"]], 365)
        for row in newest("INFLUENCES")
        if {row["from_id"], row["to_id"]} <= set(contacts())
    }


def net_stance(who: str, deal: str) -> float:
    """From −2 to 2: towards us; of whom supports a competitor in this, half of the difference. Not judged is 0."""
    towards = stance(who, deal)
    support = SUPPORT[towards["support"]] if towards else None
    if support == -2:
        return -2.0
    rivals = {row["id"] for row in rows("Organization") if row["kind"] == "competitor"}
    bids = {row["from_id"] for row in newest("COMPETES_FOR") if row["to_id"] == deal}
    mine = [
        row for row in newest("SUPPORTS", "opportunity") if row["from_id"] == who and row["to_id"] in rivals
    ]
    against: list[int] = []
    for rival in rivals:
        here = [row for row in mine if row["to_id"] == rival and row["opportunity"] == deal]
        general = [row for row in mine if row["to_id"] == rival and not row["opportunity"] and rival in bids]
        against += [SUPPORT[row["support"]] for row in (here or general)]
    most = max(against, default=0)
    if most < 1:
        return float(support or 0)
    return (support - most) / 2 if support is not None else float(-most)


def support_shares() -> dict[str, dict[str, float]]:
    """By open opportunity that four or more people shape: what each supporter adds to the deciding weight.

    Everybody keeps a part of the own opinion and takes the rest from whom they listen to, in proportion to what each
    influence carries; the part taken is half of 1 − Π(1 − carry). Added is leaning × effect, where above 0.
    """
    taken: dict[str, list[tuple[str, float]]] = {}
    for (who, whom), strength in pulls().items():
        taken.setdefault(whom, []).append((who, strength))
    open_to: dict[str, float] = {}
    for whom, ties in taken.items():
        missed = 1.0
        for _, strength in ties:
            missed *= 1 - strength
        open_to[whom] = 0.5 * (1 - missed)
    found: dict[str, dict[str, float]] = {}
    for deal in open_deals():
        weights = {who: float(voice["weight"] or 1) for who, voice in voices()[deal].items()}
        goal = {who: weight / sum(weights.values()) for who, weight in weights.items()}
        held = dict(goal)
        for _ in range(ROUNDS):
            moved = dict(goal)
            for whom, ties in taken.items():
                whole = sum(strength for _, strength in ties)
                for who, strength in ties:
                    part = held.get(whom, 0.0) * open_to[whom] * strength / whole
                    moved[who] = moved.get(who, 0.0) + part
            held = moved
        effect = {who: (1 - open_to.get(who, 0.0)) * much for who, much in held.items() if much > 1e-9}
        added = {who: net_stance(who, deal) * much for who, much in effect.items()}
        if len(effect) >= 4 and any(flow > 0 for flow in added.values()):
            found[deal] = {who: flow for who, flow in added.items() if flow > 0}
    return found


@cache
def heard() -> dict[str, float]:
    """Who has three listeners or more, and is heard more than 95 % of the others: PageRank, damping 0.85."""
    ties = {pair: strength for pair, strength in pulls().items() if strength >= 0.05}
    listened = Counter(whom for _, whom in ties)
    whole: dict[str, float] = {}
    for (_, whom), strength in ties.items():
        whole[whom] = whole.get(whom, 0.0) + strength
    size = len(contacts())
    held = dict.fromkeys(contacts(), 1 / size)
    for _ in range(ROUNDS):
        silent = sum(much for who, much in held.items() if who not in listened)
        moved = dict.fromkeys(contacts(), (0.15 + 0.85 * silent) / size)
        for (who, whom), strength in ties.items():
            moved[who] += 0.85 * held[whom] * strength / whole[whom]
        held = moved
    listeners = Counter(who for who, _ in ties)
    ranks = sorted(round(each, 12) for each in held.values())
    share = {who: sum(each < round(held[who], 12) for each in ranks) / (size - 1) for who, number in listeners.items() if number >= 3}  # fmt: skip
    return {who: much for who, much in share.items() if much > 0.95}
