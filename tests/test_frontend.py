"""The page's script: its bundle is of its sources, and its own checks pass where Node is.

Without Node those are skipped and say why; with ``GRAPHCRM_REQUIRE_NODE=1`` that is an error.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest

from tools.page_cases import PATH, cases
from tools.page_types import page_types

FRONTEND = Path(__file__).resolve().parents[1] / "frontend"
SOURCES = FRONTEND / "src"


def digest() -> str:
    """As frontend/build.mjs makes it."""
    names = sorted(path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*") if path.is_file())
    whole = "".join(f"{name}\0{SOURCES.joinpath(name).read_text('utf-8')}\0" for name in names)
    return hashlib.sha256(whole.encode()).hexdigest()


def test_the_bundle_is_of_these_sources() -> None:
    bundle = resources.files("graphcrm.render.page").joinpath("static", "page.js").read_text("utf-8")
    assert bundle.partition("\n")[0].endswith(f" {digest()}"), "run npm run build in frontend/"


def test_the_types_of_the_data_are_those_of_python() -> None:
    assert SOURCES.joinpath("data.ts").read_text("utf-8") == page_types(), "run python tools/generate.py"


def test_the_cases_are_what_the_analyses_say() -> None:
    assert PATH.read_text("utf-8") == cases(), "run python tools/page_cases.py"
    assert PATH.stat().st_size < 400_000


@pytest.mark.parametrize("script", ["check", "types", "lint", "test"])
def test_its_own_checks_pass(script: str) -> None:
    npm = shutil.which("npm")
    reason = "no Node" if npm is None else "run npm ci in frontend/ first"
    if npm is None or not FRONTEND.joinpath("node_modules").is_dir():
        if os.environ.get("GRAPHCRM_REQUIRE_NODE") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    ran = subprocess.run(
        [npm, "run", "--silent", script], cwd=FRONTEND, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
