"""What every analysis returns can also be looked at as a table: in a notebook, or as a data frame."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, NamedTuple

from graphcrm.errors import UsageError

if TYPE_CHECKING:
    import pandas

    from graphcrm.findings import Finding
    from graphcrm.snapshot import Snapshot

MOST_SHOWN = 50


class Measure(NamedTuple):
    """A figure with a name as people read it; ``better`` is +1 where more is better for us, −1 where less is, else 0.

    ``share``: whether it is a part of a whole, 0 to 1, and read in percent.
    """

    name: str
    value: float
    better: int
    share: bool = False


class Result:
    """The base of every analysis's result: a frozen dataclass with ``findings``, ``to_dict()`` and ``rows()``."""

    __slots__ = ()

    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data; the shape that ``--json`` documents."""
        raise NotImplementedError

    def rows(self) -> list[dict[str, Any]]:
        """Its main table: one flat dictionary a row, the same keys in every row, the most important row first."""
        raise NotImplementedError

    def measures(self, snapshot: Snapshot) -> list[Measure]:  # noqa: ARG002 — those who name people need it
        """Its figures that are worth watching over time and in what-ifs; none unless it says so."""
        return []

    def to_frame(self) -> pandas.DataFrame:
        """`rows` as a pandas data frame. `UsageError` where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            hint = 'Install it: pip install "graphcrm[notebook]"'
            raise UsageError("A data frame needs pandas, which is not installed", hint=hint) from error
        return pd.DataFrame(self.rows())

    def _repr_html_(self) -> str:
        """What a notebook shows: the findings in words, then the table; every text escaped."""
        said = "".join(f"<li>{html.escape(each.sentence)}</li>" for each in self.findings)
        rows = self.rows()
        if not rows:
            return f"<ul>{said}</ul>" if said else "<p>Nothing to show.</p>"
        head = "".join(f"<th>{html.escape(name.replace('_', ' '))}</th>" for name in rows[0])
        body = "".join(
            f"<tr>{''.join(f'<td>{html.escape(_shown(value))}</td>' for value in row.values())}</tr>"
            for row in rows[:MOST_SHOWN]
        )
        more = f"<p>… and {len(rows) - MOST_SHOWN} more rows</p>" if len(rows) > MOST_SHOWN else ""
        return f"<ul>{said}</ul><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}"
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
