"""The command line in a folder of its own: see `tests.cli.conftest`."""

from tests.cli.conftest import run

__all__ = ["run"]
