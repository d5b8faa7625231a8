"""Who is key and where they stand: page, report, workbook, `explain` and the account say the same, under whatever rules.

Oracle: `account.key_contacts` and `standings`, each one's box by the bands of the rules, reckoned here.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
from openpyxl import load_workbook

from graphcrm.account.graph import AccountGraph
from graphcrm.account.rules import Rules
from graphcrm.account.stance import stance
from graphcrm.account.standing import standings
from graphcrm.analysis import analyze
from graphcrm.explain.recorded import of_contact, of_opportunity
from graphcrm.messages import Fact, Message, text
from graphcrm.records import Opportunity
from graphcrm.render.page import ninebox
from graphcrm.render.report import report
from graphcrm.render.svg.plan import context
from graphcrm.render.workbook import workbook
from graphcrm.schema.scales import INTIMACY, SUPPORT
from graphcrm.scorecard import AssessmentContext, Policy, assess
from graphcrm.scorecard.policy.relationships import KeyRules
from graphcrm.snapshot import Snapshot
from graphcrm.workspace import Workspace
from tests.render.example import DAY
from tests.render.workbooks import UNKNOWN, tables

EXAMPLES = Path(__file__).parents[2] / "examples"
ACCOUNTS = ("hailan", "brackwater", "tarnholm")
OTHER_RULES = Rules(key_listeners=2, key_influence=0.5)
OTHER_POLICY = Policy(key=KeyRules(intimacy_bands=(1, 4), support_bands=(-1, 2)))


class Stand(NamedTuple):
    """A key person's box, closeness and support; ``None``: nobody judged it."""

    box: tuple[int | None, int | None]
    intimacy: int | None
    support: int | None


class Decided(NamedTuple):
    """Of an account: its snapshot, and by opportunity what `ask who_decides` answers: who stands where."""

    snapshot: Snapshot
    asked: dict[str, dict[str, int | None]]


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Decided]:
    accounts: dict[str, Decided] = {}
    for name in ACCOUNTS:
        with Workspace.open(tmp_path_factory.mktemp(name) / "store.db") as workspace:
            workspace.import_(EXAMPLES / name)
            snapshot = workspace.snapshot(as_of=DAY)
            asked: dict[str, dict[str, int | None]] = {}
            for deal in snapshot.nodes(Opportunity):
                answer = workspace.answer("who_decides", {"opportunity": deal})
                who, support = (answer.columns.index(column) for column in ("contact", "support"))
                asked[deal] = {str(row[who]): cast("int | None", row[support]) for row in answer.rows}
            accounts[name] = Decided(snapshot, asked)
    return accounts


@pytest.fixture(scope="module")
def snapshots(accounts: dict[str, Decided]) -> dict[str, Snapshot]:
    return {name: account.snapshot for name, account in accounts.items()}


def expected(account: AccountGraph, policy: Policy) -> dict[str, Stand]:
    """By the definitions in the account, and the bands of the rules."""
    bands = policy.key.intimacy_bands, policy.key.support_bands

    def band(starts: tuple[int, ...], step: int | None) -> int | None:
        return None if step is None else bisect_right(starts, step)

    return {
        who: Stand((band(bands[0], one.intimacy), band(bands[1], one.support)), one.intimacy, one.support)
        for who, one in standings(account, account.key_contacts).items()
    }


def name_of(account: AccountGraph, who: str) -> str:
    return text(account.person(who))


@pytest.mark.parametrize(
    ("rules", "policy"), [(Rules(), Policy()), (OTHER_RULES, OTHER_POLICY)], ids=["usual", "other rules"]
)
@pytest.mark.parametrize("name", ACCOUNTS)
def test_key_people_and_their_boxes_are_the_same_everywhere(
    snapshots: dict[str, Snapshot], name: str, rules: Rules, policy: Policy
) -> None:
    analysis = analyze(snapshots[name], rules)
    account = analysis.account
    stands = expected(account, policy)
    assert stands
    assert on_page(analysis, policy) == {who: (stand.box, stand.support) for who, stand in stands.items()}
    in_report(account, report(analysis, policy=policy), stands)
    in_workbook(account, workbook(assess(AssessmentContext(account, policy))).content, stands)
    in_explain(account, stands)


def on_page(analysis: Any, policy: Policy) -> dict[str, tuple[tuple[int | None, ...], int | None]]:
    """What the page's script reads, by person."""
    page = context(analysis, policy=policy)
    people = {number: key for key, number in page.numbers.items()}
    columns = ninebox.data(page)["people"]
    rows = rows_of(columns)
    return {
        people[row["who"]]: (
            tuple(None if band == ninebox.UNKNOWN else band for band in row["box"]),
            row.get("support"),
        )
        for row in rows
    }


def rows_of(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Records from the page's compact tables, as its script makes them."""
    return [table["same"] | dict(zip(table["columns"], row, strict=False)) for row in table["rows"]]


def in_report(account: AccountGraph, made: Any, stands: dict[str, Stand]) -> None:
    names = {who: name_of(account, who) for who in stands}
    for row, support in enumerate((2, 1, 0)):
        for column in range(3):
            there = sorted(names[who] for who, stand in stands.items() if stand.box == (column, support))
            assert sorted(made.nine.boxes[row][column]) == there
    for shown, place in ((made.nine.no_tie, 0), (made.nine.no_stance, 1)):
        assert sorted(shown) == sorted(
            names[who] for who, stand in stands.items() if stand.box[place] is None
        )


def in_workbook(account: AccountGraph, content: bytes, stands: dict[str, Stand]) -> None:
    page = load_workbook(io.BytesIO(content))["Nine-box"]
    columns, levels = ("Distant", "Working contact", "Close", "Not judged"), (2, 1, 0, None)
    _, _, who_stands = tables(page, "Support \\ closeness")
    for row, support in zip(who_stands, levels, strict=True):
        for column, closeness in zip(columns, (0, 1, 2, None), strict=True):
            there = {
                name_of(account, who) for who, stand in stands.items() if stand.box == (closeness, support)
            }
            assert set((row[column] or "").split("; ")) - {""} == there
    one_by_one = {row["Contact"]: (row["Closeness"], row["Support"]) for row in tables(page, "Contact")[0]}
    assert one_by_one == {
        name_of(account, who): (word(INTIMACY, stand.intimacy), word(SUPPORT, stand.support))
        for who, stand in stands.items()
    }


def word(scale: Any, value: int | None) -> str:
    step = scale.step(value) if value is not None else None
    return step.term.en if step else UNKNOWN


def in_explain(account: AccountGraph, stands: dict[str, Stand]) -> None:
    """Everybody's page says whether this one is key; of a key person, which stance and closeness are shown."""
    for contact in account.contacts.values():
        messages = [message for section in of_contact(account, contact) for message in section.messages]
        kinds = {message.kind: message for message in messages}
        assert ("explain.key" in kinds) == (contact.id in stands)
        shown = kinds.get("explain.shown")
        assert (shown is not None) == (contact.id in stands)
        if shown is not None:
            stand = stands[contact.id]
            assert says(shown.facts["stance"]) == word(SUPPORT, stand.support).replace(
                UNKNOWN, text(Message("explain.no_stance"))
            )
            closeness = shown.facts["closeness"]
            assert isinstance(closeness, Message)
            assert closeness.facts.get("number") == stand.intimacy


def says(fact: Fact) -> str:
    return text(fact)


@pytest.mark.parametrize("name", ACCOUNTS)
def test_who_decides_stands_where_page_report_and_explain_show_it(
    accounts: dict[str, Decided], name: str
) -> None:
    """Oracle: `stance` of each who decides, in that decision; and the line of the opportunity's own page."""
    account = AccountGraph(accounts[name].snapshot)
    assert any(support is not None for people in accounts[name].asked.values() for support in people.values())
    for deal, people in accounts[name].asked.items():
        assert people == {
            voice.from_id: stance(account, voice.from_id, deal) for voice in account.deciders.get(deal, ())
        }
        messages = [
            message
            for section in of_opportunity(account, account.snapshot.nodes(Opportunity)[deal])
            for message in section.messages
            if message.kind == "explain.decider"
        ]
        shown = {text(message.facts["who"]): says(message.facts["stance"]) for message in messages}
        unknown = text(Message("explain.no_stance"))
        assert shown == {
            name_of(account, who): word(SUPPORT, support).replace(UNKNOWN, unknown)
            for who, support in people.items()
        }


def test_other_rules_change_who_is_key_and_where_they_stand(snapshots: dict[str, Snapshot]) -> None:
    """Else the test above would say nothing of the rules."""
    usual, other = (AccountGraph(snapshots["hailan"], rules) for rules in (Rules(), OTHER_RULES))
    assert set(usual.key_contacts) < set(other.key_contacts)
    boxes = expected(usual, Policy()), expected(usual, OTHER_POLICY)
    assert boxes[0] != boxes[1]
