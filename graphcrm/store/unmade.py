"""A store that is not there yet: empty, and made when something is first written, so that what fails before leaves nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from graphcrm.schema import SHAPES, Shape
from graphcrm.store.changes import plan
from graphcrm.store.model import Answer, Facts, Import, Links, Store, Written
from graphcrm.validate import Row, Stamp
from graphcrm.values import Value


class UnmadeStore:
    """A `Store` at an address where there is none. ``make`` opens it, and makes it by that."""

    def __init__(self, address: str, batch_rows: int, make: Callable[[], Store]) -> None:
        self._address, self.batch_rows, self._make = address, batch_rows, make
        self._made: Store | None = None

    @property
    def address(self) -> str:
        return self._address

    def prepare(self) -> None:
        """Nothing: it is done when the store is made."""

    def check(self) -> None:
        """Nothing: what is not there is no other version."""

    def counts(self) -> Mapping[str, int]:
        return self._made.counts() if self._made else {shape.kind.name: 0 for shape in SHAPES}

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        return self._made.known_ids(label, ids) if self._made else set()

    def links(self, shape: Shape, starts: Collection[str]) -> Iterable[tuple[str, str]]:
        return self._made.links(shape, starts) if self._made else ()

    def write(self, shape: Shape, rows: Sequence[Row], origin: Import, stamp: Stamp) -> Written:
        if self._made is None:
            self._made = self._make()
            self._made.prepare()
        return self._made.write(shape, rows, origin, stamp)

    def preview(self, shape: Shape, rows: Sequence[Row], stamp: Stamp) -> Written:
        if self._made:
            return self._made.preview(shape, rows, stamp)
        first = plan(shape, rows, {})
        return Written(created=len(first.created), earlier=len(first.earlier))

    def brought(self, source: Import) -> Mapping[str, int]:
        return self._made.brought(source) if self._made else {}

    def rows(self, shape: Shape) -> Iterator[Row]:
        return self._made.rows(shape) if self._made else iter(())

    def chains(self) -> Iterator[tuple[Shape, Links]]:
        return self._made.chains() if self._made else iter(())

    def imports(self, ids: Sequence[str]) -> list[Import]:
        return self._made.imports(ids) if self._made else []

    def accounts(self) -> list[Row]:
        return self._made.accounts() if self._made else []

    def is_account(self, ident: str) -> bool:
        return self._made is not None and self._made.is_account(ident)

    def names(self, label: str, name: str | None = None) -> dict[str, tuple[str, str]]:
        return self._made.names(label, name) if self._made else {}

    def account(self, ident: str, *, history: bool) -> Facts:
        return self._made.account(ident, history=history) if self._made else Facts(ident, {}, [], {})

    def ask(self, statement: str, parameters: Mapping[str, Value]) -> Answer:
        return self._made.ask(statement, parameters) if self._made else Answer((), ())

    def close(self) -> None:
        if self._made:
            self._made.close()
