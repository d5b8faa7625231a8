"""What every test gets: the Neo4j server of `tests.servers`."""

pytest_plugins = ["tests.servers"]
