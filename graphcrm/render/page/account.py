"""Everything that the page's script reads, in one language, with what is said otherwise in the others."""

from __future__ import annotations

from importlib import resources
from typing import Any

from graphcrm.analysis import Analysis
from graphcrm.messages import DEFAULT, Term, languages
from graphcrm.messages.catalogue import catalogue
from graphcrm.records import TYPE_NAMES, Decides
from graphcrm.render.context import PageContext
from graphcrm.render.page import findings, people
from graphcrm.render.page.access import access_data
from graphcrm.render.page.assembly import assembled
from graphcrm.render.page.languages import differences
from graphcrm.render.page.views import VIEWS, views_data
from graphcrm.render.scene import marks, scene, shapes
from graphcrm.render.scene.headline import withheld
from graphcrm.render.shape import PageData, SpokenData
from graphcrm.render.words import Words, patterns, steps, variants
from graphcrm.schema import NODES, TIES, scales
from graphcrm.schema.common import CONFIDENCE
from graphcrm.scorecard.policy import Policy

_SCALES = (
    scales.SUPPORT,
    scales.INTIMACY,
    CONFIDENCE,
    scales.DECISION_ROLE,
    scales.EMPLOYEE_ROLE,
    scales.FEEDBACK_KIND,
    scales.INSTRUMENT_KIND,
    scales.INTERACTION_KIND,
    scales.RATING,
    scales.STAGE,
    scales.POLITICAL_STATUS,
    scales.ORIENTATION,
    scales.ADAPTABILITY,
    scales.RESPONSE_MODE,
)


def account_page(
    analysis: Analysis,
    *,
    policy: Policy | None = None,
    opportunity: str | None = None,
    prepared_for: str | None = None,
    language: str = DEFAULT,
) -> bytes:
    """One account in one HTML file (UTF-8) that needs nothing else.

    ``opportunity`` is the one shown first: its id or name; where none is given, the one with the worst finding, else
    the largest. All open ones are in the page. ``language`` is the first one, of `graphcrm.messages.languages`; the
    reader can switch. ``policy`` are the rules of the scorecard. Raises `NotFound`.
    """
    wanted = None if opportunity is None else analysis.snapshot.find_opportunity(opportunity)
    shared: dict[str, Any] = {}
    contexts = {
        known: PageContext(analysis, Words.of(known), wanted, shared, policy or Policy())
        for known in languages()
    }
    account, words, english = analysis.snapshot.account, Words.of(language), contexts[DEFAULT]
    spoken = {known: texts(context, prepared_for) for known, context in contexts.items()}
    base = spoken.pop(DEFAULT)
    data: PageData = {
        "language": language,
        "languages": languages(),
        "language_names": [context.words.say("page.language_name") for context in contexts.values()],
        "account": {"name": account.name, "name_zh": account.name_zh or ""},
        "as_of": analysis.snapshot.as_of.isoformat(),
        "first": english.first,
        "tabs": VIEWS,
        "words": patterns(script_words()) | mark_words() | fact_words(),
        "scales": {scale.name: steps(scale) for scale in _SCALES} | {"power_base": power_words()},
        "look": marks.look(),
        "signs": shapes.signs(),
        "people": people.people(english.presenter),
        "ties": people.ties(english.presenter),
        "access": access_data(analysis.account, english.presenter.keys),
        **base,
        "otherwise": {known: list(differences(base, other)) for known, other in spoken.items()},
    }
    title = " · ".join((account.name, words.say("page.confidential"), data["as_of"]))
    needs = (words.say("page.needs_script"), words.say("page.needs_newer"))
    return assembled(data, title=title, needs_script=needs[0], needs_newer=needs[1])


def script_words() -> list[str]:
    """The patterns that the scripts say, by kind without its room: ``page.KEY`` in the catalogues."""
    return (
        resources.files("graphcrm.render.page")
        .joinpath("script_words.txt")
        .read_text(encoding="utf-8")
        .split()
    )


def mark_words() -> dict[str, str | list[str]]:
    """What each sign of the legend means, and how ties are read and called: as a catalogue has it, else as the vocabulary."""
    terms: dict[str, Term | None] = {name: None for group in shapes.signs().values() for name in group}
    for name, kind in marks.PERSONAL.items():
        terms |= {
            f"tie_{name}": Term(kind.sentence),
            f"network_{name}": kind.term,
            f"network_l_{name}": kind.term,
        }
    return {
        key: variants([_mark_word(key, term, known) for known in languages()]) for key, term in terms.items()
    }


def fact_words() -> dict[str, str | list[str]]:
    """What the columns are called that a person's card tells, and the power base."""
    kinds = (NODES["Contact"], people.FACTS), (TIES[TYPE_NAMES[Decides]], people.VOICE)
    terms = {prop.name: prop.term for kind, names in kinds for prop in kind.columns if prop.name in names}
    return {
        f"fact_{name}": variants([Words.of(known).term(term) for known in languages()])
        for name, term in terms.items()
    }


def power_words() -> dict[str, str | list[str]]:
    """What formal and informal power together come to, by the kind of the message."""
    kinds = [
        f"power.{formal}.{status}"
        for formal in ("formal", "informal")
        for status in scales.POLITICAL_STATUS.codes
    ]
    return {kind: variants([Words.of(known).say(kind) for known in languages()]) for kind in kinds}


def _mark_word(key: str, term: Term | None, language: str) -> str:
    own = catalogue(language)
    if term is None or own.has(f"page.{key}"):
        return own.pattern(f"page.{key}")
    said = Words.of(language).term(term)
    return own.pattern("page.tie").replace("{verb}", said) if key.startswith("tie_") else said


def texts(context: PageContext, prepared_for: str | None) -> SpokenData:
    """All that holds words."""
    words = context.words
    made_for = [words.say("page.prepared_for", name=prepared_for)] if prepared_for else []
    as_of = words.say("page.as_of", date=context.analysis.snapshot.as_of)
    return {
        "footer": [words.say("page.confidential"), as_of, *withheld(context.presenter), *made_for],
        "findings": findings.records(context),
        "scenes": [scene.told(context.presenter, shown) for shown in context.scenes],
        "views": views_data(context),
    }
