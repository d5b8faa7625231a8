"""A Neo4j container of our own, where a Docker engine answers."""

from __future__ import annotations

import re
import secrets
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.servers.jars import CHECKOUT
from tests.servers.server import Kind, Neo4jServer

if TYPE_CHECKING:
    from collections.abc import Generator

COMPOSE = CHECKOUT / "docker-compose.yml"
ENGINE_SECONDS = 5


def why_not() -> str | None:
    """Why no container can be started here, in a few words; None when one can.

    A client without an engine is common, so the engine itself is asked.
    """
    docker = shutil.which("docker")
    if docker is None:
        return "docker is not on the PATH"
    command = [docker, "version", "--format", "{{.Server.Version}}"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=ENGINE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"the Docker engine did not answer within {ENGINE_SECONDS} s"
    if done.returncode or not done.stdout.strip():
        return "no Docker engine answers"
    return None


def compose_image() -> str:
    """The image that ``docker-compose.yml`` pins: tests run on what users run."""
    found = re.search(r"^\s*image:\s*(neo4j:\S+)\s*$", COMPOSE.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        message = f"{COMPOSE.name} names no neo4j image"
        raise ValueError(message)
    return found.group(1)


@contextmanager
def docker_server() -> Generator[Neo4jServer]:
    """A fresh, empty server in a container that is removed on the way out."""
    try:
        from testcontainers.community.neo4j import Neo4jContainer
    except ModuleNotFoundError:  # its place in older versions
        from testcontainers.neo4j import Neo4jContainer

    password = secrets.token_hex(16)
    container = Neo4jContainer(compose_image(), username="neo4j", password=password)
    container.with_env("NEO4J_dbms_usage__report_enabled", "false")
    container.with_env("NEO4J_server_memory_heap_max__size", "512m")
    container.with_env("NEO4J_server_memory_pagecache_size", "64m")
    with container:
        server = Neo4jServer(container.get_connection_url(), "neo4j", password, Kind.DOCKER)
        server.wait_until_ready(timeout=90)
        yield server
