"""The jars of a Neo4j Community server, resolved once per checkout by Maven.

They lie in ``.neo4j-test/<version>/lib``. That folder gets its name only when Maven has finished,
so a download that was interrupted is never taken for a complete one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.servers.choice import NoServerError

CHECKOUT = Path(__file__).parents[2]
CACHE = CHECKOUT / ".neo4j-test"
POM = Path(__file__).with_name("pom.xml")
DOWNLOAD_SECONDS = 900


def neo4j_version() -> str:
    """The version of local servers: the one that ``GRAPHCRM_TEST_NEO4J`` names, else that of ``pom.xml``."""
    if named := os.environ.get("GRAPHCRM_TEST_NEO4J"):
        return named
    found = re.search(r"<neo4j\.version>([^<]+)</neo4j\.version>", POM.read_text(encoding="utf-8"))
    if found is None:
        message = f"{POM.name} names no neo4j.version"
        raise ValueError(message)
    return found.group(1)


def lib_folder(cache: Path = CACHE) -> Path:
    """Where the jars lie, or will lie."""
    return cache / neo4j_version() / "lib"


def is_complete(lib: Path) -> bool:
    """Whether ``lib`` holds a finished download."""
    version = neo4j_version()
    return all(
        (lib / f"{name}-{version}.jar").is_file() for name in ("neo4j", "neo4j-kernel", "neo4j-server")
    )


def resolve(cache: Path = CACHE) -> Path:
    """The folder of the jars; downloaded first (about 120 MB) if it is not complete.

    Raises `NoServerError` when Maven is missing or can't get them.
    """
    lib = lib_folder(cache)
    if is_complete(lib):
        return lib
    maven = shutil.which("mvn")
    if maven is None:
        message = "mvn is not on the PATH, and the Neo4j jars are not in .neo4j-test"
        raise NoServerError(message)
    lib.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="download-", dir=lib.parent) as folder:
        download = Path(folder) / "lib"
        _copy_dependencies(maven, download)
        _put_in_place(download, lib)
    return lib


def _copy_dependencies(maven: str, target: Path) -> None:
    command = [maven, "-q", "-B", "-Dstyle.color=never", "-f", str(POM), "dependency:copy-dependencies"]
    command += [f"-Dneo4j.version={neo4j_version()}", "-DincludeScope=runtime", f"-DoutputDirectory={target}"]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=DOWNLOAD_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as expired:
        message = f"Maven did not get the Neo4j jars within {DOWNLOAD_SECONDS} s"
        raise NoServerError(message) from expired
    if done.returncode or not is_complete(target):
        lines = (done.stdout + done.stderr).strip().splitlines() or ["no message"]
        message = f"Maven could not get the Neo4j jars: {lines[0][:400]}"
        raise NoServerError(message)


def _put_in_place(download: Path, lib: Path) -> None:
    if lib.exists() and not is_complete(lib):
        shutil.rmtree(lib)
    try:
        download.rename(lib)
    except OSError:
        if not is_complete(lib):  # unless another run was faster
            raise
