"""The same places as the contract of stores: every test runs over both."""

from __future__ import annotations

from tests.store.places import clock, neo4j_home, place

__all__ = ["clock", "neo4j_home", "place"]
