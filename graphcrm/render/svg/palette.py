"""Colours and fonts of the picture: those of the page in its light dress, since paper and slides are white."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType


def _theme() -> str:
    """The page's first block of variables, which is the light one."""
    style = resources.files("graphcrm.render.page").joinpath("theme.css").read_text(encoding="utf-8")
    return style.partition(":root {")[2].partition("}")[0]


COLOURS: Mapping[str, str] = MappingProxyType(dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", _theme())))
"""By the name that the layout gives a tone."""

FONT = "".join(re.findall(r"--font:\s*([^;]+);", _theme())).replace('"', "'")
