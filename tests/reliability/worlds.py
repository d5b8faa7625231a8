"""An account of a few thousand rows, with changes, history and every kind of batch."""

from __future__ import annotations

import datetime
import random

from tests.store.worlds import World

FIRST = datetime.date(2025, 1, 1)


def large_account(people: int = 400, seed: int = 1) -> World:
    """About eight rows a person: who works where, reports to whom, is known, stands where, and was met."""
    draw = random.Random(seed)
    world = World().account("big").organization("own").organization("rival", "competitor")
    for number in range(10):
        world.unit(f"u{number}", "big" if number < 3 else f"u{number // 3 - 1}")
        world.employee(f"e{number}")
        world.opportunity(f"o{number}", "big", amount=1000.5 * number)
    for number in range(people):
        ident = f"c{number:04}"
        world.contact(
            ident, f"u{number % 10}", title="处长" if number % 7 == 0 else None, note="it's \\ “fine” 🏗️"
        )
        if number:
            world.tie("REPORTS_TO", ident, f"c{number // 6:04}", observed_on=day(draw))
        world.tie("SUPPORTS", ident, "own", support=draw.choice(("sceptic", "neutral", "supporter")))
        world.tie(
            "SUPPORTS", ident, "own", support="neutral", opportunity=f"o{number % 10}", observed_on=day(draw)
        )
        for since in sorted({day(draw) for _ in range(2)}):  # two days: the first is history
            world.tie(
                "KNOWS",
                f"e{number % 10}",
                ident,
                intimacy=draw.choice(("none", "trusted")),
                observed_on=since,
            )
        world.node("Interaction", f"i{number}", kind="visit", held_on=day(draw))
        world.tie("ATTENDED", ident, f"i{number}").tie("CONCERNS", f"i{number}", "big")
    return world


def changed_account(people: int = 400) -> World:
    """The same people a while later: titles and judgements have changed, some rows are new."""
    world = World()
    for number in range(people):
        ident = f"c{number:04}"
        world.node("Contact", ident, name=f"Contact {ident}", title="局长", note="changed")
        world.tie("SUPPORTS", ident, "own", support="champion", observed_on="2026-10-01")
        world.tie("KNOWS", f"e{number % 10}", ident, intimacy="acquainted", observed_on="2026-10-01")
        world.tie("KNOWS", f"e{(number + 1) % 10}", ident, intimacy="none", observed_on="2026-10-01")
    return world


def day(draw: random.Random) -> datetime.date:
    return FIRST + datetime.timedelta(days=draw.randrange(600))
