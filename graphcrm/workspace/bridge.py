"""What other rooms say as facts from their next version on, and as English until then; goes once all of them do."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from graphcrm.messages import DEFAULT, Fact


def document(make: Callable[..., dict[str, Any]], *given: object, language: str = DEFAULT) -> dict[str, Any]:
    """A result as plain data, in a language where its ``to_dict`` takes one."""
    if "language" in inspect.signature(make).parameters:
        return make(*given, language=language)
    return make(*given)


def problem_of(error: Any) -> Fact:  # noqa: ANN401 — a problem of a row, or a value that can't be used
    """What is wrong."""
    return getattr(error, "problem", None) or error.wrong


def advice_of(error: Any) -> Fact:  # noqa: ANN401 — as above
    """What would be right."""
    return getattr(error, "advice", None) or error.right


def message_of(made: Any) -> Fact:  # noqa: ANN401 — an entry, or a problem of a row
    """What it says."""
    return getattr(made, "message", None) or getattr(made, "said", None) or str(made)
