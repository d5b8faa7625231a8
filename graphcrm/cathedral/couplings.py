"""Where one layer carries nothing of the next: weak layers as structural findings. (L1, L2, L3)"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphcrm.cathedral.sight import Sight
    from graphcrm.findings import Finding


def find(sight: Sight) -> tuple[Finding, ...]:  # noqa: ARG001
    """Every coupling that does not hold."""
    return ()
