"""What the row of a node or tie says, column by column: whatever the vocabulary asks for can be read back here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from graphcrm.messages import Message, Name, Number, Term, listed
from graphcrm.records import TYPE_NAMES, Decides, Feedback, Influences, Interaction, Knows, Record, Supports
from graphcrm.schema import NODES, TIES
from graphcrm.schema.column import Form
from graphcrm.schema.common import EVIDENCE, NODE_ID, TIE_ENDS
from graphcrm.snapshot.model import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graphcrm.account.graph import AccountGraph
    from graphcrm.messages import Fact
    from graphcrm.records import Node, Tie
    from graphcrm.schema import Property

_ENDS = frozenset(prop.name for prop in (NODE_ID, *TIE_ENDS))
_NAMES = frozenset({"name", "name_zh"})
_EVIDENCE = frozenset(prop.name for prop in EVIDENCE)
_NONE: frozenset[str] = frozenset()
TOLD: Mapping[type[Record], frozenset[str]] = {
    Decides: frozenset({"role", "weight", "veto"}),
    Influences: frozenset({"strength"}),
    Knows: frozenset({"intimacy"}),
    Supports: frozenset({"support"}),
}
"""By type of tie: the columns that its own sentence tells."""


def columns(account: AccountGraph, record: Record, only: frozenset[str] = _NONE) -> Iterator[Message]:
    """``column: value`` of each column that is filled, but names, ends, evidence, and what the sentence of a tie tells.

    ``only``: these alone. A judgement holds from the day it was seen; that day is not said twice.
    """
    kind = NODES.get(TYPE_NAMES[type(record)]) or TIES[TYPE_NAMES[type(record)]]
    left_out = {
        *_ENDS,
        *_EVIDENCE,
        kind.scope,
        *TOLD.get(type(record), _NAMES if kind.name in NODES else _NONE),
    }
    if getattr(record, "valid_from", None) == getattr(record, "observed_on", None):
        left_out.add("valid_from")
    for prop in kind.columns:
        if only and prop.name not in only:
            continue
        if prop.name not in left_out and (value := getattr(record, prop.name)) is not None:
            yield Message("explain.column", column=prop.term, value=_value(account, record, prop, value))


def with_columns(account: AccountGraph, line: Message, tie: Tie) -> Message:
    """The sentence of a tie with the columns that it does not tell."""
    more = tuple(columns(account, tie))
    return Message("explain.tie_on", line=line, about=listed(more, style="semicolon")) if more else line


def called(node: Node | None, ident: str) -> Name:
    """A node's name; of what has none, what was said or what it was for; its id where that is not written either."""
    text = (
        node.text if isinstance(node, Feedback) else node.purpose if isinstance(node, Interaction) else None
    )
    return Name(text or ident) if node is None or text else name_of(node)


def _value(account: AccountGraph, record: Record, prop: Property, value: Any) -> Fact:  # noqa: ANN401 — of any form
    if prop.scale:
        step = prop.scale.step(value)
        return step.term if step else Number(value)
    if prop.refers_to:
        return account.snapshot.named(value)
    if prop.unit:
        return account.priced(cast("Node", record), value) if prop.is_amount else _counted(value, prop.unit)
    forms: dict[Form, Callable[[Any], Fact]] = {Form.FLAG: _answer, Form.NUMBER: Number, Form.TEXT: Name}
    return forms[prop.form](value) if prop.form in forms else value


def _counted(value: float, unit: str) -> Message:
    return Message("explain.unit", value=Number(value), unit=Term(unit))


def _answer(yes: object) -> Message:
    return Message("answer.yes" if yes else "answer.no")
