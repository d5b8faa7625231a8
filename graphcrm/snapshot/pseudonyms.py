"""Names in place of names: short codes that follow from an id alone, the same on every day and in every run.

A code is drawn from a digest of label and id. Two that would share one are told apart in the order of their digests, so
that the codes of one account never collide. Without a key of one's own, whoever knows the ids can work the codes out.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LETTERS = "BCDFGHJKMPQRTVWXY"
_SIGNS = _LETTERS + "2346789"
"""Without vowels and without what looks alike, so that no code is a word or is misread."""
_ROOM = len(_LETTERS) * len(_SIGNS) ** 3

Node = tuple[str, str]
"""Label and id."""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """By node: the code that stands for it."""

    codes: Mapping[Node, str]
    key: str = ""

    @classmethod
    def of(cls, nodes: Iterable[Node], key: str = "") -> Pseudonyms:
        """One code each. ``key`` is a secret: with another one, other codes."""
        digests = sorted((_digest(node, key), node) for node in nodes)
        if len(digests) > _ROOM:
            raise ValueError("There are more nodes than codes.")
        taken: set[int] = set()
        codes: dict[Node, str] = {}
        for digest, node in digests:
            number = digest % _ROOM
            while number in taken:
                number = (number + 1) % _ROOM
            taken.add(number)
            codes[node] = _code(number)
        return cls(codes, key)

    def ident(self, node: Node) -> str:
        """The id that stands for the node's own: its kind and its code; of what has no code, a digest."""
        code = self.codes.get(node) or f"{_digest(node, self.key):032x}"
        return f"{node[0].lower()}-{code.lower()}"


def _digest(node: Node, key: str) -> int:
    name = "\0".join(node).encode()
    secret = hashlib.blake2b(key.encode()).digest() if key else b""
    return int.from_bytes(hashlib.blake2b(name, digest_size=16, key=secret).digest())


def _code(number: int) -> str:
    """A letter first, so that no code looks like an amount."""
    number, place = divmod(number, len(_LETTERS))
    signs = [_LETTERS[place]]
    for _ in range(3):
        number, place = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "".join(signs)
