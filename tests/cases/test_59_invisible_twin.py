"""Case 59: an id with a sign that nobody sees made a second person of one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.values import BadValue, parse_id
from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u202e\u2066\ufe0f\u3164\U000e0100"


def test_the_twin_is_refused_as_the_same_one_twice(run: Terminal) -> None:
    ran = run("import", CASES / "59-invisible-twin" / "in")
    assert ran.code == 3
    assert "stands twice" in ran.err or "row 2" in ran.err
    assert run("import", CASES / "59-invisible-twin" / "in", "--keep-good").code == 3
    assert run("status", "--json").json["counts"]["Contact"] == 1


@given(st.text(st.sampled_from("ab-7Ä 王"), min_size=1, max_size=6), st.data())
def test_no_sign_that_nobody_sees_makes_another_id(ident: str, data: st.DataObject) -> None:
    if not ident.strip():
        return
    twin = "".join(sign + data.draw(st.sampled_from(["", *UNSEEN])) for sign in ident)
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in twin)
    spaced = wide.replace(" ", data.draw(st.sampled_from([" ", "  ", "\u00a0", "\u3000", "\u2003 "])))
    assert parse_id(spaced) == parse_id(ident)
    assert parse_id(parse_id(spaced)) == parse_id(spaced)


@pytest.mark.parametrize("ident", ["\u200b", "\u3164\ufeff", "a\nb", "a\u2028b"])
def test_an_id_of_nothing_or_of_lines_is_refused(ident: str) -> None:
    with pytest.raises(BadValue):
        parse_id(ident)


def test_ids_that_differ_in_capitals_are_remarked_on(run: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "Contact.csv").write_text("id,name\nC1,Ann\nc1,Ann\n")
    ran = run("import", folder)
    assert ran.code == 0
    assert "C1 and c1" in ran.err
    (folder / "Contact.csv").write_text("id,name\nX9,Bob\n")
    assert "differ" not in run("import", folder).err
    (folder / "Contact.csv").write_text("id,name\nx9,Bob\n")
    assert "X9 and x9" in run("import", folder).err
