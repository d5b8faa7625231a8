"""The numbers of key relationships (L2)."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.scorecard.policy.tiers import wrong


@dataclass(frozen=True)
class KeyRules:
    """What a company expects of its key relationships.

    ``intimacy_bands`` and ``support_bands`` are the first steps of
    the middle and of the upper band of the nine-box: intimacy 0–1 | 2 | 3–4, support −2…−1 | 0 | +1…+2.

    Who stands at ``supporting`` or better supports us; who stands at ``opposed`` or worse has to be won over. A step of a
    stance plan is due within ``due_days``. A relationship counts as fully grown after ``grown_days`` of tenure and
    ``grown_meetings`` interactions (three years, and two a quarter).
    """

    intimacy_bands: tuple[int, ...] = (2, 3)
    support_bands: tuple[int, ...] = (0, 1)
    supporting: int = 1
    opposed: int = -1
    due_days: int = 30
    grown_days: int = 1095
    grown_meetings: int = 24

    def __post_init__(self) -> None:
        for bands, low, high in ((self.intimacy_bands, 0, 4), (self.support_bands, -2, 2)):
            if len(bands) != 2 or not low < bands[0] < bands[1] <= high:
                raise wrong("bands", low=low, high=high)
        if not -2 <= self.opposed < self.supporting <= 2:
            raise wrong("supporting")
        if self.due_days < 0 or min(self.grown_days, self.grown_meetings) < 1:
            raise wrong("grown")
