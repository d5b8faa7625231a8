"""Everything that the page's script reads, in one language, with what is said otherwise in the others."""

from __future__ import annotations

from typing import Any

from graphcrm.analysis import Analysis
from graphcrm.records import Opportunity
from graphcrm.render.context import PageContext
from graphcrm.render.page import findings, people
from graphcrm.render.page.access import access_data
from graphcrm.render.page.assembly import assembled
from graphcrm.render.page.languages import differences
from graphcrm.render.page.views import VIEWS, all_words
from graphcrm.render.scene import marks, scene
from graphcrm.render.scene.headline import withheld
from graphcrm.render.words import LANGUAGES, Words, steps, variants
from graphcrm.schema.model import CONFIDENCE
from graphcrm.schema.scales import (
    DECISION_ROLE,
    EMPLOYEE_ROLE,
    FEEDBACK_KIND,
    INSTRUMENT_KIND,
    INTERACTION_KIND,
    INTIMACY,
    RATING,
    STAGE,
    SUPPORT,
)  # fmt: skip

_SCALES = (
    SUPPORT,
    INTIMACY,
    CONFIDENCE,
    DECISION_ROLE,
    EMPLOYEE_ROLE,
    FEEDBACK_KIND,
    INSTRUMENT_KIND,
    INTERACTION_KIND,
    RATING,
    STAGE,
)


def page(analysis: Analysis, wanted: Opportunity | None, prepared_for: str | None, language: str) -> bytes:
    """The file, and what the first language says in its title."""
    table = all_words()
    shared: dict[str, Any] = {}
    contexts = {each: PageContext(analysis, Words(each, table), wanted, shared) for each in LANGUAGES}
    account, words = analysis.snapshot.account, contexts[language].words
    said = {each: _said(context, prepared_for) for each, context in contexts.items()}
    base = said["en"]
    data: dict[str, Any] = {
        "language": language,
        "languages": LANGUAGES,
        "account": {"name": account.name, "name_zh": account.name_zh or ""},
        "as_of": analysis.snapshot.as_of.isoformat(),
        "first": contexts["en"].first,
        "tabs": [each.id for each in VIEWS],
        "words": {key: variants(term) for key, term in table.items()},
        "scales": {scale.name: steps(scale) for scale in _SCALES},
        "look": _look(),
        "people": people.people(contexts["en"].presenter),
        "ties": people.ties(contexts["en"].presenter),
        "access": access_data(analysis.account, contexts["en"].presenter.keys),
        **base,
        "otherwise": {each: list(differences(base, said[each])) for each in LANGUAGES if each != "en"},
    }
    title = " · ".join((account.name, words["confidential"], data["as_of"]))
    return assembled(data, title=title, needs_script=words["needs_script"], needs_newer=words["needs_newer"])


def _said(context: PageContext, prepared_for: str | None) -> dict[str, Any]:
    """All that holds words."""
    words = context.words
    return {
        "footer": [
            words["confidential"],
            words.say("as_of", date=context.analysis.snapshot.as_of),
            *withheld(context.presenter),
            *([words.say("prepared_for", name=prepared_for)] if prepared_for else []),
        ],
        "findings": findings.records(context),
        "scenes": [scene.told(context.presenter, each) for each in context.scenes],
        "views": {each.id: each.data(context) for each in VIEWS},
    }


def _look() -> dict[str, Any]:
    """Colours and glyphs of stances, by name: what a colour is, the theme says."""
    return {
        "tones": {str(step): tone for step, tone in marks.SUPPORT_TONES.items()},
        "glyphs": {str(step): glyph for step, glyph in marks.GLYPHS.items()},
        "not_judged": marks.NOT_JUDGED,
    }
