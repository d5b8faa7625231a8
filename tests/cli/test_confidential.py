"""`view` and `report` with --redact and --only: the options reach the file, and nobody is named on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import DAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


@pytest.mark.parametrize("command", ["view", "report"])
def test_names_are_in_neither_the_file_nor_its_name_nor_the_message(
    example: Terminal, tmp_path: Path, command: str
) -> None:
    ran = example(command, "--as-of", DAY, "--redact", "people", "--redact", "money", "--prepared-for", "Ada")
    assert ran.code == 0
    (path,) = tmp_path.glob("*.html")
    text = path.read_text(encoding="utf-8")
    assert not any(
        "hailan" in each.casefold() or "海澜" in each for each in (path.name, ran.out, ran.err, text)
    )
    assert "Lin Yue" not in text
    assert all(said in text for said in ("names replaced", "amounts left out", "prepared for Ada"))


def test_an_opportunity_is_named_as_it_is_known_here(example: Terminal, tmp_path: Path) -> None:
    for name in ("Core network renewal", "o-core-renewal"):
        assert (
            example("view", f"{name}.svg", "--as-of", DAY, "--redact", "names", "--opportunity", name).code
            == 0
        )
    one, two = (path.read_text(encoding="utf-8") for path in sorted(tmp_path.glob("*.svg")))
    assert one == two
    assert "Core network renewal" not in one


def test_a_key_changes_the_codes_and_may_stand_in_the_environment(
    example: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("view", "--as-of", DAY, "--redact", "names")
    assert example(*names, "plain.svg").code == 0
    assert example(*names, "secret.svg", "--redact-key", "s3cret").code == 0
    monkeypatch.setenv("GRAPHCRM_REDACT_KEY", "s3cret")
    assert example(*names, "again.svg").code == 0
    plain, secret, again = (
        (tmp_path / f"{name}.svg").read_text("utf-8") for name in ("plain", "secret", "again")
    )
    assert plain != secret == again


def test_only_one_opportunity_is_in_the_file_and_said_to_be_a_part(example: Terminal, tmp_path: Path) -> None:
    assert example("view", "part.html", "--as-of", DAY, "--only", "o-billing").code == 0
    text = (tmp_path / "part.html").read_text(encoding="utf-8")
    assert "This is a part of the account only: Billing transformation." in text
    assert "Meng Xi" in text
    assert "Lin Yue" not in text
    assert "Core network renewal" not in text


def test_a_part_can_be_redacted_as_well(example: Terminal, tmp_path: Path) -> None:
    ran = example(
        "report", "part.html", "--as-of", DAY, "--only", "o-billing", "--redact", "names", "--redact", "money"
    )
    assert ran.code == 0
    text = (tmp_path / "part.html").read_text(encoding="utf-8")
    assert "This is a part of the account only: Deal " in text
    assert not any(
        said in text
        for said in ("Billing transformation", "Meng Xi", "You Qi", "Lin Yue", "o-billing", "22 M")
    )


def test_an_unknown_part_or_kind_of_redaction_is_refused(example: Terminal) -> None:
    part = example("report", "--only", "moon")
    assert (part.code, "no unit or opportunity “moon”" in part.err) == (1, True)
    assert example("view", "--redact", "faces").code == 2
