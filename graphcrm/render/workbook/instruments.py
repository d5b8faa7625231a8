"""What ties the two organizations together: the four instruments as they stand, and each that was ever held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphcrm.messages import Message
from graphcrm.records import Instrument
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, PRECISE, WHOLE, Cell, Column, muted
from graphcrm.render.workbook.names import names
from graphcrm.scorecard import Assessment
from graphcrm.scorecard.organizational.attendance import Occasion, occasions
from graphcrm.scorecard.organizational.instruments import YEARLY, InstrumentState, arches, kind_of, named


def write(book: Book, assessment: Assessment) -> int | None:
    """How each kind stands, then each one with who came and when its minutes went out."""
    context = assessment.context
    standings = arches(context.snapshot, context.policy)
    instruments = [instrument for standing in standings for instrument in standing.every]
    if not instruments:
        return None
    page = book.page("instruments")
    page.heading("how_each_stands")
    page.table(_standing(book), standings)
    page.heading("latest_first")
    ordered = sorted(instruments, key=lambda instrument: (instrument.held_on, instrument.id), reverse=True)
    page.bars(page.table(_columns(assessment), ordered), "deciders_share")
    return len(instruments)


def _standing(book: Book) -> Sequence[Column[InstrumentState]]:
    def until(standing: InstrumentState) -> Cell:
        unending = bool(standing.counted) and standing.kind not in YEARLY
        return standing.until or (muted("no_end") if unending else BLANK)

    return (
        Column("instrument", 26, lambda standing: kind_of(standing.kind), bold=True),
        Column("instrument_second", 20, lambda standing: book.second(kind_of(standing.kind)), second=True),
        Column("state", 14, lambda standing: Message(f"instrument.{standing.state}")),
        Column(
            "asked",
            12,
            lambda standing: muted("no_target") if standing.target is None else standing.target,
            WHOLE,
        ),
        Column("counted", 12, lambda standing: len(standing.counted), WHOLE),
        Column("last", 12, lambda standing: standing.last or muted("never")),
        Column("until_in_force", 14, until),
    )


def _columns(assessment: Assessment) -> Sequence[Column[Instrument]]:
    context, account = assessment.context, assessment.context.account
    came = {occasion.instrument.id: occasion for occasion in occasions(context)}

    def who(instrument: Instrument, present: Mapping[str, frozenset[str]]) -> Cell:
        return names(
            account, sorted(present.get(instrument.id, ())), BLANK if not _meets(instrument) else None
        )

    def until(instrument: Instrument) -> Cell:
        return BLANK if _meets(instrument) and instrument.until is None else instrument.until

    def minutes(instrument: Instrument) -> Cell:
        return instrument.minutes_on if _meets(instrument) or instrument.minutes_on else BLANK

    def days(instrument: Instrument) -> Cell:
        """Days from the meeting to its minutes; none where there is no day of minutes."""
        return (instrument.minutes_on - instrument.held_on).days if instrument.minutes_on else BLANK

    def share(instrument: Instrument) -> Cell:
        return _share(came[instrument.id]) if instrument.id in came else BLANK

    def middle(instrument: Instrument) -> Cell:
        return came[instrument.id].middle if instrument.id in came else BLANK

    return (
        Column("name", 26, named, bold=True),
        Column("kind", 20, lambda instrument: kind_of(instrument.kind)),
        Column("held_on", 14, lambda instrument: instrument.held_on),
        Column("until", 12, until),
        Column("minutes_on", 12, minutes),
        Column("days_to_minutes", 12, days, WHOLE),
        Column("deciders_share", 14, share, PRECISE),
        Column("middle_came", 14, middle),
        Column("theirs", 44, lambda instrument: who(instrument, context.theirs_at_instruments)),
        Column("ours", 36, lambda instrument: who(instrument, context.ours_at_instruments)),
        Column("exclusive", 11, lambda instrument: BLANK if _meets(instrument) else instrument.exclusive),
        Column("outcome", 44, lambda instrument: instrument.outcome or BLANK),
    )


def _meets(instrument: Instrument) -> bool:
    return instrument.kind in YEARLY


def _share(came: Occasion) -> float | None:
    """Of those who decide, who came; not known where nobody recorded it, or who decides."""
    return len(came.deciding) / came.chain if came.chain and came.theirs else None
