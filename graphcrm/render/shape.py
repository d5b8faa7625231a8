"""The shape of the data in the page, for both sides: what Python builds has these types, and `just generate` writes them in TypeScript.

The records of a `Table` and of `People` stand in rows, where ``None`` is left out; see `ROWS`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict

from graphcrm.render.compact import Table

Word = str | Sequence[str]
"""One text in all languages, or one for each."""
Names = Sequence[str]
"""A name and the Chinese one, which may be empty."""
Severity = Literal["critical", "weak", "note"]
ArchState = Literal["kept", "below", "expiring", "missing"]
MarkKind = Literal["pillar", "decider", "ours", "dot", "stack", "anchor"]
Tone = Literal["champion", "supporter", "neutral", "sceptic", "opponent", "blank"]


class AccountName(TypedDict):
    name: str
    name_zh: str


class TieLook(TypedDict):
    """How a tie between people is drawn, and how much it counts where there is no room for all."""

    tone: str
    dashes: Literal[False] | Sequence[int]
    arrow: bool
    width: float
    rank: int
    style: NotRequired[str]


class PartData(TypedDict, total=False):
    """A part of a mark: a path, or a text; see `graphcrm.render.scene.shapes`."""

    d: str
    text: str
    fill: str
    line: str
    width: float
    dash: Sequence[float]
    x: float
    y: float
    size: float
    halo: str
    room: float
    when: str


class Look(TypedDict):
    """What the scripts draw with, wherever they draw."""

    tones: Mapping[str, str]
    glyphs: Mapping[str, str]
    not_judged: str
    ties: Mapping[str, TieLook]
    stale: Sequence[int]
    blank: Sequence[float]
    strength: float
    halo: float


class EvidenceRecord(TypedDict):
    """Where a judgement comes from; texts by their numbers."""

    day: str | None
    stale: int | None
    confidence: float | None
    source: int | None
    by: int | None
    place: int | None
    line: int | None


class StanceRecord(EvidenceRecord):
    support: int
    opportunity: int | None
    rival: int | None


class KnowsRecord(EvidenceRecord):
    who: int
    intimacy: int | None
    responsible: int | None


class PersonRecord(TypedDict, total=False):
    id: str
    name: str
    name_zh: str | None
    search: str | None
    unit: int | None
    title: int | None
    title_zh: int | None
    known: Sequence[Sequence[Any]] | None
    stances: Sequence[Sequence[Any]] | None
    stance: int | None
    met: Sequence[int] | None
    key: int | None
    placeholder: int | None
    outside: int | None
    cadence: int | None
    ours: int | None
    job: str | None
    facts: Sequence[Sequence[str]] | None


class People(TypedDict):
    """Everybody; a row holds the values of ``columns``, the lists in it those of ``stance`` and ``knows``."""

    columns: Sequence[str]
    stance: Sequence[str]
    knows: Sequence[str]
    rows: Sequence[Sequence[Any]]
    units: Sequence[Names]
    cadence: int
    texts: Sequence[str]


class AccessTies(TypedDict):
    leaving: Sequence[int]
    to: Sequence[int]
    price: Sequence[int]
    stale: str


class AccessDecision(TypedDict):
    id: str
    deciders: Sequence[int]
    other: Sequence[int]


class AccessAccount(TypedDict):
    key: Sequence[int]
    lines: Sequence[int]


class AccessData(TypedDict):
    """See `graphcrm.render.page.access`."""

    people: Sequence[str]
    ours: int
    ties: AccessTies
    prices: Sequence[int]
    decisions: Sequence[AccessDecision]
    account: AccessAccount


class FindingData(TypedDict):
    kind: str
    severity: str
    amount: float | None
    stake: str
    money: str
    next: str
    opportunity: str | None
    who: Sequence[str]
    about: Sequence[str]
    why: Sequence[Sequence[str]]
    sentence: str
    short: str
    also: Sequence[str]


class RouteData(TypedDict):
    to: str
    path: Sequence[str]
    carries: str
    stale: bool


class VoiceData(TypedDict, total=False):
    """What somebody has to say in a decision; empty where that is not known."""

    code: str
    role: str
    weight: str
    veto: bool


class SceneData(TypedDict):
    id: str
    name: str
    name_zh: str
    heading: Sequence[str]
    sentences: Sequence[str]
    facts: str
    routes: Sequence[RouteData]
    deciders: Mapping[str, VoiceData]
    stances: Mapping[str, int]
    findings: Sequence[str]
    cracked: Sequence[str]


class BuildingLook(TypedDict):
    """Sizes that the script shares with the layout."""

    width: float
    height: float
    left: float
    right: float
    row: float
    bands: Mapping[str, Sequence[float]]
    floor: float
    steps: Sequence[tuple[float, str, str]]
    thin: float
    wide: float


class LabelData(TypedDict):
    x: float
    y: float
    w: float
    lines: Sequence[tuple[str, float, int, str]]
    who: NotRequired[str]
    tick: NotRequired[float]
    align: NotRequired[str]


class BoxData(TypedDict):
    x: float
    y: float
    w: float
    h: float
    parts: Sequence[PartData]


class PlotData(BoxData):
    name: str
    name_zh: str
    units: Sequence[str]
    people: Sequence[int]
    share: str
    blank: bool


class ArchData(BoxData):
    name: str
    said: str
    why: str
    label: LabelData
    held: Sequence[tuple[str, str, str, str]]


class DotRecord(TypedDict):
    """A mark of which the id follows from who it is."""

    mark: MarkKind
    x: float
    y: float
    w: float
    h: float
    who: int


class MarkRecord(TypedDict):
    id: str
    mark: MarkKind
    x: float
    y: float
    w: float | None
    h: float | None
    who: str | None
    short: str | None
    count: int | None
    crack: bool | None
    veto: bool | None


WayRecord = TypedDict(
    "WayRecord",
    {
        "from": str,
        "to": str,
        "width": float,
        "dashes": bool,
        "smooth": str,
        "routes": Sequence[int],
        "main": bool,
        "arrows": str,
        "physics": bool,
    },
)


class PictureData(TypedDict):
    """One decision's picture of the building."""

    nodes: Table[MarkRecord]
    edges: Table[WayRecord]
    labels: Sequence[LabelData]
    ends: Mapping[str, Sequence[str | None]]
    stacked: Sequence[str]
    stacked_ours: Sequence[str]


class CathedralData(TypedDict):
    look: BuildingLook
    options: Mapping[str, Any]
    bends: Mapping[str, Mapping[str, Any]]
    marks: Mapping[str, Sequence[PartData]]
    dots: Table[DotRecord]
    plots: Sequence[PlotData]
    arches: Sequence[ArchData]
    labels: Sequence[LabelData]
    scenes: Mapping[str, PictureData]


class FindingsData(TypedDict):
    order: Sequence[str]


class NetworkData(TypedDict):
    options: Mapping[str, Any]
    x: Sequence[int]
    y: Sequence[int]
    circles: Sequence[tuple[int, int, int]]
    weights: str
    strengths: Mapping[str, Sequence[int]]
    marks: Mapping[str, Sequence[PartData]]
    moderate: int


class StepData(TypedDict):
    name: str
    by: int
    due: str
    late: bool


class PlaceRecord(TypedDict):
    who: int
    box: Sequence[int]
    support: int | None
    aim: Sequence[int] | None
    by: Sequence[int]
    stale: int | None
    steps: Sequence[StepData] | None


class NineBoxData(TypedDict):
    intimacy: Sequence[str]
    support: Sequence[str]
    blank: str
    people: Table[PlaceRecord]


class CellData(TypedDict):
    ours: int
    theirs: int
    counts: Sequence[int]
    known: Sequence[int]
    met: Sequence[int]


class FacedRecord(TypedDict):
    who: int
    rank: int
    weight: float
    by: int | None
    our_rank: int
    level: int | None


class CoverageData(TypedDict):
    ranks: Mapping[str, str]
    below: int
    cells: Sequence[CellData]
    faced: Table[FacedRecord]
    index: str | None
    interval: Sequence[str]


InstrumentData = TypedDict(
    "InstrumentData",
    {
        "kind": str,
        "name": str,
        "from": int,
        "until": int | None,
        "days": Sequence[str],
        "outcome": str,
        "who": Sequence[int],
    },
)
FeedbackData = TypedDict(
    "FeedbackData",
    {"kind": str, "text": str, "from": int, "until": int | None, "days": Sequence[str], "who": Sequence[int]},
)


class DealDates(TypedDict):
    id: str
    name: str
    name_zh: str
    stage: str
    dates: Mapping[str, tuple[int, str]]
    who: Sequence[int]


class LaneData(TypedDict):
    """A unit's interactions by month, those of the units that have no lane (``rest``), or all."""

    cells: Sequence[Sequence[int]]
    unit: NotRequired[Names]
    rest: NotRequired[int]


class InteractionRecord(TypedDict):
    day: int
    kind: str
    quality: int | None
    purpose: int | None
    who: Sequence[int]


class DatesData(TypedDict):
    instruments: Sequence[InstrumentData]
    feedback: Sequence[FeedbackData]
    raised: Sequence[Sequence[int]]
    deals: Sequence[DealDates]


class TimelineData(DatesData):
    start: str
    months: int
    today: int
    number: int
    kinds: Sequence[str]
    lanes: Sequence[LaneData]
    people: Mapping[str, Sequence[int]]
    held: Table[InteractionRecord]
    texts: Sequence[str]


class NothingData(TypedDict):
    """For a view whose script makes all of what the page has anyway."""


class ViewsData(TypedDict):
    cathedral: CathedralData
    findings: FindingsData
    network: NetworkData
    tree: NothingData
    ninebox: NineBoxData
    coverage: CoverageData
    timeline: TimelineData


class SpokenData(TypedDict):
    """All that holds words."""

    footer: Sequence[str]
    findings: Mapping[str, FindingData]
    scenes: Sequence[SceneData]
    views: ViewsData


class PageData(SpokenData):
    language: str
    languages: Sequence[str]
    language_names: Sequence[str]
    account: AccountName
    as_of: str
    first: str
    tabs: Sequence[str]
    words: Mapping[str, Word]
    scales: Mapping[str, Mapping[str, Word]]
    look: Look
    signs: Mapping[str, Mapping[str, Sequence[PartData]]]
    people: People
    ties: Mapping[str, Sequence[int]]
    access: AccessData
    otherwise: Mapping[str, Sequence[tuple[Sequence[str | int], Any]]]


ROWS: frozenset[str] = frozenset(
    {
        "EvidenceRecord",
        "StanceRecord",
        "KnowsRecord",
        "PersonRecord",
        "DotRecord",
        "MarkRecord",
        "WayRecord",
        "PlaceRecord",
        "FacedRecord",
        "InteractionRecord",
    }
)
"""What stands in rows: there a value that is ``None`` is left out."""
