"""What the repository promises of itself: fresh generated files, a README that CI runs, Cypher that explains itself."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import graphcrm
from graphcrm import schema

ROOT = Path(__file__).parents[1]


def test_generated_files_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "tools" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert generate.stale() == []


def test_the_readmes_first_two_commands_set_up_and_do_what_they_say() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^```sh\n(.*?)\n```$", text, flags=re.MULTILINE | re.DOTALL)
    assert len(commands) == 2
    assert commands[0].endswith("graphcrm demo")
    assert commands[1].endswith("-m pytest")
    assert "readme 1" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert "readme 2" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_what_the_readme_and_docs_link_to_is_there() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_statement_says_what_it_does_and_why_it_has_a_file_of_its_own() -> None:
    for file in (ROOT / "cypher").rglob("*.cypher"):
        lines = file.read_text("utf-8").splitlines()
        comments = [line for line in lines if line.startswith("// ")]
        assert lines[0] in comments, file
        assert len(lines[0]) > 20, file
        shared = file.with_name(f"{file.name.split('.')[0]}.cypher")
        if shared.exists() and shared != file:
            assert any("Its own file" in line for line in comments), (
                f"{file}: why does it differ from {shared.name}?"
            )


def test_relationship_types_stand_in_the_vocabulary_and_in_few_other_places() -> None:
    """Code names types by their record class; a stray type string would escape a renaming."""
    home = ROOT / "graphcrm"
    allowed = {"schema", "store", "records.py", "template.py"}
    known = {"looking.py": {"WORKS_IN", "CONCERNS"}}  # a remark that names the sheets to fill in
    stray = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value}"
        for path in home.rglob("*.py")
        if not allowed & set(path.relative_to(home).parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and node.value in schema.TIES
        and node.value not in known.get(path.name, set())
    ]
    assert stray == []


def test_help_imports_nothing_slow() -> None:
    code = (
        "import sys; from graphcrm.cli import main; main(['--help']);"
        "slow = {'neo4j', 'ladybug', 'networkx', 'pyvis', 'numpy', 'scipy', 'rustworkx', 'openpyxl', 'pyarrow', 'rich'} & set(sys.modules);"
        "sys.exit(f'imported: {slow}' if slow else 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_the_front_door_opens() -> None:
    assert graphcrm.Workspace.__name__ == "Workspace"
    assert callable(graphcrm.analyze)
    assert graphcrm.Rules().many == 3


def test_every_analysis_has_its_row_in_the_docs() -> None:
    from graphcrm.analysis import ANALYSES

    page = (ROOT / "docs" / "analyses.md").read_text("utf-8")
    assert [name for name in ANALYSES if f"`{name}`" not in page] == []
