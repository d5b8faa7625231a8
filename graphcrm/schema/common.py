"""Columns that many types share: ids, world dates, evidence, and what a store adds to each row."""

from __future__ import annotations

from graphcrm.messages import Term
from graphcrm.schema.column import Form, Property, Scale, Step, date, reference, step, text

NODE_ID = text("id", "ID", "Business id: yours, stable, unique within its type.", required=True)
TIE_ENDS = (
    text("from_id", "From", "Id of the one the sentence starts with.", required=True),
    text("to_id", "To", "Id of the one the sentence ends with.", required=True),
)
VALIDITY = (
    date("valid_from", "Valid from", "Since when this holds in the world; blank: as long as anybody knows."),
    date("valid_to", "Valid to", "The first day on which it no longer holds; blank: it still does."),
)
CONFIDENCE = Scale(
    "confidence",
    Term("confidence"),
    (
        Step("guess", Term("guess"), 0.3),
        Step("hearsay", Term("hearsay"), 0.5),
        Step("observed", Term("observed"), 0.8),
        Step("confirmed", Term("confirmed"), 1.0),
    ),
    between=(0.0, 1.0),
)
EVIDENCE = (
    text("source", "Source", "Where this judgement comes from: a visit, a mail, a person."),
    date("observed_on", "Observed on", "The day it was seen or said; judgements age from here.", past=True),
    text("recorded_by", "Recorded by", "Who of us wrote it down."),
    step("confidence", CONFIDENCE, "How sure we are of this judgement; blank counts as hearsay."),
)
SYSTEM = (
    Property(
        "recorded_at", Form.INSTANT, Term("Recorded at"), "When the store learned of it (UTC, ISO 8601)."
    ),
    reference("import_id", "Import", "The import that brought it.", "Import", "BROUGHT_BY"),
    text("sheet", "Sheet", "The sheet or file it stood on."),
    Property(
        "row",
        Form.INTEGER,
        Term("Row"),
        "The row it stood on, as a spreadsheet counts.",
        lowest=0,
        highest=2**53,
    ),
    text("hash", "Digest", "Digest of the row's own content: equal digests, nothing to do."),
)
