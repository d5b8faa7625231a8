"""Stores that can't be had: in use, absent, silent, locked to us. One clear sentence, soon, and never a password."""

from __future__ import annotations

import getpass
import logging
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from graphcrm.errors import (
    GraphCRMError,
    StoreBusy,
    StoreError,
    StoreUnreachable,
    StoreVersionError,
    UsageError,
)
from graphcrm.store import open_store
from graphcrm.store.neo4j import Neo4jStore
from graphcrm.workspace import Workspace
from tests.servers import Neo4jServer
from tests.store import old_stores
from tests.store.places import Clock, Place, embedded_place
from tests.store.worlds import small_account

SECRET = "pl4nted-s3cret"
PLANTED = {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": SECRET}
OPEN_AND_COUNT = """
import sys
from graphcrm.errors import GraphCRMError
from graphcrm.workspace import Workspace
address, how, wait, stay = sys.argv[1:]
try:
    with Workspace.open(address, write=how == "write", wait=float(wait)) as workspace:
        print(sum(workspace.counts().values()), flush=True)
        if stay:
            sys.stdin.readline()
except GraphCRMError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def command(address: str, how: str, wait: float = 0, stay: str = "") -> list[str]:
    return [sys.executable, "-c", OPEN_AND_COUNT, address, how, str(wait), stay]


def second_process(address: str, how: str = "write", wait: float = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(address, how, wait), capture_output=True, text=True, check=False, timeout=60
    )


@contextmanager
def staying(address: str, how: str) -> Generator[subprocess.Popen[str]]:
    """Another process that has the store open, until its standard input ends."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command(address, how, 0, "stay"), stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip().isdecimal()
        yield process


@pytest.mark.parametrize("how", ["read", "write"])
def test_who_comes_while_somebody_writes_is_told_who_it_is(tmp_path: Path, clock: Clock, how: str) -> None:
    place = embedded_place(tmp_path)
    with place.workspace(clock) as workspace:
        workspace.import_(small_account().write(tmp_path / "book"))
        refused = second_process(place.address, how)
        assert refused.returncode == StoreBusy.exit_code
        assert refused.stderr == ""
        assert refused.stdout == (
            f"The store {place.address} is in use: process {os.getpid()} of {getpass.getuser()} writes to it. "
            "Wait until it is done, or use another file with --store.\n"
        )
        assert workspace.counts()["Contact"] == 3
    assert second_process(place.address, how).stdout == "29\n"


def test_readers_do_not_shut_each_other_out_but_a_writer(tmp_path: Path, clock: Clock) -> None:
    place = embedded_place(tmp_path)
    place.workspace(clock).store.close()
    with (
        Workspace.open(place.address, write=False),
        Workspace.open(place.address, write=False) as again,
        staying(place.address, "read"),
    ):
        assert second_process(place.address, "read").stdout == "0\n"
        refused = second_process(place.address)
        assert refused.returncode == StoreBusy.exit_code
        assert "another GraphCRM process reads it, and nobody can write meanwhile" in refused.stdout
        with pytest.raises(StoreBusy, match="open in this process already"):
            place.store()
        with pytest.raises(StoreError):
            again.import_(small_account().write(tmp_path / "book"))
    assert second_process(place.address).stdout == "0\n"


def test_a_writer_waits_for_another_as_long_as_it_may(tmp_path: Path, clock: Clock) -> None:
    place = embedded_place(tmp_path)
    place.workspace(clock).store.close()
    with staying(place.address, "write") as other:
        began = time.monotonic()
        with pytest.raises(StoreBusy, match=f"process {other.pid} of .*waited 0.3 s"):
            open_store(place.address, {}, wait=0.3)
        assert time.monotonic() - began >= 0.3
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(open_store, place.address, {}, wait=60)
            assert other.stdin is not None
            other.stdin.close()
            waiting.result(60).close()


def test_what_a_reader_does_changes_no_file(tmp_path: Path, clock: Clock) -> None:
    """Not even where a killed writer left a log behind; and a store of an older schema is only said to be one."""
    place = embedded_place(tmp_path)
    with place.workspace(clock) as workspace:
        workspace.import_(small_account().write(tmp_path / "book"))
    with staying(place.address, "write") as killed:
        killed.kill()
    before = contents(tmp_path)
    with Workspace.open(place.address, write=False, now=clock) as workspace:
        assert workspace.counts()["Contact"] == 3
        assert workspace.snapshot().ties
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.glob("store.db*"))}


def test_reading_writes_nothing_into_a_place_that_has_no_store(place: Place) -> None:
    place.forget_schema()
    with pytest.raises((StoreError, UsageError), match=r"There is no (GraphCRM )?store at") as refusal:
        Workspace.open(place.address, environment=place.environment, write=False)
    assert "graphcrm init" in str(refusal.value)
    if place.server is None:
        assert not Path(place.address).exists()
        return
    with place.server.driver() as driver:
        assert driver.execute_query("SHOW CONSTRAINTS").records == []
        assert driver.execute_query("MATCH (n) RETURN n").records == []


def test_reading_leaves_an_older_store_as_it_is_and_says_what_brings_it_up_to_date(place: Place) -> None:
    old_stores.make(place)
    for _ in range(2):
        with pytest.raises(StoreVersionError, match="was written by an older GraphCRM") as refusal:
            Workspace.open(place.address, environment=place.environment, write=False)
        assert f"graphcrm init --store {place.address}" in str(refusal.value)
    place.workspace(Clock()).store.close()
    with Workspace.open(place.address, environment=place.environment, write=False) as workspace:
        assert workspace.accounts()


def test_a_database_with_nodes_of_others_under_our_labels_is_refused_and_left_alone(
    neo4j_home: Place, clock: Clock
) -> None:
    neo4j_home.forget_schema()
    neo4j_home.run("CREATE (:Contact {name: 'theirs'}), (:Schema {name: 'theirs'}), (:Invoice {id: '1'})")
    try:
        with pytest.raises(StoreError, match="2 nodes that are not GraphCRM's") as refusal:
            neo4j_home.workspace(clock)
        assert "--database" in str(refusal.value)
        assert neo4j_home.server is not None
        with neo4j_home.server.driver() as driver:
            assert driver.execute_query("SHOW CONSTRAINTS").records == []
            neo4j_home.run("MATCH (n:Contact|Schema) DELETE n")
            with neo4j_home.workspace(clock) as workspace:
                assert sum(workspace.counts().values()) == 0
            assert len(driver.execute_query("MATCH (n:Invoice) RETURN n").records) == 1
    finally:
        neo4j_home.run("MATCH (n:Invoice|Contact) DELETE n", "MATCH (s:Schema) WHERE s.id IS NULL DELETE s")


def test_a_process_can_not_open_an_embedded_store_twice(tmp_path: Path, clock: Clock) -> None:
    """The file's lock does not keep out the process that holds it."""
    place = embedded_place(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    with place.workspace(clock):
        for address in (place.address, str(tmp_path / "link" / "store.db")):
            with pytest.raises(StoreBusy, match="open in this process already"):
                Workspace.open(address)
    place.workspace(clock).store.close()
    opened = place.store()
    opened.close()
    opened.close()


def test_what_is_no_store_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(
        "Not a store, but something else altogether.\n" * 100, encoding="utf-8"
    )
    with pytest.raises(StoreError, match=r"notes\.txt can't be opened"):
        open_store(str(tmp_path / "notes.txt"), {})
    with pytest.raises(StoreError):
        open_store(str(tmp_path / "notes.txt" / "below.db"), {})
    with pytest.raises(UsageError, match="There is no store at"):
        open_store(str(tmp_path / "absent.db"), {}, create=False)
    assert not (tmp_path / "absent.db").exists()


@pytest.fixture
def silent() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        yield listener.getsockname()[1]


@pytest.fixture
def closed() -> int:
    """A port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize("kind", ["closed", "silent"])
def test_an_absent_server_is_said_within_three_seconds(
    scheme: str, kind: str, request: pytest.FixtureRequest
) -> None:
    import neo4j  # what the import takes is not the server's doing

    assert neo4j.__version__
    address = f"{scheme}://127.0.0.1:{request.getfixturevalue(kind)}"
    start = time.monotonic()
    with pytest.raises(StoreUnreachable) as refusal:
        open_store(address, PLANTED)
    assert time.monotonic() - start < 3
    assert str(refusal.value) == (
        f"No Neo4j answers at {address}. Start it (docker compose up -d), or correct the address in --store."
    )
    assert refusal.value.exit_code == 4


@pytest.mark.parametrize("missing", ["NEO4J_USERNAME", "NEO4J_PASSWORD"])
def test_a_user_and_a_password_must_be_given(missing: str) -> None:
    with pytest.raises(StoreUnreachable, match="needs a user and a password"):
        open_store("bolt://127.0.0.1:1", {**PLANTED, missing: ""})


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("neo4j:/x", "is written neo4j://host"),
        ("bolt:///x", "is written bolt://host"),
        ("neo4j://127.0.0.1:7687/sales", "nothing behind them. Name the database by --database"),
        ("neo4j://127.0.0.1:7687?database=sales", "nothing behind them"),
        ("bolt://127.0.0.1#x", "nothing behind them"),
        ("NEO4J:/x", "is written neo4j://host"),
    ],
)
def test_an_address_of_a_server_is_a_host_and_a_port(
    address: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=said):
        open_store(address, PLANTED)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    [
        f"bolt://neo4j:{SECRET}@127.0.0.1:7687",
        f"neo4j+s://neo4j:{SECRET}@db.example",
        f"neo4j://{SECRET}@127.0.0.1",
        f"bolt://neo4j:{SECRET}/x@127.0.0.1:7687",
        f"bolt://neo4j:{SECRET}@{SECRET}@127.0.0.1:7687",
        f"neo4j:/neo4j:{SECRET}@127.0.0.1",
        f"BOLT://neo4j:{SECRET}@127.0.0.1",
    ],
)
def test_an_address_with_credentials_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError, match="An address can't hold a user or password") as refusal:
        open_store(address, PLANTED)
    assert SECRET not in everything_said(refusal.value)
    with pytest.raises(StoreUnreachable) as absent:
        Neo4jStore(address, "neo4j", "other")
    assert SECRET not in everything_said(absent.value)


def test_another_scheme_is_no_store() -> None:
    with pytest.raises(UsageError, match="“https://” is no kind of store") as refusal:
        open_store(f"https://127.0.0.1/{SECRET}", {})
    assert SECRET not in everything_said(refusal.value)


def everything_said(error: BaseException) -> str:
    """What an error and all that led to it say, in every form."""
    chain: list[BaseException] = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None:
        chain.append(cause)
    said = [text for each in chain for text in (str(each), repr(each), repr(each.args))]
    return "\n".join([*said, *traceback.format_exception(error)])


def test_a_wrong_password_is_said_without_it(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(StoreUnreachable) as refusal:
        open_store(neo4j_server.uri, PLANTED)
    assert str(refusal.value) == (
        f"{neo4j_server.uri} refuses this user and password. Check NEO4J_USERNAME and NEO4J_PASSWORD."
    )
    assert SECRET not in everything_said(refusal.value)


def test_another_database_is_said(neo4j_home: Place) -> None:
    with pytest.raises(StoreUnreachable, match="Is there a database “absent”") as refusal:
        open_store(neo4j_home.address, {**neo4j_home.environment, "NEO4J_DATABASE": "absent"})
    assert neo4j_home.environment["NEO4J_PASSWORD"] not in everything_said(refusal.value)


def test_the_password_is_in_no_output_log_error_or_text_form(
    neo4j_home: Place,
    clock: Clock,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    password = neo4j_home.environment["NEO4J_PASSWORD"]
    said: list[str] = []
    caplog.set_level(logging.DEBUG)
    try:
        with neo4j_home.workspace(clock) as workspace:
            workspace.import_(small_account().write(tmp_path / "book"))
            for form in (workspace, workspace.store, workspace.snapshot(), workspace.store.address):
                said += [str(form), repr(form)]
            for statement in ("THIS IS NO CYPHER", "CREATE (:Contact)"):
                with pytest.raises(GraphCRMError) as refusal:
                    workspace.ask(statement, {})
                said.append(everything_said(refusal.value))
    finally:
        neo4j_home.clear()
    said += [caplog.text, *capfd.readouterr()]
    assert "refused a statement" in "".join(said)
    assert len(caplog.records) > 100
    assert password not in "".join(said)


@contextmanager
def speaking_tls(folder: Path) -> Generator[int]:
    """The port of a server that speaks TLS with a certificate of its own making, for another name."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other.example -keyout {key} -out {certificate}"
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes a certificate, is not on the PATH")
    subprocess.run(made.split(), check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def serve(listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with suppress(OSError), context.wrap_socket(connection, server_side=True) as wrapped:
                wrapped.recv(20)
                wrapped.sendall(b"HTTP")

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_is_not_trusted_is_said_to_be_that(scheme: str, tmp_path: Path) -> None:
    with (
        speaking_tls(tmp_path) as port,
        pytest.raises(
            StoreUnreachable, match="shows a certificate that is not trusted here: self-signed"
        ) as refusal,
    ):
        open_store(f"{scheme}://127.0.0.1:{port}", PLANTED)
    assert "neo4j+ssc://" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_tls_where_none_is_expected_and_none_where_it_is(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    with (
        speaking_tls(tmp_path) as port,
        pytest.raises(StoreUnreachable, match=r"Something answers at .*, but not as Neo4j does") as refusal,
    ):
        open_store(f"bolt://127.0.0.1:{port}", PLANTED)
    assert "neo4j+s://" in str(refusal.value)
    plain = neo4j_server.uri.partition("://")[2]
    for scheme in ("bolt+s", "bolt+ssc", "neo4j+s"):
        with pytest.raises(StoreUnreachable, match="does not speak TLS with us"):
            open_store(f"{scheme}://{plain}", PLANTED)


def test_a_host_that_nobody_knows_is_said() -> None:
    with pytest.raises(StoreUnreachable, match=r"The host of bolt://absent.invalid is not known"):
        open_store("bolt://absent.invalid", PLANTED)


def test_a_server_that_answers_without_routes_is_not_absent(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    import neo4j

    def no_route(*_given: object, **_named: object) -> None:
        refused = neo4j.exceptions.ClientError("Database does not exist")
        raise neo4j.exceptions.ServiceUnavailable(
            "Unable to retrieve routing information"
        ) from ExceptionGroup("All routing table requests failed", [refused])

    monkeypatch.setattr(neo4j.Session, "run", no_route)
    given = {"NEO4J_USERNAME": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password}
    with pytest.raises(StoreUnreachable, match="names no server that can be reached") as refusal:
        open_store(neo4j_server.uri, given)
    assert "Database does not exist" in str(refusal.value)


@pytest.mark.parametrize(
    ("agent", "refused"),
    [
        ("Neo4j/5.26.30", False),
        ("Neo4j/5.27-aura", False),
        ("Neo4j/2026.08.1", False),
        ("Neo4j/2026.09.0-SNAPSHOT", False),
        ("Neo4j/5.25.1", True),
        ("Neo4j/4.4.40", True),
        ("Memgraph/3.1", True),
        ("Neo4j/v5.11.0 compatible graph database server - Memgraph", True),
    ],
)
def test_a_server_that_is_too_old_is_refused(
    agent: str, refused: bool, neo4j_home: Place, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from neo4j.api import ServerInfo

    monkeypatch.setattr(ServerInfo, "agent", agent)
    if not refused:
        neo4j_home.workspace(clock).store.close()
        return
    with pytest.raises(StoreError, match=r"which GraphCRM does not work with. Use Neo4j 5.26 or newer"):
        neo4j_home.store()
