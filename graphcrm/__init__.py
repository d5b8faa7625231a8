"""GraphCRM: the decision chain of key accounts as a graph, and where it would break."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphcrm.analysis import Analysis, Rules, analyze
    from graphcrm.render.notebook import picture
    from graphcrm.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["Analysis", "Rules", "Workspace", "__version__", "analyze", "picture"]

_HOMES = {
    "Analysis": "graphcrm.analysis",
    "Rules": "graphcrm.analysis",
    "Workspace": "graphcrm.workspace",
    "analyze": "graphcrm.analysis",
    "picture": "graphcrm.render.notebook",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 — whatever is asked for
    """The library's front door, loaded when it is first used, so that the command line starts quickly."""
    if name not in _HOMES:
        raise AttributeError(f"module 'graphcrm' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
