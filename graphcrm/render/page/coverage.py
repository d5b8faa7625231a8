"""Who of ours faces whom of theirs, by rank, as the page's script reads it: counts with the people, and the index with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphcrm.render.compact import table
from graphcrm.render.context import PageContext
from graphcrm.render.shape import CellData, CoverageData, FacedRecord
from graphcrm.schema.scales import RANK
from graphcrm.scorecard.organizational.parity import Faced, Parity, Ranks, parity

UNKNOWN = 0
"""Stands for a rank that is not known."""
MOST = 200
"""How many people of a cell are in the page; the counts are of all."""


def data(context: PageContext) -> CoverageData:
    """The cells by rank, each with its people, and those who count one by one."""
    ranks, percent = parity_of(context), context.words.percent
    return {
        "ranks": {str(int(step.value or 0)): context.words.word(RANK, step.value) for step in RANK.steps},
        "below": ranks.below,
        "cells": context.once("coverage cells", lambda: _cells(context, ranks)),
        "faced": table([_faced(context, faced) for faced in sorted(ranks.faced, key=_listed)]),
        "index": None if ranks.index is None else percent(ranks.index),
        "interval": list(map(percent, ranks.interval)),
    }


def parity_of(context: PageContext) -> Parity:
    """As the assessment reckons it."""
    return context.once("coverage", lambda: parity(context.assessment))


def _cells(context: PageContext, ranks: Parity) -> list[CellData]:
    known, met = _known(context), _met(context)
    return [
        {
            "ours": ours or UNKNOWN,
            "theirs": theirs or UNKNOWN,
            "counts": [ranks.known.get((ours, theirs), 0), ranks.met.get((ours, theirs), 0)],
            "known": [number for pair in known.get((ours, theirs), ())[:MOST] for number in pair],
            "met": [number for pair in met.get((ours, theirs), ())[:MOST] for number in pair],
        }
        for ours, theirs in sorted({*ranks.known, *ranks.met}, key=lambda pair: (pair[0] or 0, pair[1] or 0))
    ]


def _known(context: PageContext) -> Mapping[Ranks, list[tuple[int, int]]]:
    """Each contact with the one of ours who knows them best, of equals the highest: as `parity` counts them."""
    account = context.assessment.account
    pairs = (
        (
            ident,
            max(ties, key=lambda tie: (tie.intimacy or 0, account.employees[tie.from_id].rank or 0)).from_id,
        )
        for ident, ties in account.known_by.items()
        if ident in account.contacts and ties
    )
    return _by_rank(context, pairs)


def _met(context: PageContext) -> Mapping[Ranks, list[tuple[int, int]]]:
    """Each contact with each of ours who met them face to face in twelve months."""
    pairs = {
        (theirs, ours)
        for ident, interaction in context.assessment.interactions.items()
        if interaction.kind in context.assessment.account.rules.met_at
        for theirs in context.assessment.theirs_at.get(ident, ())
        for ours in context.assessment.ours_at.get(ident, ())
        if theirs in context.assessment.account.contacts and ours in context.assessment.account.employees
    }
    return _by_rank(context, sorted(pairs))


def _by_rank(context: PageContext, pairs: Iterable[tuple[str, str]]) -> Mapping[Ranks, list[tuple[int, int]]]:
    """Pairs of theirs and ours as numbers of the page, by our rank and theirs."""
    account, keys, numbers = context.assessment.account, context.presenter.keys, context.numbers
    by_rank: dict[Ranks, list[tuple[int, int]]] = {}
    for theirs, ours in pairs:
        ranks = account.employees[ours].rank, account.contacts[theirs].rank
        by_rank.setdefault(ranks, []).append((numbers[theirs], numbers[keys[ours]]))
    return by_rank


def _listed(faced: Faced) -> tuple[float, int, str]:
    """The heaviest voice first."""
    return (-faced.weight, -(faced.rank or 0), faced.contact)


def _faced(context: PageContext, faced: Faced) -> FacedRecord:
    keys, numbers = context.presenter.keys, context.numbers
    return {
        "who": numbers[faced.contact],
        "rank": faced.rank or UNKNOWN,
        "weight": faced.weight,
        "by": None if faced.highest is None else numbers[keys[faced.highest]],
        "our_rank": faced.our_rank or UNKNOWN,
        "level": None if faced.level is None else int(faced.level),
    }
