"""An account without what must not be passed on: names, whatever else tells who somebody is, or amounts.

The snapshot is redacted before anything is worked out from it, so that no sentence, key or search word can hold what was
taken out. Columns of text are kept only where they are named here: a new one is left out until somebody decides.

``names``: people, organizations, deals, planned steps and whatever else is called by a name go by codes ("Contact K7Q2");
ids, free texts, addresses, file names and who recorded something are left out, and every title or name of a unit that holds
a replaced name. ``people``: that, and no titles; units go by their level ("Department M3XP"). ``money``: no amount, and no
free text, which may hold some.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graphcrm.records import RECORD_TYPES, Contact, Employee, Organization
from graphcrm.schema import NODE_SHAPES, TIE_SHAPES
from graphcrm.schema.column import Form
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.snapshot.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graphcrm.schema import Shape
    from graphcrm.schema.column import Property
    from graphcrm.snapshot.model import Snapshot

NAMES, PEOPLE, MONEY = "names", "people", "money"
WHAT = (NAMES, PEOPLE, MONEY)
_CALLED = MappingProxyType(
    {
        "Organization": "Company",
        "OrgUnit": "Unit",
        "Opportunity": "Deal",
        "Action": "Step",
        "Asset": "Equipment",
    }
)
"""What a pseudonym begins with, where that is not the label."""
_NAMED, _TITLES = ("name", "name_zh"), ("title", "title_zh")
_GROUPS = ("product_line", "theme", "industry", "topic")
"""Texts that sort things, and are no names."""
_READ = frozenset((*_NAMED, *_TITLES, *_GROUPS))
"""Every text that may stay, in part or as a code."""
_PLACES: Mapping[str, Any] = MappingProxyType(
    {
        "import_id": "",
        "sheet": "",
        "row": 0,
        "hash": "",
        "source": None,
        "recorded_by": None,
        "email": None,
        "phone": None,
    }
)
"""Where a fact came from and how somebody is written to; with what stands there instead."""
_KEPT = ("id", "from_id", "to_id", "recorded_at")
"""Ends and ids are written otherwise, apart; a time tells nothing."""
_CODE = re.compile("[A-Z]{3}")
_CURRENCY = "currency of the customer"
_AMOUNT = re.compile(
    r"[¥€$£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[万亿萬億元]+|(?:[kKmM]|bn|[mM]illion|[bB]illion|[A-Z]{3})\b)"
)
_HAVE_NAMES = frozenset(
    shape.kind.name
    for shape in NODE_SHAPES
    if any(column.name == "name" and column.required for column in shape.kind.properties)
)
_LEAST = 3
"""A word of a name this long, standing in another text, tells the name."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """The snapshot, and by label and id what each node's id has become."""

    snapshot: Snapshot
    ids: Mapping[tuple[str, str], str]


def redacted(snapshot: Snapshot, what: Collection[str], key: str = "") -> Redacted:
    """A copy without what is named in ``what`` (`WHAT`); ``people`` includes ``names``. Pure; O(facts)."""
    chosen: frozenset[str] = frozenset(what) | frozenset([NAMES] if PEOPLE in what else [])
    pen = _Pen(snapshot, chosen, key)
    nodes: dict[type, Mapping[str, Any]] = {}
    for shape, rows in _held(snapshot, NODE_SHAPES):
        kind = RECORD_TYPES[shape.kind.name]
        records = [pen.node(shape, record) for record in rows]
        records.sort(key=lambda record: str(record[0]))
        nodes[kind] = MappingProxyType({str(record[0]): record for record in records})
    ties: dict[tuple[type, str, str], tuple[Any, ...]] = {}
    for shape, rows in _held(snapshot, TIE_SHAPES):
        kind = RECORD_TYPES[shape.kind.name]
        drawn = [pen.tie(shape, record) for record in rows]
        ties[kind, shape.start, shape.end] = tuple(sorted(drawn, key=lambda record: (record[0], record[1])))
    account = nodes[Organization][pen.ident("Organization", snapshot.account.id)]
    plain = replace(
        snapshot,
        account=account,
        _nodes=MappingProxyType(nodes),
        _ties=MappingProxyType(ties),
        _imports={} if NAMES in chosen else snapshot._imports,  # noqa: SLF001 — its own package
        withheld=snapshot.withheld | chosen,
        part=pen.ids.get(
            ("OrgUnit", snapshot.part), pen.ids.get(("Opportunity", snapshot.part), snapshot.part)
        ),
    )
    return Redacted(plain, pen.ids)


def _held(snapshot: Snapshot, shapes: Iterable[Shape]) -> Iterator[tuple[Shape, list[Any]]]:
    """The records of each shape."""
    for shape in shapes:
        kind = RECORD_TYPES[shape.kind.name]
        if shape.is_tie:
            yield shape, list(snapshot._ties.get((kind, shape.start, shape.end), ()))  # noqa: SLF001 — its own package
        else:
            yield shape, list(snapshot._nodes.get(kind, {}).values())  # noqa: SLF001 — its own package


class _Pen:
    """Writes records again, one by one."""

    def __init__(self, snapshot: Snapshot, chosen: frozenset[str], key: str) -> None:
        self.snapshot, self.chosen = snapshot, chosen
        nodes = [
            (shape.kind.name, str(record.id))
            for shape, rows in _held(snapshot, NODE_SHAPES)
            for record in rows
        ]
        called = [node for node in nodes if node[0] in _HAVE_NAMES]
        self.codes = Pseudonyms.of(called if NAMES in chosen else (), key)
        self.ids = {node: self.codes.ident(node) for node in nodes} if NAMES in chosen else {}

    def ident(self, label: str, ident: str) -> str:
        return self.ids.get((label, ident), ident)

    def node(self, shape: Shape, record: Any) -> Any:  # noqa: ANN401 — a record of the shape's type
        label = shape.kind.name
        texts = {
            column.name: self._text(label, column, record) for column in shape.properties if _drawn(column)
        }
        return record._replace(**texts, id=self.ident(label, record.id))

    def tie(self, shape: Shape, record: Any) -> Any:  # noqa: ANN401 — a record of the shape's type
        texts = {column.name: self._text("", column, record) for column in shape.properties if _drawn(column)}
        ends = {
            "from_id": self.ident(shape.start, record.from_id),
            "to_id": self.ident(shape.end, record.to_id),
        }
        return record._replace(**texts, **ends)

    def _text(self, label: str, column: Property, record: Any) -> Any:  # noqa: ANN401 — a record of the shape's type
        value, name, names = getattr(record, column.name), column.name, NAMES in self.chosen
        if value is None or (name in _PLACES and not names):
            return value
        if name in _PLACES:
            return _PLACES[name]
        if name == "currency":
            return value if _CODE.fullmatch(value) else None
        if column.refers_to:
            return self.ident(column.refers_to, value)
        if name not in _READ:
            return None if column.unit != _CURRENCY or MONEY in self.chosen else value
        value = _AMOUNT.sub("…", value) if MONEY in self.chosen else value
        return self._named(label, name, record, value) if names else value

    def _named(self, label: str, name: str, record: Any, value: str) -> str | None:  # noqa: ANN401 — a record of the shape's type
        if name in _TITLES:
            return None if PEOPLE in self.chosen or self._tells(value) else value
        if name in _GROUPS:
            return None if self._tells(value) else value
        code = self.codes.codes.get((label, record.id))
        if code is None:
            return None
        unit = label == "OrgUnit"
        if unit and PEOPLE not in self.chosen and not self._tells(f"{record.name} {record.name_zh or ''}"):
            return value
        if name == "name_zh":
            return code
        level = UNIT_LEVEL.step(record.level) if unit and PEOPLE in self.chosen else None
        return f"{(level.term.en if level else _CALLED.get(label, label)).capitalize()} {code}"

    def _tells(self, text: str) -> bool:
        """Whether a text holds a name of a person or an organization, or a word of one."""
        words, parts = self._words
        pairs = {text[at : at + 2] for at in range(len(text) - 1)}
        return not (words.isdisjoint(re.findall(r"\w+", text.casefold())) and parts.isdisjoint(pairs)) or any(
            name in text for name in self._short
        )

    @cached_property
    def _words(self) -> tuple[frozenset[str], frozenset[str]]:
        """Latin words of all names, and pairs of Chinese characters of the organizations'."""
        people = [*self.snapshot.nodes(Contact).values(), *self.snapshot.nodes(Employee).values()]
        houses = list(self.snapshot.nodes(Organization).values())
        texts = [text for named in (*people, *houses) for text in (named.name, named.name_zh or "")]
        words = {
            word for text in texts for word in re.findall(r"\w+", text.casefold()) if len(word) >= _LEAST
        }
        chinese = [
            text for house in houses for text in (house.name, house.name_zh or "") if not text.isascii()
        ]
        return frozenset(words), frozenset(
            text[at : at + 2] for text in chinese for at in range(len(text) - 1)
        )

    @cached_property
    def _short(self) -> tuple[str, ...]:
        """Chinese names of people, which stand in a text without spaces around them."""
        people = [*self.snapshot.nodes(Contact).values(), *self.snapshot.nodes(Employee).values()]
        return tuple(person.name_zh for person in people if person.name_zh and len(person.name_zh) > 1)


def _drawn(column: Property) -> bool:
    """Whether a column may have to be written otherwise."""
    written = column.form is Form.TEXT or column.unit == _CURRENCY or column.name in _PLACES
    return written and column.name not in _KEPT
