"""Where the inputs of the cases lie."""

from pathlib import Path

CASES = Path(__file__).parents[1] / "data" / "cases"
