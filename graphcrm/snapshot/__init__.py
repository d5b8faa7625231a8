"""What we saw: one account at a date, immutable. Every analysis starts here; nothing in it touches a store.

A fact is seen as of day D, as known on K, when it was recorded by K, holds from D or earlier, is the newest such state
of its key (by the day it holds from, then by when it was recorded), and has not ended by D. An event has one day: of
its states the one recorded last counts, and it is seen from its day on.
"""

from __future__ import annotations

import copyreg
from types import MappingProxyType
from typing import Any

from graphcrm.snapshot.kept import Kept, State
from graphcrm.snapshot.model import Departure, Origin, Snapshot
from graphcrm.snapshot.on_day import take


def _unchanging(table: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(table)


copyreg.pickle(MappingProxyType, lambda table: (_unchanging, (dict(table),)))
"""Tables that nobody changes stay so when a snapshot, or what was made of it, travels to another process."""

__all__ = ["Departure", "Kept", "Origin", "Snapshot", "State", "take"]
