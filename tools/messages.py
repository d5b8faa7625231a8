"""The catalogues in order: sorted, compiled beside their source, and held against the code that uses them.

``python tools/messages.py`` writes; ``--check`` only says what is wrong: a kind that the code says and a catalogue lacks, a
pattern that nobody uses, a fact that one language names and another lacks, a file that is not as this would write it.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "graphcrm" / "messages" / "locale"
WIDTH = 0
_DOTTED = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-zA-Z0-9_-]+)+")
_FIELD = re.compile(r"\{(\w+)")


def main() -> int:
    """Write, or check; the number of complaints is the exit code's reason."""
    check = "--check" in sys.argv
    complaints = [*_files(check=check), *_complaints()]
    for complaint in complaints:
        print(complaint)
    return min(1, len(complaints))


def _files(*, check: bool) -> Iterator[str]:
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        catalog = read_po(io.BytesIO(path.read_bytes()), locale=path.parents[1].name)
        for target, content in ((path, _source(catalog)), (path.with_suffix(".mo"), _compiled(catalog))):
            if target.is_file() and target.read_bytes() == content:
                continue
            if check:
                yield f"{target.relative_to(ROOT)} is not as `just messages` writes it."
            else:
                target.write_bytes(content)


def _source(catalog: Catalog) -> bytes:
    """Sorted by context and key; the header as short as it can be."""
    plural = f"nplurals={catalog.num_plurals}; plural={catalog.plural_expr};"
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalog.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    )
    out = io.BytesIO()
    catalog.obsolete.clear()
    write_po(out, catalog, width=WIDTH, sort_output=True, omit_header=True)
    return header.encode() + out.getvalue().lstrip()


def _compiled(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def patterns(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """By context and key: the patterns of one language, all plural forms."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for path in sorted((LOCALE / language / "LC_MESSAGES").glob("*.po")):
        if path.stem == "click":  # its own words, by their English
            continue
        message: Message
        for message in read_po(io.BytesIO(path.read_bytes()), locale=language):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
                found[message.context or "", key] = texts
    return found


def _complaints() -> Iterator[str]:  # noqa: C901 — one complaint a kind
    english = patterns("en")
    said, possible = used()
    for key in sorted(said):
        if ("", key) not in english:
            yield f"{said[key]} says {key!r}, which no catalogue has."
    for context, key in english:
        if not context and "." in key and key not in said and not any(one.fullmatch(key) for one in possible):
            yield f"Nobody says {key!r}."
    for path in sorted(LOCALE.iterdir()):
        if path.name == "en":
            continue
        other = patterns(path.name)
        for (context, key), texts in english.items():
            if context:
                continue
            if not all(other.get((context, key), ("",))):
                yield f"{path.name} lacks {key!r}."
            elif (
                {*_FIELD.findall(" ".join(other[context, key]))}
                - {*_FIELD.findall(" ".join(texts))}
                - {"n", "all", "rest"}
            ):
                yield f"{path.name}: {key!r} names a fact that the English does not."
        for context, key in other:
            if not context and (context, key) not in english:
                yield f"{path.name} has {key!r}, which the English has not."


def used() -> tuple[dict[str, str], list[re.Pattern[str]]]:
    """The kinds that the code says, each with a place where; and patterns of those that it puts together."""
    said: dict[str, str] = {}
    possible: list[re.Pattern[str]] = []
    for path in sorted((ROOT / "graphcrm").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _called(node) in ("Message", "say"):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    said[first.value] = f"{path.relative_to(ROOT)}:{node.lineno}"
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.\-]+"
                    for part in node.values
                ]
                if any(
                    isinstance(part, ast.Constant) and "." in str(part.value) and " " not in str(part.value)
                    for part in node.values
                ):
                    possible.append(re.compile("".join(parts)))
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and _DOTTED.fullmatch(node.value)
            ):
                possible.append(re.compile(re.escape(node.value)))
    return said, possible


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


if __name__ == "__main__":
    sys.exit(main())
