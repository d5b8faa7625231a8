"""The forms a vocabulary is written in: scales, properties, node types and ties. Checked when constructed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a cell may hold, and so how both stores keep it."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    FLAG = "yes/no"
    STEP = "step of a scale"
    CHOICE = "one of a list"


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning in English, Simplified and Traditional Chinese (``亲密度|親密度`` where the two differ)."""

    en: str
    chinese: str

    def __post_init__(self) -> None:
        if not self.en or not self.chinese or self.chinese.count("|") > 1:
            raise ValueError(f"A term needs English and Chinese: {self.en!r}, {self.chinese!r}.")

    @property
    def zh_hans(self) -> str:
        return self.chinese.partition("|")[0]

    @property
    def zh_hant(self) -> str:
        return self.chinese.rpartition("|")[2]


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

    ``refers_to`` names the node type whose id the cell must hold. ``lowest`` and ``highest`` bound a number.
    ``past`` marks a date of something that has happened: it can't lie after the day of the import.
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
    lowest: float | None = None
    highest: float | None = None
    past: bool = False

    def __post_init__(self) -> None:
        if not self.name.isidentifier() or not self.meaning:
            raise ValueError(f"Property {self.name!r} needs an identifier and a meaning.")
        if (self.scale is not None) != (self.form in (Form.STEP, Form.CHOICE)):
            raise ValueError(
                f"Property {self.name}: a scale goes with {Form.STEP} and {Form.CHOICE}, and only there."
            )
        if self.scale is not None and self.scale.numeric != (self.form is Form.STEP):
            raise ValueError(f"Property {self.name}: scale {self.scale.name} does not fit {self.form}.")

    @property
    def python_type(self) -> type:
        """The type of a stored value (where it is not unknown, i.e. ``None``)."""
        import datetime

        if self.scale is not None:
            return str if not self.scale.numeric else int if self.scale.whole else float
        return {
            Form.TEXT: str,
            Form.INTEGER: int,
            Form.NUMBER: float,
            Form.DATE: datetime.date,
            Form.FLAG: bool,
        }[self.form]


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of thing. ``dated_by`` names the date on which an event of this type happened.

    Where it is set, the fact holds from that date on, and a look back to an earlier day does not see it.
    ``in_order`` are pairs of dates of which the first can't lie after the second.
    """

    label: str
    term: Term
    meaning: str
    properties: tuple[Property, ...]
    seed: str | None = None
    dated_by: str | None = None
    in_order: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for marked in (self.dated_by, *(name for pair in self.in_order for name in pair)):
            _check_columns(self.label, [prop.name for prop in self.columns], marked)

    @property
    def name(self) -> str:
        return self.label

    @property
    def scope(self) -> None:
        """A node is one and the same by its id alone."""
        return

    @property
    def columns(self) -> tuple[Property, ...]:
        """Every column of its sheet: the id, its own properties, and the two world dates unless it is an event."""
        return (NODE_ID, *self.properties, *(() if self.dated_by else VALIDITY))


@dataclass(frozen=True, slots=True)
class TieType:
    """A kind of relationship: a sentence, its reverse reading, and which node types it joins.

    ``judged`` ties carry evidence. ``scope`` names the property that, with the two ends, makes a tie one and the same
    (support *for one opportunity* beside support in general). ``half_life_days`` is how fast a judgement ages.
    """

    name: str
    term: Term
    sentence: str
    reverse: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()
    judged: bool = False
    scope: str | None = None
    half_life_days: int | None = None
    acyclic: bool = False
    seed: str | None = None

    def __post_init__(self) -> None:
        _check_columns(self.name, [prop.name for prop in self.columns], self.scope)
        if self.half_life_days is not None and not self.judged:
            raise ValueError(f"{self.name}: only a judged tie ages.")

    @property
    def dated_by(self) -> str | None:
        return "observed_on" if self.judged else None

    @property
    def columns(self) -> tuple[Property, ...]:
        """Every column of its sheet: both ends, its own properties, evidence where judged, the two world dates."""
        return (*TIE_ENDS, *self.properties, *(EVIDENCE if self.judged else ()), *VALIDITY)

    @property
    def from_labels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(start for start, _ in self.ends))

    @property
    def to_labels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(end for _, end in self.ends))


@dataclass(frozen=True, slots=True)
class Shape:
    """One table of the model: a node type, or a tie between two given node types. What stores read and write."""

    kind: NodeType | TieType
    start: str = ""
    end: str = ""

    def __hash__(self) -> int:
        """By name: the generated one would walk the vocabulary at every look-up."""
        return hash((self.kind.name, self.start, self.end))

    @property
    def is_tie(self) -> bool:
        return isinstance(self.kind, TieType)

    @property
    def name(self) -> str:
        """``Contact``, or ``KNOWS.Employee.Contact``."""
        return f"{self.kind.name}.{self.start}.{self.end}" if self.is_tie else self.kind.name

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of a stored row's values, in order: the business columns, then the system's."""
        return (*(prop.name for prop in self.kind.columns), *(prop.name for prop in SYSTEM))

    @property
    def properties(self) -> tuple[Property, ...]:
        return (*self.kind.columns, *SYSTEM)

    @property
    def since(self) -> str:
        """The column that says from which day on a row holds: the day of the event, or ``valid_from``."""
        return (self.kind.dated_by or "valid_from") if isinstance(self.kind, NodeType) else "valid_from"

    @property
    def versioned(self) -> bool:
        """Whether a row may follow an earlier one in time; an event has one date, so a new row corrects it."""
        return self.since == "valid_from"


def _check_columns(name: str, columns: list[str], marked: str | None) -> None:
    if len(set(columns)) != len(columns):
        raise ValueError(f"{name}: a column stands twice in {columns}.")
    if marked is not None and marked not in columns:
        raise ValueError(f"{name}: {marked!r} is none of its columns.")


def _date(name: str, en: str, chinese: str, meaning: str, *, past: bool = False) -> Property:
    return Property(name, Form.DATE, Term(en, chinese), meaning, past=past)


NODE_ID = Property(
    "id",
    Form.TEXT,
    Term("ID", "编号|編號"),
    "Business id: yours, stable, unique within its type.",
    required=True,
)
TIE_ENDS = (
    Property(
        "from_id", Form.TEXT, Term("From", "从|從"), "Id of the one the sentence starts with.", required=True
    ),
    Property("to_id", Form.TEXT, Term("To", "到"), "Id of the one the sentence ends with.", required=True),
)
VALIDITY = (
    _date(
        "valid_from",
        "Valid from",
        "生效日期",
        "Since when this holds in the world; blank: as long as anybody knows.",
    ),
    _date(
        "valid_to", "Valid to", "失效日期", "The first day on which it no longer holds; blank: it still does."
    ),
)
CONFIDENCE = Scale(
    "confidence",
    Term("confidence", "可信度"),
    (
        Step("guess", Term("guess", "猜测|猜測"), 0.3),
        Step("hearsay", Term("hearsay", "听说|聽說"), 0.5),
        Step("observed", Term("observed", "亲见|親見"), 0.8),
        Step("confirmed", Term("confirmed", "已证实|已證實"), 1.0),
    ),
    between=(0.0, 1.0),
)
EVIDENCE = (
    Property(
        "source",
        Form.TEXT,
        Term("Source", "来源|來源"),
        "Where this judgement comes from: a visit, a mail, a person.",
    ),
    _date(
        "observed_on",
        "Observed on",
        "观察日期|觀察日期",
        "The day it was seen or said; judgements age from here.",
        past=True,
    ),
    Property("recorded_by", Form.TEXT, Term("Recorded by", "记录人|記錄人"), "Who of us wrote it down."),
    Property(
        "confidence",
        Form.STEP,
        CONFIDENCE.term,
        "How sure we are of this judgement; blank counts as hearsay.",
        scale=CONFIDENCE,
    ),
)
SYSTEM = (
    Property(
        "recorded_at",
        Form.TEXT,
        Term("Recorded at", "入库时间|入庫時間"),
        "When the store learned of it (UTC, ISO 8601).",
    ),
    Property("import_id", Form.TEXT, Term("Import", "导入批次|匯入批次"), "The import that brought it."),
    Property("sheet", Form.TEXT, Term("Sheet", "工作表"), "The sheet or file it stood on."),
    Property("row", Form.INTEGER, Term("Row", "行号|行號"), "The row it stood on, as a spreadsheet counts."),
    Property(
        "hash",
        Form.TEXT,
        Term("Digest", "摘要"),
        "Digest of the row's own content: equal digests, nothing to do.",
    ),
)
