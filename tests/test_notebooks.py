"""The notebooks run from top to bottom, and what they show is what running them gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def printed(cell: Any) -> list[str]:
    """What a cell printed or gave, without what differs from run to run."""
    return [
        str(each.get("text") or each["data"].get("text/plain", ""))
        for each in cell.get("outputs", [])
        if "text/html" not in each.get("data", {})
    ]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_gives_what_it_shows(path: Path) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    notebook = nbformat.read(path, as_version=4)
    shown = [printed(cell) for cell in notebook.cells]
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    assert [printed(cell) for cell in notebook.cells] == shown
    assert any(shown)
