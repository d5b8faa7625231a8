"""Made-up accounts as CSV files: as many contacts as asked for, three ties for each, equal rows for equal seeds.

An account has 200 contacts in ten units, who report to each other as a tree of five a head; two of our employees know
some of them; they have a stance towards one opportunity, and a few decide on it.
"""

from __future__ import annotations

import csv
import datetime
import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graphcrm.validate import Draft, NumberedRow

Cell = str | int | float | datetime.date
Lines = Iterator[Sequence[Cell]]

CONTACTS_OF_ACCOUNT = 200
UNITS_OF_ACCOUNT = 10
EMPLOYEES_OF_ACCOUNT = 2
INFLUENCES_OF_ACCOUNT = 60
KNOWN_OF_ACCOUNT = 80
DECIDERS_OF_ACCOUNT = 5
SUPPORTERS_OF_ACCOUNT = 43
TIES_OF_CONTACT = 3
FIRST_DAY = datetime.date(2024, 1, 1)
FAMILY = ("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang", "Zhou", "Wu", "Müller", "Okafor")
GIVEN = ("Wei", "Fang", "Na", "Min", "Jing", "Qiang", "Lei", "Yan", "Tao", "Anna", "Chidi", "Ines")
FAMILY_ZH, GIVEN_ZH = "王李张刘陈杨赵黄周吴徐孙", "伟芳娜敏静强磊燕涛洋艳勇"
TITLES = ("Director", "Head of planning", "Network engineer", "Buyer", "Vice president", "Project manager")
RANKS = ("staff", "manager", "senior_manager", "director", "vice_president", "")
ORIENTATIONS = ("financial", "technical", "relationship", "business", "")
INTIMACIES = ("none", "acquainted", "working_contact", "trusted", "personal_bond")
STRENGTHS = ("weak", "moderate", "strong", "decisive")
STANCES = ("opponent", "sceptic", "neutral", "supporter", "champion")
CONFIDENCES = ("guess", "hearsay", "observed", "confirmed")
SOURCES = ("Visit", "Account workshop", "Call", "Dinner", "Organization chart")
ROLES = ("economic_buyer", "technical_evaluator", "user", "gatekeeper", "approver")
EVIDENCE = ("source", "observed_on", "recorded_by", "confidence")


def write(folder: Path, contacts: int, seed: int = 1) -> Path:
    """Write the files; ``contacts`` is rounded up to whole accounts. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    accounts = range(accounts_for(contacts))
    for name, header, lines in _SHEETS:
        draw = random.Random(f"{seed} {name}")
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header)
            if name in _OURS:
                writer.writerow(_OURS[name])
            for account in accounts:
                writer.writerows(lines(account, draw))
    return folder


def drafts(accounts: range, seed: int = 1) -> list[Draft]:
    """The same kind of sheets without files: some of the accounts, ourselves with the first."""
    return [
        Draft("made", name, _sheet(name, header, lines, accounts, seed)) for name, header, lines in _SHEETS
    ]


def _sheet(
    name: str, header: Sequence[str], lines: Callable[[int, random.Random], Lines], accounts: range, seed: int
) -> Callable[[], Iterator[NumberedRow]]:
    def rows() -> Iterator[NumberedRow]:
        draw = random.Random(f"{seed} {name} {accounts.start}")
        ours = [_OURS[name]] if name in _OURS and not accounts.start else []
        every = (line for account in accounts for line in lines(account, draw))
        yield from enumerate(([*map(str, line)] for line in itertools.chain((header,), ours, every)), start=1)

    return rows


def accounts_for(contacts: int) -> int:
    """How many accounts so many contacts make."""
    return -(-contacts // CONTACTS_OF_ACCOUNT)


def organization(account: int) -> str:
    """The id of an account's organization."""
    return f"org-{account:05}"


def _opportunity(account: int) -> str:
    return f"opp-{account:05}"


def _unit(account: int, at: int) -> str:
    return f"u-{account:05}-{at}"


def _contact(account: int, at: int) -> str:
    return f"c-{account:05}-{at:03}"


def _employee(account: int, at: int) -> str:
    return f"e-{account:05}-{at}"


def _name(draw: random.Random) -> tuple[str, str]:
    family, given = draw.randrange(len(FAMILY_ZH)), draw.randrange(len(GIVEN_ZH))
    return f"{FAMILY[family]} {GIVEN[given]}", FAMILY_ZH[family] + GIVEN_ZH[given]


def _evidence(draw: random.Random) -> tuple[Cell, ...]:
    day = FIRST_DAY + datetime.timedelta(days=draw.randrange(700))
    return draw.choice(SOURCES), day, f"Employee {draw.randrange(50)}", draw.choice(CONFIDENCES)


def _organizations(account: int, draw: random.Random) -> Lines:
    yield (
        organization(account),
        f"Customer {account}",
        f"客户{account}",
        "customer",
        draw.choice("SABC"),
        "CNY",
    )


def _units(account: int, _draw: random.Random) -> Lines:
    for at in range(UNITS_OF_ACCOUNT):
        yield _unit(account, at), f"Unit {at}", f"{at}部", "department" if at else "group"


def _contacts(account: int, draw: random.Random) -> Lines:
    for at in range(CONTACTS_OF_ACCOUNT):
        name, name_zh = _name(draw)
        email, phone = f"{_contact(account, at)}@example.com", f"+86 000 {draw.randrange(10**8):08}"
        yield (
            _contact(account, at), name, name_zh, draw.choice(TITLES), draw.choice(RANKS), draw.choice(("yes", "no", "")),
            draw.choice((30, 60, 90)), draw.choice(ORIENTATIONS), email, phone, f"met at fair {draw.randrange(1000)}",
        )  # fmt: skip


def _employees(account: int, draw: random.Random) -> Lines:
    for at in range(EMPLOYEES_OF_ACCOUNT):
        yield _employee(account, at), *_name(draw), "account_manager" if at else "solution_manager"


def _opportunities(account: int, draw: random.Random) -> Lines:
    amount = draw.randrange(1, 100) * 1_000_000
    yield _opportunity(account), f"Renewal {account}", "proposal", amount, FIRST_DAY


def _places(account: int, _draw: random.Random) -> Lines:
    for at in range(CONTACTS_OF_ACCOUNT):
        yield _contact(account, at), _unit(account, at % UNITS_OF_ACCOUNT)
    for at in range(EMPLOYEES_OF_ACCOUNT):
        yield _employee(account, at), "org-own"


def _parts(account: int, _draw: random.Random) -> Lines:
    for at in range(UNITS_OF_ACCOUNT):
        yield _unit(account, at), _unit(account, 0) if at else organization(account)


def _reports(account: int, draw: random.Random) -> Lines:
    for at in range(1, CONTACTS_OF_ACCOUNT):
        yield _contact(account, at), _contact(account, (at - 1) // 5), *_evidence(draw)


def _influences(account: int, draw: random.Random) -> Lines:
    for start in draw.sample(range(CONTACTS_OF_ACCOUNT), INFLUENCES_OF_ACCOUNT):
        end = (start + draw.randrange(1, CONTACTS_OF_ACCOUNT)) % CONTACTS_OF_ACCOUNT
        yield _contact(account, start), _contact(account, end), draw.choice(STRENGTHS), *_evidence(draw)


def _knows(account: int, draw: random.Random) -> Lines:
    for at in draw.sample(range(CONTACTS_OF_ACCOUNT), KNOWN_OF_ACCOUNT):
        employee = _employee(account, draw.randrange(EMPLOYEES_OF_ACCOUNT))
        yield (
            employee,
            _contact(account, at),
            draw.choice(INTIMACIES),
            draw.choice(("yes", "")),
            *_evidence(draw),
        )


def _supports(account: int, draw: random.Random) -> Lines:
    for at in draw.sample(range(CONTACTS_OF_ACCOUNT), SUPPORTERS_OF_ACCOUNT):
        yield _contact(account, at), _opportunity(account), draw.choice(STANCES), *_evidence(draw)


def _decides(account: int, draw: random.Random) -> Lines:
    for at in range(DECIDERS_OF_ACCOUNT):
        yield (
            _contact(account, at),
            _opportunity(account),
            draw.choice(ROLES),
            draw.choice((1, 2)),
            *_evidence(draw),
        )


def _concerns(account: int, _draw: random.Random) -> Lines:
    yield _opportunity(account), organization(account)


_OURS: dict[str, Sequence[Cell]] = {"Organization": ("org-own", "Ourselves", "我方", "own", "", "")}
_SHEETS = (
    ("Organization", ("id", "name", "name_zh", "kind", "tier", "currency"), _organizations),
    ("OrgUnit", ("id", "name", "name_zh", "level"), _units),
    (
        "Contact",
        (
            "id", "name", "name_zh", "title", "rank", "key",
            "cadence_days", "orientation", "email", "phone", "note",
        ),
        _contacts,
    ),
    ("Employee", ("id", "name", "name_zh", "role"), _employees),
    ("Opportunity", ("id", "name", "stage", "amount", "opened_on"), _opportunities),
    ("WORKS_IN", ("from_id", "to_id"), _places),
    ("PART_OF", ("from_id", "to_id"), _parts),
    ("REPORTS_TO", ("from_id", "to_id", *EVIDENCE), _reports),
    ("INFLUENCES", ("from_id", "to_id", "strength", *EVIDENCE), _influences),
    ("KNOWS", ("from_id", "to_id", "intimacy", "responsible", *EVIDENCE), _knows),
    ("SUPPORTS", ("from_id", "to_id", "support", *EVIDENCE), _supports),
    ("DECIDES", ("from_id", "to_id", "role", "weight", *EVIDENCE), _decides),
    ("CONCERNS", ("from_id", "to_id"), _concerns),
)  # fmt: skip
