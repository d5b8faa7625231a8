"""The shipped questions: Cypher for people, as it stands in `cypher/questions`, with what each asks and needs.

Their English stands in those files; catalogues translate it under the context ``term``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphcrm.errors import NotFound, UsageError
from graphcrm.messages import Message, Term, joined
from graphcrm.store import statements
from graphcrm.values import BadValue, Value, parse_date

ON = "day"
"""The parameter that every question has: the day it is asked for. (``$on`` would do in Neo4j; in Ladybug it is a keyword.)"""
_PARAMETER = re.compile(r"^// \$(\w+): (.+?)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name, what it asks, its parameters with their meaning, and the statement that answers it."""

    name: str
    asks: str
    parameters: Mapping[str, str]
    statement: str

    def values(self, given: Mapping[str, str], today: datetime.date) -> dict[str, Value]:
        """The parameters to run it with. Raises `UsageError` where one is missing, unknown, or no date where one is due."""
        missing = [name for name in self.parameters if name not in given and name != ON]
        unknown = [name for name in given if name not in self.parameters]
        if unknown:
            raise UsageError(
                Message("ask.unknown", question=self.name, parameter=unknown[0]), hint=self._takes()
            )
        if missing:
            raise UsageError(
                Message("ask.missing", question=self.name, parameter=missing[0]), hint=self._takes()
            )
        said = {name: _day(name, text) if name.endswith("day") else text for name, text in given.items()}
        return {ON: today, **said}

    def _takes(self) -> Message:
        """What it takes, as a sentence."""
        taken = [
            Message("ask.parameter", name=name, meaning=Term(meaning.rstrip(".")))
            for name, meaning in self.parameters.items()
        ]
        return (
            Message("ask.takes", parameters=joined(taken, most=None, style="comma"))
            if taken
            else Message("ask.takes_nothing")
        )


def _day(name: str, text: str) -> datetime.date:
    try:
        return parse_date(text)
    except BadValue as error:
        raise UsageError(f"{name}={text}", why=error.problem, hint=error.advice) from error


def questions(engine: str = "neo4j") -> tuple[Question, ...]:
    """Every shipped question, by name."""
    return tuple(
        _question(name.partition("/")[2], statements.text(name, engine))
        for name in statements.names("questions")
    )


def question(name: str) -> Question:
    """The question with this name. Raises `NotFound`."""
    known = {question.name: question for question in questions()}
    if name not in known:
        names = joined(known, most=None, style="comma")
        raise NotFound(Message("ask.no_such", question=name), hint=Message("ask.questions", names=names))
    return known[name]


def _question(name: str, statement: str) -> Question:
    asks = next(line[3:].strip() for line in statement.splitlines() if line.startswith("// "))
    return Question(name, asks, dict(_PARAMETER.findall(statement)), statement)
