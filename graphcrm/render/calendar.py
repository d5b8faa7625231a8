"""What is due, as a calendar file (.ics, RFC 5545): one all-day entry each, with a reminder on the day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.agenda import Due
    from graphcrm.snapshot import Snapshot


def calendar(snapshot: Snapshot, entries: Sequence[Due]) -> bytes:
    """The entries as a calendar. What is overdue stands on the day of the snapshot, with its day in the text.

    The same entry keeps its identity from one file to the next, so that a calendar that reads it again moves it.
    """
    from icalendar import Alarm, Calendar, Event

    made = datetime.datetime.combine(snapshot.as_of, datetime.time(), tzinfo=datetime.UTC)
    out = Calendar()
    out.add("prodid", "-//GraphCRM//due//EN")
    out.add("version", "2.0")
    out.add("x-wr-calname", f"{snapshot.account.name}: what is due")
    for each in entries:
        event, alarm = Event(), Alarm()
        day = max(each.on, snapshot.as_of)
        event.add("uid", f"{each.id}@{snapshot.account.id}.graphcrm")
        event.add("dtstamp", made)
        event.add("dtstart", day)
        event.add("dtend", day + datetime.timedelta(days=1))
        late = each.overdue(snapshot.as_of)
        event.add("summary", f"{each.what} ({late} days late)" if late else each.what)
        owners = ", ".join(snapshot.name(who) for who in each.owners) or "nobody answers for it"
        event.add("description", f"{each.why} Due on {each.on}. For: {owners}. [{each.seed}]")
        event.add("categories", [each.kind])
        event.add("transp", "TRANSPARENT")
        alarm.add("action", "DISPLAY")
        alarm.add("description", each.what)
        alarm.add("trigger", datetime.timedelta(hours=9))
        event.add_component(alarm)
        out.add_component(event)
    return out.to_ical()
