"""What must stay as it is when something else changes: what is dated later, what is only supposed, who leaves."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graphcrm.workspace import Workspace

EXAMPLE = Path(__file__).parents[2] / "examples" / "brackwater"
DAY = datetime.date(2026, 11, 20)
JUDGED = "source,observed_on,recorded_by,confidence"
SURE = f"Meeting,{DAY},Nia,confirmed"


def looked_at(folder: Path, *more: Mapping[str, str], day: datetime.date = DAY) -> dict[str, Any]:
    """The example with more files imported after it: every figure, finding and metric as of a day."""
    folder.mkdir()
    with Workspace.open(folder / "x.db", write=True, create=True) as workspace:
        workspace.import_(EXAMPLE)
        for number, files in enumerate(more):
            sheets = folder / f"in{number}"
            sheets.mkdir()
            for name, text in files.items():
                (sheets / f"{name}.csv").write_text(text, "utf-8")
            workspace.import_(sheets)
        analysis = workspace.analyze(as_of=day)
        assessment = workspace.assess(as_of=day)
    return figures(analysis) | {
        "metrics": {scored.metric.id: scored.measured.value for scored in assessment.metrics},
        "spots": [(spot.id, spot.sentence, spot.next_step) for spot in analysis.weak_spots],
    }


def figures(analysis: Any) -> dict[str, Any]:
    measures = (
        measure for result in analysis.results.values() for measure in result.measures(analysis.snapshot)
    )
    return {
        "measures": {(measure.name.kind, *measure.about): measure.value for measure in measures},
        "found": sorted((finding.id, finding.sentence) for finding in analysis.findings),
    }


LATER = {
    "KNOWS": f"from_id,to_id,intimacy,{JUDGED}\ne-b-tariq,c-b-demir,trusted,Meeting,2026-11-25,Nia,confirmed\n",
    "SUPPORTS": f"from_id,to_id,support,{JUDGED}\nc-b-quist,org-northlight,champion,Meeting,2026-11-25,Nia,confirmed\n",
    "INFLUENCES": f"from_id,to_id,strength,{JUDGED}\nc-b-adeyo,c-b-demir,strong,Meeting,2026-11-25,Nia,confirmed\n",
    "Interaction": "id,kind,held_on\ni-later,visit,2026-11-25\n",
    "ATTENDED": "from_id,to_id\nc-b-quist,i-later\ne-b-edith,i-later\n",
    "Asset": "id,name,vendor,product_line,installed_on\na-later,Later meters,org-northlight,Metering,2026-11-25\n",
    "CONCERNS": "from_id,to_id\na-later,org-brackwater\n",
}


def test_nothing_that_is_dated_later_changes_a_figure_of_before(tmp_path: Path) -> None:
    assert looked_at(tmp_path / "with", LATER) == looked_at(tmp_path / "without")


def test_who_leaves_later_changes_nothing_of_before(tmp_path: Path) -> None:
    leaving = {
        "Contact": "id,name,valid_to\nc-b-adeyo,Kemi Adeyo,2027-01-10\n",
        "Employee": "id,name,valid_to\ne-b-tariq,Tariq Oyelaran,2027-01-10\n",
    }
    assert looked_at(tmp_path / "with", leaving) == looked_at(tmp_path / "without")


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (
            {"adds": ["e-b-tariq->c-b-demir:trusted"]},
            {"KNOWS": f"from_id,to_id,intimacy,{JUDGED}\ne-b-tariq,c-b-demir,trusted,{SURE}\n"},
        ),
        (
            {"adds": ["c-b-adeyo->c-b-demir:strong"]},
            {"INFLUENCES": f"from_id,to_id,strength,{JUDGED}\nc-b-adeyo,c-b-demir,strong,{SURE}\n"},
        ),
        (
            {"flips": ["c-b-quist=supporter"]},
            {"SUPPORTS": f"from_id,to_id,support,{JUDGED}\nc-b-quist,org-northlight,supporter,{SURE}\n"},
        ),
        (
            {"leaves": ["e-b-tariq"]},
            {"Employee": f"id,name,valid_to\ne-b-tariq,Tariq Oyelaran,{DAY}\n"},
        ),
        (
            {"leaves": ["c-b-haug"]},
            {"Contact": f"id,name,valid_to\nc-b-haug,Lene Haugen,{DAY}\n"},
        ),
    ],
    ids=["knows", "influences", "turns", "ours leaves", "theirs leaves"],
)
def test_a_what_if_is_as_if_it_were_imported(
    tmp_path: Path, words: dict[str, list[str]], files: dict[str, str]
) -> None:
    imported = looked_at(tmp_path / "imported", files)
    with Workspace.open(tmp_path / "x.db", write=True, create=True) as workspace:
        workspace.import_(EXAMPLE)
        (difference,) = workspace.what_if(words, as_of=DAY).values()
    supposed = figures(difference.after)
    assert supposed["measures"] == imported["measures"]
    assert supposed["found"] == imported["found"]
