"""The report as one HTML file that asks for nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources

from graphcrm.findings import Severity
from graphcrm.render.markup import element, escaped, quoted
from graphcrm.render.report import words
from graphcrm.render.report.content import Deal, Report, Weakness
from graphcrm.render.report.nine import COLUMNS, ROWS, Nine
from graphcrm.render.report.steps import Step
from graphcrm.render.svg.drawing import picture_of

_SHADES = (("for", "for", "strong"), ("", "", ""), ("worst", "against", "against"))


def page(report: Report, *, picture: bytes | None = None) -> bytes:
    """The file (UTF-8). The picture is drawn into it, or stands in it as PNG where one is given."""
    style = resources.files("graphcrm.render.report").joinpath("report.css").read_text(encoding="utf-8")
    style = style.replace("\r\n", "\n")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(report.title)} · Confidential</title>\n"
        '<link rel="icon" href="data:,">\n'
        f"<style>{style}</style>\n"
    )
    body = "\n".join(_body(report, picture))
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n'.encode()


def _body(report: Report, picture: bytes | None) -> Iterator[str]:
    yield element("header", None, element("h1", None, _text(report.account)), _p(report.footer, "facts"))
    for deal in report.deals:
        name = element("b", None, _text(deal.name), _aside(deal.aside))
        yield element("p", {"class": "lead"}, name, _text(" ".join(deal.sentences)))
    caption = element("figcaption", {"class": "facts"}, _text(report.deals[0].name))
    yield element("figure", None, caption, _drawn(report, picture))
    yield from _findings(report.weaknesses, report.no_findings)
    yield _h2(words.REACHED)
    for deal in report.deals:
        yield from _deal(deal)
    if not report.nine.empty:
        yield _h2(words.NINE)
        yield from _nine(report.nine)
    yield _h2(words.PLAN)
    yield _plan(report.steps) if report.steps else _p(words.NO_PLAN, "quiet")
    yield _h2(words.UNKNOWN)
    yield _list(report.unknown) if report.unknown else _p(words.ALL_KNOWN, "quiet")
    yield element("footer", None, _text(f"{report.footer} · {words.HOW}"))


def _drawn(report: Report, picture: bytes | None) -> str:
    if picture is None:
        return picture_of(report.plan, headline=False).rstrip()
    said = report.plan.words.say("page.canvas", headline=" ".join(report.plan.told["sentences"]))
    return f'<img alt={quoted(said)} src="data:image/png;base64,{base64.b64encode(picture).decode()}">'


def _findings(weaknesses: Sequence[Weakness], nothing: str) -> Iterator[str]:
    yield _h2(words.FINDINGS)
    if not weaknesses:
        yield _p(nothing, "quiet")
    for severity in sorted(Severity, reverse=True):
        found = [each for each in weaknesses if each.severity is severity]
        if found:
            yield element("ul", {"class": "findings"}, *map(_finding, found))


def _finding(each: Weakness) -> str:
    stake = f" · {each.stake} at stake" if each.stake else ""
    kind = element("b", None, _text(words.SEVERITY[each.severity]))
    reasons = [
        element(
            "li",
            None,
            _text(reason.text),
            element("span", {"class": "where"}, _text(reason.place)) if reason.place else "",
        )
        for reason in each.reasons
    ]
    return element(
        "li", {"class": each.severity.word},
        element("p", {"class": "kind"}, kind, _text(stake)), _p(each.sentence, "said"),
        element("p", {"class": "next"}, element("b", None, f"{words.NEXT}: "), _text(each.next_step)),
        element("ul", {"class": "why"}, *reasons) if reasons else "",
    )  # fmt: skip


def _deal(deal: Deal) -> Iterator[str]:
    yield element("h3", None, _text(deal.name), _aside(deal.aside))
    yield _p(deal.facts, "facts")
    if not deal.reached:
        return
    rows = [
        (
            element("b", None, _text(each.name)), _text(each.voice), _text(each.stance),
            element("span", {"class": "cut"}, _text(each.routes)) if each.cut else _text(each.routes),
            _text(each.best), _text(each.heard),
        )
        for each in deal.reached
    ]  # fmt: skip
    yield _table("reached", words.REACHED_COLUMNS, rows)
    if deal.together:
        yield _list(deal.together)


def _nine(nine: Nine) -> Iterator[str]:
    head = element("tr", None, "<td></td>", *(element("th", None, _text(each)) for each in COLUMNS))
    rows = [
        element(
            "tr",
            None,
            element("th", None, _text(said)),
            *(
                element("td", {"class": shade or None}, _names(names))
                for names, shade in zip(boxes, shades, strict=True)
            ),
        )
        for said, boxes, shades in zip(ROWS, nine.boxes, _SHADES, strict=True)
    ]
    yield _p(words.NINE_IS, "quiet")
    yield element("table", {"class": "nine"}, head, *rows)
    for said, names in ((words.NO_STANCE, nine.no_stance), (words.NO_TIE, nine.no_tie)):
        if names:
            yield _p(f"{said}: {', '.join(names)}.", "quiet")


def _names(names: Sequence[str]) -> str:
    """Each on a line of its own where it can't stand on one with others."""
    return ", ".join(element("span", {"class": "name"}, _text(each)) for each in names) or "–"


def _plan(steps: Sequence[Step]) -> str:
    rows = [
        (
            _text(each.what), _text(each.concerns), _text(each.owner), _text(each.due),
            element("span", {"class": "late"}, _text(each.state)) if each.late else _text(each.state),
        )
        for each in steps
    ]  # fmt: skip
    return _table("plan", words.PLAN_COLUMNS, rows)


def _table(kind: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """``rows`` are markup."""
    head = element("tr", None, *(element("th", None, _text(each)) for each in columns))
    body = (element("tr", None, *(f"<td>{cell}</td>" for cell in row)) for row in rows)
    return element("table", {"class": kind}, element("thead", None, head), element("tbody", None, *body))


def _list(texts: Iterable[str]) -> str:
    return element("ul", None, *(element("li", None, _text(each)) for each in texts))


def _text(text: str) -> str:
    """A text; a number stays beside its sign."""
    return escaped(text).replace(" %", "\u00a0%")


def _aside(text: str) -> str:
    return element("span", {"class": "aside quiet"}, _text(f" · {text}")) if text else ""


def _h2(text: str) -> str:
    return element("h2", None, _text(text))


def _p(text: str, kind: str) -> str:
    return element("p", {"class": kind}, _text(text))
