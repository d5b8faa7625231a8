"""Every kind of mistake in every kind of column, each as a sheet of three rows of which the one in the middle is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphcrm.messages import text
from graphcrm.schema import NODES, TIES, Form, NodeType, Property, TieType
from graphcrm.values import Cell
from tests.validate.books import FakeStore, Table

IDS = {
    "Organization": {"org1", "org2", "both"},
    "OrgUnit": {"u1", "u2", "u3", "both"},
    "Contact": {"c1", "c2", "c3", "c4", "c5"},
    "Employee": {"e1", "e2"},
    "Opportunity": {"o1"},
    "Survey": {"s1"},
    "Asset": {"a1"},
}
"""Who is in the store, so that a case is one sheet."""
NODE_CELLS: dict[str, dict[str, Cell]] = {
    "Organization": {"name": "Hailan", "kind": "customer"},
    "OrgUnit": {"name": "North", "level": "province"},
    "Contact": {"name": "Wang Jun"},
    "Employee": {"name": "You Qi"},
    "Opportunity": {"name": "Core", "stage": "lead"},
    "Interaction": {"kind": "visit", "held_on": "2026-05-01"},
    "Instrument": {"kind": "executive_visit", "held_on": "2026-05-01"},
    "Feedback": {"kind": "praise", "raised_on": "2026-05-01"},
    "Survey": {"name": "2026", "held_on": "2026-05-01"},
    "Asset": {"name": "Core router"},
    "Initiative": {"name": "Cloud", "year": "2026"},
    "Action": {"name": "Visit Wang", "status": "planned"},
    "KpiYear": {"year": "2026"},
}
TIE_CELLS: dict[str, tuple[str, str, str, dict[str, Cell]]] = {
    "WORKS_IN": ("c1 u1", "c3 u1", "c2 u2", {}),
    "PART_OF": ("u1 org1", "u3 u2", "u2 u1", {}),
    "REPORTS_TO": ("c1 c2", "c4 c3", "c2 c3", {}),
    "INFLUENCES": ("c1 c2", "c3 c4", "c2 c3", {"strength": "strong"}),
    "CONFLICTS_WITH": ("c1 c2", "c3 c4", "c2 c3", {}),
    "KNOWS": ("e1 c1", "e2 c3", "e1 c2", {}),
    "SUPPORTS": ("c1 o1", "c3 o1", "c2 o1", {"support": "champion"}),
    "DECIDES": ("c1 o1", "c3 o1", "c2 o1", {"role": "coach"}),
    "RATED": ("c1 s1", "c3 s1", "c2 s1", {"score": "5"}),
    "CONCERNS": ("o1 org1", "a1 org1", "o1 u1", {}),
}
"""Good ties as "from to": the first row, the one that a case breaks, the last."""


@dataclass(frozen=True)
class Case:
    """A sheet, and where its mistakes are. ``whole`` where the sheet can't be used at all."""

    name: str
    sheet: str
    table: Table
    code: str
    places: tuple[tuple[int, str], ...]
    whole: bool = False
    ties: Mapping[str, list[tuple[str, str]]] = field(default_factory=lambda: {})

    @property
    def store(self) -> FakeStore:
        return FakeStore(IDS, dict(self.ties))


Rows = list[dict[str, Cell]]


def good_rows(kind: NodeType | TieType) -> Rows:
    if isinstance(kind, NodeType):
        return [{"id": f"new-{number}", **NODE_CELLS[kind.name]} for number in (1, 2, 3)]
    *ends, more = TIE_CELLS[kind.name]
    return [{**dict(zip(("from_id", "to_id"), str(pair).split(), strict=True)), **more} for pair in ends]


def header(prop: Property, script: int) -> str:
    return (prop.name, text(prop.term, "zh-Hans"), f"{prop.term.en}*", text(prop.term, "zh-Hant"))[script % 4]


def case(
    name: str, kind: NodeType | TieType, code: str, cells: Mapping[str, Cell], column: str, script: int = 0
) -> Case:
    """The middle row with these cells; the mistake is in this column. Headers are written in one of four ways."""
    rows = good_rows(kind)
    rows[1] |= cells
    headers = {prop.name: header(prop, script) for prop in kind.columns}
    return Case(
        f"{kind.name}-{column}-{name}", kind.name, table(kind, rows, script), code, ((3, headers[column]),)
    )


def table(kind: NodeType | TieType, rows: Rows, script: int = 0, *more: str) -> Table:
    names = [*(prop.name for prop in kind.columns), *more]
    heads = [*(header(prop, script) for prop in kind.columns), *more]
    return [heads, *([row.get(name) for name in names] for row in rows)]


def cells_gone_wrong(kind: NodeType | TieType) -> Iterator[Case]:
    """For each column, everything that can be wrong with one cell."""
    for script, prop in enumerate(kind.columns):
        for name, code, cell in _wrong_cells(prop):
            yield case(name, kind, code, {prop.name: cell}, prop.name, script)
        if prop.required:
            yield case("blank", kind, "missing", {prop.name: " "}, prop.name, script)


def _wrong_cells(prop: Property) -> Iterator[tuple[str, str, str]]:
    if prop.scale is not None:
        yield "word", "bad-word", "nonsense"
    if prop.form is Form.STEP:
        yield "number off the scale", "bad-word", "17"
    if prop.form is Form.DATE:
        yield from (
            ("no such day", "bad-date", "2026-02-30"),
            ("two days", "bad-date", "03/04/2026"),
            ("serial", "bad-date", "46350"),
        )
    if prop.past:
        yield "tomorrow", "future-date", "2026-11-25"
    if prop.form is Form.FLAG:
        yield "neither", "bad-flag", "maybe"
    if prop.form in (Form.NUMBER, Form.INTEGER):
        yield "no number", "bad-number", "lots"
    if prop.form is Form.INTEGER:
        yield "a part", "bad-integer", "2000.5"
    if prop.lowest is not None:
        yield "too low", "out-of-range", f"{prop.lowest - 1:.0f}"
    if prop.highest is not None:
        yield "too high", "out-of-range", f"{prop.highest + 1:.0f}"
    if prop.form is Form.TEXT:
        ident = prop.refers_to is not None or prop.name in {"id", "from_id", "to_id"}
        yield "bell", "control-character", "a\x07b"
        yield "too long", "bad-id" if ident else "too-long", "x" * (201 if ident else 10_001)
    if prop.refers_to is not None or prop.name in {"from_id", "to_id"}:
        yield "nobody", "dangling", "nobody"


def dates_out_of_order(kind: NodeType | TieType) -> Iterator[Case]:
    pairs = [("valid_from", "valid_to")] if any(prop.name == "valid_to" for prop in kind.columns) else []
    for one, two in (*pairs, *(kind.in_order if isinstance(kind, NodeType) else ())):
        yield case(f"before {one}", kind, "date-order", {one: "2026-05-02", two: "2026-05-01"}, two)
    if isinstance(kind, TieType) and kind.judged:
        yield case(
            "before observed_on",
            kind,
            "date-order",
            {"observed_on": "2026-05-02", "valid_to": "2026-05-01"},
            "valid_to",
        )


def headers_gone_wrong(kind: NodeType | TieType) -> Iterator[Case]:
    whole = table(kind, good_rows(kind))
    heads = [str(cell) for cell in whole[0]]

    def changed(name: str, code: str, column: str, head: list[str], rows: Table) -> Case:
        return Case(
            f"{kind.name}-{column}-{name}", kind.name, [head, *rows], code, ((1, column),), whole=True
        )

    yield changed(
        "unknown column",
        "unknown-column",
        "favourite dish",
        [*heads, "favourite dish"],
        [[*row, ""] for row in whole[1:]],
    )
    for place, prop in enumerate(kind.columns):
        yield changed(
            "double column",
            "double-column",
            text(prop.term, "zh-Hans"),
            [*heads, text(prop.term, "zh-Hans")],
            [[*row, ""] for row in whole[1:]],
        )
        if prop.required:
            yield changed(
                "missing column",
                "missing-column",
                prop.name,
                [*heads[:place], *heads[place + 1 :]],
                [[*row[:place], *row[place + 1 :]] for row in whole[1:]],
            )


def rows_gone_wrong(kind: NodeType | TieType) -> Iterator[Case]:
    rows = good_rows(kind)
    first = kind.columns[0].name
    plain = table(kind, rows)
    width = len(kind.columns)
    beyond = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[width]
    yield Case(
        f"{kind.name}-extra cell",
        kind.name,
        [plain[0], plain[1], [*plain[2], "more"], plain[3]],
        "extra-cell",
        ((3, beyond),),
    )
    unnamed = [
        [*plain[0], "", "!remark"],
        [*plain[1], "", "x"],
        [*plain[2], "more", "x"],
        [*plain[3], "", "x"],
    ]
    yield Case(f"{kind.name}-cell without a header", kind.name, unnamed, "extra-cell", ((3, beyond),))
    yield Case(
        f"{kind.name}-twice", kind.name, table(kind, [rows[0], rows[0], rows[2]]), "duplicate", ((3, first),)
    )
    if any(prop.name == "valid_from" for prop in kind.columns):
        dated = [{**row, "valid_from": "2026-01-01"} for row in rows]
        yield Case(
            f"{kind.name}-twice a day",
            kind.name,
            table(kind, [dated[0], rows[0], {**rows[0], "valid_from": "2026/1/1"}]),
            "duplicate",
            ((4, first),),
        )


def ties_gone_wrong() -> Iterator[Case]:
    for name in ("WORKS_IN", "PART_OF", "CONCERNS"):
        start = good_rows(TIES[name])[1]["from_id"]
        yield case("ambiguous", TIES[name], "ambiguous", {"from_id": start, "to_id": "both"}, "from_id")
    for name, start, end in (
        ("PART_OF", "org1", "u1"),
        ("CONCERNS", "a1", "o1"),
        ("WORKS_IN", "c1", "o1"),
        ("KNOWS", "c1", "c2"),
    ):
        code, column = (
            ("dangling", "to_id" if name == "WORKS_IN" else "from_id")
            if name in ("WORKS_IN", "KNOWS")
            else ("wrong-ends", "to_id")
        )
        yield case("wrong ends", TIES[name], code, {"from_id": start, "to_id": end}, column)
    for name, ident in (
        ("REPORTS_TO", "c1"),
        ("INFLUENCES", "c1"),
        ("CONFLICTS_WITH", "c1"),
        ("PART_OF", "u1"),
    ):
        yield case("self", TIES[name], "self-tie", {"from_id": ident, "to_id": ident}, "to_id")
    labelled = [{**row, "from_label": "contact", "to_label": "单位"} for row in good_rows(TIES["WORKS_IN"])]
    for column, code, at in (
        ("to_label", "bad-label", "Contact"),
        ("from_label", "bad-label", "Planet"),
        ("from_label", "dangling", "Employee"),
    ):
        rows = [labelled[0], {**labelled[1], column: at}, labelled[2]]
        yield Case(
            f"WORKS_IN-{column}-{at}",
            "WORKS_IN",
            table(TIES["WORKS_IN"], rows, 0, "from_label", "to_label"),
            code,
            ((3, column if code == "bad-label" else "from_id"),),
        )


def circles() -> Iterator[Case]:
    """Through the file alone, and closed over what the store holds."""
    for name, label, ids in (
        ("REPORTS_TO", "Contact", ("c1", "c2", "c3", "c4")),
        ("PART_OF", "OrgUnit", ("u1", "u2", "u3", "both")),
    ):
        one, two, three, _ = ids
        kind = TIES[name]
        shape = f"{name}.{label}.{label}"
        for length, pairs in ((2, ((one, two), (two, one))), (3, ((one, two), (two, three), (three, one)))):
            rows: Rows = [{"from_id": start, "to_id": end} for start, end in pairs]
            yield Case(
                f"{name}-circle of {length}",
                name,
                table(kind, rows),
                "circle",
                tuple((row + 2, "to_id") for row in range(length)),
            )
        for length, held in ((2, [(two, one)]), (3, [(two, three), (three, one)])):
            rows = [
                {"from_id": three, "to_id": "c5" if label == "Contact" else "org1"},
                {"from_id": one, "to_id": two},
            ]
            yield Case(
                f"{name}-circle of {length} over the store",
                name,
                table(kind, rows),
                "circle",
                ((3, "to_id"),),
                ties={shape: held},
            )


def sheets_gone_wrong() -> Iterator[Case]:
    for name in ("Contcts", "Sheet1", "联系", "KNOW"):
        yield Case(f"sheet {name}", name, [["id"], ["c1"]], "unknown-sheet", ((0, ""),), whole=True)
    yield Case("no header", "Contact", [["", ""], ["c1", "Wang"]], "empty", ((0, ""),), whole=True)


def all_cases() -> list[Case]:
    kinds: list[NodeType | TieType] = [
        *(NODES[name] for name in NODE_CELLS),
        *(TIES[name] for name in TIE_CELLS),
    ]
    everywhere = (cells_gone_wrong, dates_out_of_order, headers_gone_wrong, rows_gone_wrong)
    return [
        *(case for kind in kinds for of_kind in everywhere for case in of_kind(kind)),
        *ties_gone_wrong(),
        *circles(),
        *sheets_gone_wrong(),
    ]
