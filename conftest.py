"""What every test gets: the Neo4j server of `tests.servers`; time enough for Hypothesis on a busy machine."""

from hypothesis import settings

pytest_plugins = ["tests.servers"]

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
