"""`view` and `report` with --redact and --only: the options reach the file, and nobody is named on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import DAY

SECRET = "a secret that is long enough"

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


def test_an_opportunity_is_named_as_it_is_known_here(
    example: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHCRM_REDACT_KEY", SECRET)
    for name in ("Core network renewal", "o-core-renewal"):
        ran = example("view", f"{name}.svg", "--as-of", DAY, "--redact", "names", "--opportunity", name)
        assert ran.code == 0
    one, two = (path.read_text(encoding="utf-8") for path in sorted(tmp_path.glob("*.svg")))
    assert one == two
    assert "Core network renewal" not in one


def test_the_same_secret_gives_the_same_codes_and_no_secret_other_ones_every_time(
    example: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text(f"{SECRET}\n")
    names = ("view", "--as-of", DAY, "--redact", "names")
    for plain in ("plain", "other"):
        assert example(*names, f"{plain}.svg").code == 0
    assert example(*names, "secret.svg", "--redact-key", "key").code == 0
    monkeypatch.setenv("GRAPHCRM_REDACT_KEY", SECRET)
    assert example(*names, "again.svg").code == 0
    plain, other, secret, again = (
        (tmp_path / f"{name}.svg").read_text("utf-8") for name in ("plain", "other", "secret", "again")
    )
    assert len({plain, other, secret}) == 3
    assert secret == again


@pytest.mark.parametrize(
    ("file", "said"), [("nowhere", "can't be read"), ("short", "fewer than 16"), ("picture", "fewer than 16")]
)
def test_a_secret_that_can_be_guessed_or_read_nowhere_is_refused(
    example: Terminal, tmp_path: Path, file: str, said: str
) -> None:
    (tmp_path / "short").write_text("s3cret")
    (tmp_path / "picture").write_bytes(b"\x89PNG" + bytes(range(128, 256)))
    ran = example("view", "out.svg", "--redact", "names", "--redact-key", file)
    assert (ran.code, said in ran.err, (tmp_path / "out.svg").exists()) == (2, True, False)
    assert "s3cret" not in ran.err


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
