"""Pictures by a browser: how it is found, how it is called, and what is said where there is none.

A stand-in for the browser writes down how it was called; the browser tests at the end take real pictures.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import struct
import sys
from pathlib import Path

import pytest

from graphcrm.analysis import analyze
from graphcrm.errors import OutputError
from graphcrm.render import pictures
from graphcrm.render.page import account_page
from graphcrm.render.svg import cathedral_svg, size_of
from graphcrm.render.svg.plan import context, plan
from tests.render.pages import account

PAGE = (
    b"""<html><head><meta content="default-src 'none'; style-src 'sha256-abc'"></head><body></body></html>"""
)


def _program(folder: Path, name: str, script: str = "exit 0") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@needs_shell
def test_a_browser_on_the_path_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    wanted = _program(tmp_path, "google-chrome-stable")
    assert pictures.chromium({"PATH": str(tmp_path)}, "linux") == wanted


@needs_shell
def test_a_browser_can_be_named(tmp_path: Path) -> None:
    wanted = _program(tmp_path / "odd", "my-browser")
    assert pictures.chromium({"PATH": "", pictures.NAMED_BY: str(wanted)}, "linux") == wanted
    with pytest.raises(OutputError, match="names “/nowhere/chrome”"):
        pictures.chromium({"PATH": "", pictures.NAMED_BY: "/nowhere/chrome"}, "linux")


def test_on_windows_the_usual_folders_are_looked_into(tmp_path: Path) -> None:
    wanted = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    wanted.parent.mkdir(parents=True)
    wanted.touch()
    assert pictures.chromium({"PATH": "", "PROGRAMFILES(X86)": str(tmp_path)}, "win32") == wanted


def test_where_there_is_none_one_message_says_what_was_looked_for_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused:
        pictures.chromium({"PATH": str(tmp_path)}, "linux")
    said = str(refused.value)
    assert refused.value.exit_code == 1
    for part in ("chromium", "google-chrome", "msedge", "Install one of them", pictures.NAMED_BY, "SVG"):
        assert part in said


_WRITES = """
echo "$@" > "{folder}/called"
for each in "$@"; do case "$each" in --screenshot=*|--print-to-pdf=*) echo made > "${{each#*=}}";; esac; done
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = _program(tmp_path / "bin", "chromium", _WRITES.format(folder=tmp_path))
    monkeypatch.setenv(pictures.NAMED_BY, str(path))
    return tmp_path / "called"


@needs_shell
@pytest.mark.parametrize("root", [True, False])
def test_the_sandbox_is_left_on_except_for_root(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch, root: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    assert pictures.png(PAGE) == b"made\n"
    assert ("--no-sandbox" in stand_in.read_text()) == root


@needs_shell
def test_it_runs_unseen_in_a_profile_of_its_own_and_leaves_nothing(stand_in: Path) -> None:
    assert pictures.pdf(PAGE) == b"made\n"
    called = stand_in.read_text()
    assert "--headless" in called
    assert "--print-to-pdf=" in called
    profile = re.search(r"--user-data-dir=(\S+)", called)
    assert profile
    assert not Path(profile[1]).parent.exists()


@needs_shell
def test_a_browser_from_a_snap_works_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    path = _program(tmp_path / "snap" / "bin", "chromium", _WRITES.format(folder=tmp_path))
    monkeypatch.setenv(pictures.NAMED_BY, str(path))
    monkeypatch.setattr(Path, "home", lambda: home)
    assert pictures.png(PAGE) == b"made\n"
    assert f"--screenshot={home}/graphcrm-" in (tmp_path / "called").read_text()
    assert list(home.iterdir()) == []


@needs_shell
def test_a_browser_that_fails_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _program(tmp_path, "chromium", 'echo "no display" >&2; exit 7')
    monkeypatch.setenv(pictures.NAMED_BY, str(path))
    with pytest.raises(OutputError, match="took no picture: no display"):
        pictures.png(PAGE)


@needs_shell
def test_a_browser_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _program(tmp_path, "chromium", "exec sleep 60")
    monkeypatch.setenv(pictures.NAMED_BY, str(path))
    monkeypatch.setattr(pictures, "SECONDS", 0.3)
    with pytest.raises(OutputError, match="took no picture within"):
        pictures.png(PAGE)


def test_the_style_for_paper_is_one_that_the_pages_policy_allows() -> None:
    styled = pictures._styled(PAGE, "a{}").decode()
    digest = base64.b64encode(hashlib.sha256(b"a{}").digest()).decode()
    assert f"style-src 'sha256-{digest}' 'sha256-abc'" in styled
    assert "<style>a{}</style>" in styled


@pytest.fixture(scope="module")
def browser() -> Path:
    try:
        return pictures.chromium()
    except OutputError as error:
        if os.environ.get("GRAPHCRM_REQUIRE_CHROMIUM") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))


def _size(png: bytes) -> tuple[int, int]:
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


@pytest.mark.browser
def test_a_page_is_taken_at_twice_its_size(browser: Path) -> None:
    taken = pictures.png(account_page(analyze(account().snapshot())))
    assert taken.startswith(b"\x89PNG")
    assert _size(taken) == (2800, 1800)


@pytest.mark.browser
def test_an_svg_is_taken_whole(browser: Path) -> None:
    analysis = analyze(account().snapshot())
    wide, high = size_of(plan(context(analysis)))
    taken = pictures.png(cathedral_svg(analysis).encode(), wide=wide, high=high, ending=".svg")
    assert _size(taken) == (2 * wide, 2 * high)


@pytest.mark.browser
def test_the_pdf_is_a3_landscape(browser: Path) -> None:
    taken = pictures.pdf(account_page(analyze(account().snapshot())))
    assert taken.startswith(b"%PDF")
    boxes = {tuple(map(float, each)) for each in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", taken)}
    assert boxes
    for wide, high in boxes:
        assert abs(wide / 72 * 25.4 - 420) < 1
        assert abs(high / 72 * 25.4 - 297) < 1
