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
from graphcrm.schema.model import Form
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.snapshot.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graphcrm.schema import Shape
    from graphcrm.schema.model import Property
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
_EVIDENCE = ("source", "recorded_by")
_CURRENCY = "currency of the customer"
_AMOUNT = re.compile(
    r"[¥€$£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[万亿萬億元]+|(?:[kKmM]|bn|[mM]illion|[bB]illion|[A-Z]{3})\b)"
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
    chosen = frozenset(what) | ({NAMES} if PEOPLE in what else frozenset())
    pen = _Pen(snapshot, chosen, key)
    nodes: dict[type, Mapping[str, Any]] = {}
    for shape in NODE_SHAPES:
        kind = RECORD_TYPES[shape.kind.name]
        made = [pen.node(shape, each) for each in snapshot.nodes(kind).values()]  # pyright: ignore[reportArgumentType] — shapes of nodes
        made.sort(key=lambda each: str(each[0]))
        nodes[kind] = MappingProxyType({str(each[0]): each for each in made})
    ties: dict[tuple[type, str, str], tuple[Any, ...]] = {}
    for shape in TIE_SHAPES:
        kind = RECORD_TYPES[shape.kind.name]
        held = snapshot.ties_between(kind, shape.start, shape.end)  # pyright: ignore[reportArgumentType] — shapes of ties
        drawn = [pen.tie(shape, each) for each in held]
        ties[kind, shape.start, shape.end] = tuple(sorted(drawn, key=lambda each: (each[0], each[1])))
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


class _Pen:
    """Writes records again, one by one."""

    def __init__(self, snapshot: Snapshot, chosen: frozenset[str], key: str) -> None:
        self.snapshot, self.chosen = snapshot, chosen
        labels = {shape.kind.name: RECORD_TYPES[shape.kind.name] for shape in NODE_SHAPES}
        every = [(label, ident) for label, kind in labels.items() for ident in snapshot.nodes(kind)]  # pyright: ignore[reportArgumentType] — labels of nodes
        self.codes = Pseudonyms.of(every, key) if NAMES in chosen else Pseudonyms({})
        self.ids = {node: self.codes.ident(node) for node in self.codes.codes}

    def ident(self, label: str, ident: str) -> str:
        return self.ids.get((label, ident), ident)

    def node(self, shape: Shape, record: Any) -> Any:  # noqa: ANN401 — a record of the shape's type
        label = shape.kind.name
        texts = {each.name: self._text(label, each, record) for each in shape.properties if _drawn(each)}
        return record._replace(**texts, id=self.ident(label, record.id))

    def tie(self, shape: Shape, record: Any) -> Any:  # noqa: ANN401 — a record of the shape's type
        texts = {each.name: self._text("", each, record) for each in shape.properties if _drawn(each)}
        ends = {
            "from_id": self.ident(shape.start, record.from_id),
            "to_id": self.ident(shape.end, record.to_id),
        }
        return record._replace(**texts, **ends)

    def _text(self, label: str, column: Property, record: Any) -> Any:  # noqa: ANN401 — a record of the shape's type
        value, name = getattr(record, column.name), column.name
        if column.unit == _CURRENCY:
            return None if MONEY in self.chosen else value
        if column.form is not Form.TEXT:
            return 0 if name == "row" and NAMES in self.chosen else value
        if name in ("recorded_at", "currency") or value is None:
            return value
        if column.refers_to:
            return self.ident(column.refers_to, value)
        if name in ("import_id", "sheet", "hash"):
            return "" if NAMES in self.chosen else value
        if name in _EVIDENCE or name in ("email", "phone"):
            return None if NAMES in self.chosen else value
        if name in _NAMED or name in _TITLES or name in _GROUPS:
            value = _AMOUNT.sub("…", value) if MONEY in self.chosen else value
            return self._named(label, name, record, value) if NAMES in self.chosen else value
        return None

    def _named(self, label: str, name: str, record: Any, value: str) -> str | None:  # noqa: ANN401 — a record of the shape's type
        if name in _TITLES:
            return None if PEOPLE in self.chosen or self._tells(value) else value
        if name in _GROUPS:
            return None if self._tells(value) else value
        code = self.codes[label, record.id]
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
        texts = [text for each in (*people, *houses) for text in (each.name, each.name_zh or "")]
        words = {
            word for text in texts for word in re.findall(r"\w+", text.casefold()) if len(word) >= _LEAST
        }
        chinese = [text for each in houses for text in (each.name, each.name_zh or "") if not text.isascii()]
        return frozenset(words), frozenset(
            text[at : at + 2] for text in chinese for at in range(len(text) - 1)
        )

    @cached_property
    def _short(self) -> tuple[str, ...]:
        """Chinese names of people, which stand in a text without spaces around them."""
        people = [*self.snapshot.nodes(Contact).values(), *self.snapshot.nodes(Employee).values()]
        return tuple(each.name_zh for each in people if each.name_zh and len(each.name_zh) > 1)


def _drawn(column: Property) -> bool:
    """Whether a column may have to be written otherwise; ends and ids are, apart."""
    return column.name not in ("id", "from_id", "to_id") and (
        column.form is Form.TEXT or column.unit == _CURRENCY or column.name == "row"
    )
