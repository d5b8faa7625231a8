"""What other rooms say as facts from their next version on, and as English until then; goes once all of them do."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from graphcrm.messages import DEFAULT


def document(make: Callable[..., dict[str, Any]], *given: object, language: str = DEFAULT) -> dict[str, Any]:
    """A result as plain data, in a language where its ``to_dict`` takes one."""
    if "language" in inspect.signature(make).parameters:
        return make(*given, language=language)
    return make(*given)
