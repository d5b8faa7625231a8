"""The report in both forms. Oracles: the analyses, the payloads, and HTML as the standard library reads it."""

from __future__ import annotations

import datetime
import html.parser
import re
from collections import Counter

import pytest
from markdown_it import MarkdownIt

from graphcrm.analysis import analyze
from graphcrm.analysis.reliability import Reliability
from graphcrm.errors import NotFound
from graphcrm.graphs import Estimate
from graphcrm.messages import Share
from graphcrm.messages import text as words
from graphcrm.render.report import Report, markdown, page, report
from graphcrm.render.report.access import chance
from graphcrm.render.report.pages import plain
from tests.analysis.worlds import DAY, World
from tests.render.pages import account, poisoned
from tests.render.payloads import PAYLOADS

RENDERER = MarkdownIt("commonmark", {"html": True}).enable("table")
"""What reads Markdown in the terminal's library, as strictly as the CommonMark standard."""


class _Read(html.parser.HTMLParser):
    """Which elements and attributes there are, and what is read."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.texts).replace("\xa0", " ").split())


def _planned() -> World:
    world = account()
    for ident, columns in {
        "late": {"status": "planned", "due_on": DAY - datetime.timedelta(12), "owner": "eve"},
        "next": {"status": "planned", "due_on": DAY + datetime.timedelta(12)},
        "slow": {"status": "done", "due_on": datetime.date(2026, 9, 1), "done_on": datetime.date(2026, 9, 6)},
        "open": {"status": "planned"},
        "gone": {"status": "dropped"},
    }.items():
        world._node("Action", ident, name=f"Step {ident}", **columns)
        world._tie("CONCERNS.Action.Contact", ident, "lin")
    return world


def _report(world: World, *, opportunity: str | None = None, prepared_for: str | None = None) -> Report:
    return report(analyze(world.snapshot()), opportunity=opportunity, prepared_for=prepared_for)


def test_the_same_input_gives_the_same_bytes() -> None:
    one, two = (_report(_planned(), prepared_for="the review") for _ in range(2))
    assert page(one) == page(two)
    assert markdown(one, "a.svg") == markdown(two, "a.svg")


def test_both_forms_say_the_result_the_findings_and_the_next_steps() -> None:
    analysis = analyze(account().snapshot())
    made = report(analysis, prepared_for="the review")
    read, text = _Read(page(made)).said, markdown(made, "a.svg").decode()
    for sentence in ("By weight of votes: 60 % undecided", "prepared for the review", "Radio expansion"):
        assert sentence in read
        assert sentence in text
    for each in analysis.weak_spots:
        assert each.sentence in read
        assert all(plain(words(reason, short=True)) in text for reason in each.reasons)
        assert each.next_step in read
        assert plain(each.sentence) in text
        assert all(reason.text in read for reason in each.evidence)


def test_one_opportunity_alone_leaves_the_others_out() -> None:
    made = _report(account(), opportunity="radio")
    assert [each.name for each in made.deals] == ["Radio expansion"]
    assert "Core renewal" not in " ".join(each.sentence for each in made.weaknesses)
    with pytest.raises(NotFound):
        _report(account(), opportunity="no such deal")


def test_who_decides_is_told_with_routes_and_the_chance_to_be_heard() -> None:
    analysis = analyze(account().snapshot())
    heard = analysis.results["reliability"]
    assert isinstance(heard, Reliability)
    core = next(each for each in report(analysis).deals if each.name.startswith("Core"))
    gu, shen = core.reached
    assert gu.name == "Gu Changhai 顾长海"
    assert gu.voice == "approver, weight 3, can stop it alone"
    assert gu.stance == "neutral"
    expected = heard.of("core", "gu")
    assert expected is not None
    assert gu.heard.startswith(words(Share(expected.value)))
    assert gu.best.startswith("Eve Ito → Lin Yue → Gu Changhai: ")
    assert (shen.routes, shen.stance, shen.cut) == ("none", "not judged", True)


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        (Estimate(0.84, 0.84, 0.84, exact=True), "84 %"),
        (Estimate(0.84, 0.81, 0.87, exact=False), "84 % (81 % to 87 %)"),
        (Estimate(0.9999, 0.9998, 1 - 1e-9, exact=False), "over 99 %"),
    ],
)
def test_a_chance_has_its_interval_where_it_is_not_exact(estimate: Estimate, said: str) -> None:
    assert chance(estimate) == said


def test_the_nine_box_leaves_out_whom_nobody_judged_and_says_so() -> None:
    nine = _report(account()).nine
    assert nine.boxes[0][2] == ("Lin Yue 林越",)
    assert "Shen Ruoyun" in nine.no_stance
    assert {"Gu Changhai 顾长海", "Shen Ruoyun"} <= set(nine.no_tie)
    placed = [name for row in nine.boxes for names in row for name in names]
    assert not set(placed) & {*nine.no_stance, *nine.no_tie}


def test_the_plan_says_what_slipped_and_by_how_much() -> None:
    steps = {each.what: each for each in _report(_planned()).steps}
    assert list(steps) == ["Step late", "Step next", "Step open", "Step slow", "Step gone"]
    assert (steps["Step late"].state, steps["Step late"].late) == ("12 days late", True)
    assert steps["Step late"].owner == "Eve Ito 伊藤"
    assert steps["Step next"].owner == "nobody named"
    assert steps["Step slow"].state == "done 2026-09-06, 5 days late"
    assert (steps["Step open"].due, steps["Step open"].state) == ("not set", "planned")
    assert steps["Step gone"].state == "dropped"
    assert steps["Step late"].concerns == "Lin Yue 林越"


def test_what_is_not_known_is_named() -> None:
    said = " ".join(_report(account()).unknown)
    assert "When Core renewal will be decided." in said
    assert "Who fills this place: Shen Ruoyun." in said
    assert "Where Shen Ruoyun stands on Core renewal." in said


@pytest.mark.parametrize(
    "world",
    [World(), World().contact("ann", key=True), World().opportunity("deal"), World().employee("eve")],
    ids=["nobody", "one contact", "no decider", "only ours"],
)
def test_however_little_is_known_there_is_a_report(world: World) -> None:
    made = _report(world)
    assert "What is not known" in _Read(page(made)).said
    assert b"What is not known" in markdown(made, "a.svg")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_a_text_holds_the_html_keeps_it_as_text(payload: str) -> None:
    analysis = analyze(poisoned(_planned().snapshot(), payload))
    content = page(report(analysis, prepared_for=payload))
    read, known = _Read(content), _Read(page(_report(_planned(), prepared_for="x")))
    assert set(read.tags) <= {*known.tags, "bdi"}
    assert read.attributes <= known.attributes
    assert read.tags["script"] == 0
    assert " ".join(re.sub("[\x00-\x08]", "\ufffd", payload).split()) in read.said


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_a_text_holds_the_markdown_keeps_it_as_text(payload: str) -> None:
    text = markdown(
        report(analyze(poisoned(_planned().snapshot(), payload)), prepared_for=payload), "a.svg"
    ).decode()
    parsed = [each for token in RENDERER.parse(text) for each in (token, *(token.children or ()))]
    kinds = Counter(each.type for each in parsed)
    assert kinds["html_block"] == kinds["html_inline"] == kinds["link_open"] == kinds["code_inline"] == 0
    assert kinds["image"] == 1
    assert kinds == Counter({**kinds, "heading_open": _headings(text), "fence": 0, "code_block": 0})
    said = " ".join(each.content for each in parsed if each.type == "text")
    assert " ".join(re.sub("[\x00-\x08]", "\ufffd", payload).split()) in said


def _headings(text: str) -> int:
    return sum(line.startswith("#") for line in text.splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a", "\\- a"),
        ("# a", "\\# a"),
        ("12. a", "12\\. a"),
        ("1.5 M", "1.5 M"),
        ("2026-11-20", "2026-11-20"),
        ("a_b*c*", "a\\_b\\*c\\*"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("> a", "&gt; a"),
        ("a\nb|c", "a b\\|c"),
        ("[a](b)", "\\[a\\](b)"),
    ],
)
def test_markdown_shows_just_the_text(text: str, said: str) -> None:
    assert plain(text) == said


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    content = page(_report(account())).decode()
    assert "default-src 'none'" in content
    assert "script-src" not in content
    assert "unsafe" not in content
    without = re.sub(r'xmlns="[^"]*"', "", content)
    assert not re.search(r"https?://", without)
    assert not re.search(r"<[^>]+\sstyle\s*=", without)


def test_a_picture_in_the_page_is_a_png_where_one_is_given() -> None:
    read = _Read(page(_report(account()), picture=b"\x89PNG"))
    assert read.tags["svg"] == 0
    assert read.tags["img"] == 1
