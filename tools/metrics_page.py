"""`docs/metrics.md`: every metric, the nine actions, and the rules that a company can set, with their defaults."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, cast

from graphcrm.messages import Message, text
from graphcrm.scorecard import METRICS, Policy, couplings
from graphcrm.scorecard.metric import TIERS, Layer, Metric, Unit
from graphcrm.scorecard.nine_actions.nine import NINE

HEAD = """# Metrics

<!-- Generated from graphcrm/scorecard by `just generate`. -->

`graphcrm scorecard` measures what stands here; `--why` shows the parts of each figure and where they were written.

A metric's score runs in a straight line from 0 at *worst* to 100 at the target of the customer's tier, and no further. A layer's
score is the mean of its metrics' scores by weight, each as far as it is known; the total is the mean of the three layers by
the weights of `[layers]`. What is not known is left out and never counted as 0: it widens the interval, whose low end takes it for 0
and whose high end for 100. Our own work (E) has figures and the nine actions, and is no part of the total.
"""
ACTIONS = """## The nine actions

Each condition is done, partly done, not done (`done_from` and `partly_from` of `[actions]`) or not known. An action is done where all
its conditions are, not done where none of those known is even partly, not known where a smaller share of them is known than
`least_known`; else partly done. Where a thing is recorded for nobody, whether it is done is not known; where it is recorded for some,
a blank counts as not done.
"""
RULES = """## The rules

A company's own numbers, as TOML: `graphcrm scorecard --rules rules.toml` ([an example](../examples/rules.toml)). Write only what differs;
what follows are all tables with their defaults. `targets` and `weights` name metrics by id, as above; a target that equals *worst*
asks for nothing, a weight of 0 leaves a metric out.
"""


def metrics_page() -> str:
    """The page."""
    out = [HEAD]
    for layer in Layer:
        out.append(f"## {layer.value} {_in_all(layer.message)}\n")
        out += _sections([each for each in METRICS.values() if each.layer is layer])
    out.append(f"## What carries what\n\n{_below_the_first_line(couplings)}\n")
    out.append(ACTIONS)
    out += ["| | action | 简体 | 繁體 | conditions |\n|---|---|---|---|---|", *map(_action_row, NINE), ""]
    out.append(RULES)
    out += list(_tables(Policy(), ""))
    return "\n".join(out).rstrip() + "\n"


def _sections(metrics: list[Metric]) -> Iterator[str]:
    """Each metric; below the first of a module, what the module says of its terms and kinds of findings."""
    told: set[str] = set()
    for each in metrics:
        module = _module_of(each)
        yield _section(each)
        if module.__name__ not in told:
            told.add(module.__name__)
            if meant := _below_the_first_line(module):
                yield meant + "\n"


def _module_of(metric: Metric) -> ModuleType:
    measure: Any = metric.measure
    return sys.modules[getattr(measure, "func", measure).__module__]


def _below_the_first_line(module: ModuleType) -> str:
    return _markdown((inspect.getdoc(module) or "").partition("\n")[2]).strip()


def _markdown(text: str) -> str:
    """A docstring's names, and its lists and formulas, as Markdown has them."""
    return re.sub(r"``(.+?)``", r"`\1`", text)


def _section(metric: Metric) -> str:
    lines = [
        f"### {metric.seed} {_in_all(metric.name)}\n",
        f"`{metric.id}` · {_in_all(metric.question)}\n",
        f"- Formula: `{metric.formula}`",
        f"- Unit: {metric.unit.value}. {_aimed(metric)}",
        f"- Needs: {metric.needs}",
        f"- Where that is not on record: “{metric.unknown}”\n",
    ]
    return "\n".join(lines)


def _in_all(message: Message) -> str:
    """In every language."""
    return " · ".join(text(message, language) for language in ("en", "zh-Hans", "zh-Hant"))


def _aimed(metric: Metric) -> str:
    if metric.targets is None:
        return "Shown, not scored."
    each = ", ".join(f"{tier} {_number(metric.targets[tier], metric.unit)}" for tier in TIERS)
    return f"Targets: {each}; worst {_number(metric.worst, metric.unit)}. Weight {metric.weight:g}."


def _number(value: float | None, unit: Unit) -> str:
    if value is None:
        return "none"
    return f"{100 * value:g} %" if unit is Unit.SHARE else f"{value:g}"


def _action_row(action: Any) -> str:  # noqa: ANN401 — a row of NINE
    asked = "<br>".join(f"{each.asks} ({each.seed})" for each in action.conditions)
    return f"| {action.id} | {action.name.en}: {action.question.en} | {action.name.zh_hans} | {action.name.zh_hant} | {asked} |"


def _tables(rules: Any, path: str) -> Iterator[str]:  # noqa: ANN401 — any dataclass of rules
    """Each dataclass as what it means, and its entries with their defaults; then those within it."""
    fields: list[tuple[str, Any]] = [
        (each.name, getattr(rules, each.name)) for each in dataclasses.fields(rules)
    ]
    title = f"`[{path}]`" if path else "At the top of the file"
    yield f"### {title}\n\n{_meaning(rules)}\n"
    plain = [f"[{path}]"] if path else []
    inner: list[str] = []
    for name, value in fields:
        if dataclasses.is_dataclass(value):
            continue
        if isinstance(value, Mapping):
            full = f"{path}.{name}" if path else name
            entries = [f"{key} = {_toml(each)}" for key, each in cast("Mapping[str, Any]", value).items()]
            inner += ["", f"[{full}]", *(entries or ["# empty"])]
        else:
            plain.append(f"# {name} is not set" if value is None else f"{name} = {_toml(value)}")
    if len(plain) > bool(path) or inner:
        shown = plain if len(plain) > bool(path) else []
        yield "```toml\n" + "\n".join([*shown, *inner]).strip() + "\n```\n"
    for name, value in fields:
        if dataclasses.is_dataclass(value):
            yield from _tables(value, f"{path}.{name}" if path else name)


def _meaning(rules: object) -> str:
    """A docstring as Markdown."""
    return _markdown(inspect.getdoc(rules) or "")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, cast('tuple[Any, ...]', value)))}]"
    if isinstance(value, float) and abs(value) >= 10_000 and value.is_integer():
        return f"{int(value):_}"
    return f'"{value}"' if isinstance(value, str) else f"{value}"
