"""What the command line prints and writes about the three examples, as text by file name."""

from __future__ import annotations

import base64
import contextlib
import csv
import gzip
import html.parser
import json
import multiprocessing
import re
import shlex
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, cast

from click.testing import CliRunner
from openpyxl import load_workbook

from graphcrm.cli import main
from graphcrm.workspace import Workspace
from tests.golden.mistakes import BROKEN, DATED, FILES, MISTAKES, UNREADABLE

GOLDEN = Path(__file__).parent
ROOT = GOLDEN.parents[1]
DAY = ("--as-of", "2026-11-20")
ENVIRONMENT: Mapping[str, str | None] = {
    "LOGNAME": "golden",
    "NO_COLOR": "1",
    "TZ": "UTC",
    **dict.fromkeys(
        (
            "COLUMNS", "FORCE_COLOR", "GRAPHCRM_ME", "GRAPHCRM_STORE", "NEO4J_PASSWORD",
            "NEO4J_USERNAME", "GRAPHCRM_RULES", "GRAPHCRM_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG",
        )
    ),
    "GRAPHCRM_LANGUAGE": "en",
    "GRAPHCRM_REDACT_KEY": "the golden files' own",
}  # fmt: skip
DECIDERS = {
    "hailan": ("c-lin-yue", "c-gu-changhai"),
    "brackwater": ("c-b-aalto", "c-b-demir"),
    "tarnholm": ("c-t-holm", "c-t-falk"),
}
"""Two people of each account who decide."""
HAND = (
    ("log", "visit", "Aalto", "{us}", "--on", "2026-11-18", "--purpose", "Meters", "--quality", "good"),
    ("log", "visit", "Aalto", "{us}", "--on", "2026-11-18", "--purpose", "Meters", "--quality", "good"),
    ("log", "call", "Demir", "--me", "{us}", "--on", "2026-11-17"),
    ("log", "minutes", "Aalto", "--on", "2026-11-19"),
    ("log", "feedback", "complaint", "Spares late", "--from", "Demir", "--severity", "4", "--on", "2026-11-18"),
    ("log", "closed", "Spares late", "--on", "2026-11-19"),
    ("log", "knows", "{us}", "Demir", "trusted", "--on", "2026-11-18"),
    ("log", "stance", "Quist", "sceptic", "--on", "2026-11-18", "--source", "Visit"),
    ("log", "stance", "Quist", "angry"),
    ("log", "visit", "Aallto", "{us}", "--on", "2026-11-18"),
    ("log", "visit", "Aalto", "--on", "2026-11-18"),
    ("log", "done", "no such step"),
)  # fmt: skip
"""What is entered by hand; ``{us}`` stands for the first of ours."""


def outputs() -> dict[str, str]:
    """Every output by the name of its file."""
    spawning = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        ProcessPoolExecutor(1, mp_context=spawning) as other,
    ):
        stores = {account: _imported(account) for account in DECIDERS}
        copies = {account: shutil.copyfile(f"{account}.db", f"{account}-copy.db") for account in DECIDERS}
        explained = {
            account: other.submit(_explained, account, str(Path(copy).resolve()))
            for account, copy in copies.items()
        }
        texts = {"help.txt": _help(), "hailan-demo.txt": _session(("demo",))}
        for account in DECIDERS:
            texts |= {f"{account}-{name}.txt": text for name, text in _account(account).items()}
        texts |= {f"hailan-{name}.txt": text for name, text in _more("hailan").items()}
        texts |= {f"{account}-import.txt": text for account, text in stores.items()}
        texts |= {f"{account}-explain.txt": future.result() for account, future in explained.items()}
        texts |= {"mistakes.txt": _mistakes("hailan"), "brackwater-log.txt": _by_hand("brackwater")}
        places = {str(Path(folder).resolve()), folder, str(ROOT)}
    return {name: _masked(text, places) for name, text in texts.items()}


def _masked(text: str, places: set[str]) -> str:
    """The text without what another run would say otherwise: places, moments, sizes and digests of files."""
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, "FOLDER")
    text = re.sub(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", "MOMENT", text)
    text = re.sub(r"last written on [^.]*", lambda phrase: re.sub(r"\d{4}-\d\d-\d\d", "DAY", phrase[0]), text)
    text = re.sub(r"\([\d,]+ kB\)", "(SIZE kB)", text)
    text = re.sub(r"'sha256-[^']*'", "'DIGEST'", text)
    return "\n".join(line.rstrip() for line in text.splitlines()).strip() + "\n"


def _run(*words: str) -> tuple[int, str, str]:
    """The exit code of a command, what it printed, and what it wrote to standard error."""
    with CliRunner().isolation(env=ENVIRONMENT) as (out, err, _):
        code = main(list(words))
        return code, out.getvalue().decode(), err.getvalue().decode()


def _session(*commands: Sequence[str]) -> str:
    """Commands one after the other, as a terminal would show them."""
    lines: list[str] = []
    for words in commands:
        code, out, err = _run(*words)
        lines += [f"$ graphcrm {shlex.join(words)}", out.rstrip(), err.rstrip(), f"(exit code {code})\n"]
    return "\n".join(line for line in lines if line)


def _help() -> str:
    """The help of the program, of its commands, and of theirs."""
    commands: list[tuple[str, ...]] = [("--help",)]
    for command in _listed():
        commands.append((command, "--help"))
        commands += [(command, lower, "--help") for lower in _listed(command)]
    return _session(*commands)


def _listed(*words: str) -> list[str]:
    _, _, commands = _run(*words, "--help")[1].partition("\nCommands:\n")
    return re.findall(r"^  ([a-z]+)  ", commands.partition("\n\n")[0], re.MULTILINE)


def _idents(account: str, sheet: str) -> list[str]:
    with (ROOT / "examples" / account / f"{sheet}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(dict.fromkeys(row["id"] for row in csv.DictReader(stream)))


def _account(account: str) -> dict[str, str]:
    """What is asked of each account."""
    store = ("--store", f"{account}.db")
    leaving = [("whatif", "--leaves", ident, *DAY, *store) for ident in DECIDERS[account]]
    return {
        "weakspots": _session(("weakspots", "--all", *DAY, *store)),
        "weakspots-why": _session(("weakspots", "--all", "--why", *DAY, *store)),
        "scorecard": _session(("scorecard", "--why", *DAY, *store)),
        "due": _session(("due", "--days", "400", *DAY, *store)),
        "whatif": _session(*leaving),
        "trend": _session(("trend", "--since", "2026-01-01", *DAY, *store)),
        "report": _written(f"{account}.md", "report", *DAY, *store),
    }


def _imported(account: str) -> str:
    """What is shown while the account's store is made."""
    store = ("--store", f"{account}.db")
    imported = ("import", str(ROOT / "examples" / account), *store)
    return _session(imported, imported, ("status", *store))


def _explained(account: str, store: str) -> str:
    """Every person and opportunity; most of the time goes here, so another process does it."""
    analyses: dict[Any, Any] = {}
    analyze = Workspace.analyze

    def once(workspace: Workspace, wanted: str | None = None, **on: Any) -> Any:
        """The account is the same for everybody: this process looks at it once."""
        if account not in analyses:
            analyses[account] = analyze(workspace, wanted, **on)
        return analyses[account]

    Workspace.analyze = once  # pyright: ignore[reportAttributeAccessIssue] — in this process alone
    idents = [ident for sheet in ("Contact", "Employee", "Opportunity") for ident in _idents(account, sheet)]
    shown = {ident: _printed("explain", ident, *DAY, "--store", store) for ident in idents}
    return "\n".join(f"## {ident}\n\n{text}" for ident, text in shown.items())


def _printed(*words: str) -> str:
    code, out, err = _run(*words)
    return out if code == 0 else f"{out}{err}(exit code {code})\n"


def _written(name: str, *words: str) -> str:
    """The text of a file that a command writes, or why it did not."""
    shown = _printed(words[0], name, *words[1:])
    path = Path(name)
    return path.read_text("utf-8") if path.exists() else shown


def _more(account: str) -> dict[str, str]:
    """What is asked of one account only: files of every kind, and the shipped questions."""
    store = ("--store", f"{account}.db")
    Path("plans.toml").write_text(FILES["plans.toml"], "utf-8")
    part = ("--redact", "people", "--redact", "money", "--only", "o-billing", "--prepared-for", "Ada")
    calendar = _session(("due", "--days", "400", "--ics", "due.ics", *DAY, *store))
    book = _session(("export", "--assessment", "scorecard.xlsx", *DAY, *store))
    template = _session(("template", "template.xlsx"))
    page = _written("page.html", "view", *DAY, *store)
    return {
        "calendar": _calendar(Path("due.ics")) or calendar,
        "workbook": f"{book}\n{_cells(Path('scorecard.xlsx'))}",
        "template": f"{template}\n{_cells(Path('template.xlsx'))}",
        "report-html": _texts(_written("report.html", "report", *DAY, *store)),
        "report-part": _written("part.md", "report", *part, *DAY, *store),
        "svg": _texts(_written("picture.svg", "view", *DAY, *store)),
        "page": f"{_texts(page)}\n{_english(_data(page))}",
        "page-chinese": _chinese(_data(page)),
        "scenarios": _session(("whatif", "--file", "plans.toml", *DAY, *store)),
        "scorecard-rules": _session(
            ("scorecard", "--rules", str(ROOT / "examples" / "rules.toml"), *DAY, *store)
        ),
        "ask": _questions(account),
    }


def _questions(account: str) -> str:
    given = {
        "account": f"org-{account}",
        "opportunity": "o-core-renewal",
        "contact": DECIDERS[account][0],
        "competitor": "org-orion",
        "day": DAY[1],
        "since_day": "2026-01-01",
    }
    questions: list[dict[str, Any]] = json.loads(_run("ask", "--json")[1])["questions"]
    asked = [
        ("ask", question["name"], *(f"{name}={given[name]}" for name in question["parameters"]))
        for question in questions
    ]
    return _session(("ask",), *((*words, "--store", f"{account}.db") for words in asked))


def _calendar(path: Path) -> str:
    """A calendar with its lines unfolded, without ids and moments."""
    if not path.exists():
        return ""
    lines = re.sub(r"\r?\n[ \t]", "", path.read_bytes().decode()).splitlines()
    return "\n".join(line for line in lines if not line.startswith(("UID", "DTSTAMP")))


def _cells(path: Path) -> str:
    """The texts of a workbook: a line a cell, remark, or list to choose from; then those of its charts."""
    if not path.exists():
        return ""
    lines: list[str] = []
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    lines.append(_line(sheet.title, cell.coordinate, cell.value))
                if cell.comment is not None:
                    lines.append(_line(sheet.title, f"{cell.coordinate} remark", cell.comment.text))
        for choice in sheet.data_validations.dataValidation:
            texts = (choice.promptTitle, choice.prompt, choice.errorTitle, choice.error, choice.formula1)
            lines += [_line(sheet.title, f"{choice.sqref} choice", text) for text in texts if text]
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("xl/charts/"):
                texts = re.findall(r"<a:t>([^<]*)</a:t>", archive.read(name).decode())
                lines += [_line(Path(name).stem, "text", text) for text in texts]
    return "\n".join(lines)


def _line(*parts: str) -> str:
    return "\t".join(part.replace("\n", "⏎") for part in parts)


class _Texts(html.parser.HTMLParser):
    """What a reader of a page or picture sees or hears: its texts, and attributes that hold words."""

    ATTRIBUTES = ("alt", "aria-label", "content", "placeholder", "title")
    INLINE = ("a", "abbr", "b", "bdi", "code", "em", "i", "small", "strong", "sub", "sup", "time")
    UNREAD = ("script", "style")

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in self.UNREAD
        words = [f"[{name}: {value}]" for name, value in attrs if name in self.ATTRIBUTES and value]
        if tag not in self.INLINE or words:
            self.lines += [*words, ""]

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in self.UNREAD
        if tag not in self.INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.lines[-1] += data


def _texts(source: str) -> str:
    parser = _Texts()
    parser.feed(source)
    lines = (" ".join(line.split()) for line in parser.lines)
    return "\n".join(line for line in lines if line)


def _data(page: str) -> dict[str, Any]:
    """What the page's script reads; empty where there is no page."""
    script = re.search(r'<script type="([^"]*)" id="data"[^>]*>(.*?)</script>', page, re.DOTALL)
    if script is None:
        return {}
    packed = script[1] == "application/gzip"
    return json.loads(gzip.decompress(base64.b64decode(script[2])) if packed else script[2])


def _english(data: dict[str, Any]) -> str:
    """The English of the page's words, scales and findings, and every other text of its views, once."""
    lines = [f"{name}: {words[0]}" for name, words in data.get("words", {}).items()]
    for scale, steps in data.get("scales", {}).items():
        lines += [f"{scale} {step}: {words[0]}" for step, words in steps.items()]
    for ident, finding in data.get("findings", {}).items():
        lines += [f"{ident} {name}: {text}" for name, text in finding.items() if isinstance(text, str)]
        lines += [f"{ident} why: {' · '.join(reason)}" for reason in finding["why"]]
    rest = [data.get(name) for name in ("footer", "scenes", "views")]
    texts = (text.replace("\n", "⏎") for text in _strings(rest) if re.search(r"[A-Z]|[a-z] ", text))
    return "\n".join([*lines, *dict.fromkeys(texts)])


def _chinese(data: dict[str, Any]) -> str:
    """The Chinese of the page's words and scales, and of what else it says."""
    tables = {"words": data.get("words", {}), **data.get("scales", {})}
    lines = [
        f"{table} {name}: {' | '.join(words[1:])}"
        for table, steps in tables.items()
        for name, words in steps.items()
    ]
    for language, texts in data.get("otherwise", {}).items():
        lines += [
            f"{language} {'/'.join(map(str, place))}: {text}"
            for place, text in texts
            if isinstance(text, str)
        ]
    return "\n".join(lines)


def _strings(value: object) -> Iterator[str]:
    """Every string that a JSON value holds, keys left out."""
    if isinstance(value, str):
        yield value
        return
    values = cast("Iterable[object]", value.values() if isinstance(value, dict) else value)
    if isinstance(value, dict | list):
        for inner in values:
            yield from _strings(inner)


def _by_hand(account: str) -> str:
    """Entries by hand, right and wrong, and what they change."""
    store, us = ("--store", f"{account}.db"), _idents(account, "Employee")[0]
    entries = [(*(word.format(us=us) for word in words), *store) for words in HAND]
    return _session(*entries, ("weakspots", *DAY, *store), ("due", *DAY, *store))


def _mistakes(account: str) -> str:
    """Typical mistakes, each with its message; then files that cannot be imported."""
    for name, text in FILES.items():
        Path(name).write_text(text, "utf-8")
    store = ("--store", f"{account}.db")
    commands: list[tuple[str, ...]] = []
    for words in MISTAKES:
        day = DAY if words[0] in DATED and not {"--as-of", "--since"}.intersection(words) else ()
        commands.append((*words, *day, *(() if "--store" in words else store)))
    broken = Path("broken")
    broken.mkdir()
    for name, text in BROKEN.items():
        (broken / name).write_text(text, "utf-8")
    for name, content in UNREADABLE.items():
        Path(name).write_bytes(content)
    commands += [("import", name, "--store", "new.db") for name in (broken.name, *UNREADABLE)]
    commands.append(("import", broken.name, "--keep-good", "--store", "new.db"))
    rejected = [
        f"## {path}\n\n{path.read_text('utf-8-sig')}" for path in sorted(Path().glob("broken.rejected/*"))
    ]
    return "\n".join([_session(*commands), *rejected])
