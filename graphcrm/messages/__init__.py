"""Everything that the program says: kinds of message with typed facts, and gettext catalogues that put them into words.

Whoever finds something makes a `Message`; who shows it asks `text` for the words of a language. No sentence stands
anywhere else. To add one: ``Message("room.kind", who=…)`` where it arises, its pattern in each catalogue under `locale`, then
``just messages``.
"""

from graphcrm.messages.catalogue import DEFAULT, fitting, languages, preferred
from graphcrm.messages.message import (
    Deal,
    Fact,
    Message,
    Money,
    Name,
    Number,
    Person,
    Several,
    Share,
    Signed,
    Term,
    joined,
    listed,
    sentences,
)
from graphcrm.messages.wording import Wording, signed, text

__all__ = [
    "DEFAULT",
    "Deal",
    "Fact",
    "Message",
    "Money",
    "Name",
    "Number",
    "Person",
    "Several",
    "Share",
    "Signed",
    "Term",
    "Wording",
    "fitting",
    "joined",
    "languages",
    "listed",
    "preferred",
    "sentences",
    "signed",
    "text",
]
