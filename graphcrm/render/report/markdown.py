"""The report as Markdown (CommonMark with tables). Every text of the account is escaped: none of it is markup."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence

from graphcrm.findings import Severity
from graphcrm.render.markup import legal
from graphcrm.render.report import words
from graphcrm.render.report.content import Deal, Report, Weakness
from graphcrm.render.report.nine import COLUMNS, ROWS, Nine

_MARKS = re.compile(r"[\\`*_\[\]|~$]")
_OPENS = re.compile(r"^(\d+(?=[.)](?:\s|$))|)([-+=#.)])")
"""What would make a line a list or a heading."""
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown(report: Report, picture: str) -> bytes:
    """The file (UTF-8). ``picture`` is the name of the picture's file beside it."""
    return ("\n\n".join(_parts(report, picture)) + "\n").encode()


def plain(text: str) -> str:
    """A text as Markdown in one line that shows just this text."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(legal(text).split()))
    line = _OPENS.sub(r"\1\\\2", line)
    return re.sub("[&<>]", lambda found: _NAMED[found[0]], line)


def _parts(report: Report, picture: str) -> Iterator[str]:
    yield f"# {plain(report.account)}"
    yield plain(report.footer)
    for deal in report.deals:
        yield f"**{plain(deal.name)}**{_aside(deal)}  \n{plain(' '.join(deal.sentences))}"
    said = report.plan.words.say("page.canvas", headline=" ".join(report.plan.told["sentences"]))
    yield f"![{plain(said)}](<{urllib.parse.quote(picture)}>)"
    yield f"## {words.FINDINGS}"
    if not report.weaknesses:
        yield plain(report.no_findings)
    for number, each in enumerate(report.weaknesses, 1):
        yield _finding(number, each)
    yield f"## {words.REACHED}"
    for deal in report.deals:
        yield from _deal(deal)
    if not report.nine.empty:
        yield f"## {words.NINE}"
        yield from _nine(report.nine)
    yield f"## {words.PLAN}"
    rows = [(each.what, each.concerns, each.owner, each.due, each.state) for each in report.steps]
    yield _table(words.PLAN_COLUMNS, rows) if rows else words.NO_PLAN
    yield f"## {words.UNKNOWN}"
    yield _list(report.unknown) if report.unknown else words.ALL_KNOWN
    yield f"---\n\n{plain(words.HOW)}"


def _finding(number: int, each: Weakness) -> str:
    stake = f" · {plain(each.stake)} at stake" if each.stake else ""
    kind = words.SEVERITY[each.severity]
    shown = f"**{kind}**" if each.severity is Severity.CRITICAL else kind
    lines = [
        f"{number}. {shown}{stake}: {plain(each.sentence)}",
        f"**{words.NEXT}:** {plain(each.next_step)}",
    ]
    reasons = [
        plain(reason.text) + (f" ({plain(reason.place)})" if reason.place else "") for reason in each.reasons
    ]
    indent = " " * (len(str(number)) + 2)
    below = "".join(f"\n{indent}- {reason}" for reason in reasons)
    return f"{lines[0]}  \n{indent}{lines[1]}" + (f"\n{below}" if below else "")


def _deal(deal: Deal) -> Iterator[str]:
    yield f"### {plain(deal.name)}{_aside(deal)}"
    yield plain(deal.facts)
    if deal.reached:
        rows = [
            (each.name, each.voice, each.stance, each.routes, each.best, each.heard) for each in deal.reached
        ]
        yield _table(words.REACHED_COLUMNS, rows)
    if deal.together:
        yield _list(deal.together)


def _nine(nine: Nine) -> Iterator[str]:
    yield plain(words.NINE_IS)
    rows = [
        (said, *(", ".join(names) or "–" for names in boxes))
        for said, boxes in zip(ROWS, nine.boxes, strict=True)
    ]
    yield _table(("", *COLUMNS), rows)
    for said, names in ((words.NO_STANCE, nine.no_stance), (words.NO_TIE, nine.no_tie)):
        if names:
            yield plain(f"{said}: {', '.join(names)}.")


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns)]
    head = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return "\n".join((head, *(f"| {' | '.join(map(plain, row))} |" for row in rows)))


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {plain(each)}" for each in texts)


def _aside(deal: Deal) -> str:
    return f" · {plain(deal.aside)}" if deal.aside else ""
