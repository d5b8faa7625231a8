"""`docs/metrics.md`: every metric, the nine actions, and the rules that a company can set, with their defaults."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, cast

from graphcrm.account import key_people, meetings
from graphcrm.account.rules import Rules
from graphcrm.messages import Message, text
from graphcrm.scorecard import METRICS, Policy, couplings
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.nine_actions.condition import Condition
from graphcrm.scorecard.nine_actions.nine import NINE
from graphcrm.scorecard.policy.tiers import TIERS

_POLICY, _ANALYSIS = Policy(), Rules()
HEAD = f"""# Metrics

<!-- Generated from graphcrm/scorecard by `just generate`. -->

`graphcrm scorecard` measures what stands here; `--why` shows the parts of each figure and where they were written.

A metric's score runs in a straight line from 0 at *worst* to 100 at the target of the customer's tier, and no further. A layer's
score is the mean of its metrics' scores by weight, each as far as it is known; the total is the mean of the three layers by
the weights of `[layers]`. What is not known is left out and never counted as 0: it widens the interval, whose low end takes it for 0
and whose high end for 100. Our own work (E) has figures and the nine actions, and is no part of the total.

With s the score of a metric, k how much of it is known, w its weight (both ends of the sums: metrics with a target, weight above 0):

    score = Σ wks / Σ wk,   known = Σ wk / Σ w,   interval from Σ wks / Σ w to that + 1 − known

Of the total, s, k and w are those of the layers, and its interval is the mean of theirs by weight.

## What the words mean

- *These months*, the months looked back on: the last `window_days` days ({_POLICY.window_days}), today the last of them. Day t − d counts for d < `window_days`.
- *First on record*, *as far as anybody recorded*: read from everything in the store up to the day of the assessment, however old, and
  from nothing else. What happened before somebody began to write it down is not there.
- *Key contacts* and *meetings*: see below. Places that nobody fills (`placeholder`) count unless it says otherwise.
- *Without deciders on record*, an opportunity has no voices: it makes nobody key, is left out of the concentration of support and of
  project support (whose *known* it lowers), and counts wherever opportunities themselves do.
- *Each of ours*: every employee on record with this account. *Local*, *potato*: see G5.
"""
KEY = f"""Key is a contact who is not marked as *not key* (column `key`: no), and

- has a voice of a weight above 0, or a veto, in an open opportunity (*decides*), or
- is marked as key (column `key`: yes), or
- is widely heard: has `key_listeners` ({_ANALYSIS.key_listeners}) or more influence ties that carry, and more PageRank than a share above `key_influence` ({_ANALYSIS.key_influence})
  of the other contacts. Both are rules of the analyses.
"""
ACTIONS = f"""## The nine actions

Each condition is done, partly done, not done (`done_from` and `partly_from` of `[actions]`) or not known. An action is done where all
its conditions are, not done where none of those known is even partly, not known where a smaller share of them is known than
`least_known`; else partly done. Where a thing is recorded for nobody, whether it is done is not known; where it is recorded for some,
a blank counts as not done. Of the share s of each condition: done from `done_from` ({_POLICY.actions.done_from}) on, partly from `partly_from` ({_POLICY.actions.partly_from}) on.
"""
RULES = """## The rules

A company's own numbers, as TOML: `graphcrm scorecard --rules rules.toml` ([an example](../examples/rules.toml)). Write only what differs;
what follows are all tables with their defaults. `targets` and `weights` name metrics by id, as above; a target that equals *worst*
asks for nothing, a weight of 0 leaves a metric out.
"""


def metrics_page() -> str:
    """The page."""
    out = [
        HEAD,
        f"### A meeting\n\n{_below_the_first_line(meetings)}\n",
        f"### Key contacts\n\n{KEY}\n{_below_the_first_line(key_people)}\n",
    ]
    for layer in Layer:
        out.append(f"## {layer.value} {_in_all(layer.message)}\n")
        out += _sections([metric for metric in METRICS.values() if metric.layer is layer])
    out.append(f"## What carries what\n\n{_below_the_first_line(couplings)}\n")
    out.append(ACTIONS)
    for action in NINE:
        out += [f"### {action.id} {_in_all(action.name)}\n", f"{_in_all(action.question)}\n"]
        out += [*map(_condition, action.conditions), ""]
    out.append(RULES)
    out += list(_tables(Policy(), ""))
    return "\n".join(out).rstrip() + "\n"


def _sections(metrics: list[Metric]) -> Iterator[str]:
    """Each metric; below the first of a module, what the module says of its terms and kinds of findings."""
    described: set[str] = set()
    for metric in metrics:
        module = _module_of(metric)
        yield _section(metric)
        if module.__name__ not in described:
            described.add(module.__name__)
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
        f"- Known: {metric.known}",
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


def _condition(condition: Condition) -> str:
    """What is asked, and how far it is met."""
    if condition.check is not None:
        share = " ".join((inspect.getdoc(condition.check) or "").split())
    elif condition.metric:
        share = f"The score of `{condition.metric}`; not known where that is not."
    else:
        share = f"The mean score, by weight, of the metrics of {', '.join(condition.seeds)} with a target, as far as they are known."
    return f"- {condition.asks} ({condition.seed}) *Share:* {_markdown(share)}"


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
