"""A company's rules from nested tables, as TOML gives them: what is written replaces the default, every mistake is told."""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar, cast

from graphcrm.errors import UsageError
from graphcrm.messages import Fact, Message, Number, listed, sentences
from graphcrm.schema.column import CENTURY, MOST_MONEY
from graphcrm.scorecard.policy import Policy
from graphcrm.scorecard.policy.tiers import TIERS, LayerRules

R = TypeVar("R")
V = TypeVar("V")
MOST = {"days": CENTURY, "looks_back": CENTURY, "weeks": CENTURY // 7, "years": CENTURY // 365}
"""By what the name of an entry holds: the highest number that it can be; others reach as far as money does."""
MOST_MISTAKES = 8
Words = Mapping[str, Any]


def read(words: Words, most: Mapping[str, float | None], *, where: str = "the policy") -> Policy:
    """A policy from nested tables; what is not named keeps its default.

    ``most`` is, for each metric there is, the highest that it can be (``None``: no bound). Raises `UsageError`, which names
    the entry, or each of several.
    """
    reader = _Reader(most, where)
    policy = reader.table(Policy(), words, "")
    mistakes = reader.mistakes
    if not mistakes:
        return policy
    if len(mistakes) == 1:
        raise mistakes[0]
    told = [
        Message("policy.numbered", number=number, mistake=_sentence(mistake))
        for number, mistake in enumerate(mistakes[:MOST_MISTAKES], 1)
    ]
    others = len(mistakes) - MOST_MISTAKES
    all_told = sentences(*told, Message("rules.more", others=others) if others > 0 else None)
    raise UsageError(Message("policy.mistakes", count=len(mistakes), where=where, mistakes=all_told))


def _sentence(mistake: UsageError) -> Message:
    """A mistake in words, without the full stop after it."""
    what = mistake.what
    if mistake.why:
        what = Message("error.because", what=what, why=mistake.why)
    return Message("policy.with_hint" if mistake.hint else "sentence.of", what=what, hint=mistake.hint or "")


class _Reader:
    """Reads table by table, and gathers the mistakes. An entry that can't be used is told, and the others are tried.

    What entries of a table break together is told where each of them alone can be used.
    """

    def __init__(self, most: Mapping[str, float | None], where: str) -> None:
        self.most, self.where = most, where
        self.mistakes: list[UsageError] = []

    def table(self, usual: R, words: Words, path: str) -> R:
        """A copy of a table of rules with the entries of ``words``."""
        columns = {column.name: column for column in dataclasses.fields(cast("Any", usual))}
        before = len(self.mistakes)

        def column(name: str, value: object, entry: str) -> object:
            if name not in columns:
                self.unknown(entry, name, columns)
            return self.value(getattr(usual, name), value, entry, whole="int]" in str(columns[name].type))

        changes = self.entries(words, path, column)
        if len(self.mistakes) > before:
            return usual
        try:
            return cast("R", dataclasses.replace(cast("Any", usual), **changes))
        except (ValueError, TypeError) as error:
            why = error.args[0] if isinstance(error, ValueError) else Message("policy.wrong.kind")
            kind = "policy.table" if path else "policy.file"
            self.mistakes.append(UsageError(Message(kind, table=path, where=self.where), why=why))
            return usual

    def entries(self, words: Words, path: str, read: Callable[[str, Any, str], V]) -> dict[str, V]:
        """What is read of each entry of a table that can be used; ``read`` gets its name, its value and its full name."""
        values: dict[str, V] = {}
        for name, value in words.items():
            entry = f"{path}.{name}" if path else name
            try:
                values[name] = read(name, value, entry)
            except UsageError as mistake:
                self.mistakes.append(mistake)
        return values

    def value(self, usual: Any, value: Any, entry: str, *, whole: bool) -> Any:  # noqa: ANN401 — of any kind of rule
        """What an entry says, where it is of the kind of the usual one. Raises `UsageError`."""
        if isinstance(usual, LayerRules) and not {*self.mapping(value, entry)} & {*TIERS}:
            value = dict.fromkeys(TIERS, self.each(self.mapping(value, entry), entry))
        if dataclasses.is_dataclass(usual):
            return self.table(usual, self.mapping(value, entry), entry)
        if entry in ("targets", "weights"):
            return self.by_metric(self.mapping(value, entry), entry)
        if isinstance(usual, Mapping):
            numbers = self.each(self.mapping(value, entry), entry, whole=whole)
            return MappingProxyType({**cast("Words", usual), **numbers})
        if isinstance(usual, tuple):
            if not isinstance(value, list):
                self.refuse("policy.no_list", entry, hint=self.as_in(entry, list(cast("Any", usual))))
            whole = all(isinstance(item, int) for item in cast("tuple[object, ...]", usual))
            items = cast("list[Any]", value)
            return tuple(self.number(item, entry, 1) if whole else item for item in items)
        if isinstance(usual, bool | str) or isinstance(value, bool):
            if type(usual) is not type(value):
                self.refuse("policy.other_kind", entry, value=f"{value!r}", hint=self.as_in(entry, usual))
            return value
        return self.number(value, entry, usual)

    def by_metric(self, words: Words, table: str) -> Mapping[str, Any]:
        """Weights, or targets by tier, of metrics that there are."""

        def rule(metric: str, value: object, entry: str) -> object:
            if metric not in self.most:
                self.unknown(entry, metric, self.most)
            if table == "targets":
                return self.each(self.mapping(value, entry), entry, highest=self.most[metric])
            weight = self.number(value, entry)
            if weight < 0:
                self.refuse("policy.weight", entry, hint=Message("policy.weight_hint"))
            return weight

        return MappingProxyType(self.entries(words, table, rule))

    def each(
        self, words: Words, path: str, *, whole: bool = False, highest: float | None = None
    ) -> dict[str, float]:
        """The numbers of a table; of targets, by tier and no higher than the metric can be."""

        def number(name: str, value: object, entry: str) -> float:
            if path.startswith("targets.") and name not in TIERS:
                self.unknown(entry, name, TIERS)
            number = self.number(value, entry, 1 if whole else None)
            if highest is not None and number > highest:
                facts: dict[str, Fact] = {"value": Number(number), "share": Number(number / 100)}
                facts["percent"] = Number(100 * number, ",.0f")
                hint = Message(f"policy.{'write_share' if number <= 100 else 'write_one'}", **facts)
                self.refuse("policy.above_all", entry, hint=hint, **facts)
            return number

        return self.entries(words, path, number)

    def number(self, value: object, entry: str, usual: object = None) -> float:
        """A finite number; a whole one where the usual one is. Raises `UsageError`."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.refuse("rules.no_number", entry, value=f"{value!r}", hint=self.as_in(entry, 5))
        most = next((most for word, most in MOST.items() if word in entry), MOST_MONEY)
        if abs(value) > most:
            hint = Message("rules.between.closed", low=0, high=Number(most, ",.10g"))
            self.refuse("rules.out_of_range", entry, value=f"{value!r}", hint=hint)
        if not isinstance(usual, int):
            return value
        if value != int(value):
            self.refuse("rules.not_whole", entry, value=f"{value!r}", hint=self.as_in(entry, usual))
        return int(value)

    def mapping(self, value: object, entry: str) -> Words:
        """A table. Raises `UsageError`."""
        if not isinstance(value, Mapping):
            self.refuse("rules.no_table", entry, hint=Message("rules.write_table", entry=entry))
        return cast("Words", value)

    def unknown(self, entry: str, name: str, known: Iterable[str]) -> NoReturn:
        """There is no such entry."""
        near = difflib.get_close_matches(name, sorted(known), n=3)
        names = listed(near or sorted(known), style="comma")
        kind = "policy.did_you_mean" if near else "rules.known"
        self.refuse("policy.no_such", entry, hint=Message(kind, entries=names))

    def refuse(self, kind: str, entry: str, *, hint: Message, **facts: Fact) -> NoReturn:
        """Raise what is wrong with an entry."""
        raise UsageError(Message(kind, entry=entry, where=self.where, **facts), hint=hint)

    @staticmethod
    def as_in(entry: str, usual: object) -> Message:
        return Message("rules.as_in", entry=entry, value=f"{usual!r}")
