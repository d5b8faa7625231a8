"""Columns and what they may hold: forms, scales, properties. Checked when constructed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum

from graphcrm.messages import Term


class Form(StrEnum):
    """What a cell may hold, and so how both stores keep it."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    FLAG = "yes/no"
    STEP = "step of a scale"
    CHOICE = "one of a list"


CURRENCY = "currency of the customer"
"""The unit of an amount of money."""
MOST_MONEY = 1e15
"""Beyond it sums of amounts are not exact."""
CENTURY = 36_525
"""Days: nothing here lies further away."""
_PYTHON = {
    Form.TEXT: str,
    Form.INTEGER: int,
    Form.NUMBER: float,
    Form.DATE: datetime.date,
    Form.INSTANT: str,
    Form.FLAG: bool,
    Form.CHOICE: str,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a scale: the code in files, the number inside (none for an unordered choice).

    ``aliases`` are the words of other methods that mean the same; they are understood on import.
    """

    code: str
    term: Term
    value: float | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """A closed list of words. With numbers it is a scale; without, a choice.

    ``between`` allows any number from the lowest to the highest step (a probability), not the steps alone.
    """

    name: str
    term: Term
    steps: tuple[Step, ...]
    between: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if len({step.code for step in self.steps}) != len(self.steps):
            raise ValueError(f"Scale {self.name}: a code stands twice.")
        if len({step.value is None for step in self.steps}) != 1:
            raise ValueError(f"Scale {self.name}: either every step has a number or none has.")

    @property
    def numeric(self) -> bool:
        return self.steps[0].value is not None

    @property
    def whole(self) -> bool:
        """Whether every number of the scale is an integer."""
        return self.between is None and all(step.value == int(step.value or 0) for step in self.steps)

    def step(self, value: float | str | None) -> Step | None:
        """The step that this stored value stands on, or none where it lies between two."""
        return next(
            (step for step in self.steps if value == (step.value if self.numeric else step.code)), None
        )

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(step.code for step in self.steps)


@dataclass(frozen=True, slots=True)
class Property:
    """One column: its name in files, stores and code, and what it means.

    ``refers_to`` names the node type whose id the cell must hold, and ``link`` the relationship that Neo4j shows instead: from
    the node, or the start of the tie, to the one referred to. ``lowest`` and ``highest`` bound a number; each has them.
    ``past`` marks a date of something that has happened: it can't lie after the day of the import.
    ``generic`` marks a text that says what kind of thing it is (a title, a product line), where others name it: where
    names are withheld it is shown as far as it holds general words only.
    ``since`` is the version of the vocabulary that brought it (see `added`).
    ``meaning`` and ``unit`` are English that the catalogues translate as terms.
    """

    name: str
    form: Form
    term: Term
    meaning: str
    scale: Scale | None = None
    required: bool = False
    unit: str | None = None
    seed: str | None = None
    refers_to: str | None = None
    link: str | None = None
    lowest: float | None = None
    highest: float | None = None
    past: bool = False
    generic: bool = False
    since: int = 1

    def __post_init__(self) -> None:
        if not self.name.isidentifier() or not self.meaning:
            raise ValueError(f"Property {self.name!r} needs an identifier and a meaning.")
        if (self.refers_to is None) != (self.link is None):
            raise ValueError(f"Property {self.name}: what refers to a node type has a link, and only that.")
        if (self.scale is not None) != (self.form in (Form.STEP, Form.CHOICE)):
            raise ValueError(
                f"Property {self.name}: a scale goes with {Form.STEP} and {Form.CHOICE}, and only there."
            )
        if self.scale is not None and self.scale.numeric != (self.form is Form.STEP):
            raise ValueError(f"Property {self.name}: scale {self.scale.name} does not fit {self.form}.")
        if self.form in (Form.INTEGER, Form.NUMBER) and (self.lowest is None or self.highest is None):
            raise ValueError(f"Property {self.name}: a number needs bounds.")

    @property
    def is_amount(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == CURRENCY

    @property
    def python_type(self) -> type:
        """The type of a stored value (where it is not unknown, i.e. ``None``)."""
        if self.form is Form.STEP:
            return int if self.scale is not None and self.scale.whole else float
        return _PYTHON[self.form]


def added(version: int, *columns: Property) -> tuple[Property, ...]:
    """Columns that came with a version of the vocabulary: where they are blank, a row's digest is that of before."""
    return tuple(replace(column, since=version) for column in columns)


def text(
    name: str,
    en: str,
    meaning: str,
    *,
    required: bool = False,
    generic: bool = False,
    seed: str | None = None,
) -> Property:
    return Property(name, Form.TEXT, Term(en), meaning, required=required, generic=generic, seed=seed)


def reference(
    name: str, en: str, meaning: str, refers_to: str, link: str, *, seed: str | None = None
) -> Property:
    """A column that holds the id of a node of type ``refers_to``."""
    return Property(name, Form.TEXT, Term(en), meaning, refers_to=refers_to, link=link, seed=seed)


def date(
    name: str, en: str, meaning: str, *, past: bool = False, required: bool = False, seed: str | None = None
) -> Property:
    return Property(name, Form.DATE, Term(en), meaning, past=past, required=required, seed=seed)


def flag(name: str, en: str, meaning: str, *, seed: str | None = None) -> Property:
    return Property(name, Form.FLAG, Term(en), meaning, seed=seed)


def step(
    name: str, scale: Scale, meaning: str, *, term: str = "", required: bool = False, seed: str | None = None
) -> Property:
    """A column of words of a scale, which also names it where ``term`` does not."""
    form = Form.STEP if scale.numeric else Form.CHOICE
    named = Term(term) if term else scale.term
    return Property(name, form, named, meaning, scale=scale, required=required, seed=seed)


def number(
    name: str,
    en: str,
    meaning: str,
    *,
    highest: float,
    lowest: float = 0,
    unit: str | None = None,
    seed: str | None = None,
) -> Property:
    return Property(
        name, Form.NUMBER, Term(en), meaning, unit=unit, lowest=lowest, highest=highest, seed=seed
    )


def amount(name: str, en: str, meaning: str, *, lowest: float = 0, seed: str | None = None) -> Property:
    """An amount of money in the customer's currency."""
    return number(name, en, meaning, unit=CURRENCY, lowest=lowest, highest=MOST_MONEY, seed=seed)


def integer(
    name: str,
    en: str,
    meaning: str,
    *,
    highest: float,
    lowest: float = 0,
    unit: str | None = None,
    required: bool = False,
    seed: str | None = None,
) -> Property:
    return Property(
        name,
        Form.INTEGER,
        Term(en),
        meaning,
        unit=unit,
        lowest=lowest,
        highest=highest,
        required=required,
        seed=seed,
    )
