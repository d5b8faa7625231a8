"""The workbook to fill in: a sheet a type, drop-down lists, a note on every header, instructions, a small invented example.

In English it speaks Chinese beside; in any other language it speaks that alone. Sheets, columns and the words of lists keep
their names in files, which the import knows; what they mean stands beside.
"""

from __future__ import annotations

import datetime
import io
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any

from graphcrm.messages import DEFAULT, Fact, Message, Term, Wording, languages, listed, text
from graphcrm.render.sheets import column_width, new_workbook
from graphcrm.schema import NODE_TYPES, NODES, SCALES, TIE_TYPES, Form, NodeType, Property, Scale, TieType

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


ROWS_WITH_LISTS = 2000
SECOND = "zh-Hans"
"""The language that stands beside English."""
INSTRUCTIONS = ("title", "sheets", "required", "ids", "dates", "changed", "belong", "replace")
KINDS: Sequence[NodeType | TieType] = (*NODE_TYPES, *TIE_TYPES)
LONGEST_TITLE, LONGEST_PROMPT = 32, 255
"""Characters that a spreadsheet program shows beside a list."""


def template(*, examples: bool = True, language: str = DEFAULT) -> bytes:
    """The template workbook as bytes; with a small invented example unless told otherwise. The same bytes every time."""
    stream = io.BytesIO()
    _Template(new_workbook(stream), Wording.of(language), examples=examples).write()
    return stream.getvalue()


class _Template:
    """The workbook as it is written."""

    def __init__(self, book: Workbook, words: Wording, *, examples: bool) -> None:
        self.book, self.words = book, words
        alone = words.language != DEFAULT
        self.main = [words.language] if alone else [words.language, SECOND]
        self.beside = [] if alone else [language for language in languages() if language != DEFAULT]
        self.examples = _examples(words) if examples else {}
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.must = book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1})
        self.may = book.add_format({"bg_color": "#F2F2F2", "border": 1})

    def write(self) -> None:
        """All sheets, in the order of the vocabulary."""
        self._instructions()
        places = self._word_lists()
        for kind in KINDS:
            self._sheet(kind, places)
        self.book.close()

    def _instructions(self) -> None:
        page = self.book.add_worksheet(self.words.say("template.sheet.instructions"))
        head = self.book.add_format({"bold": True, "font_size": 14})
        plain = self.book.add_format({"text_wrap": True, "valign": "top"})
        page.set_column(0, 1, 70, plain)
        for row, line in enumerate(INSTRUCTIONS):
            for column, language in enumerate(self.main):
                words = text(Message(f"template.{line}"), language)
                page.write_string(row, column, words, plain if row else head)
        page.set_column(2, 2, 40, plain)
        for row, kind in enumerate(KINDS, start=len(INSTRUCTIONS) + 1):
            page.write_string(row, 0, self.words.read(self._meaning(kind)))
            if self.beside:
                page.write_string(row, 1, " · ".join(text(kind.term, other) for other in self.beside))

    def _meaning(self, kind: NodeType | TieType) -> Message:
        """What a sheet holds; a relationship is read as a sentence."""
        alone = not self.beside
        name: Fact = Message("name.titled", name=kind.name, title=kind.term) if alone else kind.name
        if isinstance(kind, NodeType):
            return Message("template.kind", name=name, meaning=Term(kind.meaning))
        start, end = (
            listed((NODES[label].term if alone else label for label in labels), style="slash")
            for labels in (kind.from_labels, kind.to_labels)
        )
        return Message("template.tie", name=name, start=start, verb=Term(kind.sentence), end=end)

    def _word_lists(self) -> dict[str, str]:
        """A hidden sheet with the words of every scale, and where each list stands."""
        name = self.words.say("template.sheet.words")
        page = self.book.add_worksheet(name)
        page.hide()
        places: dict[str, str] = {}
        for column, scale in enumerate(SCALES):
            for row, code in enumerate((scale.name, *scale.codes)):
                page.write_string(row, column, code)
            letter = _letter(column)
            places[scale.name] = f"='{name}'!${letter}$2:${letter}${len(scale.codes) + 1}"
        return places

    def _sheet(self, kind: NodeType | TieType, places: dict[str, str]) -> None:
        page = self.book.add_worksheet(kind.name)
        page.set_tab_color("#2F6DB5" if isinstance(kind, NodeType) else "#D9822B")
        page.freeze_panes(1, 1)
        for column, prop in enumerate(kind.columns):
            header, look = (f"{prop.name}*", self.must) if prop.required else (prop.name, self.may)
            page.write_string(0, column, header, look)
            page.write_comment(0, column, self._note(prop), {"author": "GraphCRM", "x_scale": 2})
            page.set_column(column, column, column_width(prop), self.day if prop.form is Form.DATE else None)
            self._rule(page, column, prop, places)
            for row, example in enumerate(self.examples.get(kind.name, ()), start=1):
                _write(page, row, column, example.get(prop.name), self.day)

    def _note(self, prop: Property) -> str:
        terms = [text(prop.term, language) for language in (self.words.language, *self.beside)]
        return f"{' · '.join(terms)}\n{self.words.read(Term(prop.meaning))}"

    def _rule(self, page: Worksheet, column: int, prop: Property, places: dict[str, str]) -> None:
        if prop.scale is not None:
            rule = self._list(prop.scale, places[prop.scale.name])
        elif prop.form is Form.FLAG:
            rule = {"validate": "list", "source": ["yes", "no"], "error_type": "warning"}
        else:
            return
        page.data_validation(1, column, ROWS_WITH_LISTS, column, rule)

    def _list(self, scale: Scale, source: str) -> dict[str, Any]:
        steps = (f"{step.code} {text(step.term, self.main[-1])}" for step in scale.steps)
        return {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "input_title": self.words.read(scale.term)[:LONGEST_TITLE],
            "input_message": " · ".join(steps)[:LONGEST_PROMPT],
        }


def _examples(words: Wording) -> dict[str, list[dict[str, Any]]]:
    """The rows of the example, by sheet."""
    rows = tomllib.loads(resources.files("graphcrm.render").joinpath("template.toml").read_text("utf-8"))

    def said(value: Any) -> Any:  # noqa: ANN401 — a cell
        key = value.removeprefix(":") if isinstance(value, str) else value
        return value if key == value else words.say(f"template.example.{key}")

    return {
        sheet: [{name: said(value) for name, value in row.items()} for row in table]
        for sheet, table in rows.items()
    }


def _letter(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def _write(page: Worksheet, row: int, column: int, value: Any, day: Format) -> None:  # noqa: ANN401 — a cell
    if isinstance(value, datetime.date):
        page.write_datetime(row, column, datetime.datetime.combine(value, datetime.time()), day)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif value is not None:
        page.write_string(row, column, value)
