"""What `docker-compose.yml` promises: this machine only, no password in it, a known image, a health check."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
COMPOSE = CHECKOUT / "docker-compose.yml"


@pytest.fixture
def text() -> str:
    return COMPOSE.read_text(encoding="utf-8")


def test_ports_are_open_to_this_machine_only(text: str) -> None:
    published = re.findall(r'^\s*-\s*"?([\d.\[\]:]+:\d+|\d+)"?\s*(?:#.*)?$', text, re.MULTILINE)
    assert sorted(published) == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    assert "network_mode" not in text


def test_the_password_comes_from_the_environment_and_is_required(text: str) -> None:
    auth = re.findall(r"^\s*NEO4J_AUTH:\s*(.+)$", text, re.MULTILINE)
    assert len(auth) == 1
    assert re.fullmatch(r'"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}"', auth[0])
    settings = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    assert not re.search(r"PASSWORD[:=]\s*[\"']?\w", settings)


def test_the_example_environment_holds_no_password() -> None:
    lines = (CHECKOUT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert "NEO4J_PASSWORD=" in lines
    assert "NEO4J_USERNAME=neo4j" in lines
    assert any(line.startswith("NEO4J_URI=") for line in lines)


def test_every_image_is_pinned_by_tag_and_digest(text: str) -> None:
    images = re.findall(r"^\s*image:\s*(\S+)$", text, re.MULTILINE)
    assert images
    for image in images:
        assert re.fullmatch(r"neo4j:\d+\.\d+\.\d+-community@sha256:[0-9a-f]{64}", image)


def test_the_health_check_runs_a_query(text: str) -> None:
    assert re.search(r"healthcheck:.*test:.*cypher-shell .*'RETURN 1'", text, re.DOTALL)


@pytest.mark.parametrize(
    "setting",
    [
        "NEO4J_dbms_usage__report_enabled",
        "NEO4J_client_allow__telemetry",
        "NEO4J_dbms_security_allow__csv__import__from__file__urls",
    ],
)
def test_the_server_reports_nothing_and_fetches_nothing(text: str, setting: str) -> None:
    assert f'{setting}: "false"' in text


def test_with_secrets_no_password_is_in_the_environment() -> None:
    text = (CHECKOUT / "docker-compose.secrets.yml").read_text(encoding="utf-8")
    assert "NEO4J_AUTH: !reset null" in text
    assert re.findall(r"^\s*NEO4J_AUTH_FILE: (.+)$", text, re.MULTILINE) == ["/run/secrets/neo4j-auth"]
    assert re.search(r"^secrets:\n  neo4j-auth:\n    file: ./neo4j-auth.txt$", text, re.MULTILINE)
    assert "cut -d/ -f2- /run/secrets/neo4j-auth" in text
    assert "neo4j-auth.txt" in (CHECKOUT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_docker_compose_accepts_the_file_only_with_a_password() -> None:
    docker = shutil.which("docker")
    if docker is None or _compose(docker, "version").returncode:
        pytest.skip("docker compose is not installed")
    config = ("--env-file", os.devnull, "-f", str(COMPOSE), "config")
    accepted = _compose(docker, *config, password="only-for-this-test")
    assert accepted.returncode == 0, accepted.stderr
    assert "neo4j/only-for-this-test" in accepted.stdout
    refused = _compose(docker, *config)
    assert refused.returncode != 0
    assert "NEO4J_PASSWORD" in refused.stderr


def _compose(docker: str, *arguments: str, password: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    if password is not None:
        environment["NEO4J_PASSWORD"] = password
    return subprocess.run(
        [docker, "compose", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
