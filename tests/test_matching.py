"""Which name is meant: whole, in part, by sound, misspelt."""

from __future__ import annotations

import pytest

from graphcrm.errors import NotFound
from graphcrm.matching import candidates, fitting, near, one
from graphcrm.messages import Message, text

NAMES = {
    "c1": ("Lin Yue", "林悦"),
    "c2": ("Lin Yuan", "林源"),
    "c3": ("Gu Changhai", "顾长海"),
    "c4": ("顾 长江", ""),
    "e1": ("José Álvarez", ""),
    "e2": ("David Mercer", "大卫·默瑟"),
}


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("c2", ["c2"]),
        ("lin yue", ["c1"]),
        ("LINYUE", ["c1"]),
        ("林悦", ["c1"]),
        ("Lin", ["c1", "c2"]),
        ("mercer", ["e2"]),
        ("jose alvarez", ["e1"]),
        ("guchangjiang", ["c4"]),
        ("", []),
        ("…", []),
        ("Petrova", []),
    ],
)
def test_names_are_found_by_id_whole_in_part_and_by_sound(wanted: str, ids: list[str]) -> None:
    assert fitting(wanted, NAMES) == ids


@pytest.mark.parametrize(
    ("typed", "ident"), [("Davd Mercer", "e2"), ("Mercer Davdi", "e2"), ("Gu Chanhai", "c3")]
)
def test_a_misspelt_name_is_taken_only_where_that_is_asked_for(typed: str, ident: str) -> None:
    assert fitting(typed, NAMES) == []
    assert fitting(typed, NAMES, alike=True) == [ident]
    assert near(typed, NAMES)[0] == ident


def test_between_two_that_are_as_near_nobody_is_chosen() -> None:
    names = {"a": ("Anna Weiss", ""), "b": ("Anna Weisz", "")}
    assert sorted(fitting("Anna Weis", names | {"c": ("Tom", "")})) == ["a", "b"]
    assert sorted(fitting("Ana Weis", names, alike=True)) == ["a", "b"]


def test_the_one_who_is_meant_or_who_may_be_meant() -> None:
    none, several = Message("ask.no_contact", wanted="x"), Message("ask.several_contact", wanted="x")
    assert one("linyue", NAMES, none, several) == "c1"
    assert one("Davd Mercer", NAMES, none, several, alike=True) == "e2"
    with pytest.raises(NotFound, match=r"Several fit .* by id: Lin Yue \(c1\), Lin Yuan \(c2\)\."):
        one("Lin", NAMES, none, several)
    with pytest.raises(NotFound, match=r"There is no .* Did you mean David Mercer \(e2\)\?"):
        one("Davd Mercer", NAMES, none, several)
    with pytest.raises(NotFound) as nobody:
        one("Petrova", NAMES, none, several)
    assert nobody.value.hint is None
    with pytest.raises(NotFound) as hinted:
        one("Petrova", NAMES, none, several, hint=Message("account.later_day"))
    assert "Choose a later day." in str(hinted.value)
    assert "林悦（c1）" in text(candidates(NAMES, ["c1"]), "zh-Hans")
