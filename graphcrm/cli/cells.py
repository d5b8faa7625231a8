"""A cell that an import changes, or that it keeps although the file says otherwise, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.messages import Fact, Message, listed
from graphcrm.schema import NODES, TIES
from graphcrm.values import shown, written

if TYPE_CHECKING:
    from graphcrm.store import CellChange


def cell_texts(cell: CellChange) -> tuple[str, str]:
    """What is held and what the file says, as files write it; blank where it is unknown."""
    kind = NODES.get(cell.kind) or TIES[cell.kind]
    prop = next(prop for prop in kind.columns if prop.name == cell.column)
    return shown(written(prop, cell.before)), shown(written(prop, cell.after))


def cell_message(cell: CellChange) -> Message:
    """Where, of what, and from what to what."""
    before, after = (text or Message("cell.blank") for text in cell_texts(cell))
    key: list[Fact] = [str(part) for part in cell.key if part is not None]
    return Message(
        f"cell.kept.{cell.kept}" if cell.kept else "cell.changed",
        place=listed((cell.sheet, Message("place.row", row=cell.row), cell.column), style="place"),
        key=listed(key, style="place"),
        before=before,
        after=after,
    )
