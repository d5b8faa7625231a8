"""What a test knows about its Neo4j server, wherever that server came from."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from neo4j import Driver


class Kind(StrEnum):
    """Where a server comes from; the order is the order of preference."""

    NAMED = "named by NEO4J_URI"
    DOCKER = "a container"
    LOCAL = "a local process"


class ServerFailedError(RuntimeError):
    """A server that should be there did not start, stopped, or does not answer."""


class Restartable(Protocol):
    """A server process we own: it can be ended without warning and started again on the same data."""

    @property
    def running(self) -> bool:
        """Whether the process is alive (which is not yet: whether it answers)."""
        ...

    def start(self) -> None:
        """Start the process, without waiting for it to answer."""
        ...

    def check(self) -> None:
        """Raise `ServerFailedError`, with the end of the server's log, if the process is not alive."""
        ...

    def kill(self) -> None:
        """End the whole process group with SIGKILL and wait until it is gone."""
        ...


@dataclass(frozen=True)
class Neo4jServer:
    """A server that answers at ``uri`` for ``user`` and ``password``."""

    uri: str
    user: str
    password: str = field(repr=False)
    kind: Kind
    process: Restartable | None = field(default=None, repr=False, compare=False)

    @property
    def auth(self) -> tuple[str, str]:
        """What the driver takes as ``auth``."""
        return self.user, self.password

    @property
    def can_restart(self) -> bool:
        """Whether `kill` and `start` work: only for a local process."""
        return self.process is not None

    @property
    def running(self) -> bool:
        """Whether the server's process is alive; a server that is not ours counts as running."""
        return self.process is None or self.process.running

    def kill(self) -> None:
        """End the server as a power cut would: SIGKILL to its whole process group. Ended already: nothing."""
        self._own_process().kill()

    def start(self, timeout: float = 90) -> None:
        """Start the killed server on its old port and data; return when it answers.

        Raises `ServerFailedError` if that takes longer than ``timeout`` seconds.
        A server that runs already is only waited for.
        """
        process = self._own_process()
        if not process.running:
            process.start()
        self.wait_until_ready(timeout, still_alive=process.check)

    def restart(self, timeout: float = 90) -> None:
        """`kill`, then `start`."""
        self.kill()
        self.start(timeout)

    def wait_until_ready(self, timeout: float, still_alive: Callable[[], None] = lambda: None) -> None:
        """Return when the server lets us in and runs a query.

        Raises `ServerFailedError` after ``timeout`` seconds, and at once when the password is refused.
        ``still_alive`` is called between two attempts and may raise, to end the waiting early.
        """
        deadline = time.monotonic() + timeout
        while (failure := self._failure_to_answer()) is not None:
            still_alive()
            if time.monotonic() > deadline:
                message = f"Neo4j at {self.uri} did not answer within {timeout:g} s: {failure}"
                raise ServerFailedError(message) from failure
            time.sleep(0.2)

    def driver(self) -> Driver:
        """A new driver for the server; the caller closes it (``with server.driver() as driver``).

        It tries a transaction once: what fails for a moment fails here.
        """
        from neo4j import GraphDatabase

        return GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
            self.uri, auth=self.auth, connection_timeout=5, max_transaction_retry_time=0
        )

    def _failure_to_answer(self) -> Exception | None:
        # Bolt opens before the databases do, so that a connection alone does not show that queries work.
        from neo4j.exceptions import AuthError, DriverError, Neo4jError

        with self.driver() as driver:
            try:
                driver.verify_connectivity()  # pyright: ignore[reportUnknownMemberType]
                driver.execute_query("RETURN 1")
            except AuthError as refusal:
                message = f"Neo4j at {self.uri} refuses user {self.user!r} with the password given"
                raise ServerFailedError(message) from refusal
            except (DriverError, Neo4jError) as failure:
                return failure
        return None

    def _own_process(self) -> Restartable:
        if self.process is None:
            message = f"Neo4j at {self.uri} is {self.kind}, not a process that these tests may end or start"
            raise ServerFailedError(message)
        return self.process
