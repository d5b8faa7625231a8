"""Tests of the test servers: which one is taken, and that a killed one comes back with its data."""

from __future__ import annotations

import secrets
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.servers import docker, jars, look
from tests.servers.choice import Found, NoServerError, choose
from tests.servers.local import NOT_WITHOUT_ITS_PARENT
from tests.servers.named import NotEmptyError, named_server, refuse_unless_empty
from tests.servers.server import Kind, Neo4jServer, ServerFailedError

if TYPE_CHECKING:
    from pathlib import Path

NO_DOCKER, NO_LOCAL = "no Docker engine answers", "java is not on the PATH"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Found("bolt://db:7687", None, None), Kind.NAMED),
        (Found("bolt://db:7687", NO_DOCKER, NO_LOCAL), Kind.NAMED),
        (Found(None, None, None), Kind.DOCKER),
        (Found(None, None, NO_LOCAL), Kind.DOCKER),
        (Found(None, NO_DOCKER, None), Kind.LOCAL),
    ],
)
def test_a_named_server_comes_before_a_container_and_that_before_a_local_one(
    found: Found, expected: Kind
) -> None:
    assert choose(found) is expected


def test_without_any_way_to_a_server_the_reason_names_each_closed_one() -> None:
    with pytest.raises(NoServerError) as refusal:
        choose(Found(None, NO_DOCKER, NO_LOCAL))
    assert str(refusal.value) == f"no Neo4j server: NEO4J_URI is not set; {NO_DOCKER}; {NO_LOCAL}"


def test_a_named_server_is_taken_without_looking_further() -> None:
    assert look({"NEO4J_URI": "bolt://db:7687"}) == Found("bolt://db:7687", "not looked at", "not looked at")


def test_a_docker_client_without_an_engine_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    client = tmp_path / "docker"
    client.write_text("#!/bin/sh\necho 'Cannot connect to the Docker daemon' >&2\nexit 1\n", encoding="utf-8")
    client.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert docker.why_not() == NO_DOCKER


def test_a_half_finished_download_is_not_taken_for_the_jars(tmp_path: Path) -> None:
    lib = jars.lib_folder(tmp_path)
    lib.mkdir(parents=True)
    (lib / f"neo4j-{jars.neo4j_version()}.jar").touch()
    assert not jars.is_complete(lib)


def test_a_failed_download_leaves_no_jars_and_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    maven = tmp_path / "mvn"
    maven.write_text("#!/bin/sh\necho '[ERROR] no way out'\nexit 1\n", encoding="utf-8")
    maven.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    cache = tmp_path / "cache"
    with pytest.raises(NoServerError, match="no way out"):
        jars.resolve(cache)
    assert list(jars.lib_folder(cache).parent.iterdir()) == []


def test_a_local_process_ends_when_its_parent_is_gone() -> None:
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    command = ["/bin/sh", "-c", NOT_WITHOUT_ITS_PARENT, "neo4j", *sleeper]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as process:
        assert process.poll() is None
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=10) == -signal.SIGKILL


def test_containers_and_local_servers_are_of_one_version() -> None:
    assert docker.compose_image().startswith(f"neo4j:{jars.neo4j_version()}-community@")


def test_a_named_server_needs_a_password() -> None:
    with pytest.raises(ServerFailedError, match="NEO4J_PASSWORD"):
        named_server({"NEO4J_URI": "bolt://127.0.0.1:1"})


def test_only_a_process_of_ours_can_be_killed() -> None:
    server = Neo4jServer("bolt://127.0.0.1:1", "neo4j", "not-used", Kind.NAMED)
    assert not server.can_restart
    with pytest.raises(ServerFailedError, match="named by NEO4J_URI"):
        server.kill()


def test_the_password_is_not_in_the_text_form() -> None:
    assert "not-shown" not in repr(Neo4jServer("bolt://127.0.0.1:1", "neo4j", "not-shown", Kind.NAMED))


def test_the_server_answers(neo4j_server: Neo4jServer) -> None:
    with neo4j_server.driver() as driver:
        records, _, _ = driver.execute_query("RETURN 1 AS one")
    assert [record["one"] for record in records] == [1]


def test_a_committed_node_survives_a_kill_and_makes_the_database_not_empty(
    restartable_neo4j: Neo4jServer,
) -> None:
    server, key = restartable_neo4j, secrets.token_hex(8)
    try:
        with server.driver() as driver:
            driver.execute_query("CREATE (:ServerTest {key: $key})", key=key)
        server.kill()
        assert not server.running
        server.start()
        with server.driver() as driver:
            records, _, _ = driver.execute_query("MATCH (n:ServerTest) RETURN n.key AS key")
        assert [record["key"] for record in records] == [key]
        with pytest.raises(NotEmptyError, match="is not empty"):
            refuse_unless_empty(server)
    finally:
        server.start()
        with server.driver() as driver:
            driver.execute_query("MATCH (n:ServerTest {key: $key}) DELETE n", key=key)
