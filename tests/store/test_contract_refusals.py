"""Stores that can't be had: in use, absent, silent, locked to us. One clear sentence, soon, and never a password."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm.errors import GraphCRMError, StoreBusy, StoreError, StoreUnreachable, UsageError
from graphcrm.store import open_store
from graphcrm.store.neo4j import Neo4jStore
from graphcrm.workspace import Workspace
from tests.servers import Neo4jServer
from tests.store.places import Clock, Place, embedded_place
from tests.store.worlds import small_account

SECRET = "pl4nted-s3cret"
PLANTED = {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": SECRET}
OPEN_AND_COUNT = """
import sys
from graphcrm.errors import GraphCRMError
from graphcrm.workspace import Workspace
try:
    with Workspace.open(sys.argv[1]) as workspace:
        print(sum(workspace.counts().values()))
except GraphCRMError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def second_process(address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", OPEN_AND_COUNT, address]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_second_process_on_an_embedded_store_gets_one_clear_sentence(tmp_path: Path, clock: Clock) -> None:
    place = embedded_place(tmp_path)
    with place.workspace(clock) as workspace:
        workspace.import_(small_account().write(tmp_path / "book"))
        refused = second_process(place.address)
        assert refused.returncode == StoreBusy.exit_code
        assert refused.stderr == ""
        assert refused.stdout == (
            f"The store {place.address} is in use by another GraphCRM process. "
            "Wait until it is done, or use another file with --store.\n"
        )
        assert workspace.counts()["Contact"] == 3
    assert second_process(place.address).stdout == "29\n"


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
    "address",
    [
        f"bolt://neo4j:{SECRET}@127.0.0.1:7687",
        f"neo4j+s://neo4j:{SECRET}@db.example",
        f"neo4j://{SECRET}@127.0.0.1",
        f"bolt://neo4j:{SECRET}/x@127.0.0.1:7687",
        f"bolt://neo4j:{SECRET}@{SECRET}@127.0.0.1:7687",
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
        open_store(f"https://neo4j:{SECRET}@127.0.0.1", {})
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
