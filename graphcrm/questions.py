"""The shipped questions: Cypher for people, as it stands in `cypher/questions`, with what each asks and needs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphcrm.errors import NotFound, UsageError
from graphcrm.store import statements
from graphcrm.values import BadValue, Value, parse_date

_PARAMETER = re.compile(r"^// \$(\w+): (.+?)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name, what it asks, its parameters with their meaning, and the statement that answers it."""

    name: str
    asks: str
    parameters: Mapping[str, str]
    statement: str

    def values(self, given: Mapping[str, str]) -> dict[str, Value]:
        """The parameters to run it with. Raises `UsageError` where one is missing, unknown, or no date where one is due."""
        missing, unknown = (
            [name for name in self.parameters if name not in given],
            [name for name in given if name not in self.parameters],
        )
        if missing or unknown:
            needs = (
                ", ".join(f"{name}=… ({meaning.rstrip('.')})" for name, meaning in self.parameters.items())
                or "nothing"
            )
            what = (
                f"“{self.name}” does not know {unknown[0]}"
                if unknown
                else f"“{self.name}” needs {missing[0]}"
            )
            raise UsageError(what, hint=f"It takes: {needs}.")
        return {name: _day(name, text) if name.endswith("day") else text for name, text in given.items()}


def _day(name: str, text: str) -> datetime.date:
    try:
        return parse_date(text)
    except BadValue as error:
        raise UsageError(f"{name}={text}", why=error.wrong, hint=error.right) from error


def questions(engine: str = "neo4j") -> tuple[Question, ...]:
    """Every shipped question, by name."""
    return tuple(
        _question(name.partition("/")[2], statements.text(name, engine))
        for name in statements.names("questions")
    )


def question(name: str) -> Question:
    """The question with this name. Raises `NotFound`."""
    known = {each.name: each for each in questions()}
    if name not in known:
        raise NotFound(f"There is no question “{name}”", hint=f"Questions: {', '.join(known)}.")
    return known[name]


def _question(name: str, statement: str) -> Question:
    asks = next(line[3:].strip() for line in statement.splitlines() if line.startswith("// "))
    return Question(name, asks, dict(_PARAMETER.findall(statement)), statement)
