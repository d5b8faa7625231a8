"""Every recipe of `docs/contributing.md` works: each is followed in one copy of the program, and what it adds is there.

Node and relationship types have a test of their own, `tests/schema/test_new_type.py`: new ones are one entry each.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import pytest

from tests.docs import recipes
from tests.docs.scratch import LOCALE, ROOT, Scratch, document

PAGE = (ROOT / "docs" / "contributing.md").read_text("utf-8")
DAY = ("--as-of", "2026-11-20")
NEW_TYPE = "tests/schema/test_new_type.py"
TRIED = {
    "A node type": NEW_TYPE,
    "A relationship type": NEW_TYPE,
    "A property": "test_a_property_and_a_word_are_in_import_and_export",
    "A word of a scale": "test_a_property_and_a_word_are_in_import_and_export",
    "An analysis": "test_an_analysis_is_in_weakspots",
    "A finding kind": "test_a_finding_kind_is_in_weakspots",
    "A message": "test_a_message_without_its_pattern_is_told",
    "A language": "test_a_language_is_spoken",
    "A metric": "test_a_metric_is_in_the_scorecard_and_its_page",
    "A condition of a nine action": "test_a_condition_is_checked",
    "An agenda entry": "test_an_agenda_entry_is_due",
    "A command": "test_a_command_is_in_the_help",
    "A shipped question": "test_a_question_is_answered",
    "An output file format": "test_a_format_is_written",
    "A rule": "test_a_rule_is_read_and_named",
    "A view of the page": "test_a_view_is_a_tab",
    "A mark": "test_a_mark_is_in_the_legend",
}
"""By recipe: what tries it."""


def recipe_texts() -> dict[str, str]:
    """The recipes of the page by their headings."""
    _, *parts = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    return {name: text for name, text in zip(parts[::2], parts[1::2], strict=True) if name != "Checks"}


class Followed(NamedTuple):
    """A copy in which every recipe was followed, what its tools said, and what its commands said, by name."""

    copy: Scratch
    before_words: str
    generated: str
    said: dict[str, tuple[int, str, str]]


COMMANDS: dict[str, tuple[str, ...]] = {
    "a store of before": ("init",),
    "import": ("import", "contacts", "--store", "new.db"),
    "export": ("export", "out", "--store", "new.db", *DAY),
    "weakspots": ("weakspots", "--json", *DAY),
    "chinese": ("--language", "zh-Hans", "weakspots", "--json", *DAY),
    "german": ("--language", "de", "weakspots", "--json", *DAY),
    "more": ("weakspots", "--json", "--rules", "two.toml", *DAY),
    "misspelt": ("weakspots", "--rules", "misspelt.toml", *DAY),
    "misspelt policy": ("scorecard", "--rules", "misspelt-policy.toml", *DAY),
    "scorecard": ("scorecard", "--json", *DAY),
    "due": ("due", "--json", "--days", "300", *DAY),
    "help": ("--help",),
    "tally help": ("tally", "--help"),
    "tally": ("tally",),
    "questions": ("ask", "--json"),
    "question": ("ask", "high_ranks", "account=org-hailan", "rank=5", "--json"),
    "pairs": ("export", "account.pairs", *DAY),
    "page": ("view", "page.html", *DAY),
    "picture": ("view", "slide.svg", *DAY),
    "import into a store of before": ("import", "contacts"),
}
FILES = {
    "contacts/Organization.csv": "id,name,kind\norg-hailan,Hailan Telecom,customer\n",
    "contacts/Contact.csv": "id,name,爱好,orientation\nc-new,New One,chess,个人\n",
    "contacts/WORKS_IN.csv": "from_id,to_id\nc-new,org-hailan\n",
    "two.toml": "[analysis]\nloners = 2\n",
    "misspelt.toml": "[analysis]\nloner = 2\n",
    "misspelt-policy.toml": "[scorecard.agenda]\nexpected_day = 2\n",
}


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    copy = Scratch(tmp_path_factory.mktemp("copy"))
    for name, content in FILES.items():
        (copy.home / name).parent.mkdir(exist_ok=True)
        (copy.home / name).write_text(content, "utf-8")
    copy.run("-m", "graphcrm", "import", str(ROOT / "examples" / "hailan"))
    for follow in recipes.FOLLOWED:
        follow(copy)
    wordless = copy.home / LOCALE / "en" / "LC_MESSAGES" / "graphcrm.po"
    spoken = wordless.read_text("utf-8")
    wordless.write_text(spoken.replace('msgid "finding.loner"', 'msgid "finding.nobody_says_it"'), "utf-8")
    before_words = copy.run("tools/messages.py", "--check", fails=True)
    wordless.write_text(spoken, "utf-8")
    copy.run("tools/messages.py")
    generated = copy.run("tools/generate.py")
    said = dict(zip(COMMANDS, copy.speak(*COMMANDS.values()), strict=True))
    return Followed(copy, before_words, generated, said)


def kinds(said: tuple[int, str, str]) -> dict[str, list[str]]:
    """The sentences of findings by kind."""
    found: dict[str, list[str]] = {}
    for finding in document(said)["findings"]:
        found.setdefault(finding["kind"], []).append(finding["sentence"])
    return found


def test_every_recipe_is_tried_and_every_test_is_of_a_recipe() -> None:
    assert list(recipe_texts()) == list(TRIED)
    tests = {name for name in globals() if name.startswith(("test_a_", "test_an_"))}
    assert {name for name in TRIED.values() if name != NEW_TYPE} == tests
    assert (ROOT / NEW_TYPE).is_file()


def test_each_recipe_names_every_file_that_it_changes(followed: Followed) -> None:
    texts = recipe_texts()
    for recipe, paths in followed.copy.changed.items():
        text = texts[recipe] + texts["A node type"] * (recipe in ("A property", "A word of a scale"))
        for path in paths:
            file = PurePosixPath(path)
            folders = [f"{folder}/" for folder in file.parents if len(folder.parts) > 1]
            named = ("LOCALE",) if path.startswith(LOCALE) else (path, file.name, *folders)
            assert any(name in text for name in named), f"{recipe} does not name {path}"


def test_every_path_that_the_page_names_is_there() -> None:
    for path in re.findall(r"`((?:graphcrm|cypher|docs|tests|tools|\.ci)/[\w./]*)`", PAGE):
        if not {"000N", "LANGUAGE"} & {*re.split(r"[/.]", path)}:
            assert (ROOT / path).exists(), path
    recipes_of_just = set(
        re.findall(r"^(\w[\w-]*)[^:=]*:", (ROOT / "justfile").read_text("utf-8"), re.MULTILINE)
    )
    assert {*re.findall(r"just ([a-z][\w-]*)", PAGE)} <= recipes_of_just | {"a"}


def test_rooms_are_kept(followed: Followed) -> None:
    pytest.importorskip("importlinter")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(
        command,
        cwd=followed.copy.home,
        env=followed.copy.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_a_property_and_a_word_are_in_import_and_export(followed: Followed) -> None:
    code, out, err = followed.said["import"]
    assert code == 0, out + err
    assert followed.said["export"][0] == 0
    sheet = (followed.copy.home / "out" / "Contact.csv").read_text("utf-8-sig")
    head, *_ = sheet.splitlines()
    assert "hobby" in head.lower()
    assert re.search(r"^c-new,.*\bchess\b", sheet, re.MULTILINE)
    assert re.search(r"^c-new,.*\bpersonal\b", sheet, re.MULTILINE)
    assert "written: graphcrm/records.py" in followed.generated
    assert "| hobby | Hobby | 爱好 | 愛好 |" in (followed.copy.home / "docs" / "model.md").read_text("utf-8")


def test_stores_of_before_take_a_new_property(followed: Followed) -> None:
    code, out, err = followed.said["import into a store of before"]
    assert code == 0, out + err


def test_an_analysis_is_in_weakspots(followed: Followed) -> None:
    (sentence,) = kinds(followed.said["weakspots"])["loner"]
    assert sentence.startswith("Nobody listens to ")


def test_a_finding_kind_is_in_weakspots(followed: Followed) -> None:
    assert all(
        sentence.startswith("No bid day of ") for sentence in kinds(followed.said["weakspots"])["no_bid_day"]
    )


def test_a_message_without_its_pattern_is_told(followed: Followed) -> None:
    assert "says 'finding.loner', which no catalogue has." in followed.before_words
    assert kinds(followed.said["chinese"])["loner"][0].startswith("没有人听")


def test_a_language_is_spoken(followed: Followed) -> None:
    assert kinds(followed.said["german"])["loner"][0].endswith(" hört niemand.")
    assert '"de"' in (followed.copy.home / "page.html").read_text("utf-8")


def test_a_metric_is_in_the_scorecard_and_its_page(followed: Followed) -> None:
    metrics = {metric["id"]: metric for metric in document(followed.said["scorecard"])["metrics"]}
    titles = metrics["titles_known"]
    assert titles["score"] == pytest.approx(min(1, titles["value"] / 0.8))
    page = (followed.copy.home / "docs" / "metrics.md").read_text("utf-8")
    assert "### G3 Titles known · 职务已知 · 職務已知" in page


def test_a_condition_is_checked(followed: Followed) -> None:
    actions = {action["id"]: action for action in document(followed.said["scorecard"])["actions"]}
    (owners,) = (each for each in actions["E5"]["conditions"] if each["id"] == "owners_named")
    assert re.fullmatch(r"\d+ of \d+ have one\.", owners["said"])
    assert "- Each step has an owner. (K6) *Share:* The share of all steps" in (
        followed.copy.home / "docs" / "metrics.md"
    ).read_text("utf-8")


def test_an_agenda_entry_is_due(followed: Followed) -> None:
    entries = document(followed.said["due"])["due"]
    assert any(entry["kind"] == "decision" and entry["what"].startswith("Ask how ") for entry in entries)


def test_a_command_is_in_the_help(followed: Followed) -> None:
    assert re.search(r"^ +tally +Count\.$", followed.said["help"][1], re.MULTILINE)
    assert re.search(r"^ +--loud +Say it loudly\.$", followed.said["tally help"][1], re.MULTILINE)
    assert re.fullmatch(r"\d+ contacts\.\n", followed.said["tally"][1])
    assert "## tally" in (followed.copy.home / "docs" / "commands.md").read_text("utf-8")


def test_a_question_is_answered(followed: Followed) -> None:
    listed = {question["name"] for question in document(followed.said["questions"])["questions"]}
    assert "high_ranks" in listed
    assert {row[1] for row in document(followed.said["question"])["rows"]} <= {5, 6}


def test_a_format_is_written(followed: Followed) -> None:
    lines = (followed.copy.home / "account.pairs").read_text("utf-8").splitlines()
    assert all(line.count("\t") == 1 for line in lines)
    assert "pairs" in (followed.copy.home / "docs" / "commands.md").read_text("utf-8")


def test_a_rule_is_read_and_named(followed: Followed) -> None:
    assert len(kinds(followed.said["more"])["loner"]) == 2
    for name, entry in (("misspelt", "loners"), ("misspelt policy", "expected_days")):
        code, _, err = followed.said[name]
        assert code == 2
        assert entry in err


def page_data(page: str) -> dict[str, Any]:
    """What the page's script reads."""
    match = re.search(r'<script type="([^"]*)" id="data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert match is not None
    packed = not match[2].lstrip().startswith("{")
    content: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(match[2])) if packed else match[2])
    return content


def test_a_view_is_a_tab(followed: Followed) -> None:
    page = (followed.copy.home / "page.html").read_text("utf-8")
    data = page_data(page)
    assert "loners" in data["tabs"]
    assert re.fullmatch(r"\d+ people\.", data["views"]["loners"]["said"])
    assert {"Loners", "独行者", "獨行者"} <= {*data["words"]["view_loners"]}
    assert ".loners { padding: 12px; }" in page


def test_a_mark_is_in_the_legend(followed: Followed) -> None:
    picture = (followed.copy.home / "slide.svg").read_text("utf-8")
    assert "Lantern" in picture
    assert "#fedc01" in picture
    page = (followed.copy.home / "page.html").read_text("utf-8")
    assert "#fedc02" in page
    data = page_data(page)
    assert data["signs"]["marks"]["l_lantern"][0]["fill"] == "lantern"
    assert "Lantern" in data["words"]["l_lantern"]
