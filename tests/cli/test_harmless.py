"""No control or direction character from data, an argument or a file's name reaches a terminal as it is."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.cli.speaking import ISOLATES, harmless, read
from graphcrm.messages import Name, Person, listed

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

CLI = Path(__file__).parents[2] / "graphcrm" / "cli"
CONTROL = [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0))]
DIRECTION = [
    *map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029))
]
BAD = st.text(
    st.one_of(st.sampled_from([*CONTROL, *DIRECTION]), st.characters(exclude_categories=["Cs"])), max_size=20
)


def raw(text: str, allowed: str = "\n") -> list[str]:
    return [sign for sign in text if sign in {*CONTROL, *DIRECTION} - {*allowed}]


def test_text_leaves_from_one_place() -> None:
    """Whoever else printed would print what is not looked at."""
    for file in CLI.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            outside = called in {"print", "click.secho", "sys.stdout.write", "sys.stderr.write"} or (
                called in {"click.echo", "error.show"} and file.name != "speaking.py"
            )
            assert not outside, (file.name, node.lineno, called)


@given(BAD)
def test_no_fact_is_read_with_such_a_character(text: str) -> None:
    facts = (text, Name(text, text), Person("x", text, text, text, text), listed([text, Name(text)]))
    for fact in facts:
        words = read(fact, "titled")
        assert raw(words, ISOLATES) == []
        depth = 0
        for sign in words:
            depth += (sign == "\u2068") - (sign == "\u2069")
            assert depth in (0, 1)
        assert depth == 0


@given(BAD)
def test_json_says_the_same_with_escapes(text: str) -> None:
    printed = harmless(json.dumps({"name": text}, ensure_ascii=False), ISOLATES)
    assert raw(printed) == []
    assert json.loads(printed) == {"name": text}


@pytest.mark.parametrize(
    "words",
    [
        ("explain", "\x1b[31mred\u202e"), ("\x1b]0;title\x07",), ("ask", "\u202egnp.exe"), ("view", "\x9b1m.xyz"), ("import", "a\x1bb.csv"),
        ("status", "--\x1b[2J"), ("due", "--days", "\x1b[1m"), ("--store", "\x1b[1m.db", "status"), ("--store", "abc\u202e://x", "status"),
    ],
)  # fmt: skip
def test_what_was_typed_comes_back_harmless(example: Terminal, words: tuple[str, ...]) -> None:
    ran = example(*words)
    assert ran.code != 0
    assert raw(ran.out + ran.err, "\n\u2068\u2069") == []


def test_a_name_with_directions_is_shown_with_codes_in_text_and_json(run: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "Organization.csv").write_text("id,name,kind\nk,Kunde\u202egnp\u2066,customer\n", "utf-8")
    assert run("import", folder).code == 0
    shown, told = run("status"), run("status", "--json")
    assert "\\u202egnp\\u2066" in shown.out
    assert raw(shown.out + told.out) == []
    assert told.json["accounts"][0]["name"] == "Kunde\u202egnp\u2066"
