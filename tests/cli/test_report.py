"""`report`, and the pictures of `view`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm.render import pictures
from graphcrm.workspace import Workspace
from tests.cli.conftest import DAY, Terminal


def test_a_report_is_one_page_and_does_not_overwrite_unasked(example: Terminal, tmp_path: Path) -> None:
    assert example("report", "--as-of", DAY).code == 0
    page = (tmp_path / "org-hailan-report.html").read_bytes()
    assert b"120 M CNY" in page
    assert b"<svg" in page
    refused = example("report", "--as-of", DAY)
    assert refused.code == 1
    assert "exists already" in refused.err
    assert example("report", "--as-of", DAY, "--yes").code == 0
    assert (tmp_path / "org-hailan-report.html").read_bytes() == page


def test_markdown_has_its_picture_beside_it(example: Terminal, tmp_path: Path) -> None:
    assert example("report", "my review.md", "--as-of", DAY, "--opportunity", "o-billing").code == 0
    text = (tmp_path / "my review.md").read_text("utf-8")
    assert "](<my%20review.svg>)" in text
    assert "Billing transformation" in text
    assert (tmp_path / "my review.svg").read_text("utf-8").startswith("<svg")


def test_where_the_picture_stands_already_nothing_is_written(example: Terminal, tmp_path: Path) -> None:
    (tmp_path / "review.svg").write_text("mine", "utf-8")
    assert example("report", "review.md", "--as-of", DAY).code == 1
    assert (tmp_path / "review.svg").read_text("utf-8") == "mine"
    assert not (tmp_path / "review.md").exists()


def test_a_report_is_html_or_markdown(example: Terminal) -> None:
    assert example("report", "review.docx").code == 2
    assert example("report", "--opportunity", "no such deal").code == 1


def test_view_draws_the_cathedral_as_svg(example: Terminal, tmp_path: Path) -> None:
    assert example("view", "slide.svg", "--as-of", DAY, "--opportunity", "o-billing").code == 0
    assert "Billing transformation" in (tmp_path / "slide.svg").read_text("utf-8")
    assert example("view", "--svg", "--as-of", DAY).code == 0
    assert (tmp_path / "org-hailan.svg").exists()
    assert example("view", "chinese.svg", "--as-of", DAY, "--language", "zh-Hant").code == 0
    assert "拱頂" in (tmp_path / "chinese.svg").read_text("utf-8")
    assert example("view", "picture.jpg").code == 2


def _nowhere(*_: object) -> Iterator[Path]:
    return iter(())


@pytest.mark.parametrize("form", ["--png", "--pdf"])
def test_without_chromium_view_says_what_was_looked_for(
    example: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(pictures.NAMED_BY, raising=False)
    monkeypatch.setattr(pictures, "_places", _nowhere)
    ran = example("view", form, "--as-of", DAY)
    assert ran.code == 1
    assert "chromium, chromium-browser, google-chrome" in ran.err
    assert "SVG and HTML need none" in ran.err


@pytest.mark.browser
def test_view_takes_a_picture_of_the_page(example: Terminal, tmp_path: Path) -> None:
    try:
        pictures.chromium()
    except Exception as error:  # noqa: BLE001 — any reason will do
        pytest.skip(str(error))
    assert example("view", "page.png", "--as-of", DAY).code == 0
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def test_a_workspace_shows_an_account_in_a_notebook(example: Terminal) -> None:
    with Workspace.open("example.db", create=False) as workspace:
        picture = workspace.picture("org-hailan", as_of=datetime.date(2026, 11, 20), opportunity="o-billing")
    assert "Billing transformation" in picture._repr_html_()
