"""Every word of the vocabulary is in the catalogues, in both scripts; and the forms that entries must have."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from graphcrm.messages import Term, text
from graphcrm.schema import NODE_TYPES, SCALES, SYSTEM, TIE_SHAPES, TIE_TYPES, NodeType, TieType
from graphcrm.schema.column import step
from graphcrm.schema.model import Brings
from graphcrm.schema.reach import unreached
from graphcrm.schema.scales import FEEDBACK_KIND, ORGANIZATION_KIND, TIER
from graphcrm.store.tables import ACCOUNT_NODES, ACCOUNT_TIES, RARE
from graphcrm.values import parser

ALIKE = {"S", "A", "B", "C"}


def words() -> Iterator[Term]:
    for kind in (*NODE_TYPES, *TIE_TYPES):
        yield kind.term
        if isinstance(kind, NodeType):
            yield kind.pseudonym
            yield Term(kind.meaning)
        else:
            yield Term(kind.sentence)
            yield Term(kind.reverse)
        for column in kind.columns:
            yield column.term
            yield Term(column.meaning)
            if column.unit:
                yield Term(column.unit)
    for column in SYSTEM:
        yield column.term
        yield Term(column.meaning)
    for scale in SCALES:
        yield scale.term
        yield from (word.term for word in scale.steps)


TERMS = sorted(set(words()), key=lambda term: (term.en, term.context))


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_every_word_has_its_chinese(language: str) -> None:
    missing = [term for term in TERMS if text(term, language) == term.en]
    assert missing == []


def test_scripts_differ_where_they_should() -> None:
    import opencc

    simplified: Callable[[str], str] = opencc.OpenCC("t2s").convert  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] — it has no types
    mixed = [term.en for term in TERMS if simplified(text(term, "zh-Hans")) != text(term, "zh-Hans")]
    assert mixed == []


def test_one_english_word_may_have_two_meanings() -> None:
    customer_kind, feedback_kind = (scale.step("competitor") for scale in (ORGANIZATION_KIND, FEEDBACK_KIND))
    assert customer_kind is not None
    assert feedback_kind is not None
    assert text(customer_kind.term) == text(feedback_kind.term) == "competitor"
    assert text(customer_kind.term, "zh-Hant") == "競爭對手"
    assert text(feedback_kind.term, "zh-Hant") == "競爭對手動態"


@pytest.mark.parametrize("word", ["B", "b", "B类客户", "B類客戶", "乙级", "乙級"])
def test_words_of_every_language_and_of_earlier_versions_are_understood(word: str) -> None:
    assert parser(step("tier", TIER, "How important."))(word) == "B"


def test_whatever_no_tie_brings_is_said() -> None:
    assert unreached(["Contact", "Budget"], TIE_SHAPES) == ["Budget"]
    assert unreached([node.label for node in NODE_TYPES], TIE_SHAPES) == []


def test_every_type_is_read_by_a_statement() -> None:
    assert {kind for read in ACCOUNT_NODES for kind in read.kinds} == {node.label for node in NODE_TYPES}
    read = {kind for read in ACCOUNT_TIES for kind in read.kinds} | {shape.kind.name for shape in RARE}
    assert read == {tie.name for tie in TIE_TYPES}


def test_what_a_tie_brings_is_one_of_its_ends() -> None:
    assert {tie.name for tie in TIE_TYPES if isinstance(tie.brings, Brings)} == {
        "CONCERNS",
        "ATTENDED",
        "RAISED",
    }
    assert isinstance(TIE_TYPES[0], TieType)
