"""What is written comes back as it was: every shape, every type of property, unknown as unknown, text to the letter."""

from __future__ import annotations

from pathlib import Path

from graphcrm.schema import SHAPES, Form
from graphcrm.store import key_of
from graphcrm.values import Manner
from graphcrm.workspace import Workspace
from graphcrm.workspace.rules import RuleBook
from tests.store.payloads import PAYLOADS
from tests.store.places import Clock, exported, inside
from tests.store.samples import TEXTS, every_shape, text


def by_key(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(rows, key=lambda row: tuple(map(str, row)))


def test_every_shape_and_every_property_comes_back_as_it_went_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = every_shape(len(TEXTS)).write(tmp_path / "all")
    expected = workspace.check(folder).check
    assert expected.problems == []
    result = workspace.import_(folder)
    assert (result.created, result.changed, result.earlier, result.rejected) == (result.read, 0, 0, 0)
    for shape in SHAPES:
        found = list(workspace.store.rows(shape))
        assert by_key(list(found)) == by_key(list(expected.rows[shape])), shape.name
        for prop, *values in zip(shape.properties, *found, strict=True):
            assert all(value is None or type(value) is prop.python_type for value in values), prop.name
        assert {key_of(shape)(row) for row in found} == set(
            inside(workspace.store).held(shape, [key_of(shape)(row) for row in found])
        )


def test_every_type_of_property_is_among_the_samples() -> None:
    assert {prop.form for shape in SHAPES for prop in shape.properties} == set(Form)


def test_an_export_can_be_imported_again_and_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_(every_shape(3).write(tmp_path / "all"))
    before = exported(workspace)
    (tmp_path / "out").mkdir()
    for name, content in before.items():
        (tmp_path / "out" / f"{name}.csv").write_bytes(content)
    again = workspace.import_(tmp_path / "out")
    assert (again.created, again.changed, again.earlier) == (0, 0, 0)
    assert exported(workspace) == before


def test_fifty_statements_in_every_text_field_and_every_id_are_stored_to_the_letter(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert len(set(PAYLOADS)) == 50

    def ident(label: str, number: int) -> str:
        return f"{label} {PAYLOADS[number % 50]}"

    folder = every_shape(50, lambda number: PAYLOADS[number], ident).write(tmp_path / "payloads")
    expected = workspace.check(folder).check
    assert expected.problems == []
    workspace.import_(folder)
    for shape in SHAPES:
        assert by_key(list(workspace.store.rows(shape))) == by_key(list(expected.rows[shape])), shape.name
    counts = workspace.counts()
    assert {name: number for name, number in counts.items() if number < 49} == {}
    again = workspace.import_(folder)
    assert again.unchanged == again.read
    account = workspace.store.account(ident("Organization", 0), history=True)
    assert account.account == ident("Organization", 0)


def test_a_statement_as_a_parameter_of_a_question_is_only_a_text(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.import_(every_shape(2).write(tmp_path / "all"))
    before = workspace.counts()
    for payload in PAYLOADS:
        answer = workspace.ask(
            "MATCH (c:Contact {id: $contact}) RETURN c.id AS contact", {"contact": payload}
        )
        assert answer.rows == ()
        answer = workspace.ask("RETURN $text AS text", {"text": payload})
        assert answer.rows == ((payload,),)
    assert workspace.counts() == before


def test_every_shape_and_every_property_can_change(
    workspace: Workspace, clock: Clock, tmp_path: Path
) -> None:
    """From known to unknown and back, so that each column is written both ways over what is held."""
    workspace.import_(every_shape(3).write(tmp_path / "first"))
    clock.advance(days=1)
    later = every_shape(3, lambda number: f"{text(number)} and more", bare=0).write(tmp_path / "second")
    clearing = Workspace(workspace.store, now=clock, rules=RuleBook(manner=Manner(blank_clears=True)))
    expected = {shape: list(rows) for shape, rows in clearing.check(later).check.rows.items()}
    result = clearing.import_(later, may_clear=lambda _: True)
    assert result.changed > 100
    assert result.created < 20  # ties of another scope
    for shape in SHAPES:
        found = {key_of(shape)(row): row for row in workspace.store.rows(shape)}
        since = shape.columns.index(shape.since)
        for row in expected[shape]:
            held = found[key_of(shape)(row)]
            if held[-1] == row[-1]:
                said = slice(0, len(shape.kind.columns))
                assert undated(held[said], since) == undated(row[said], since)
    kept = workspace.ask("MATCH (v:Revision)-[:REVISES]->(n) RETURN count(DISTINCT v.id) AS number", {}).rows
    assert kept == ((result.changed + result.earlier,),)


def undated(row: tuple[object, ...], since: int) -> tuple[object, ...]:
    return (*row[:since], *row[since + 1 :])
