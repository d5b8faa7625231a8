"""The library's front door: a store, and what people do with it. Every CLI command is one of these verbs."""

from __future__ import annotations

import datetime
import getpass
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graphcrm import __version__, analysis, ingest, questions, snapshot, store
from graphcrm.analysis import Analysis, Ground, Rules, scenario
from graphcrm.analysis.difference import Difference, compare
from graphcrm.analysis.explain import Explanation, explain
from graphcrm.errors import NotFound, RowsRejected, UsageError
from graphcrm.ingest import Source
from graphcrm.ingest.by_hand.entry import SOURCE, Entry
from graphcrm.records import Employee
from graphcrm.schema import SHAPES, Shape
from graphcrm.snapshot import Kept, Snapshot, State
from graphcrm.store import READ_ALIKE, Answer, Batch, Facts, Import, Store
from graphcrm.validate import Check, Row, Stamp, check, content_digest, row_counts, uncollected
from graphcrm.values import Value

if TYPE_CHECKING:
    from graphcrm.cathedral import Assessment, Policy
    from graphcrm.cathedral.agenda import Due
    from graphcrm.views.notebook import Picture

Progress = Callable[[str, int, int | None], None]
"""Called with what is being done, how many rows are done, and how many there are (``None``: not known yet)."""


def _silent(_what: str, _done: int, _total: int | None) -> None:
    return


@dataclass(slots=True)
class Imported:
    """What an import did. ``read = created + changed + unchanged + earlier + rejected``.

    ``earlier`` are rows older than what is held (or than another row of the same file): they went into the history.
    """

    source: str
    read: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    earlier: int = 0
    rejected: int = 0
    written: bool = False
    remarks: tuple[str, ...] = ()
    check: Check = field(default_factory=Check)

    @property
    def counts(self) -> dict[str, int]:
        return {
            name: getattr(self, name)
            for name in ("read", "created", "changed", "unchanged", "earlier", "rejected")
        }


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due with one account on a day, the oldest first."""

    snapshot: Snapshot
    entries: tuple[Due, ...]

    def to_dict(self) -> dict[str, Any]:
        today = self.snapshot.as_of
        return {
            "account": {"id": self.snapshot.account.id, "name": self.snapshot.account.name},
            "as_of": today.isoformat(),
            "due": [each.to_dict(today) for each in self.entries],
        }


class Workspace:
    """A store, opened; a context manager that closes it.

    ``now`` and ``user`` stand in for the clock and the person at it: pass them where a run has to be repeatable.
    """

    def __init__(
        self, opened: Store, *, now: Callable[[], datetime.datetime] | None = None, user: str | None = None
    ) -> None:
        self.store = opened
        self._now = now or (lambda: datetime.datetime.now(datetime.UTC))
        self._user = user or _user()

    @classmethod
    def open(
        cls,
        address: str | os.PathLike[str] = "graphcrm.db",
        *,
        create: bool = True,
        environment: Mapping[str, str] = os.environ,
        now: Callable[[], datetime.datetime] | None = None,
    ) -> Workspace:
        """Open the store at a path or a ``neo4j://`` address and bring its schema up to date. Raises `StoreError`."""
        opened = store.open_store(os.fspath(address), environment, create=create)
        try:
            opened.prepare()
        except BaseException:
            opened.close()
            raise
        return cls(opened, now=now)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()

    @property
    def user(self) -> str:
        """Who is at it, as facts name those who recorded them."""
        return self._user

    @property
    def today(self) -> datetime.date:
        """The day it is where the program runs."""
        return self._now().astimezone().date()

    # -- files in -----------------------------------------------------------------------------------------------

    def check(self, path: Path, *, encoding: str | None = None, progress: Progress = _silent) -> Imported:
        """Read and check a workbook or folder; write nothing."""
        source = ingest.read(path, encoding)
        return self._checked(source, self._origin(source, encoding), progress)

    def import_(
        self,
        path: Path,
        *,
        keep_good: bool = False,
        encoding: str | None = None,
        progress: Progress = _silent,
    ) -> Imported:
        """Read, check and write a workbook or folder.

        Where any row has a problem nothing is written and `RowsRejected` is raised, unless ``keep_good``: then the
        good rows are written and the result names the others. Doing it again changes nothing.
        """
        source = ingest.read(path, encoding)
        origin = self._origin(source, encoding)
        if as_it_stands := self._as_it_stands(source, origin, progress):
            return as_it_stands
        result = self._checked(source, origin, progress)
        if result.check.problems and not keep_good:
            number = len(result.check.problems)
            hint = "Correct and import again, or use --keep-good to import the other rows."
            raise RowsRejected(
                f"Nothing was imported: {number} problem{'s' if number > 1 else ''} in {result.source}",
                result.check.problems,
                hint=hint,
            )
        with uncollected():
            self._write(result, origin, progress)
        return result

    def enter(self, entry: Entry) -> Imported:
        """Check and write one entry typed by hand. Raises `RowsRejected`, and writes nothing, where anything of it is wrong."""
        source = Source(SOURCE, entry.digest, entry.drafts, ())
        origin = self._origin(source, None)
        result = self._checked(source, origin, _silent)
        if result.check.problems:
            every = result.check.problems
            wrong = [each for each in every if each.value != entry.ident] or every
            why = "; ".join(f"{each.column} “{each.value}” {each.wrong}" for each in wrong)
            raise RowsRejected(
                "Nothing was entered", wrong, why=why, hint=" ".join(each.right for each in wrong)
            )
        self._write(result, origin, _silent)
        return result

    def _origin(self, source: Source, encoding: str | None) -> Import:
        """The import that a source is about to become; its id ends in what was read, and how."""
        now = self._now().astimezone(datetime.UTC)
        moment = now.isoformat(timespec="microseconds").replace("+00:00", "Z")
        alike = content_digest((source.digest, encoding, __version__), -1)[:READ_ALIKE]
        return Import(f"{now:%Y%m%dT%H%M%S%f}-{alike}", source.name, source.digest, self._user, moment)

    def _as_it_stands(self, source: Source, origin: Import, progress: Progress) -> Imported | None:
        """The result where there is nothing to do; none where the rows are to be checked one by one.

        There is nothing to do where the last import that changed anything was of these very files, read alike, and
        every row of them stands as it was brought.
        """
        held = self.store.brought(origin)
        if not held:
            return None
        counts = row_counts(source.drafts, lambda rows: progress("checking", rows, None))
        if counts is None or {sheet: rows for sheet, rows in counts.items() if rows} != held:
            return None
        read = sum(counts.values())
        progress("writing", read, read)
        check_ = Check(read=read)
        return Imported(source.name, read, unchanged=read, written=True, remarks=source.remarks, check=check_)

    def _checked(self, source: Source, origin: Import, progress: Progress) -> Imported:
        stamp = Stamp(origin.id, origin.imported_at, self.today)
        found = check(source.drafts, self.store, stamp, lambda rows: progress("checking", rows, None))
        rejected = sum(len(rows) for rows in found.rejected.values())
        return Imported(source.name, read=found.read, rejected=rejected, remarks=source.remarks, check=found)

    def _write(self, result: Imported, origin: Import, progress: Progress) -> None:
        done, total = 0, result.check.good
        counts = self.store.counts()
        stamp = Stamp(origin.id, origin.imported_at, self.today)
        for shape in SHAPES:
            rows = result.check.rows.get(shape, [])
            for part in store.grouped(shape, rows, self.store.batch_rows):
                self._write_part(shape, part, origin, stamp, result, empty=not counts[shape.kind.name])
                done += len(part)
                progress("writing", done, total)
            rows.clear()
        result.written = True

    def _write_part(
        self, shape: Shape, rows: list[Row], origin: Import, stamp: Stamp, result: Imported, *, empty: bool
    ) -> None:
        key = store.key_of(shape)
        held = {} if empty else self.store.fingerprints(shape, [key(row) for row in rows])
        plan = store.plan(shape, rows, held, stamp)
        replaced = self.store.held(shape, [key(row) for row in plan.changed]) if plan.changed else {}
        older = [store.revision(shape, row, stamp.recorded_at) for row in plan.earlier]
        old = [store.revision(shape, row, stamp.recorded_at) for row in replaced.values()]
        taken = (
            self.store.revision_ids([each.id for each in (*older, *old)])
            if (older or old) and not empty
            else set[str]()
        )
        fresh = [each for each in older if each.id not in taken]
        old = [store.revision(shape, row, stamp.recorded_at, taken) for row in replaced.values()]
        # Apart, because an embedded store appends far faster where nothing changes in the same transaction.
        for batch in (
            Batch(shape, origin, plan.created, [], fresh),
            Batch(shape, origin, [], plan.changed, old),
        ):
            if batch:
                self.store.apply(batch)
        result.created += len(plan.created)
        result.changed += len(plan.changed)
        result.earlier += len(fresh)
        result.unchanged += plan.unchanged + len(older) - len(fresh)

    @staticmethod
    def example() -> Path:
        """The folder of the invented account that comes with the program."""
        packaged = Path(__file__).parent / "_examples" / "hailan"
        return packaged if packaged.is_dir() else Path(__file__).resolve().parents[1] / "examples" / "hailan"

    # -- looking ------------------------------------------------------------------------------------------------

    def accounts(self) -> list[tuple[str, str]]:
        """Every account as (id, name), by id."""
        return [(str(row[0]), str(row[1])) for row in self.store.accounts()]

    def unseen(self) -> list[str]:
        """What the store holds and no account shows, for want of a tie that says where it belongs; one remark a kind."""
        kinds = (("people_nowhere", "contacts", "WORKS_IN"), ("deals_nowhere", "opportunities", "CONCERNS"))
        found = [
            (self.store.ask(questions.question(name).statement, {}).rows, what, tie)
            for name, what, tie in kinds
        ]
        return [
            f"No account shows these {what}, since no row of {tie} says where they belong: {_some([str(row[0]) for row in rows])}."
            for rows, what, tie in found
            if rows
        ]

    def counts(self) -> Mapping[str, int]:
        """Number of nodes by label and of ties by type, over the whole store."""
        return self.store.counts()

    def snapshot(
        self, account: str | None = None, *, as_of: datetime.date | None = None, known_on: str | None = None
    ) -> Snapshot:
        """One account at a date (today where none is given). Without a name: the only account there is. Raises `NotFound`."""
        day = as_of or self.today
        found = self._snapshots(account, [day], known_on=known_on)[0]
        if found is None:
            raise _not_known_yet(account, known_on or day)
        return found

    def _snapshots(
        self, account: str | None, days: Sequence[datetime.date], *, known_on: str | None = None
    ) -> list[Snapshot | None]:
        """One account on several days, read once; ``None`` for a day on which it was not known yet."""
        ident = self._account_named(account)
        facts = self.store.account(ident, history=min(days) < self.today or known_on is not None)
        if not facts.revisions and _any_later(facts, min(days)):
            facts = self.store.account(ident, history=True)
        imports = {each.id: (each.source, each.imported_by) for each in facts.imports.values()}
        kept = _kept(facts)
        found: list[Snapshot | None] = []
        for day in days:
            try:
                found.append(snapshot.take(ident, day, kept, imports, known_on=known_on))
            except KeyError:
                found.append(None)
        return found

    def analyze(
        self, account: str | None = None, *, as_of: datetime.date | None = None, rules: Rules | None = None
    ) -> Analysis:
        """Everything that is computed about one account at a date, with its weak spots. Raises `NotFound`."""
        return analysis.analyze(self.snapshot(account, as_of=as_of), rules)

    def what_if(
        self,
        words: Mapping[str, Sequence[str]],
        account: str | None = None,
        *,
        as_of: datetime.date | None = None,
        file: Path | None = None,
    ) -> dict[str, Difference]:
        """What would change, by the name of each scenario: that of ``words`` (see `scenario.read`) and those of a file."""
        today = self.analyze(account, as_of=as_of)
        found: list[scenario.Scenario] = []
        if any(words.values()):
            found.append(scenario.read(today.snapshot, "what if", **words))
        if file is not None:
            found += [
                scenario.read(today.snapshot, name, **each) for name, each in ingest.scenarios(file).items()
            ]
        if not found:
            raise UsageError("Nothing was supposed", hint="Say --leaves, --flips, --adds, --cuts, or --file.")
        return {
            each.name: compare(today, analysis.analyze(scenario.apply(today.snapshot, each), before=today))
            for each in found
        }

    def trend(
        self, since: datetime.date, account: str | None = None, *, as_of: datetime.date | None = None
    ) -> Difference:
        """An account on an earlier day beside today, or ``as_of``. Raises `UsageError` where the days are not in order."""
        until = as_of or self.today
        if since >= until:
            raise UsageError(f"{since} is not before {until}", hint="Give an earlier day with --since.")
        return compare(self.analyze(account, as_of=since), self.analyze(account, as_of=until))

    def assess(
        self,
        account: str | None = None,
        *,
        as_of: datetime.date | None = None,
        policy: Path | None = None,
        rules: Rules | None = None,
    ) -> Assessment:
        """All three layers of one account at a date, metric by metric, under the company's rules (a TOML file).

        Looks back as well: at the account as it was at the ends of `Policy.looks_back` days. Raises `NotFound`, `UsageError`.
        """
        from graphcrm import cathedral

        known = _policy(policy)
        until = as_of or self.today
        days = [until, *(until - datetime.timedelta(days=back) for back in known.looks_back)]
        chosen = rules or Rules()
        with uncollected():
            now, *before = self._snapshots(account, days)
            if now is None:
                raise _not_known_yet(account, until)
            earlier = tuple(Ground(each, chosen) for each in before if each is not None)
            return cathedral.assess(cathedral.Sight(Ground(now, chosen), known, earlier))

    def due(
        self,
        account: str | None = None,
        *,
        as_of: datetime.date | None = None,
        days: int = 30,
        employee: str | None = None,
        policy: Path | None = None,
    ) -> Agenda:
        """What is overdue with an account or falls due within some days, for everybody or one of ours. Raises `NotFound`, `UsageError`."""
        from graphcrm import cathedral
        from graphcrm.cathedral.agenda import agenda

        seen = self.snapshot(account, as_of=as_of)
        who = None if employee is None else seen.find_person(employee, Employee, alike=True).id
        sight = cathedral.Sight(Ground(seen), _policy(policy))
        return Agenda(seen, agenda(sight, days=days, employee=who))

    def explain(
        self, wanted: str, account: str | None = None, *, as_of: datetime.date | None = None
    ) -> Explanation:
        """Everything about one person or opportunity. Raises `NotFound`."""
        return explain(self.analyze(account, as_of=as_of), wanted)

    def _account_named(self, wanted: str | None) -> str:
        known = self.accounts()
        listed = ", ".join(f"{ident} ({name})" for ident, name in known[:10])
        if not known:
            raise NotFound(
                "The store holds no customer yet",
                hint="Import one: graphcrm import FILE. Or see the example: graphcrm demo",
            )
        if wanted is None:
            if len(known) == 1:
                return known[0][0]
            raise NotFound(
                f"The store holds {len(known)} accounts", hint=f"Choose one with --account: {listed}"
            )
        found = [ident for ident, name in known if wanted in (ident, name)]
        found = found or [ident for ident, name in known if wanted.casefold() in name.casefold()]
        if len(found) == 1:
            return found[0]
        which = f"Several accounts fit “{wanted}”" if found else f"There is no account “{wanted}”"
        raise NotFound(which, hint=f"Accounts: {listed}")

    def ask(self, statement: str, parameters: Mapping[str, Value]) -> Answer:
        """Run a shipped question (see `graphcrm.questions`) on the store."""
        return self.store.ask(statement, parameters)

    def picture(
        self,
        account: str | None = None,
        *,
        as_of: datetime.date | None = None,
        opportunity: str | None = None,
        language: str = "en",
    ) -> Picture:
        """An account as a building, for one opportunity: a notebook shows it with the worst findings. Raises `NotFound`."""
        from graphcrm.views.notebook import picture

        return picture(self.analyze(account, as_of=as_of), opportunity=opportunity, language=language)

    # -- files out ----------------------------------------------------------------------------------------------

    def rows(
        self, *, as_of: datetime.date | None = None, account: str | None = None
    ) -> Iterator[tuple[Shape, list[Row]]]:
        """Every current fact by shape, sorted by what identifies it: what an export writes.

        With ``as_of`` or ``account``: the facts of one account's snapshot.
        """
        if as_of is not None or account is not None:
            yield from self.snapshot(account, as_of=as_of).rows()
            return
        for shape in SHAPES:
            key = store.key_of(shape)
            yield (
                shape,
                sorted(
                    self.store.rows(shape),
                    key=lambda row: tuple("" if part is None else str(part) for part in key(row)),
                ),
            )


def _policy(path: Path | None) -> Policy:
    from graphcrm import cathedral

    return cathedral.Policy() if path is None else cathedral.read_policy(ingest.tables(path), where=path.name)


def _not_known_yet(account: str | None, day: datetime.date | str) -> NotFound:
    which = f"The account {account}" if account else "The account"
    return NotFound(f"{which} was not known yet on {day}", hint="Choose a later day.")


def _kept(facts: Facts) -> Kept:
    shapes = {shape.name: shape for shape in SHAPES}
    earlier: dict[Shape, dict[tuple[Any, ...], list[State]]] = {}
    for each in facts.revisions:
        shape = shapes[each.shape]
        row = store.row_of(each, shape)
        state = State(shape, store.key_of(shape)(row), row, each.superseded_at)
        earlier.setdefault(shape, {}).setdefault(state.key, []).append(state)
    return Kept(facts.rows, earlier)


def _any_later(facts: Facts, day: datetime.date) -> bool:
    """Whether a current fact holds only from a later day on, so that an earlier state may be the one to see."""
    for shape, rows in facts.rows.items():
        place = shape.columns.index(shape.since)
        if shape.versioned and any(
            isinstance(since := row[place], datetime.date) and since > day for row in rows
        ):
            return True
    return False


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:8]) + (" and more" if len(ids) > 8 else "")


def _user() -> str:
    try:
        return os.environ.get("GRAPHCRM_USER") or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


__all__ = ["Agenda", "Imported", "Progress", "Workspace"]
