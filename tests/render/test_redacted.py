"""What is left out is nowhere in the file: neither as text, nor in ids, search words or sources. Oracle: the example's own cells."""

from __future__ import annotations

import dataclasses
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm import messages, schema
from graphcrm.analysis import analyze
from graphcrm.records import Contact, Employee, Opportunity, Organization, OrgUnit
from graphcrm.render.page import account_page
from graphcrm.render.page.pinyin import spelled
from graphcrm.render.report import markdown, page, report
from graphcrm.render.svg import cathedral_svg
from graphcrm.schema.column import Form
from graphcrm.schema.scales import DECISION_ROLE, EMPLOYEE_ROLE
from graphcrm.snapshot.pseudonyms import Pseudonyms, secret
from graphcrm.snapshot.redact import redacted
from tests.analysis.worlds import World
from tests.render.example import DAY, example
from tests.render.pages import TEXTS, account, data_of, poisoned

if TYPE_CHECKING:
    from collections.abc import Collection

    from graphcrm.analysis import Analysis
    from graphcrm.snapshot import Snapshot

KEY = "a secret that is long enough"
MARK = "Quixotic 7654321"
"""Stands in no file but where a text of the account is shown."""


def analysed(snapshot: Snapshot, *what: str, key: str = "") -> Analysis:
    return analyze(redacted(snapshot, what, key))


def files(analysis: Analysis) -> dict[str, str]:
    told = report(analysis)
    return {
        "page": account_page(analysis).decode(),
        "report": page(told).decode(),
        "markdown": markdown(told, "picture.svg").decode(),
        "picture": cathedral_svg(analysis),
    }


def people(snapshot: Snapshot) -> list[Contact | Employee]:
    return [*snapshot.nodes(Contact).values(), *snapshot.nodes(Employee).values()]


def named(snapshot: Snapshot) -> set[str]:
    """Names in every language and spelling, ids, addresses, and who wrote something down."""
    found: set[str] = set()
    for each in people(snapshot):
        parts = each.name.split()
        written = spelled(each.name_zh or "", each.name) or ""
        found |= {each.id, each.name, " ".join(reversed(parts)), each.name_zh or "", *written.split()[:1]}
        found |= {each.email or "", (isinstance(each, Contact) and each.phone) or ""}
    for kind in (Organization, Opportunity):
        for node in snapshot.nodes(kind).values():
            found |= {node.id, node.name, node.name_zh or ""}
    return {text for text in found if len(text) > 1}


@cache
def files_without(*what: str) -> dict[str, str]:
    """Of the example."""
    return files(analysed(example(), *what))


def in_files(what: Collection[str], secrets: Collection[str]) -> dict[str, list[str]]:
    return {name: found for name, text in files_without(*what).items() if (found := _in(text, secrets))}


def _in(text: str, secrets: Collection[str]) -> list[str]:
    folded = text.casefold()
    return sorted(
        each
        for each in secrets
        if each.casefold() in folded
        and (not each.isascii() or re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", text, re.IGNORECASE))
    )


@pytest.mark.parametrize("what", [("names",), ("people",), ("people", "money")], ids="+".join)
def test_no_name_id_or_address_is_left_in_any_file(what: tuple[str, ...]) -> None:
    assert in_files(what, named(example())) == {}


def test_without_redaction_they_are_there() -> None:
    """So that the test above looks for what would be found."""
    found = _in(files_without()["page"], named(example()))
    assert len(found) > 0.9 * len(people(example()))


def test_no_page_holds_addresses_or_what_is_noted_of_somebody() -> None:
    """Not even one from which nothing was left out: no view shows them."""
    private = ("email", "phone", "note", "personal_win")
    texts = {text for each in people(example()) for name in private if (text := getattr(each, name, None))}
    assert len(texts) > 20
    assert _in(files_without()["page"], texts) == []


def test_no_word_of_a_persons_name_is_left_in_the_data() -> None:
    data = data_of(files_without("people")["page"].encode())
    del data["words"], data["scales"]
    text = json.dumps(
        {name: value for name, value in data.items() if name != "otherwise"}, ensure_ascii=False
    )
    words = {word for each in people(example()) for word in each.name.split() if len(word) > 3}
    said = set(re.findall(r"\w+", text))
    assert words & said == set()


def test_people_leaves_no_title_and_no_unit() -> None:
    titles = {
        title
        for each in people(example())
        for title in (each.title, getattr(each, "title_zh", None))
        if title
    }
    units = {
        text
        for each in example().nodes(OrgUnit).values()
        for text in (each.id, each.name, each.name_zh)
        if text
    }
    left = in_files(["people"], titles | units)
    steps = (*EMPLOYEE_ROLE.steps, *DECISION_ROLE.steps)  # the words of these stand there for another reason
    roles = {
        text.casefold()
        for each in steps
        for text in (each.term.en, messages.text(each.term, "zh-Hans"), messages.text(each.term, "zh-Hant"))
    }
    assert all(any(each.casefold() in role for role in roles) for found in left.values() for each in found), (
        left
    )


@pytest.mark.parametrize("what", [("money",), ("people", "money")], ids="+".join)
def test_money_leaves_no_amount_in_any_file(what: tuple[str, ...]) -> None:
    columns = {
        (kind.name, each.name)
        for kind in schema.NODE_TYPES
        for each in kind.properties
        if each.unit == "currency of the customer"
    }
    assert len(columns) > 4
    amounts = {
        amount
        for kind, held in example()._nodes.items()
        for node in held.values()
        for label, column in columns
        if label == kind.__name__ and (amount := getattr(node, column)) is not None
    }
    for name, text in files_without(*what).items():
        assert not re.search(
            r"\d\s?(?:k|M|bn) CNY|\d (?:k|M|bn)\b", text.partition('id="data"')[2] or text
        ), name
        for amount in amounts:
            assert not re.search(rf"(?<![\d.]){amount:.0f}(?:\.0)?(?![\d.])", text), (name, amount)


@pytest.mark.parametrize("what", ["names", "people", "money"])
def test_no_free_text_of_any_column_is_left(what: str) -> None:
    """Every column of text, one by one, with a name and an amount in it."""
    for column in sorted(TEXTS):
        shown = redacted(_filled(account().snapshot(), column), [what])
        left = [each for held in (*shown._nodes.values(),) for each in held.values() if MARK in each]
        left += [each for held in shown._ties.values() for each in held if MARK in each]
        assert left == [], column


def _filled(snapshot: Snapshot, column: str) -> Snapshot:
    def fill(record: Any) -> Any:
        return record._replace(**{column: MARK}) if column in record._fields else record

    nodes = {
        kind: {ident: fill(each) for ident, each in held.items()} for kind, held in snapshot._nodes.items()
    }
    ties = {key: tuple(map(fill, held)) for key, held in snapshot._ties.items()}
    return dataclasses.replace(snapshot, _nodes=nodes, _ties=ties)


def test_a_name_in_every_text_is_left_in_none() -> None:
    """One of their names stands in every field, and as name of the file that all came from."""
    world = poisoned(account().snapshot(), MARK)
    assert _in(files(analysed(world, "names"))["page"], [MARK, "Quixotic"]) == []


def test_a_title_that_holds_a_name_goes_others_stay() -> None:
    world = (
        account()
        .contact("ann", name="Ann", title="Assistant to Lin Yue")
        .contact("bob", name="Bob", title="Head of Radio")
    )
    world.contact("cat", name="Cat", title_zh="林越的助理")
    left = redacted(world.snapshot(), ["names"]).nodes(Contact).values()
    titles = {each.title for each in left} | {each.title_zh for each in left}
    assert "Head of Radio" in titles
    assert not any("Lin" in str(title) or "林越" in str(title) for title in titles)


def test_what_was_left_out_is_said_in_every_file() -> None:
    for name, text in files_without("people", "money").items():
        assert "names replaced, titles and units generalised" in text, name
        assert "amounts left out" in text, name
        assert "amount unknown" not in text.partition('id="data"')[0], name
    data = data_of(files_without("money")["page"].encode())
    assert "amounts left out" in data["footer"]
    assert all("amount unknown" not in scene["heading"] for scene in data["scenes"])


def test_the_same_person_goes_by_the_same_id_on_every_day_and_whoever_else_is_there() -> None:
    few = redacted(account().snapshot(), ["names"], KEY)
    more = account().contacts(f"new {number}" for number in range(40))
    many = redacted(dataclasses.replace(more.snapshot(), as_of=DAY), ["names"], KEY)
    assert set(few.nodes(Contact)) < set(many.nodes(Contact))


def test_codes_never_collide_and_follow_the_key() -> None:
    nodes = [("Contact", f"c{number}") for number in range(20_000)]
    one, other = Pseudonyms(secret(KEY)), Pseudonyms(secret(KEY * 2))
    codes = one.of(nodes)
    assert len(set(codes.values())) == len(nodes)
    assert one.of(reversed(nodes)) == codes
    assert other.of(nodes[:50]) != one.of(nodes[:50])
    ours, theirs = (one.ident((label, "lin")) for label in ("Employee", "Contact"))
    assert ours.partition("-")[2] != theirs.partition("-")[2]


def test_without_a_key_no_id_is_the_same_twice() -> None:
    one, other = (set(redacted(account().snapshot(), ["names"]).nodes(Contact)) for _ in range(2))
    assert not one & other


def test_names_change_no_result() -> None:
    """Kinds and severities are the same; only who is called what differs."""
    world: World = account()
    plain, other = analyze(world.snapshot()), analysed(world.snapshot(), "names")
    assert sorted((each.kind, each.severity) for each in plain.findings) == sorted(
        (each.kind, each.severity) for each in other.findings
    )


def test_every_column_of_text_is_decided_on() -> None:
    """A column that nobody decided on is left out; a required one is a name."""
    for kind in (*schema.NODE_TYPES, *schema.TIE_TYPES):
        for each in kind.properties:
            if each.form is Form.TEXT and each.required:
                assert each.name == "name"
