"""The library's front door: a store, and what people do with it. Every CLI command is one of these verbs."""

from __future__ import annotations

import copy
import datetime
import getpass
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from graphcrm import analysis, ingest, questions, store
from graphcrm.analysis import AccountGraph, Analysis, Rules
from graphcrm.errors import UsageError
from graphcrm.explain import Explanation, explain
from graphcrm.ingest.by_hand import Entry
from graphcrm.messages import DEFAULT, Fact, Message, Name
from graphcrm.records import Employee
from graphcrm.schema import SHAPES, Shape
from graphcrm.snapshot import Snapshot
from graphcrm.store import Answer, Store, bulk
from graphcrm.validate import Row, uncollected
from graphcrm.values import Value
from graphcrm.whatif import scenario
from graphcrm.whatif.difference import Difference, compare
from graphcrm.workspace.agenda import Agenda
from graphcrm.workspace.health import Health, examine
from graphcrm.workspace.looking import Accounts, not_known_yet
from graphcrm.workspace.rules import RuleBook
from graphcrm.workspace.writing import Imported, MayClear, Progress, Writer, never, silent

if TYPE_CHECKING:
    from graphcrm.render.notebook import Picture
    from graphcrm.scorecard import Assessment
    from graphcrm.snapshot.redact import Redaction


class Workspace:
    """A store, opened; a context manager that closes it.

    ``now`` and ``user`` stand in for the clock and the person at it: pass them where a run has to be repeatable.
    ``rules`` are those of the company; everything that is computed obeys them.
    """

    def __init__(
        self,
        opened: Store,
        *,
        now: Callable[[], datetime.datetime] | None = None,
        user: str | None = None,
        rules: RuleBook | None = None,
    ) -> None:
        self.store = opened
        self.rules = rules or RuleBook()
        self._writer = Writer(
            opened, now or (lambda: datetime.datetime.now(datetime.UTC)), user or _user(), self.rules.manner
        )
        self._accounts = Accounts(opened)

    @classmethod
    def open(
        cls,
        address: str | os.PathLike[str] = "graphcrm.db",
        *,
        create: bool = True,
        lazily: bool = False,
        write: bool = True,
        wait: float = 0.0,
        environment: Mapping[str, str] = os.environ,
        now: Callable[[], datetime.datetime] | None = None,
        rules: RuleBook | Path | None = None,
    ) -> Workspace:
        """Open the store at a path or a ``neo4j://`` address and bring its schema up to date. Raises `StoreError`.

        Who does not ``write`` changes nothing, not even the schema, and shares a file with others who only read; where
        somebody writes to it, it is tried for ``wait`` seconds. ``create=False`` refuses a path where there is no store;
        ``lazily``: it counts as empty, and is made when something is first written. ``rules`` may be a file (see `RuleBook`);
        then `UnreadableFile` and `UsageError` as well.
        """
        book = RuleBook.read(rules) if isinstance(rules, Path) else rules
        opened = store.open_store(
            os.fspath(address), environment, write=write, create=create, lazily=lazily, wait=wait
        )
        try:
            if write:
                opened.prepare()
            else:
                opened.check()
        except BaseException:
            opened.close()
            raise
        return cls(opened, now=now, rules=book)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()

    @property
    def user(self) -> str:
        """Who is at it, as facts name those who recorded them."""
        return self._writer.user

    @property
    def today(self) -> datetime.date:
        """The day it is where the program runs."""
        return self._writer.today

    # -- files in -----------------------------------------------------------------------------------------------

    def check(
        self,
        path: Path,
        *,
        encoding: str | None = None,
        decimal: Literal["", ".", ","] = "",
        progress: Progress = silent,
    ) -> Imported:
        """Read and check a workbook or folder, and see what it would change; write nothing."""
        return self._writer.reading(decimal).check(path, encoding=encoding, progress=progress)

    def import_(
        self,
        path: Path,
        *,
        keep_good: bool = False,
        encoding: str | None = None,
        decimal: Literal["", ".", ","] = "",
        progress: Progress = silent,
        may_clear: MayClear = never,
    ) -> Imported:
        """Read, check and write a workbook or folder.

        Where any row has a problem nothing is written and `RowsRejected` is raised, unless ``keep_good``: then the
        good rows are written and the result names the others. So it is where a cell would become blank that holds
        something, unless ``may_clear`` says that these may. Doing it again changes nothing. ``decimal`` is the sign before
        decimals in its texts, where it is known.
        """
        return self._writer.reading(decimal).import_(
            path, keep_good=keep_good, encoding=encoding, progress=progress, may_clear=may_clear
        )

    def enter(self, entry: Entry) -> Imported:
        """Check and write one entry typed by hand. Raises `RowsRejected`, and writes nothing, where anything of it is wrong."""
        return self._writer.enter(entry)

    @staticmethod
    def example() -> Path:
        """The folder of the invented account that comes with the program."""
        packaged = Path(__file__).parents[1] / "_examples" / "hailan"
        return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "examples" / "hailan"

    def through(self, redaction: Redaction | None) -> Workspace:
        """The same store, all of whose accounts are seen through a redaction; ``None``: as they are. The store stays one."""
        other = copy.copy(self)
        other._accounts = replace(self._accounts, redaction=redaction)  # noqa: SLF001 — its own class
        return other

    # -- looking ------------------------------------------------------------------------------------------------

    def accounts(self) -> list[tuple[str, str]]:
        """Every account as (id, name), by id."""
        return [(ident, name.name) for ident, name in self.account_names()]

    def account_names(self) -> list[tuple[str, Name]]:
        """Every account as (id, name in both scripts), by id."""
        return self._accounts.listed()

    def unseen(self) -> list[Fact]:
        """What the store holds and no account shows, for want of a tie that says where it belongs; one remark a kind."""
        return self._accounts.unseen(self.today)

    def examine(self, progress: Callable[[int], None] = lambda _rows: None) -> Health:
        """Whether everything that the store holds can be read and is as it was written. Raises `StoreError`."""
        return examine(self.store, progress)

    def counts(self) -> Mapping[str, int]:
        """Number of nodes by label and of ties by type, over the whole store."""
        return self.store.counts()

    def snapshot(
        self, account: str | None = None, *, as_of: datetime.date | None = None, known_on: str | None = None
    ) -> Snapshot:
        """One account at a date (today where none is given). Without a name: the only account there is. Raises `NotFound`."""
        day = as_of or self.today
        (snapshot,) = self._accounts.on(account, [day], today=self.today, known_on=known_on)
        if snapshot is None:
            raise not_known_yet(account, known_on or day)
        return snapshot

    def analyze(
        self, account: str | None = None, *, as_of: datetime.date | None = None, rules: Rules | None = None
    ) -> Analysis:
        """Everything that is computed about one account at a date, and what the assessment found. Raises `NotFound`."""
        now, earlier = self._looked_back(account, as_of)
        chains = analysis.analyze(now, rules or self.rules.analysis)
        assessment = self._assessed(chains.account, earlier)
        return replace(chains, layers=assessment.findings)

    def chains(self, account: str | None = None, *, as_of: datetime.date | None = None) -> Analysis:
        """What is computed about the decision chains alone, without an assessment. Raises `NotFound`."""
        return analysis.analyze(self.snapshot(account, as_of=as_of), self.rules.analysis)

    def what_if(
        self,
        words: Mapping[str, Sequence[str]],
        account: str | None = None,
        *,
        as_of: datetime.date | None = None,
        file: Path | None = None,
    ) -> dict[str, Difference]:
        """What would change, by the name of each scenario: that of ``words`` (see `scenario.read`) and those of a file."""
        today = self.chains(account, as_of=as_of)
        scenarios: list[scenario.Scenario] = []
        if any(words.values()):
            scenarios.append(scenario.read(today.snapshot, "what if", **words))
        if file is not None:
            written = ingest.scenarios(file).items()
            scenarios += [scenario.read(today.snapshot, name, **supposed) for name, supposed in written]
        if not scenarios:
            raise UsageError(Message("whatif.nothing"), hint=Message("whatif.nothing.hint"))
        rules = today.account.rules
        return {
            supposed.name: compare(
                today, analysis.analyze(scenario.apply(today.snapshot, supposed), rules, before=today)
            )
            for supposed in scenarios
        }

    def trend(
        self, since: datetime.date, account: str | None = None, *, as_of: datetime.date | None = None
    ) -> Difference:
        """An account on an earlier day beside today, or ``as_of``. Raises `UsageError` where the days are not in order."""
        until = as_of or self.today
        if since >= until:
            wrong = Message("trend.order", since=since, until=until)
            raise UsageError(wrong, hint=Message("trend.order.hint"))
        return compare(self.chains(account, as_of=since), self.chains(account, as_of=until))

    def assess(
        self, account: str | None = None, *, as_of: datetime.date | None = None, rules: Rules | None = None
    ) -> Assessment:
        """All three layers of one account at a date, metric by metric, under the company's rules.

        Looks back as well: at the account as it was at the ends of `Policy.looks_back` days. Raises `NotFound`, `UsageError`.
        """
        now, earlier = self._looked_back(account, as_of)
        return self._assessed(AccountGraph(now, rules or self.rules.analysis), earlier)

    def _looked_back(
        self, account: str | None, as_of: datetime.date | None
    ) -> tuple[Snapshot, Sequence[Snapshot]]:
        """An account at a date, and at the ends of `Policy.looks_back` days before, where it was known then."""
        until = as_of or self.today
        days = [until, *(until - datetime.timedelta(days=back) for back in self.rules.policy.looks_back)]
        with uncollected():
            now, *before = self._accounts.on(account, days, today=self.today)
        if now is None:
            raise not_known_yet(account, until)
        return now, [snapshot for snapshot in before if snapshot is not None]

    def _assessed(self, account: AccountGraph, before: Sequence[Snapshot]) -> Assessment:
        from graphcrm import scorecard

        with uncollected():
            earlier = tuple(AccountGraph(snapshot, account.rules) for snapshot in before)
            return scorecard.assess(scorecard.AssessmentContext(account, self.rules.policy, earlier))

    def due(
        self,
        account: str | None = None,
        *,
        as_of: datetime.date | None = None,
        days: int = 30,
        employee: str | None = None,
    ) -> Agenda:
        """What is overdue with an account or falls due within some days, for everybody or one of ours. Raises `NotFound`, `UsageError`."""
        from graphcrm import scorecard
        from graphcrm.agenda import agenda

        snapshot = self.snapshot(account, as_of=as_of)
        who = None if employee is None else snapshot.find_person(employee, Employee, past=True).id
        account_now = AccountGraph(snapshot, self.rules.analysis)
        context = scorecard.AssessmentContext(account_now, self.rules.policy)
        return Agenda(snapshot, agenda(context, days=days, employee=who))

    def explain(
        self, wanted: str, account: str | None = None, *, as_of: datetime.date | None = None
    ) -> Explanation:
        """Everything about one person or opportunity. Raises `NotFound`."""
        return explain(self.analyze(account, as_of=as_of), wanted)

    def ask(self, statement: str, parameters: Mapping[str, Value]) -> Answer:
        """Run a shipped question (see `graphcrm.questions`) on the store."""
        return self.store.ask(statement, parameters)

    def answer(self, name: str, given: Mapping[str, str]) -> Answer:
        """The answer to a shipped question by name; accounts, people and opportunities may be named or given by id.

        Raises `NotFound`, `UsageError`.
        """
        question = questions.question(name)
        meant = dict(given)
        if "account" in given:
            meant["account"] = self._accounts.named(given["account"])
        for kind in ("contact", "opportunity"):
            if kind in given:
                meant[kind] = self._accounts.thing(kind, given[kind], meant.get("account"), self.today)
        return self.ask(question.statement, question.values(meant, self.today))

    def picture(
        self,
        account: str | None = None,
        *,
        as_of: datetime.date | None = None,
        opportunity: str | None = None,
        language: str = DEFAULT,
    ) -> Picture:
        """An account as a building, for one opportunity: a notebook shows it with the worst findings. Raises `NotFound`."""
        from graphcrm.render.notebook import picture

        analysis = self.analyze(account, as_of=as_of)
        return picture(analysis, opportunity=opportunity, language=language, policy=self.rules.policy)

    # -- files out ----------------------------------------------------------------------------------------------

    def rows(
        self, *, as_of: datetime.date | None = None, account: str | None = None
    ) -> Iterator[tuple[Shape, Iterable[Row]]]:
        """Every current fact by shape, in the order of what identifies it: what an export writes. Take them as they come.

        With ``as_of`` or ``account``, or through a redaction: the facts of one account's snapshot.
        """
        if as_of is not None or account is not None or self._accounts.redaction is not None:
            yield from self.snapshot(account, as_of=as_of).rows()
            return
        for shape in SHAPES:
            yield shape, self.store.rows(shape)

    def admin_import(self, folder: Path) -> dict[str, int]:
        """Fill a folder with files for a first load by ``neo4j-admin database import full``; gives the number of rows by file."""
        return bulk.write(self.store, folder)


def _user() -> str:
    try:
        return os.environ.get("GRAPHCRM_USER") or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


__all__ = ["Agenda", "Imported", "MayClear", "Progress", "RuleBook", "Workspace"]
