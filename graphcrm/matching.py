"""Which name is meant: whole names first, then parts of names, then names that sound or look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from graphcrm.errors import NotFound
from graphcrm.messages import Message, Name, Several, joined

ALIKE = 82.0
"""Names this much alike (0 to 100, Jaro–Winkler) can be meant."""
APART = 6.0
"""The likest name is taken where the next one is this much less alike."""
MOST_NEAR = 5
MOST_NAMED = 8


def folded(name: str) -> str:
    """A name as it is compared: without case, accents, blanks and marks."""
    text = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in text if letter.isalnum())


def fitting(wanted: str, names: Mapping[str, Sequence[str]], *, alike: bool = False) -> list[str]:
    """The ids that a name can mean, by the first of these ways that fits any. ``names`` are those of each id.

    The id itself; a whole name; part of a name; the sound of a Chinese name (linyue for 林悦); with ``alike``, a likeness
    that no other name comes near: show then whom you took. Nothing where nobody fits, several where it is not clear who
    is meant. O(names).
    """
    if wanted.strip() in names:
        return [wanted.strip()]
    low = folded(wanted)
    if not low:
        return []
    for fits in (_whole(low), _part(low), _sounds(low)):
        if ids := [ident for ident, called in names.items() if any(fits(name) for name in called if name)]:
            return ids
    likeness = _likeness(low, names) if alike else []
    if not likeness or likeness[0][0] < ALIKE:
        return []
    best = likeness[0][0]
    return [ident for score, ident in likeness if score > best - APART and score >= ALIKE]


def one(
    wanted: str,
    names: Mapping[str, Sequence[str]],
    none: Message,
    several: Message,
    *,
    alike: bool = False,
    hint: Message | None = None,
    otherwise: Message | None = None,
    within: Mapping[str, Name] | None = None,
) -> str:
    """The one id that a name means. Raises `NotFound`: ``none`` says that nobody fits, ``several`` that it is not clear who.

    What to try is ``hint``; where none is given, those who fit; where nobody does, ``otherwise``, or else whose names come
    near. The first two of the ``names`` of an id are that in Latin letters and that in Chinese. ``within`` says what an id is
    a part of, to tell those of one name apart.
    """
    ids = fitting(wanted, names, alike=alike)
    if len(ids) == 1:
        return ids[0]
    listed = candidates(names, ids or near(wanted, names), within=within)
    if ids:
        raise NotFound(several, hint=hint or Message("match.which", near=listed))
    near_by = Message("match.did_you_mean", near=listed) if listed.items else None
    raise NotFound(none, hint=hint or otherwise or near_by)


def candidates(
    names: Mapping[str, Sequence[str]],
    ids: Iterable[str],
    most: int = MOST_NAMED,
    *,
    within: Mapping[str, Name] | None = None,
) -> Several:
    """Who is meant, perhaps: ``Lin Yue (c-lin-yue), Lin Yuan (c-lin-yuan)``; a part of something as ``Finance (u-nf, Region North)``."""
    named: list[Message] = []
    for ident in [*ids][:most]:
        name, place = Name(*names[ident][:2]), (within or {}).get(ident)
        if place:
            named.append(Message("match.candidate_within", name=name, id=ident, place=place))
        else:
            named.append(Message("match.candidate", name=name, id=ident))
    return joined(named, most=None, style="comma")


def near(wanted: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids whose names come nearest to one that fits nobody, the likest first."""
    return [ident for score, ident in _likeness(folded(wanted), names)[:MOST_NEAR] if score >= ALIKE - 15]


def _whole(low: str) -> Callable[[str], bool]:
    return lambda name: folded(name) == low


def _part(low: str) -> Callable[[str], bool]:
    return lambda name: low in folded(name)


def _sounds(low: str) -> Callable[[str], bool]:
    def fits(name: str) -> bool:
        if not low.isascii() or name.isascii():
            return False
        from pypinyin import lazy_pinyin

        return folded("".join(lazy_pinyin(name))) == low

    return fits


def _likeness(low: str, names: Mapping[str, Sequence[str]]) -> list[tuple[float, str]]:
    from rapidfuzz.distance import JaroWinkler

    measure = JaroWinkler.normalized_similarity
    scores = [
        (max((_alike(measure, low, name) for name in called if name), default=0.0), ident)
        for ident, called in names.items()
    ]
    return sorted(scores, key=lambda pair: (-round(pair[0], 6), pair[1]))


def _alike(measure: Callable[[str, str], float], low: str, name: str) -> float:
    """Also with given and family name the other way round."""
    words = name.split()
    forms: Iterable[str] = {folded(name), folded("".join(reversed(words)))}
    return 100.0 * max(measure(low, form) for form in forms)
