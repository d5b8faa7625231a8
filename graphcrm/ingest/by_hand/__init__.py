"""One entry typed by hand, as drafts: the same checks, the same provenance and the same history as an import.

Each maker takes the account as it is and what was typed, and gives an `Entry`. The id of something new follows from
what was typed, so that the same entry made twice is one.
"""

from __future__ import annotations

from graphcrm.ingest.by_hand.entry import Entry
from graphcrm.ingest.by_hand.judgements import judged_stance, judged_tie
from graphcrm.ingest.by_hand.meetings import is_event, met, minutes_sent
from graphcrm.ingest.by_hand.steps import done
from graphcrm.ingest.by_hand.voices import answered, closed, raised

__all__ = [
    "Entry",
    "answered",
    "closed",
    "done",
    "is_event",
    "judged_stance",
    "judged_tie",
    "met",
    "minutes_sent",
    "raised",
]
