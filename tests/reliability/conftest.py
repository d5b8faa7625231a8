"""The stores of `tests.store`, for tests that pull the plug."""

from __future__ import annotations

from tests.store.places import clock, neo4j_home, place, store, workspace
from tests.store.worlds import bring

__all__ = ["bring", "clock", "neo4j_home", "place", "store", "workspace"]
