"""An account without what must not be passed on: names, whatever else tells who somebody is, or amounts.

The snapshot is redacted before anything is worked out from it, so that no sentence, key or search word can hold what was
taken out. What stays is listed; whatever is not, is left out, a column that comes later too:

- words of scales, numbers, days, yes and no;
- ids, as codes that nobody can work out without the key;
- names, as codes too (``Contact K7Q2``);
- texts that the vocabulary calls generic (titles, product lines, a unit's name), where all their words are general ones (see
  `is_plain`) and none is a word of a name that is replaced.

``names`` is that. ``people``: no titles either, and units go by their level (``Department M3XP``). ``money`` leaves out amounts
and every text but names, generic ones and files, and of these whatever may hold an amount (see `holds_amount`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graphcrm.records import RECORD_TYPES, Contact, Employee, Opportunity, Organization, OrgUnit
from graphcrm.schema import NODE_SHAPES, NODES, SHAPES, SYSTEM, NodeType
from graphcrm.schema.column import Form
from graphcrm.schema.reach import OURS, PERSON
from graphcrm.snapshot.amounts import holds_amount
from graphcrm.snapshot.mentions import Mentions
from graphcrm.snapshot.model import Departure
from graphcrm.snapshot.plain_words import is_plain
from graphcrm.snapshot.pseudonyms import Pseudonyms, secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphcrm.schema import Shape
    from graphcrm.schema.column import Property
    from graphcrm.snapshot.model import Snapshot

NAMES, PEOPLE, MONEY = "names", "people", "money"
WHAT = (NAMES, PEOPLE, MONEY)
Shown = Callable[[Any], Any]
"""What a record shows of one of its columns."""
_NAME, _NAME_ZH = "name", "name_zh"
_HAVE_NAMES = frozenset(
    label
    for label, kind in NODES.items()
    if any(prop.name == _NAME and prop.required for prop in kind.properties)
)
_NUMBERS: Mapping[Form, tuple[type, ...]] = {
    Form.INTEGER: (int, float),
    Form.NUMBER: (int, float),
    Form.STEP: (int, float),
    Form.FLAG: (bool,),
    Form.DATE: (datetime.date,),
}
_LEAST = 3
"""A Latin word of a person's or company's name this long, standing in another text, tells the name."""


@dataclass(frozen=True)
class Redaction:
    """What is taken out of snapshots (`WHAT`; ``people`` includes ``names``), and the secret that codes follow from.

    Without a ``key`` the secret is drawn anew, and codes of two redactions have nothing in common.
    """

    what: Collection[str]
    key: str = ""
    _secret: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_secret", secret(self.key))

    @cached_property
    def chosen(self) -> frozenset[str]:
        """What is taken out, with what that includes."""
        return frozenset(self.what) | frozenset([NAMES] if PEOPLE in self.what else [])

    @cached_property
    def codes(self) -> Pseudonyms:
        """Codes and ids by this redaction's secret."""
        return Pseudonyms(self._secret)

    def ident(self, label: str, ident: str) -> str:
        """The id that stands for a node's own."""
        return self.codes.ident((label, ident))

    def of(self, *snapshots: Snapshot) -> list[Snapshot]:
        """Copies without what is taken out; a name that stands in one of them is looked for in all. Pure; O(facts)."""
        pen = _Pen(self, snapshots)
        return [pen.redacted(snapshot) for snapshot in snapshots]


def redacted(snapshot: Snapshot, what: Collection[str], key: str = "") -> Snapshot:
    """A copy without what is named in ``what``: see `Redaction`."""
    return Redaction(what, key).of(snapshot)[0]


def _records(snapshot: Snapshot, shape: Shape) -> Iterable[Any]:
    kind = RECORD_TYPES[shape.kind.name]
    if shape.is_tie:
        return snapshot._ties.get((kind, shape.start, shape.end), ())  # noqa: SLF001 — its own package
    return snapshot._nodes.get(kind, {}).values()  # noqa: SLF001 — its own package


def _everybody(snapshot: Snapshot, shape: Shape) -> Iterable[Any]:
    """The records of one type of node, with those of who has left."""
    gone = snapshot._left.get(RECORD_TYPES[shape.kind.name], {}).values()  # noqa: SLF001 — its own package
    return (*_records(snapshot, shape), *(who.person for who in gone))


def _again(kind: Callable[..., Any], shown: Sequence[Shown], records: Iterable[Any]) -> list[Any]:
    """Records of one type, written again."""
    return [kind(*(show(record) for show in shown)) for record in records]


def _by_id(nodes: Iterable[Any]) -> Mapping[str, Any]:
    """In the order of their new ids: that of the old ones would tell of these."""
    return MappingProxyType({node.id: node for node in sorted(nodes, key=lambda node: str(node.id))})


def _by_ends(ties: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(ties, key=lambda tie: (tie[0], tie[1])))


class _Pen:
    """Writes snapshots again, record by record."""

    def __init__(self, redaction: Redaction, snapshots: Sequence[Snapshot]) -> None:
        self.redaction, self.snapshots = redaction, snapshots
        self.names, self.money = NAMES in redaction.chosen, MONEY in redaction.chosen
        named = {
            (shape.kind.name, str(record.id))
            for snapshot in snapshots
            for shape in NODE_SHAPES
            if shape.kind.name in _HAVE_NAMES
            for record in _everybody(snapshot, shape)
        }
        self.codes = redaction.codes.of(named)

    def redacted(self, snapshot: Snapshot) -> Snapshot:
        nodes: dict[type, Mapping[str, Any]] = {}
        left: dict[type, Mapping[str, Departure]] = {}
        ties: dict[tuple[type, str, str], tuple[Any, ...]] = {}
        events: dict[tuple[type, str, str], tuple[Any, ...]] = {}
        imports = {ident: f"import-{number}" for number, ident in enumerate(snapshot._imports, 1)}  # noqa: SLF001 — its own package
        for shape in SHAPES:
            kind, shown = RECORD_TYPES[shape.kind.name], self._columns(shape, imports)
            key = kind, shape.start, shape.end
            if not shape.is_tie:
                nodes[kind] = _by_id(_again(kind, shown, _records(snapshot, shape)))
                if kind in snapshot._left:  # noqa: SLF001 — its own package
                    left[kind] = self._departed(snapshot, kind, shown)
                continue
            ties[key] = _by_ends(_again(kind, shown, _records(snapshot, shape)))
            if key in snapshot._events:  # noqa: SLF001 — its own package
                events[key] = _by_ends(_again(kind, shown, snapshot._events[key]))  # noqa: SLF001 — its own package
        part = Opportunity if snapshot.part in snapshot.nodes(Opportunity) else OrgUnit
        known_part = snapshot.part in snapshot.nodes(part)
        return replace(
            snapshot,
            _left=MappingProxyType(left),
            _events=MappingProxyType(events),
            _elsewhere={
                self.redaction.ident("Employee", who): snapshot._elsewhere.get(who, ())  # noqa: SLF001 — its own package
                for who in (*snapshot.nodes(Employee), *snapshot.left(Employee))
            },
            account=nodes[Organization][self.redaction.ident("Organization", snapshot.account.id)],
            _nodes=MappingProxyType(nodes),
            _ties=MappingProxyType(ties),
            _imports={} if self.names else dict(self._files(snapshot, imports)),
            withheld=snapshot.withheld | self.redaction.chosen,
            part=self.redaction.ident(part.__name__, snapshot.part) if known_part else "",
        )

    def _departed(self, snapshot: Snapshot, kind: type, shown: Sequence[Shown]) -> Mapping[str, Departure]:
        """Who has left, and when, with the places as they are called now."""

        def place(old: str) -> str:
            return self.redaction.ident("OrgUnit" if old in snapshot.nodes(OrgUnit) else "Organization", old)

        gone = snapshot._left[kind].values()  # noqa: SLF001 — its own package
        people = zip(_again(kind, shown, (who.person for who in gone)), gone, strict=True)
        return {
            person.id: Departure(person, who.on, tuple(map(place, who.places)))
            for person, who in sorted(people, key=lambda pair: pair[0].id)
        }

    def _files(self, snapshot: Snapshot, imports: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Which file an import read, and who did: as far as that holds no amount."""
        for ident, origin in snapshot._imports.items():  # noqa: SLF001 — its own package
            file, by = (text if self._may_leave(text) else "" for text in origin)
            yield imports[ident], (file, by)

    def _columns(self, shape: Shape, imports: Mapping[str, str]) -> list[Shown]:
        """For each column of a shape, in order: what a record shows of it."""
        system = self._system(imports)
        ends = {"id": shape.kind.name, "from_id": shape.start, "to_id": shape.end}
        return [
            system[prop.name]
            if prop.name in system
            else self._reference(prop.name, ends.get(prop.name) or prop.refers_to or "")
            if prop.refers_to or prop.name in ends
            else self._column(shape, prop)
            for prop in shape.properties
        ]

    def _system(self, imports: Mapping[str, str]) -> Mapping[str, Shown]:
        """What is shown of where a fact came from: when it was recorded; the place itself only where names are shown."""
        nothing: Mapping[str, Any] = {prop.name: 0 if prop.form is Form.INTEGER else "" for prop in SYSTEM}
        shown: dict[str, Shown] = {name: _constant(value) for name, value in nothing.items()}
        shown["recorded_at"] = lambda record: record.recorded_at if _is_moment(record.recorded_at) else ""
        if not self.names:
            shown["import_id"] = lambda record: imports.get(record.import_id, "")
            shown["sheet"] = lambda record: record.sheet if self._may_leave(record.sheet) else ""
            shown["row"] = lambda record: record.row
        return shown

    def _reference(self, name: str, label: str) -> Shown:
        ident = self.redaction.ident
        return lambda record: getattr(record, name) and ident(label, getattr(record, name))

    def _column(self, shape: Shape, prop: Property) -> Shown:
        name = prop.name
        if prop.form is Form.TEXT:
            return self._text(shape, prop)
        if prop.is_amount and self.money:
            return _constant(None)
        if prop.scale is not None and prop.form is Form.CHOICE:
            codes = frozenset(prop.scale.codes)
            return lambda record: value if (value := getattr(record, name)) in codes else None
        kinds = _NUMBERS[prop.form]
        return lambda record: value if isinstance(value := getattr(record, name), kinds) else None

    def _text(self, shape: Shape, prop: Property) -> Shown:
        """A name or its code, a generic text that tells nothing, or nothing."""
        kind, name = shape.kind, prop.name
        if name in (_NAME, _NAME_ZH) and isinstance(kind, NodeType):
            stays = not self.names or (prop.generic and PEOPLE not in self.redaction.chosen)
            return lambda record: self._called(kind, name, record, stays=stays)
        title = kind.name in (PERSON, OURS)
        if not prop.generic or (title and PEOPLE in self.redaction.chosen):
            return _constant(None)
        return lambda record: (
            value if self._may_leave(value := getattr(record, name) or "") and value else None
        )

    def _called(self, kind: NodeType, name: str, record: Any, *, stays: bool) -> str | None:  # noqa: ANN401 — a record of the kind
        """What a node is called: by its own names where all of them may leave, else by its code, where it has one."""
        value = getattr(record, name)
        both = f"{record.name or ''} {getattr(record, _NAME_ZH, None) or ''}"
        if value is None or (stays and self._may_leave(both)):
            return value
        code = self.codes.get((kind.name, str(record.id)))
        if code is None or name == _NAME_ZH:
            return code
        return f"{self._word(kind, record).capitalize()} {code}"

    def _word(self, kind: NodeType, record: Any) -> str:  # noqa: ANN401 — a record of the kind
        """What stands before a code: where the kind's names are generic its level, else its own word."""
        steps = [prop for prop in kind.properties if prop.required and prop.scale is not None]
        if steps and any(prop.generic for prop in kind.properties if prop.name == _NAME):
            scale = steps[0].scale
            step = scale.step(getattr(record, steps[0].name)) if scale else None
            if step is not None:
                return step.term.en
        return kind.pseudonym.en

    def _may_leave(self, text: str) -> bool:
        if self.names and not (is_plain(text) and not self._tells(text)):
            return False
        return not (self.money and holds_amount(text, self._amounts))

    def _tells(self, text: str) -> bool:
        """Whether a text holds what something is called, or a word of a person's or a company's name."""
        words = {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _LEAST}
        pairs = {text[at : at + 2] for at in range(len(text) - 1)}
        known, parts = self._words
        return not (known.isdisjoint(words) and parts.isdisjoint(pairs)) or self._mentions.within(text)

    @cached_property
    def _mentions(self) -> Mentions:
        """What anything that has a name is called, but for what is called by general words."""
        return Mentions(
            text
            for snapshot in self.snapshots
            for shape in NODE_SHAPES
            if isinstance(shape.kind, NodeType)
            and not any(prop.generic for prop in shape.kind.properties if prop.name == _NAME)
            for record in _everybody(snapshot, shape)
            for name in (_NAME, _NAME_ZH)
            if (text := getattr(record, name, None))
        )

    @cached_property
    def _words(self) -> tuple[frozenset[str], frozenset[str]]:
        """Latin words of the names of people and organizations, and pairs of Chinese characters of the organizations'."""
        named = [
            (kind, text)
            for snapshot in self.snapshots
            for kind in (Contact, Employee, Organization)
            for record in snapshot.nodes(kind).values()
            for text in (record.name, record.name_zh)
            if text
        ]
        chinese = [text for kind, text in named if kind is Organization and not text.isascii()]
        return (
            frozenset(word for _, text in named for word in re.findall(r"\w+", text.casefold())),
            frozenset(text[at : at + 2] for text in chinese for at in range(len(text) - 1)),
        )

    @cached_property
    def _amounts(self) -> frozenset[str]:
        """The amounts that are withheld, as digits."""
        return frozenset(
            f"{amount:.0f}"
            for snapshot in self.snapshots
            for shape in NODE_SHAPES
            for prop in shape.properties
            if prop.is_amount
            for record in _everybody(snapshot, shape)
            if isinstance(amount := getattr(record, prop.name), int | float)
        )


def _constant(value: Any) -> Shown:  # noqa: ANN401 — whatever a column may hold
    return lambda _record: value


def _is_moment(text: str) -> bool:
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
