"""Names and ids in place of names and ids: codes that follow from an id and a secret, and from nothing else.

Who has the ids but not the secret can't work the codes out. A code is short, to be read; two that would share one are told
apart in the order of their digests. An id is long enough never to be shared, so that it is the same on every day.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from functools import lru_cache

_LETTERS = "BCDFGHJKMPQRTVWXY"
_SIGNS = _LETTERS + "2346789"
"""Without vowels and without what looks alike, so that no code is a word or is misread."""
_ROOM = len(_LETTERS) * len(_SIGNS) ** 3
_ID_LETTERS = 15
"""Of 17 signs: among a million ids two are alike in one of five million stores."""

Node = tuple[str, str]
"""Label and id."""


@lru_cache(maxsize=8)
def _stretched(key: str) -> bytes:
    """A secret of somebody's own, made slow to guess."""
    return hashlib.scrypt(key.encode(), salt=b"graphcrm.redact", n=2**14, r=8, p=1, dklen=32)


def secret(key: str) -> bytes:
    """The secret that a key stands for; a new one at every call where there is none."""
    return _stretched(key) if key else secrets.token_bytes(32)


class Pseudonyms:
    """Codes and ids by one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, nodes: Iterable[Node]) -> Mapping[Node, str]:
        """One code each, in whatever order they come. Raises `ValueError` where there are more nodes than codes."""
        digests = sorted((self._digest(node), node) for node in nodes)
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
        return codes

    def ident(self, node: Node) -> str:
        """The id that stands for the node's own: its kind, and letters only, so that none looks like an amount."""
        number, letters = self._digest(node), ""
        for _ in range(_ID_LETTERS):
            number, place = divmod(number, len(_LETTERS))
            letters += _LETTERS[place]
        return f"{node[0].lower()}-{letters.lower()}"

    def _digest(self, node: Node) -> int:
        name = "\0".join(node).encode()
        return int.from_bytes(hashlib.blake2b(name, digest_size=16, key=self._secret).digest())


def _code(number: int) -> str:
    """A letter first, so that no code looks like an amount."""
    number, place = divmod(number, len(_LETTERS))
    signs = [_LETTERS[place]]
    for _ in range(3):
        number, place = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "".join(signs)
