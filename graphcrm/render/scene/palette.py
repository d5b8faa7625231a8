"""Every colour by its name, for paper and for the dark, and the fonts: of the page, and of pictures, which are of paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_COLOURS = {
    "paper": ("#ffffff", "#181d24"),
    "wash": ("#f6f5f1", "#10141a"),
    "ink": ("#1d2733", "#e7eaee"),
    "quiet": ("#555f6b", "#a2acb8"),
    "line": ("#dcdcd6", "#323a45"),
    "field": ("#7d8590", "#7f8a98"),
    "accent": ("#0b4f8a", "#6fb1ee"),
    "focus": ("#7a1fa2", "#ffb86b"),
    "on-accent": ("#ffffff", "#0d1a28"),
    "champion": ("#0f5499", "#3d8fe0"),
    "supporter": ("#74a9dc", "#8fbde8"),
    "neutral": ("#c6c8ca", "#8d949c"),
    "sceptic": ("#f1b47e", "#eba869"),
    "opponent": ("#bf5318", "#dd6a2b"),
    "on-champion": ("#ffffff", "#06182b"),
    "on-supporter": ("#10243a", "#0b1d30"),
    "on-neutral": ("#2a3038", "#10151b"),
    "on-sceptic": ("#3b230c", "#2f1b06"),
    "on-opponent": ("#ffffff", "#210d02"),
    "blank": ("#ffffff", "#181d24"),
    "blank-line": ("#8b929b", "#a2acb8"),
    "fall": ("#b71c1c", "#ff6b63"),
    "amber": ("#dda43b", "#d8a544"),
    "weak": ("#c2641a", "#ea9450"),
    "weak-ink": ("#9a4a0c", "#ea9450"),
    "note": ("#7d8794", "#8d97a4"),
    "ours": ("#26405f", "#a9c4e6"),
    "on-ours": ("#ffffff", "#10213a"),
    "stone": ("#d6d3c6", "#6b6a62"),
    "stone-line": ("#a9a592", "#8d8b80"),
    "shaft-line": ("#6d7682", "#0d1116"),
    "route": ("#3f78b2", "#6aa6e0"),
    "tie": ("#7b6aa6", "#b3a2e0"),
    "shade": ("rgba(20, 28, 38, .14)", "rgba(0, 0, 0, .5)"),
    "band-spire": ("#f2f5fb", "#1b2230"),
    "band-vault": ("#f8f4ea", "#221f1a"),
    "band-pillars": ("#fefdfa", "#1a1d21"),
    "band-ground": ("#efe8d9", "#28241c"),
    "band-bedrock": ("#e3d9c4", "#302a1f"),
    "band-ink": ("#62563c", "#c0b08c"),
    "rule": ("#e6e1d3", "#2c2f33"),
    "ground-ink": ("#33291a", "#efe6d2"),
    "plot-0": ("#efdcb6", "#3a3120"),
    "plot-1": ("#e0cb9e", "#463c29"),
    "plot-2": ("#cdb88b", "#544934"),
    "plot-3": ("#bba77c", "#64573f"),
    "plot-4": ("#a9976f", "#70634a"),
    "plot-line": ("#b9a57c", "#7d6e50"),
    "arch": ("#8592b0", "#7f8fb5"),
    "arch-pale": ("#bcc5d8", "#4b5670"),
    "arch-gone": ("#bab4a5", "#6a665b"),
}
LIGHT: Mapping[str, str] = MappingProxyType({name: light for name, (light, _) in _COLOURS.items()})
DARK: Mapping[str, str] = MappingProxyType({name: dark for name, (_, dark) in _COLOURS.items()})

FONTS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Noto Sans",
    "Helvetica Neue",
    "Arial",
    "PingFang SC",
    "PingFang TC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Microsoft JhengHei",
    "Noto Sans CJK SC",
    "Noto Sans CJK TC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
FONT = ", ".join(f"'{font}'" if " " in font else font for font in FONTS)


def theme() -> str:
    """The variables of the page's styles, light and dark."""
    light = _variables("light", {**LIGHT, "font": FONT})
    return f':root {{{light}}}\n:root[data-theme="dark"] {{{_variables("dark", DARK)}}}\n'


def _variables(scheme: str, values: Mapping[str, str]) -> str:
    return "".join((f"color-scheme: {scheme};", *(f" --{name}: {value};" for name, value in values.items())))
