"""A Neo4j server of our own, started from its jars with the machine's Java; no Docker engine needed."""

from __future__ import annotations

import atexit
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers import jars
from tests.servers.choice import NoServerError
from tests.servers.server import Kind, Neo4jServer, ServerFailedError

if TYPE_CHECKING:
    from collections.abc import Generator

CALENDAR = 2025
"""Servers are numbered by years from here on; they want a newer Java, and start another way."""
OLDEST_JAVA, OLDEST_JAVA_OF_CALENDAR = 17, 21
JVM_OPTIONS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-modules=jdk.incubator.vector",
    "-Dfile.encoding=UTF-8",
)
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
# Its standard input closes when the interpreter that holds the other end is gone, however it went
# (a terminated test run skips every clean-up): then the shell in the background ends the whole group.
NOT_WITHOUT_ITS_PARENT = 'exec 3<&0; { read -r line <&3; kill -9 0; } & exec "$@" 3<&- </dev/null'
SETTINGS = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.memory.pagecache.size={page_cache}
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
db.tx_log.rotation.size=16m
"""


def why_not() -> str | None:
    """Why no local server can be started here, in a few words; None when one can."""
    if sys.platform == "win32":
        return "a local server needs process groups, which Windows does not have"
    try:
        _java()
    except NoServerError as absent:
        return str(absent)
    if shutil.which("mvn") is None and not jars.is_complete(jars.lib_folder()):
        return "mvn is not on the PATH"
    return None


@contextmanager
def local_server(
    heap: str = "512m", page_cache: str = "64m", timeout: float = 90, *, quick_start: bool = False
) -> Generator[Neo4jServer]:
    """A fresh, empty server on 127.0.0.1 that answers; ended and removed, data and all, on the way out.

    ``heap`` and ``page_cache`` are sizes as Neo4j writes them (``512m``, ``2g``);
    ``timeout`` is how many seconds the start may take.
    ``quick_start`` nearly halves the work of a start and makes long runs slower: for tests, not benchmarks.
    Raises `NoServerError` where none can be started, `ServerFailedError` if it does not come up.
    """
    reason = why_not()
    if reason is not None:
        raise NoServerError(reason)
    lib = jars.resolve()
    home = Path(tempfile.mkdtemp(prefix="graphcrm-neo4j-"))
    process: LocalProcess | None = None
    try:
        port, password = _free_port(), secrets.token_hex(16)
        options = (*JVM_OPTIONS, *(QUICK_START if quick_start else ()))
        settings = SETTINGS.format(port=port, page_cache=page_cache)
        if _by_calendar():
            more = [
                f"server.memory.heap.max_size={heap}",
                *(f"server.jvm.additional={each}" for each in options),
            ]
            settings += "\n".join([*more, ""])
        else:
            settings += "db.tx_log.preallocate=false\n"
        _make_home(home, settings)
        _set_password(home, lib, password)
        process = LocalProcess(home, lib, (f"-Xmx{heap}", *options))
        server = Neo4jServer(f"bolt://127.0.0.1:{port}", "neo4j", password, Kind.LOCAL, process)
        server.start(timeout)
        yield server
    finally:
        if process is not None:
            process.kill()
        shutil.rmtree(home, ignore_errors=True)


class LocalProcess:
    """One Neo4j server in a process group of its own, which does not outlive this interpreter."""

    def __init__(self, home: Path, lib: Path, jvm_options: tuple[str, ...]) -> None:
        """``home`` holds configuration and data, ``lib`` the jars; nothing is started yet."""
        self._home, self._lib, self._jvm_options = home, lib, jvm_options
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the process, without waiting for it to answer."""
        if self.running:
            return
        self.kill()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", NOT_WITHOUT_ITS_PARENT, "neo4j", *self._command()],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=_environment(self._home),
                start_new_session=True,
            )
        atexit.register(self.kill)

    def check(self) -> None:
        """Raise `ServerFailedError`, with the end of the server's log, if the process is not alive."""
        if not self.running:
            lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
            message = "\n".join(["the Neo4j server stopped; its last lines:", *lines[-20:]])
            raise ServerFailedError(message)

    def kill(self) -> None:
        """End the whole process group with SIGKILL and wait until it is gone."""
        process, self._process = self._process, None
        if process is not None:
            with process, suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            # Servers numbered by years note their number there, and take a dead process that nobody
            # has collected yet (in a container without an init: ever) for one that still runs.
            (self._home / "run" / "neo4j.pid").unlink(missing_ok=True)
        atexit.unregister(self.kill)

    @property
    def _log(self) -> Path:
        return self._home / "logs" / "console.log"

    def _command(self) -> list[str]:
        if _by_calendar():  # starts the server as a child of its own, with the options in its settings
            main = ["org.neo4j.server.startup.Neo4jCommand", "console"]
            return [_java(), f"-Dbasedir={self._home}", "-cp", _classpath(self._lib), *main]
        home, conf = f"--home-dir={self._home}", f"--config-dir={self._home / 'conf'}"
        main = ["org.neo4j.server.CommunityEntryPoint", home, conf, "--console-mode"]
        return [_java(), *self._jvm_options, "-cp", _classpath(self._lib), *main]


def _by_calendar() -> bool:
    return int(jars.neo4j_version().partition(".")[0]) >= CALENDAR


@cache
def _java() -> str:
    """The first Java that is new enough: the one on the PATH, or one that is installed beside it."""
    oldest = OLDEST_JAVA_OF_CALENDAR if _by_calendar() else OLDEST_JAVA
    others = sorted(str(java) for java in Path("/usr/lib/jvm").glob("*/bin/java"))
    versions = {java: _java_version(java) for java in filter(None, (shutil.which("java"), *others))}
    for java, version in versions.items():
        if version is not None and version >= oldest:
            return java
    there = ", ".join(str(version or "unknown") for version in versions.values())
    message = f"Neo4j {jars.neo4j_version()} needs Java {oldest} or newer; there is {there or 'none'}"
    raise NoServerError(message)


def _environment(home: Path) -> dict[str, str]:
    bin_folder = str(Path(_java()).parent)
    named = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    return os.environ | named | {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "JAVA_HOME": ""}


def _java_version(java: str) -> int | None:
    done = subprocess.run([java, "-version"], capture_output=True, text=True, errors="replace", check=False)
    found = re.search(r'version "(\d+)', done.stdout + done.stderr)
    return int(found.group(1)) if found else None


def _classpath(lib: Path) -> str:
    return str(lib / "*")


def _make_home(home: Path, settings: str) -> None:
    for name in ("conf", "data", "import", "logs", "plugins", "run"):
        (home / name).mkdir()
    (home / "conf" / "neo4j.conf").write_text(settings, encoding="utf-8")


def _set_password(home: Path, lib: Path, password: str) -> None:
    tool = ["org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    done = subprocess.run(
        [_java(), "-cp", _classpath(lib), *tool],
        env=_environment(home),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        message = f"Neo4j did not take its first password: {done.stderr.strip() or done.stdout.strip()}"
        raise ServerFailedError(message)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
