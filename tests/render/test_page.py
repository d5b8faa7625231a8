from __future__ import annotations

import re
import time

import pytest

from graphcrm.analysis import analyze
from graphcrm.errors import NotFound
from graphcrm.findings import Severity
from graphcrm.render.page import account_page
from tests.analysis.worlds import World
from tests.render.pages import (
    account,
    data_of,
    finding,
    page_of,
    people_of,
    poisoned,
    records,
    scene_of,
    with_findings,
)
from tests.render.payloads import PAYLOADS


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page_of(account(), prepared_for="the review") == page_of(account(), prepared_for="the review")


def test_the_headline_says_how_it_stands() -> None:
    """Votes, the chance with who can stop it, who is against us and for whom, the single point."""
    scene = scene_of(page_of(account()), "core")
    votes, chance, against, hangs = scene["sentences"]
    assert votes == "By weight of votes: 60 % undecided (Gu Changhai (veto)); 40 % not known (Shen Ruoyun)."
    assert chance.startswith("One person can stop it alone, and hears us with this chance: Gu Changhai ")
    assert "Bob (through Gu Changhai)" in against
    assert hangs == "Every way to Gu Changhai, for a deal of 48 M CNY, goes through one person: Lin Yue."
    assert scene["heading"][0] == "48 M CNY"


def test_the_deal_with_the_worst_cut_is_shown_first() -> None:
    assert data_of(page_of(account()))["first"] == "core"


@pytest.mark.parametrize("wanted", ["radio", "Radio expansion"])
def test_a_deal_can_be_asked_for_by_id_or_name(wanted: str) -> None:
    assert data_of(page_of(account(), opportunity=wanted))["first"] == "radio"


def test_a_closed_deal_is_in_the_page_only_where_it_was_asked_for() -> None:
    assert [each["id"] for each in data_of(page_of(account()))["scenes"]] == ["core", "radio"]
    asked = data_of(page_of(account(), opportunity="Old deal"))
    assert asked["first"] == "old"
    votes, ways = asked["scenes"][-1]["sentences"]
    assert votes == "By weight of votes: 100 % not known (Rui Costa)."
    assert ways == "The ways from us to the decision have not been worked out."


def test_an_unknown_deal_is_refused() -> None:
    with pytest.raises(NotFound):
        page_of(account(), opportunity="no such deal")


def test_the_page_shows_the_stance_that_the_analyses_reckon_with() -> None:
    page = page_of(account())
    data, scene = data_of(page), scene_of(page, "core")
    lin = people_of(data)["lin"]
    support = data["people"]["stance"].index("support")
    assert lin["stances"][lin["stance"]][support] == 1
    assert lin["stances"][scene["stances"]["lin"]][support] == 2


def test_routes_and_cracks_are_those_of_the_analyses() -> None:
    analysis = analyze(account().snapshot())
    scene = scene_of(account_page(analysis), "core")
    cut = {
        who
        for each in analysis.findings
        if each.kind == "no_way_round" and each.opportunity == "core"
        for who in each.who
    }
    assert set(scene["cracked"]) == cut >= {"lin"}
    paths = {(each["to"], tuple(each["path"])) for each in scene["routes"]}
    found = {(reach.decider.id, route.path) for reach in analysis.routes.of("core") for route in reach.routes}
    assert paths == found


def test_a_plot_counts_who_is_known_and_met_in_time() -> None:
    plots = {each["name"]: each for each in data_of(page_of(account()))["views"]["cathedral"]["plots"]}
    assert plots["Network"]["share"] == "100 %"
    assert plots["Lab"]["share"] == "0 %"
    assert not plots["Lab"]["blank"]
    assert plots["Finance"]["blank"]


def test_a_contact_and_one_of_ours_with_the_same_id_stay_two_people() -> None:
    world = World().contact("lee", name="Their Lee", key=True).employee("lee", name="Our Lee")
    data = data_of(page_of(world.knows("lee", "lee").decides("lee", "deal")))
    assert {each["name"] for each in people_of(data).values()} == {"Their Lee", "Our Lee"}
    (route,) = data["scenes"][0]["routes"]
    assert [people_of(data)[who]["name"] for who in route["path"]] == ["Our Lee", "Their Lee"]


def test_findings_of_any_kind_are_listed_with_whomever_they_name() -> None:
    analysis = analyze(account().snapshot())
    extra = [
        finding("bridge", "eve", "lin", about=("lin", "gu")),
        finding("quite_new", "core", "nobody-known", severity=Severity.NOTE),
    ]
    data = data_of(account_page(with_findings(analysis, extra)))
    for each in extra:
        assert data["findings"][each.id]["sentence"] == each.sentence
        assert all(each.id in scene["findings"] for scene in data["scenes"])


def test_a_finding_is_shortened_by_what_stands_beside_it_anyway() -> None:
    analysis = analyze(account().snapshot())
    found = next(spot for spot in analysis.weak_spots if spot.kind == "no_way_round")
    shown = data_of(account_page(analysis))["findings"][found.id]
    assert "12 M CNY" in shown["sentence"]
    assert "12 M CNY" not in shown["short"]
    assert "Rui Costa" in shown["short"]


@pytest.mark.parametrize(
    "world",
    [
        World(),
        World().contact("ann"),
        World().employee("eve"),
        World().contact("ann", key=True),
        World().opportunity("deal"),
        World().contact("ann").opportunity("deal", amount=None),
        World().reports("bob cat", "ann").knows("eve", "bob"),
        World().decides("ann").opportunity("other"),
        World().knows("eve", "ann", 0).decides("ann"),
        World().knows("eve", "ann").decides("ann", weight=0.0),
        World().opportunity("deal", stage="won").decides("ann", "deal"),
    ],
    ids=["nobody", "one contact", "only ours", "one key", "no decider", "no amount", "top", "mixed", "no tie", "no weight", "won"],
)  # fmt: skip
def test_however_little_is_known_there_is_a_page(world: World) -> None:
    data = data_of(page_of(world))
    assert data["scenes"]
    assert all(each["sentences"] for each in data["scenes"])
    assert data["first"] in {each["id"] for each in data["scenes"]}


def test_two_thousand_contacts_are_drawn_in_seconds() -> None:
    world = World().employee("eve")
    for unit in range(40):
        world.unit(f"unit {unit}")
    for number in range(2000):
        world.contact(f"c{number}", f"unit {number % 40}", name=f"Name {number}", key=number % 20 == 0)
    world.knows("eve", " ".join(f"c{number}" for number in range(200)))
    world.decides(" ".join(f"c{number}" for number in range(0, 400, 20)))
    analysis = analyze(world.snapshot())
    began = time.perf_counter()
    data = data_of(account_page(analysis))
    assert time.perf_counter() - began < 10
    assert len(data["people"]["rows"]) == 2001
    drawn = data["views"]["cathedral"]
    scene = drawn["scenes"][data["first"]]
    assert len(drawn["plots"]) <= 16
    pillars = [each for each in records(scene["nodes"]) if each["mark"] == "pillar"]
    assert len(pillars) + len(scene["stacked"]) + len(drawn["dots"]["rows"]) == 2000


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_a_text_holds_the_page_keeps_it_as_text(payload: str) -> None:
    plain = _without_title(page_of(account(), prepared_for="x"))
    page = account_page(analyze(poisoned(account().snapshot(), payload)), prepared_for=payload)
    said = _without_title(page)
    assert data_of(page)["account"]["name"] == payload
    for sign in (
        "<script",
        "</script",
        "<style",
        "<img",
        "<svg",
        "<iframe",
        "<!--",
        "\u2028",
        "\u2029",
    ):
        assert said.count(sign) == plain.count(sign)


def _without_title(page: bytes) -> str:
    text, titles = re.subn(r"<title>[^<]*</title>", "", page.decode())
    assert titles == 1
    return text


def test_the_page_names_nothing_outside_itself() -> None:
    page = page_of(account()).decode()
    without = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"https?://", without)
    assert not re.search(r"<[^>]+\sstyle\s*=", without)
    assert "default-src 'none'" in page
    assert "unsafe" not in without


def test_no_word_of_the_trade_reaches_the_reader() -> None:
    page = data_of(page_of(account()))
    english = [each if isinstance(each, str) else each[0] for each in page["words"].values()]
    said = str([english, [each["sentences"] for each in page["scenes"]]]).lower()
    assert not re.search("dominator|articulation|menger|vertex|centrality|node", said)
