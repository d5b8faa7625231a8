"""The command line in each of its languages: what it says, its help, click's own words."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

from graphcrm.cli import COMMANDS, cli
from graphcrm.cli.speaking import speaking
from graphcrm.cli.worded import Command, broken
from graphcrm.messages import languages
from tests.cli.conftest import DAY, Terminal

CHINESE = ("zh-Hans", "zh-Hant")
ENGLISH = re.compile(r"(?<![-\w])(the|of|and|is|was|with|this|what|Show|Usage|Options|default|Error|Try)\b")


def every_command() -> list[tuple[str, ...]]:
    words: list[tuple[str, ...]] = [(), *((name,) for name in COMMANDS)]
    log = cli.get_command(click.Context(cli), "log")
    assert isinstance(log, click.Group)
    return [*words, *(("log", name) for name in log.commands)]


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_help_is_in_the_language_asked_for(run: Terminal, words: tuple[str, ...], language: str) -> None:
    ran = run("--language", language, *words, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "[env var:" not in ran.out
    assert ran.out.startswith("用法：")
    assert not ENGLISH.search(ran.out)
    heads = re.findall(r"^  (--\S+ [^ \n]*|用法：.*)", ran.out, re.MULTILINE)
    assert [head for head in heads if re.search(r" \[?[A-Z]{2,}", head)] == []


def test_columns_of_help_stand_below_each_other(run: Terminal) -> None:
    lines = run("--language", "zh-Hans", "log", "survey", "--help").out.splitlines()
    options = [line for line in lines if line.startswith("  -")]
    texts = {cell_len(line) - cell_len(re.split(r"(?<=\S) {2,}", line, maxsplit=1)[1]) for line in options}
    assert (len(options), len(texts)) == (7, 1)


@pytest.mark.parametrize("language", ["en", *CHINESE])
def test_each_option_of_each_command_has_its_help(language: str) -> None:
    letters = re.compile(r"[a-z] [a-z]" if language == "en" else r"[\u4e00-\u9fff]")
    for words in every_command():
        found: click.Command | None = cli
        for word in words:
            assert isinstance(found, click.Group)
            found = found.get_command(click.Context(found), word)
        assert isinstance(found, Command)
        with speaking(language):
            found.translate()
        helps = [param.help for param in found.params if isinstance(param, click.Option)]
        assert [text for text in (found.help, *helps) if not text or not letters.search(text)] == [], words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("weakspot",), "错误：没有命令 'weakspot'。您是指 weakspots 吗？"),
        (("weakspots", "--every"), "没有选项 '--every'。"),
        (("explain",), "缺少参数"),
        (("scorecard", "--layer", "L9"), "不在可选项之中"),
        (("due", "--days", "-3"), "不在范围 0<=x<=36525 之内"),
        (("trend",), "缺少选项"),
        (("init", "more"), "多余的参数（more）"),
        (("trend", "--since"), "需要一个值"),
        (("template", "x.docx"), "“x.docx”必须以 .xlsx 结尾。"),
        (("ask", "nonsense"), "没有问题“nonsense”。问题有："),
    ],
)
def test_what_goes_wrong_is_said_in_the_language_asked_for(
    run: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    ran = run(*words, "--language", "zh-Hans")
    assert ran.code
    assert sentence in ran.err
    assert not ENGLISH.search(ran.err)


def test_the_language_is_that_of_the_option_then_of_the_environment_then_of_the_locale(
    run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    monkeypatch.delenv("GRAPHCRM_LANGUAGE")
    assert "已就緒" in run("init").err
    monkeypatch.setenv("GRAPHCRM_LANGUAGE", "zh-Hans")
    assert "已就绪" in run("init").err
    assert "is ready" in run("init", "--language", "en_GB").err
    assert "is ready" in run("--language=en", "init").err
    assert "[OPTIONS]" in run("init", "--help", "--language", "en").out


def test_results_are_in_the_language_and_english_comes_back(example: Terminal) -> None:
    chinese = example("weakspots", "--as-of", DAY, "--language", "zh-Hans").out
    assert "海澜电信，截至 2026 年 11 月 20 日" in chinese
    assert "下一步" in chinese
    assert "1.2 亿元" in chinese
    assert "next step" in example("weakspots", "--as-of", DAY).out
    card = example("scorecard", "--as-of", DAY, "--language", "zh-Hant", "--why").out
    assert "S類客戶" in card
    assert "九項行動" in card
    document = example("status", "--json", "--language", "zh-Hans").json
    assert document["format"] == "graphcrm.status/1"


def test_a_page_opens_in_the_language_of_now_unless_told_otherwise(example: Terminal, tmp_path: Path) -> None:
    for name, words in {
        "a": ("--language", "zh-Hans", "view"),
        "b": ("view", "--language", "zh-Hans"),
    }.items():
        ran = example(*words, f"{name}.svg", "--as-of", DAY)
        assert ran.code == 0, ran.err
        assert ("已写入" in ran.err) is (name == "a")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert example("--language", "zh-Hans", "view", "c.svg", "--language", "en", "--as-of", DAY).code == 0
    assert (tmp_path / "c.svg").read_bytes() != (tmp_path / "a.svg").read_bytes()


def test_english_is_written_as_click_writes_it_and_chinese_by_its_columns() -> None:
    english = "A text of some words that is longer than the line."
    assert broken(english, 20) == english
    lines = broken("列出客户的决策链会在何处断裂，最严重的在前：是什么、下一步。", 20).splitlines()[1:]
    assert [line for line in lines if len(line) > 10 or line[0] in "，。：、"] == []
    assert "".join(lines) == "列出客户的决策链会在何处断裂，最严重的在前：是什么、下一步。"


def test_there_are_these_languages() -> None:
    assert {*CHINESE, "en"} <= {*languages()}


def test_graph_files_are_labelled_in_the_language_of_now(example: Terminal, tmp_path: Path) -> None:
    assert example("--language", "zh-Hans", "export", "a.graphml", "--as-of", DAY).code == 0
    assert example("export", "b.graphml", "--as-of", DAY).code == 0
    chinese, english = ((tmp_path / name).read_text("utf-8") for name in ("a.graphml", "b.graphml"))
    assert (chinese.count(">海澜电信<"), english.count(">海澜电信<")) == (
        3,
        1,
    )  # as a label twice, and as a column
