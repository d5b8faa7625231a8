"""The words that stand in every report, whichever form it has."""

from __future__ import annotations

from collections.abc import Mapping

from graphcrm.findings import Severity

SEVERITY: Mapping[Severity, str] = {
    Severity.CRITICAL: "Would fall",
    Severity.WEAK: "Weak",
    Severity.NOTE: "To know",
}
FINDINGS = "What would fall, and what is weak"
NO_FINDINGS = "Nothing was found."
NOTHING_RECORDED = (
    "Nothing is recorded yet, so nothing can be found. Next: write down who works there, who of ours knows them, and "
    "what they are to decide on."
)
NEXT = "Next"
WHY = "Why"
REACHED = "Who decides, and how we reach them"
REACHED_COLUMNS = (
    "Who",
    "Voice",
    "Stance",
    "Ways",
    "Best way, and the chance that it carries today",
    "Chance to be heard until the decision, as people may leave",
)
NINE = "Key people"
NINE_IS = "Across: how close our best relationship is. Down: where they stand, in general."
NO_STANCE = "Not in the table, since nobody judged where they stand"
NO_TIE = "Not in the table, since no relationship of ours is judged"
PLAN = "What is planned"
PLAN_COLUMNS = ("What", "With or for", "Owner", "Due", "State")
NO_PLAN = "No step is planned."
UNKNOWN = "What is not known"
ALL_KNOWN = "Nothing that the report asks for is missing."
HOW = (
    "“Ways” share nobody but their end. The best way is weighed as it is today; the chance to be heard takes all ways together "
    "and counts that people may leave until the decision, so it can be the smaller of the two. A chance in brackets is an interval that holds the true one in 95 of 100 cases; "
    "without brackets it is exact. Judgements count less the older they are; amounts are whole, not weighed."
)
