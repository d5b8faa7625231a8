"""Writes everything that derives from code: record types, first schemas of both stores, and the generated pages of `docs`.

python tools/generate.py            write the files
python tools/generate.py --check    exit 1 and name the stale ones
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graphcrm.messages import Term, text
from graphcrm.schema import (
    KEPT_AS,
    NODE_TYPES,
    NODES,
    SCALES,
    SHAPES,
    TIE_SHAPES,
    TIE_TYPES,
    Form,
    NodeType,
    Property,
    TieType,
)
from graphcrm.schema.common import SYSTEM
from graphcrm.schema.history import BEFORE, FIRST_FROM, said_before

ROOT = Path(__file__).resolve().parents[1]
ENGINE_TYPES = {str: "STRING", int: "INT64", float: "DOUBLE", bool: "BOOLEAN"}
IMPORT = "id STRING PRIMARY KEY, source STRING, digest STRING, imported_by STRING, imported_at STRING"

RECORDS_HEAD = (
    '"""Records: what a store holds and a snapshot sees, one type a node label or relationship type.\n\n'
    "Generated from `graphcrm.schema` by `just generate`; change the vocabulary, not this file.\n"
    '``None`` is unknown. Dates are days, scales are their numbers, choices are their codes.\n"""\n'
)


def record_types() -> str:
    """`graphcrm/records.py`: one NamedTuple a node or relationship type."""
    parts = [
        RECORDS_HEAD,
        "from __future__ import annotations\n",
        "from datetime import date\nfrom typing import NamedTuple\n",
    ]
    classes: list[str] = []
    for kind in (*NODE_TYPES, *TIE_TYPES):
        name = kind.label if isinstance(kind, NodeType) else class_name(kind.name)
        classes.append(f"{name}")
        summary = (
            kind.meaning
            if isinstance(kind, NodeType)
            else f"{' or '.join(kind.from_labels)} {kind.sentence} {' or '.join(kind.to_labels)}."
        )
        fields = "\n".join(field_line(prop) for prop in (*kind.columns, *SYSTEM))
        parts.append(f'\n\nclass {name}(NamedTuple):\n    """{summary}"""\n\n{fields}\n')
    nodes = " | ".join(kind.label for kind in NODE_TYPES)
    ties = " | ".join(class_name(kind.name) for kind in TIE_TYPES)
    parts.append(f"\n\nNode = (\n    {nodes}\n)\nTie = {ties}\nRecord = Node | Tie\n")
    table = "".join(
        f'    "{kind.name}": {kind.label if isinstance(kind, NodeType) else class_name(kind.name)},\n'
        for kind in (*NODE_TYPES, *TIE_TYPES)
    )
    parts.append(f"\nRECORD_TYPES: dict[str, type[Record]] = {{\n{table}}}\n")
    parts.append("TYPE_NAMES: dict[type, str] = {kind: name for name, kind in RECORD_TYPES.items()}\n")
    return "".join(parts)


def class_name(tie_name: str) -> str:
    return "".join(word.capitalize() for word in tie_name.split("_"))


def field_line(prop: Property) -> str:
    kind = prop.python_type.__name__
    return f"    {prop.name}: {kind if prop.required or prop in SYSTEM else f'{kind} | None'}"


def neo4j_schema() -> str:
    """Constraints, and an index of names in both scripts. Community edition enforces uniqueness only; types and required columns are ours to check."""
    lines = ["// Uniqueness of ids for every label, and indexes of names."]
    for label in (*(node.label for node in NODE_TYPES), "Import", "Revision", "Schema"):
        name = f"{re.sub('(?<!^)(?=[A-Z])', '_', label).lower()}_id"
        lines.append(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;")
    for node in NODE_TYPES:
        for column in ("name", "name_zh") if node.proper else ():
            index = f"{re.sub('(?<!^)(?=[A-Z])', '_', node.label).lower()}_{column}"
            lines.append(f"CREATE INDEX {index} IF NOT EXISTS FOR (n:{node.label}) ON (n.{column});")
    labels = "|".join(node.label for node in NODE_TYPES if node.proper)
    lines.append(
        f"CREATE FULLTEXT INDEX graphcrm_names IF NOT EXISTS FOR (n:{labels}) ON EACH [n.name, n.name_zh] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};"
    )
    return "\n".join(lines) + "\n"


def embedded_schema() -> str:
    """Tables. Ladybug keeps typed tables where Neo4j keeps constraints."""
    lines = ["// One table a node label or relationship type, and the version of this schema."]
    lines += [
        f"CREATE NODE TABLE IF NOT EXISTS {node.label}({columns_of(node.columns)}, {FIRST_FROM} DATE, PRIMARY KEY(id));"
        for node in NODE_TYPES
    ]
    lines.append(f"CREATE NODE TABLE IF NOT EXISTS Import({IMPORT});")
    states = ", ".join(f"{name} {engine_type(prop)}" for name, prop in KEPT_AS.columns.items())
    lines.append(f"CREATE NODE TABLE IF NOT EXISTS Revision({states}, PRIMARY KEY(id));")
    lines.append(
        "CREATE NODE TABLE IF NOT EXISTS Schema(id STRING PRIMARY KEY, version INT64, digest STRING);"
    )
    called = ", ".join(f"FROM Called TO {node.label}" for node in NODE_TYPES if node.proper)
    lines += [
        "CREATE NODE TABLE IF NOT EXISTS Called(name STRING PRIMARY KEY);",
        f"CREATE REL TABLE IF NOT EXISTS CALLS({called});",
    ]
    for tie in TIE_TYPES:
        ends = ", ".join(f"FROM {start} TO {end}" for start, end in tie.ends)
        scope = ["scope STRING"] if tie.scope else []
        columns = ", ".join([*scope, columns_of(tie.columns[2:])])
        lines.append(f"CREATE REL TABLE IF NOT EXISTS {tie.name}({ends}, {columns});")
        before = ", ".join(f"{prop.name} {engine_type(prop)}" for prop in said_before(tie))
        lines.append(f"CREATE REL TABLE IF NOT EXISTS {tie.name}{BEFORE}({ends}, {before});")
    ended = [label for label in NODES if any(label in tie.to_labels for tie in TIE_TYPES)]
    for tie_name, labels in (("REVISES", list(NODES)), ("TOWARDS", ended)):
        revised = ", ".join(f"FROM Revision TO {label}" for label in labels)
        lines.append(f"CREATE REL TABLE IF NOT EXISTS {tie_name}({revised});")
    return "\n".join(lines) + "\n"


def columns_of(columns: tuple[Property, ...]) -> str:
    return ", ".join(f"{prop.name} {engine_type(prop)}" for prop in (*columns, *SYSTEM))


def engine_type(prop: Property) -> str:
    return "DATE" if prop.form is Form.DATE else ENGINE_TYPES[prop.python_type]


def model_page() -> str:
    """`docs/model.md`: every sheet and column, every scale, and the glossary."""
    out = [
        "# The model\n",
        "<!-- Generated from graphcrm/schema by `just generate`. -->\n",
        "One sheet (or CSV file) a node type or relationship type; headers in English, Chinese or as named in *column*.",
        "A column in **bold** must be filled. Blank always means *not known*, never *no*.",
        "Seed ids (K1, G3 …) name the element of the model that a type or column holds.\n",
        "## Nodes\n",
    ]
    for node in NODE_TYPES:
        out.append(f"### {node.label} · {said(node.term, ' · ')}{seed(node.seed)}\n\n{node.meaning}")
        if node.dated_by:
            out.append(f"An event: a look back to a day before its `{node.dated_by}` does not see it.")
        out.append(column_table(node.columns))
    out.append("## Relationships\n")
    for tie in TIE_TYPES:
        ends = "; ".join(f"{start} *{tie.sentence}* {end}" for start, end in tie.ends)
        out.append(f"### {tie.name} · {said(tie.term, ' · ')}{seed(tie.seed)}\n\n{ends}.")
        notes = [f"Read backwards: *{tie.reverse}*."]
        if tie.judged:
            notes.append("A judgement: it carries its evidence, and keeps its earlier values.")
        if tie.half_life_days:
            notes.append(f"Its weight halves every {tie.half_life_days} days since it was observed.")
        if tie.scope:
            notes.append(f"One between the same two for each `{tie.scope}`.")
        if tie.acyclic:
            notes.append("It never runs in a circle.")
        out.append(" ".join(notes))
        out.append(column_table(tie.columns))
    out.append("## Scales and lists\n")
    for scale in SCALES:
        out.append(f"### {scale.name} · {text(scale.term, 'zh-Hans')}\n")
        out.append("| word | 简体 | 繁體 | number | also understood |\n|---|---|---|---|---|")
        for step in scale.steps:
            number = "" if step.value is None else f"{step.value:g}"
            out.append(f"| {step.code} | {said(step.term)} | {number} | {', '.join(step.aliases)} |")
        out.append(
            f"\nAny number above {scale.between[0]:g} up to {scale.between[1]:g} is accepted as well.\n"
            if scale.between
            else ""
        )
    return "\n".join(out).rstrip() + "\n"


def said(term: Term, between: str = " | ") -> str:
    """A term in both Chinese scripts."""
    return between.join(text(term, language) for language in ("zh-Hans", "zh-Hant"))


def seed(ident: str | None) -> str:
    return f" · {ident}" if ident else ""


def column_table(columns: tuple[Property, ...]) -> str:
    rows = ["\n| column | header | 简体 | 繁體 | holds | meaning | seed |\n|---|---|---|---|---|---|---|"]
    for prop in columns:
        holds = (
            prop.scale.name
            if prop.scale
            else f"id of {prop.refers_to}"
            if prop.refers_to
            else prop.form.value
        )
        unit = f" ({prop.unit})" if prop.unit else ""
        name = f"**{prop.name}**" if prop.required else prop.name
        rows.append(
            f"| {name} | {prop.term.en} | {said(prop.term)} | {holds}{unit} | {prop.meaning} | {prop.seed or ''} |"
        )
    return "\n".join(rows) + "\n"


def glossary_page() -> str:
    """`docs/glossary.md`: one table of every term in three scripts."""
    terms = {
        (term.en, term.context): term
        for kind in (*NODE_TYPES, *TIE_TYPES)
        for term in (kind.term, *(prop.term for prop in kind.columns))
    }
    terms |= {
        (term.en, term.context): term
        for scale in SCALES
        for term in (scale.term, *(step.term for step in scale.steps))
    }
    rows = [
        f"| {term.en} | {said(term)} |"
        for _, term in sorted(terms.items(), key=lambda item: item[0][0].casefold())
    ]
    head = "# Glossary · 术语表 · 術語表\n\n<!-- Generated from graphcrm/schema by `just generate`. -->\n\n| English | 简体中文 | 繁體中文 |\n|---|---|---|"
    return "\n".join([head, *rows]) + "\n"


def commands_page() -> str:
    """`docs/commands.md`: what ``--help`` says of the program and of every command."""
    import click

    from graphcrm.cli import COMMANDS, cli

    out = ["# Commands\n", "<!-- Generated from the program's own --help by `just generate`. -->\n"]
    out += [EXIT_CODES, ""]
    with click.Context(
        cli, info_name="graphcrm", terminal_width=100, max_content_width=100, **cli.context_settings
    ) as parent:
        parent.obj = {}
        out.append(f"```text\n{cli.get_help(parent)}\n```\n")
        for name in COMMANDS:
            command = cli.get_command(parent, name)
            if command is None:
                raise LookupError(name)
            with click.Context(
                command, info_name=name, parent=parent, terminal_width=100, max_content_width=100
            ) as ctx:
                out.append(f"## {name}\n\n```text\n{command.get_help(ctx)}\n```\n")
                for part, below in command.commands.items() if isinstance(command, click.Group) else ():
                    with click.Context(
                        below, info_name=part, parent=ctx, terminal_width=100, max_content_width=100
                    ) as inner:
                        out.append(f"### {name} {part}\n\n```text\n{below.get_help(inner)}\n```\n")
    return "\n".join(out).rstrip() + "\n"


EXIT_CODES = (
    "`--store`, `--language` and `--debug` may stand before or after the command (`view --language` is that of the page). Results go to "
    "standard output, messages to standard error.\n"
    "Language: `--language`, else `GRAPHCRM_LANGUAGE`, else the locale. Rules: `--rules`, else `GRAPHCRM_RULES`, else `graphcrm.toml` in this "
    "folder or one above (up to the home folder or one with `.git`), else the defaults; [an example](../examples/rules.toml).\n"
    "Exit codes: 0 fine · 1 failed · 2 wrong usage · 3 rows were rejected, or nothing was written because of them · "
    "4 the store can't be reached · 130 interrupted."
)


def metrics() -> str:
    """`docs/metrics.md`. Imported when it is made: it needs the records, which may be stale until then."""
    from tools.metrics_page import metrics_page

    return metrics_page()


def shipped_questions() -> str:
    """`docs/questions.md`. Imported when it is made, as the metrics are."""
    from tools.questions_page import questions_page

    return questions_page()


def page_data() -> str:
    """`frontend/src/data.ts`: what the page's script reads."""
    from tools.page_types import page_types

    return page_types()


OUTPUTS: dict[Path, Callable[[], str]] = {
    ROOT / "graphcrm" / "records.py": record_types,
    ROOT / "cypher" / "schema" / "current.neo4j.cypher": neo4j_schema,
    ROOT / "cypher" / "schema" / "current.embedded.cypher": embedded_schema,
    ROOT / "docs" / "model.md": model_page,
    ROOT / "docs" / "glossary.md": glossary_page,
    ROOT / "docs" / "commands.md": commands_page,
    ROOT / "docs" / "metrics.md": metrics,
    ROOT / "docs" / "questions.md": shipped_questions,
    ROOT / "frontend" / "src" / "data.ts": page_data,
}
"""Every generated file with what makes its text; the records first, since later ones import them."""


def stale(*, write: bool = False) -> list[Path]:
    """The files that are not what would be made now; with ``write``, each is made anew on the way."""
    assert {shape.kind for shape in SHAPES if isinstance(shape.kind, TieType)} == {
        shape.kind for shape in TIE_SHAPES
    }
    found: list[Path] = []
    for path, make in OUTPUTS.items():
        content = make()
        if path.exists() and path.read_text("utf-8") == content:
            continue
        found.append(path)
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
    return found


def main() -> int:
    check = "--check" in sys.argv
    found = stale(write=not check)
    for path in found:
        where = path.relative_to(ROOT)
        print(f"stale: {where}; run `just generate`" if check else f"written: {where}")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main())
