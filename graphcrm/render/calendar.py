"""What is due, as a calendar file (.ics, RFC 5545): one all-day entry each, with a reminder on the day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from graphcrm.agenda import Due
from graphcrm.messages import DEFAULT, Message, Name, Wording, listed
from graphcrm.snapshot import Snapshot


def calendar(snapshot: Snapshot, entries: Sequence[Due], *, language: str = DEFAULT) -> bytes:
    """The entries as a calendar. What is overdue stands on the day of the snapshot, with its day in the text.

    The same entry keeps its identity from one file to the next, so that a calendar that reads it again moves it.
    """
    from icalendar import Alarm, Calendar, Event

    words, account = Wording.of(language), snapshot.account
    midnight = datetime.datetime.combine(snapshot.as_of, datetime.time(), tzinfo=datetime.UTC)
    out = Calendar()
    out.add("prodid", f"-//GraphCRM//due//{language.upper()}")
    out.add("version", "2.0")
    out.add("x-wr-calname", words.say("calendar.name", account=Name(account.name, account.name_zh or "")))
    for entry in entries:
        event, alarm = Event(), Alarm()
        day, late = max(entry.on, snapshot.as_of), entry.overdue(snapshot.as_of)
        event.add("uid", f"{entry.id}@{account.id}.graphcrm")
        event.add("dtstamp", midnight)
        event.add("dtstart", day)
        event.add("dtend", day + datetime.timedelta(days=1))
        event.add(
            "summary", words.say("calendar.late", what=entry.what, n=late) if late else words.read(entry.what)
        )
        event.add("description", words.read(_description(snapshot, entry)))
        event.add("categories", [words.say(f"calendar.kind.{entry.kind}")])
        event.add("transp", "TRANSPARENT")
        alarm.add("action", "DISPLAY")
        alarm.add("description", words.read(entry.what))
        alarm.add("trigger", datetime.timedelta(hours=9))
        event.add_component(alarm)
        out.add_component(event)
    return out.to_ical()


def _description(snapshot: Snapshot, entry: Due) -> Message:
    owners = listed(map(snapshot.named, entry.owners), style="names")
    return Message(
        "calendar.description",
        why=entry.why,
        day=entry.on,
        owners=owners if entry.owners else Message("calendar.nobody"),
        seed=entry.seed,
    )
