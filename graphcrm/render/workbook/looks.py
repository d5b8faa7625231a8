"""Colours of the workbook. Blue is good and orange is not, so that nobody has to tell red from green."""

from __future__ import annotations

BLUE, ORANGE = "#0072B2", "#D55E00"
PALE_BLUE, PALE_ORANGE, WHITE = "#9ECAE9", "#F5B66B", "#FFFFFF"
INK, GREY, HEADER, LINES = "#1F2430", "#6B7280", "#DCE6F2", "#D1D5DB"

SERIES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6D00", "#5B5B5B")
"""Lines and bars of one chart, after Okabe and Ito."""
