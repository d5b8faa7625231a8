"""What every analysis returns: as plain data, as a table, as a data frame, and in a notebook."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from graphcrm.errors import UsageError
from graphcrm.findings import Finding
from graphcrm.messages import DEFAULT, Deal, Message, text
from graphcrm.records import Opportunity
from graphcrm.snapshot import Snapshot

if TYPE_CHECKING:
    import pandas

MOST_SHOWN = 50


class Measure(NamedTuple):
    """A figure with a name as people read it; ``better`` is +1 where more is better for us, −1 where less is, else 0.

    ``about`` are the ids that tell it from the others of its kind; ``share``: whether it is a part of a whole, 0 to 1, and
    read in percent; ``theirs``: it is about what they think of us; ``least``: what differs by less is equal.
    """

    name: Message
    value: float
    better: int
    about: tuple[str | None, ...] = ()
    share: bool = False
    theirs: bool = False
    least: float = 0.005


class Result:
    """The base of every analysis's result: a frozen dataclass with ``findings``.

    ``TABLE`` names the attribute with the records of its main table, and ``ROW`` what of each record is a column, where
    that is not all of it (see `record`).
    """

    __slots__ = ()
    TABLE: ClassVar[str] = "findings"
    ROW: ClassVar[Mapping[str, str] | None] = None

    findings: tuple[Finding, ...]

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        """All of it as plain data."""
        return record(self, language)

    def rows(self) -> list[dict[str, Any]]:
        """Its main table: one flat dictionary a row, the same keys in every row, the most important row first."""
        return [record(row, shown=self.ROW) for row in getattr(self, self.TABLE)]

    def measures(self, snapshot: Snapshot) -> list[Measure]:  # noqa: ARG002 — those who name people need it
        """Its figures that are worth watching over time and in what-ifs; none unless it says so."""
        return []

    def to_frame(self) -> pandas.DataFrame:
        """`rows` as a pandas data frame. `UsageError` where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError(Message("error.no_pandas"), hint=Message("error.no_pandas.hint")) from error
        return pd.DataFrame(self.rows())

    def _repr_html_(self, language: str = DEFAULT) -> str:
        """What a notebook shows: the findings in words, then the table; every text escaped."""
        items = "".join(
            f"<li>{html.escape(text(finding.message, language))}</li>" for finding in self.findings
        )
        listing = f"<ul>{items}</ul>"
        rows = self.rows()
        if not rows:
            return listing if items else _paragraph(Message("result.empty"), language)
        head = "".join(f"<th>{html.escape(name.replace('_', ' '))}</th>" for name in rows[0])
        body = "".join(
            f"<tr>{''.join(f'<td>{html.escape(_shown(value))}</td>' for value in row.values())}</tr>"
            for row in rows[:MOST_SHOWN]
        )
        hidden = len(rows) - MOST_SHOWN
        more = _paragraph(Message("result.more_rows", rows=hidden), language) if hidden > 0 else ""
        return f"{listing}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def unpriced(opportunity: Opportunity | None) -> Deal:
    """An opportunity as figures name it, without its amount; the account as a whole for ``None``."""
    return (
        Deal(opportunity.id, opportunity.name, opportunity.name_zh or "") if opportunity else Deal(None, "")
    )


def members(words: str) -> Mapping[str, str]:
    """What of a record is shown, under which name: ``members("contact=id today decider=decider.id")``."""
    pairs = (word.partition("=") for word in words.split())
    return MappingProxyType({name: path or name for name, _, path in pairs})


def record(value: object, language: str = DEFAULT, *, shown: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 — plain data
    """A record as plain data: what is ``shown`` of it, else what its ``MEMBERS`` name, else all its fields."""
    if isinstance(value, Finding):
        return value.to_dict(language)
    paths = shown or getattr(value, "MEMBERS", None)
    if paths:
        value = {name: _at(value, path) for name, path in paths.items()}
    if not isinstance(value, Result) and hasattr(value, "to_dict"):
        return cast("Any", value).to_dict()
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: record(item, language) for name, item in cast("Mapping[str, object]", value).items()}
    if isinstance(value, tuple | list):
        return [record(item, language) for item in cast("Iterable[object]", value)]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _at(value: object, path: str) -> object:
    """The attribute at the end of a path; ``None`` where one on the way is."""
    for name in path.split("."):
        value = None if value is None else getattr(value, name)
    return value


def _paragraph(message: Message, language: str) -> str:
    return f"<p>{html.escape(text(message, language))}</p>"


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}"
    return (
        ", ".join(map(str, cast("Iterable[object]", value)))
        if isinstance(value, tuple | list)
        else str(value)
    )
