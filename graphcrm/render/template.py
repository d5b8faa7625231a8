"""The workbook to fill in: a sheet a type, drop-down lists, a note on every header, instructions in English and Chinese."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

from graphcrm.render.sheets import column_width, new_workbook
from graphcrm.schema import NODE_TYPES, SCALES, TIE_TYPES, Form, NodeType, Property, Scale, TieType

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS_WITH_LISTS = 2000
INSTRUCTIONS = (
    ("How to fill this in", "如何填写"),
    (
        "Each sheet is one kind of thing (blue tabs) or one kind of relationship (orange tabs). Leave out the sheets you do not need.",
        "每张表是一类对象（蓝色标签）或一类关系（橙色标签）。不需要的表可以留空。",
    ),
    (
        "Columns marked * must be filled. A blank cell always means “not known”, never “no”.",
        "带 * 的列必填。空白表示“未知”，不表示“没有”。",
    ),
    (
        "Give every person, unit and opportunity an id of your own (any short text), and use it in the relationship sheets.",
        "给每个人、单位、机会点起一个编号（任意短文本），在关系表中用该编号引用。",
    ),
    (
        "Dates: year first, such as 2026-11-24. Scales: choose from the list; the number works as well.",
        "日期：年份在前，如 2026-11-24。量表：从下拉列表选择，也可填数字。",
    ),
    (
        "A judgement that changed: add a new row with a newer “observed_on”; the old row stays as history.",
        "判断有变化时：新增一行并填写更新的观察日期，旧行保留为历史。",
    ),
    (
        "Say where everybody belongs: a row of WORKS_IN for every person, of PART_OF for every unit, of CONCERNS for every opportunity. An account shows only what belongs to it.",
        "请说明归属：每个人一行 WORKS_IN，每个单位一行 PART_OF，每个机会点一行 CONCERNS。账户只显示属于它的内容。",
    ),
    (
        "The rows in this file are an invented example: overwrite or delete them. Then: graphcrm import FILE",
        "本文件中的行是虚构示例，请覆盖或删除。然后运行：graphcrm import 文件",
    ),
)
EXAMPLE: dict[str, tuple[dict[str, Any], ...]] = {
    "Organization": (
        {"id": "us", "name": "Our company", "name_zh": "我公司", "kind": "own"},
        {
            "id": "cust",
            "name": "Example Telecom",
            "name_zh": "示例电信",
            "kind": "customer",
            "tier": "A",
            "currency": "CNY",
        },
        {"id": "comp", "name": "Other Vendor", "kind": "competitor"},
    ),
    "OrgUnit": ({"id": "hq", "name": "Head office", "name_zh": "总部", "level": "group"},),
    "Contact": (
        {
            "id": "c-ceo",
            "name": "Wang Jun",
            "name_zh": "王军",
            "title": "CEO",
            "rank": "chief_executive",
            "key": "yes",
            "cadence_days": 90,
        },
        {
            "id": "c-vp",
            "name": "Lin Yue",
            "name_zh": "林悦",
            "title": "VP Network",
            "rank": "vice_president",
            "key": "yes",
            "cadence_days": 30,
        },
    ),
    "Employee": ({"id": "e-you", "name": "You Qi", "role": "account_manager"},),
    "Opportunity": (
        {
            "id": "core",
            "name": "Core renewal",
            "stage": "proposal",
            "amount": 48000000,
            "decision_on": datetime.date(2027, 3, 1),
        },
    ),
    "WORKS_IN": (
        {"from_id": "c-ceo", "to_id": "hq"},
        {"from_id": "c-vp", "to_id": "hq"},
        {"from_id": "e-you", "to_id": "us"},
    ),
    "PART_OF": ({"from_id": "hq", "to_id": "cust"},),
    "REPORTS_TO": (
        {
            "from_id": "c-vp",
            "to_id": "c-ceo",
            "observed_on": datetime.date(2026, 9, 1),
            "confidence": "confirmed",
        },
    ),
    "INFLUENCES": (
        {
            "from_id": "c-vp",
            "to_id": "c-ceo",
            "strength": "strong",
            "observed_on": datetime.date(2026, 10, 2),
            "confidence": "observed",
        },
    ),
    "KNOWS": (
        {
            "from_id": "e-you",
            "to_id": "c-vp",
            "intimacy": "trusted",
            "responsible": "yes",
            "observed_on": datetime.date(2026, 11, 2),
            "confidence": "confirmed",
        },
    ),
    "SUPPORTS": (
        {
            "from_id": "c-vp",
            "to_id": "core",
            "support": "champion",
            "observed_on": datetime.date(2026, 10, 2),
            "source": "Visit",
            "confidence": "confirmed",
        },
    ),
    "DECIDES": ({"from_id": "c-ceo", "to_id": "core", "role": "approver", "weight": 3, "veto": "yes"},),
    "CONCERNS": ({"from_id": "core", "to_id": "cust"},),
}


def template(*, examples: bool = True) -> bytes:
    """The template workbook as bytes; with a small invented example unless told otherwise. The same bytes every time."""
    stream = io.BytesIO()
    book = new_workbook(stream)
    _instructions(book)
    places = _word_lists(book)
    for kind in (*NODE_TYPES, *TIE_TYPES):
        _sheet(book, kind, places, EXAMPLE.get(kind.name, ()) if examples else ())
    book.close()
    return stream.getvalue()


def _instructions(book: Workbook) -> None:
    page = book.add_worksheet("Instructions")
    head, text = (
        book.add_format({"bold": True, "font_size": 14}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    page.set_column(0, 1, 70, text)
    for row, pair in enumerate(INSTRUCTIONS):
        for column, words in enumerate(pair):
            page.write_string(row, column, words, head if row == 0 else text)
    start = len(INSTRUCTIONS) + 1
    page.set_column(2, 2, 40, text)
    for row, kind in enumerate((*NODE_TYPES, *TIE_TYPES), start=start):
        meaning = (
            kind.meaning
            if isinstance(kind, NodeType)
            else f"{' / '.join(kind.from_labels)} {kind.sentence} {' / '.join(kind.to_labels)}"
        )
        page.write_string(row, 0, f"{kind.name}: {meaning}")
        page.write_string(row, 1, f"{kind.term.zh_hans} · {kind.term.zh_hant}")


def _word_lists(book: Workbook) -> dict[str, str]:
    """A hidden sheet with the words of every scale, and where each list stands."""
    page = book.add_worksheet("!Words")
    page.hide()
    places: dict[str, str] = {}
    for column, scale in enumerate(SCALES):
        for row, code in enumerate((scale.name, *scale.codes)):
            page.write_string(row, column, code)
        letter = _letter(column)
        places[scale.name] = f"='!Words'!${letter}$2:${letter}${len(scale.codes) + 1}"
    return places


def _letter(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def _sheet(
    book: Workbook, kind: NodeType | TieType, places: dict[str, str], examples: tuple[dict[str, Any], ...]
) -> None:
    page = book.add_worksheet(kind.name)
    page.set_tab_color("#2F6DB5" if isinstance(kind, NodeType) else "#D9822B")
    page.freeze_panes(1, 1)
    must = book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1})
    may = book.add_format({"bg_color": "#F2F2F2", "border": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for column, prop in enumerate(kind.columns):
        page.write_string(
            0, column, f"{prop.name}{'*' if prop.required else ''}", must if prop.required else may
        )
        page.write_comment(
            0,
            column,
            f"{prop.term.en} · {prop.term.zh_hans} · {prop.term.zh_hant}\n{prop.meaning}",
            {"author": "GraphCRM", "x_scale": 2},
        )
        page.set_column(column, column, column_width(prop), day if prop.form is Form.DATE else None)
        _rule(page, column, prop, places)
        for row, example in enumerate(examples, start=1):
            _write(page, row, column, example.get(prop.name), day)


def _rule(page: Worksheet, column: int, prop: Property, places: dict[str, str]) -> None:
    if prop.scale is not None:
        page.data_validation(
            1, column, ROWS_WITH_LISTS, column, _list_rule(prop.scale, places[prop.scale.name])
        )
    elif prop.form is Form.FLAG:
        page.data_validation(
            1,
            column,
            ROWS_WITH_LISTS,
            column,
            {"validate": "list", "source": ["yes", "no"], "error_type": "warning"},
        )


def _list_rule(scale: Scale, source: str) -> dict[str, Any]:
    words = " · ".join(f"{step.code} {step.term.zh_hans}" for step in scale.steps)
    return {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "input_title": scale.term.en[:32],
        "input_message": words[:255],
    }


def _write(page: Worksheet, row: int, column: int, value: Any, day: Format) -> None:  # noqa: ANN401 — a cell
    if isinstance(value, datetime.date):
        page.write_datetime(row, column, datetime.datetime.combine(value, datetime.time()), day)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif value is not None:
        page.write_string(row, column, value)
