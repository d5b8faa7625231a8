"""A type is one entry in `graphcrm/schema` and nothing else: in a scratch copy, new ones are in import, export and snapshot.

Four entries: a kind of thing with the tie that brings it; a tie between people; one between two things that an account does
not start from; one from ours. After them only ``python tools/generate.py`` is run.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.places import ENGINES, Place, embedded_place, neo4j_home

__all__ = ["neo4j_home"]

ROOT = Path(__file__).parents[2]
NODE = """
    NodeType(
        "Budget", Term("Budget"), "Money that they have set aside.",
        (NAME, number("amount", "Amount", "What it is worth to us.", lowest=0, highest=1e12), NOTE),
    ),
)
"""
TIES = """
    TieType("FUNDS", Term("Funds"), "funds", "is funded by", (("Budget", "OrgUnit"), ("Budget", "Opportunity")), brings=Brings.START),
    TieType(
        "MENTORS", Term("Mentors"), "mentors", "is mentored by", (("Contact", "Contact"),),
        (text("topic", "Topic", "Over what."),), judged=True, half_life_days=365, scope="topic",
    ),
    TieType("ANSWERS", Term("Answers"), "answers", "is answered by", (("Action", "Feedback"),)),
    TieType("BACKS", Term("Backs"), "backs", "is backed by", (("Employee", "Opportunity"), ("Employee", "Budget")), judged=True),
)
"""
CHINESE = {"mentors": "辅导", "is mentored by": "的导师是", "Budget": "预算", "is funded by": "出资者是"}
SHEETS = {
    "Organization": "id,name,kind\nhailan,Hailan,customer\nother,Other,customer\nown,Own,own\n",
    "OrgUnit": "id,name,level\nu1,Unit,department\nu2,Unit of the other,department\n",
    "PART_OF": "from_id,to_id\nu1,hailan\nu2,other\n",
    "Contact": "id,name\nc1,One\nc2,Two\nd1,Of the other\n",
    "WORKS_IN": "from_id,to_id\nc1,u1\nc2,u1\nd1,u2\n",
    "Employee": "id,name\ne1,Ours\n",
    "KNOWS": "from_id,to_id\ne1,c1\n",
    "Opportunity": "id,name,stage\no1,Core,proposal\np1,Of the other,proposal\n",
    "CONCERNS": "from_id,to_id\no1,hailan\np1,other\na1,o1\nf1,o1\n",
    "Action": "id,name,status\na1,Answer it,planned\n",
    "Feedback": "id,kind,raised_on\nf1,need,2026-05-01\n",
    "Budget": "id,name,amount\nb1,For the core,5\nb2,For the unit,6\nb3,Of the other,7\n",
    "FUNDS": "from_id,to_id\nb1,o1\nb2,u1\nb3,p1\n",
    "MENTORS": "from_id,to_id,topic,observed_on\nc1,c2,price,2026-05-01\nc1,c2,,2026-05-01\n",
    "ANSWERS": "from_id,to_id\na1,f1\n",
    "BACKS": "from_id,to_id,observed_on\ne1,o1,2026-05-01\ne1,b2,2026-05-01\n",
}
RUN = """
import datetime, json, re, sys
from pathlib import Path
from graphcrm.analysis import analyze
from graphcrm.explain import explain
from graphcrm.records import Budget
from graphcrm.render.page import account_page
from graphcrm.render import sheets
from graphcrm.scope import part_of
from graphcrm.workspace import Workspace

def shown(snapshot):
    page = account_page(analyze(snapshot)).decode()
    data = json.loads(re.search('<script type="application/json" id="data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    english = lambda text: text if isinstance(text, str) else text[0]
    words = {name: english(data["words"][f"{name}_MENTORS"]) for name in ("tie", "network", "network_l")}
    return {"ties": len(data["ties"]["MENTORS"]) // 2, "sign": "network_l_MENTORS" in data["signs"]["network"], "look": data["look"]["ties"]["MENTORS"]["style"], **words}

now = lambda: datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)
with Workspace.open(sys.argv[1], now=now) as workspace:
    files = Path(sys.argv[2])
    first, again = workspace.import_(files), workspace.import_(files)
    later = workspace.import_(files.with_name("later"))
    seen = workspace.snapshot("hailan")
    graph = seen.to_networkx()
    analysis = workspace.analyze("hailan")
    pages = {(who, language): explain(analysis, who).to_dict(language)["sections"] for who in ("c1", "c2", "e1", "o1") for language in ("en", "zh-Hans")}
    print(json.dumps({
        "created": first.created, "again": again.created + again.changed, "changed": later.changed,
        "counts": dict(workspace.counts()),
        "exports": {
            name: {sheet.name: sheets.csv_bytes(sheet).decode() for sheet in sheets.sheets_of(workspace.rows(account=name))}
            for name in ("hailan", "other")
        },
        "snapshot": {
            shape.name: [[str(value) for value in row[:2]] for row in rows] for shape, rows in seen.rows() if rows
        },
        "before": [row.amount for row in workspace.snapshot("hailan", as_of=datetime.date(2026, 5, 31)).nodes(Budget).values()],
        "part": sorted(part_of(seen, "u1").nodes(Budget)),
        "explained": {
            f"{who} {language}": [line for section in sections if section["facts"] and section["title"] in ("Also on record", "其他记录") for line in section["lines"]]
            for (who, language), sections in pages.items()
        },
        "page": shown(seen), "nodes": sorted(graph.nodes), "ties": sorted(str(key) for _, _, key in graph.edges(keys=True)),
    }))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with the new entries."""
    home = tmp_path_factory.mktemp("copy")
    for name in ("graphcrm", "cypher", "tools"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, entries in (("nodes", NODE), ("ties", TIES)):
        file = home / "graphcrm" / "schema" / f"{name}.py"
        table = file.read_text("utf-8").rstrip()
        assert table.endswith("\n)")
        file.write_text(table.removesuffix("\n)") + entries, "utf-8")
    chinese = home / "graphcrm" / "messages" / "locale" / "zh_Hans" / "LC_MESSAGES" / "graphcrm.po"
    words = "".join(f'\nmsgctxt "term"\nmsgid "{word}"\nmsgstr "{zh}"\n' for word, zh in CHINESE.items())
    chinese.write_text(chinese.read_text("utf-8") + words, "utf-8")
    compiled = "import tools.messages as tool; [*tool._files(check=False)]"
    run(home, "-c", compiled)
    made = run(home, "tools/generate.py")
    assert "written: graphcrm/records.py" in made
    return home


def run(home: Path, *command: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place without a schema, and without one of the copy afterwards."""
    if request.param == "embedded":
        yield embedded_place(tmp_path)
        return
    place: Place = request.getfixturevalue("neo4j_home")
    place.forget_schema()
    yield place
    place.run("MATCH (n:Budget) DETACH DELETE n", "DROP CONSTRAINT budget_id IF EXISTS")
    place.forget_schema()


def test_a_type_is_one_entry(copy: Path, empty: Place, tmp_path: Path) -> None:
    for folder, files in (("files", SHEETS), ("later", {"Budget": "id,name,amount\nb1,For the core,8\n"})):
        (tmp_path / folder).mkdir()
        for name, content in files.items():
            (tmp_path / folder / f"{name}.csv").write_text(content, "utf-8")
    said = json.loads(run(copy, "-c", RUN, empty.address, str(tmp_path / "files"), **empty.environment))

    rows = sum(content.count("\n") - 1 for content in SHEETS.values())
    assert (said["created"], said["again"], said["changed"]) == (rows, 0, 1)
    assert {name: said["counts"][name] for name in ("Budget", "FUNDS", "MENTORS", "ANSWERS", "BACKS")} == {
        "Budget": 3, "FUNDS": 3, "MENTORS": 2, "ANSWERS": 1, "BACKS": 2,
    }  # fmt: skip
    ours, others = said["exports"]["hailan"], said["exports"]["other"]
    assert [line.split(",")[:3] for line in ours["Budget"].splitlines()[1:]] == [
        ["b1", "For the core", "8"],
        ["b2", "For the unit", "6"],
    ]
    assert {"FUNDS", "MENTORS", "ANSWERS", "BACKS"} <= {*ours}
    assert [line.split(",")[0] for line in others["Budget"].splitlines()[1:]] == ["b3"]
    assert said["snapshot"]["FUNDS.Budget.Opportunity"] == [["b1", "o1"]]
    assert said["snapshot"]["FUNDS.Budget.OrgUnit"] == [["b2", "u1"]]
    assert said["snapshot"]["MENTORS.Contact.Contact"] == [["c1", "c2"], ["c1", "c2"]]
    assert said["snapshot"]["ANSWERS.Action.Feedback"] == [["a1", "f1"]]
    assert said["snapshot"]["BACKS.Employee.Opportunity"] == [["e1", "o1"]]
    assert said["snapshot"]["BACKS.Employee.Budget"] == [["e1", "b2"]]
    assert said["before"] == [5.0, 6.0]
    words = {"tie": "{a} mentors {b}", "network": "Mentors", "network_l": "Mentors"}
    assert said["page"] == {"ties": 2, "sign": True, "look": "plain", **words}
    assert said["part"] == ["b2"]
    assert_told(said["explained"])
    assert {"Budget:b1", "Budget:b2"} <= {*said["nodes"]}
    assert {"FUNDS", "ANSWERS", "BACKS", "MENTORS:price"} <= {*said["ties"]}


def assert_told(explained: dict[str, list[str]]) -> None:
    """Each new tie is read from either end, by its entry's sentence or reverse, in the language asked for."""
    for page, lines in {
        "c1 en": ["Mentors Two", "Mentors Two (price)"],
        "c2 en": ["Is mentored by One", "Is mentored by One (price)"],
        "c1 zh-Hans": ["辅导：Two", "辅导：Two（price）"],
        "e1 en": ["Backs Budget For the unit", "Backs Core"],
        "o1 en": ["Is backed by Ours", "Is funded by Budget For the core"],
        "o1 zh-Hans": ["出资者是：预算For the core"],
    }.items():
        told = [
            re.split(r" ?[\[［]", line)[0].translate({0x2068: None, 0x2069: None}) for line in explained[page]
        ]
        assert set(lines) <= set(told), (page, told)
