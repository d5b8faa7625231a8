"""Accounts of which an analysis has much to tell: drawn ones, and one for each finding that those hardly ever give."""

from __future__ import annotations

from collections.abc import Iterator

from tests.analysis.worlds import World
from tests.browser.leaving import random_world


def telling_worlds(drawn: int) -> Iterator[World]:
    """So many drawn accounts, then the others."""
    yield from map(random_world, range(drawn))
    crowd = World().contacts((f"p{number:02}" for number in range(30)), rank=2)
    for number in range(0, 30, 2):
        crowd.influences(f"p{number:02}", f"p{number + 1:02}", 0.25)
    crowd.contact("clerk", rank=1).contacts("ann bob cat", rank=5)
    yield crowd.influences("clerk > ann : 0.95, clerk > bob : 0.95, clerk > cat : 0.75")
    vice = World().contact("vice", rank=5).reports("ann bob cat", "vice")
    yield vice.influences("dan > ann, dan > bob, eli > cat").decides("zoe")
    level = World().employee("eve", rank=3).contact("ann", rank=5).decides("ann").knows("eve", "ann")
    yield level.met("eve ann", 3)
    torn = World().decides("dan").influences("ann > dan : 0.75, bob > dan : 0.75").supports("ann", 2)
    yield torn.supports("bob", -2).knows("eve", "dan", 4)
