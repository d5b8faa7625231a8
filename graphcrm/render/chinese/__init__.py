"""Findings in Chinese, in either script: each kind has its sentence and its next step. Evidence stays as it was written.

A new kind of finding needs one line in `SAYS`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.render.chinese import decisions, groups, people, ways
from graphcrm.render.chinese.teller import Teller

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphcrm.findings import Finding
    from graphcrm.render.chinese.teller import Said

SAYS: Mapping[str, Callable[[Teller, Finding], Said | None]] = MappingProxyType(
    {**ways.SAYS, **people.SAYS, **groups.SAYS, **decisions.SAYS}
)
"""By kind of finding: what says it. ``None`` where the analyses don't hold what it would be said from."""


def told(tell: Teller, finding: Finding) -> Said | None:
    """A finding's sentence and next step; ``None`` for a kind that is not known here: then the English stands."""
    says = SAYS.get(finding.kind)
    known = says is not None and all(tell.knows(one) for one in (*finding.who, *finding.about))
    try:
        return says(tell, finding) if says and known else None
    except KeyError:  # it would have to name somebody who is not in this part of the account
        return None


__all__ = ["SAYS", "Teller", "told"]
