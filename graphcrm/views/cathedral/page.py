"""The page: our own template with data in it. One file, no request, the same bytes for the same input."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence
from importlib import resources
from typing import Any

from graphcrm.analysis import Analysis
from graphcrm.analysis.decisions import Decision, deciders_of
from graphcrm.analysis.routes import NONE as NO_ACCESS
from graphcrm.analysis.single_points import KIND as NO_WAY_ROUND
from graphcrm.analysis.wording import called, deal, titled
from graphcrm.findings import Finding, Severity, ranked
from graphcrm.records import Instrument, Opportunity
from graphcrm.snapshot import Snapshot
from graphcrm.values import money
from graphcrm.views.cathedral import ground, layout, marks, network, people, scene, vault
from graphcrm.views.cathedral.reading import Reading, key_people
from graphcrm.views.cathedral.scene import Scene
from graphcrm.views.cathedral.words import EN, say, table

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}

_SCRIPTS = ("page-tools.js", "page-drawing.js", "page-panel.js", "page-search.js", "page.js")


def cathedral_page(
    analysis: Analysis, *, opportunity: str | None = None, prepared_for: str | None = None
) -> bytes:
    """The account as a building, in one HTML file (UTF-8) that needs nothing else.

    ``opportunity`` is the one shown first: its id or name; where none is given, the one with the worst finding, else
    the largest. All open ones are in the page. Raises `NotFound`.
    """
    wanted = None if opportunity is None else analysis.opportunity_named(opportunity)
    return _assembled(_data(analysis, wanted, prepared_for))


def _data(analysis: Analysis, wanted: Opportunity | None, prepared_for: str | None) -> dict[str, Any]:
    reading = Reading(analysis.ground)
    findings = ranked(analysis.findings)
    scenes = [_scene(analysis, each, findings) for each in _shown(reading, analysis, wanted)]
    deciding = (one.id for each in scenes for one in each.decision.deciders)
    key = key_people(reading, deciding, findings)
    placed = ground.place(ground.plots(reading, key))
    names = {who: contact.name for who, contact in reading.contacts.items()}
    dots = {mark.who: mark for mark in ground.dots(placed, names)}
    account = analysis.snapshot.account
    return {
        "account": {"name": account.name, "name_zh": account.name_zh or ""},
        "as_of": analysis.snapshot.as_of.isoformat(),
        "first": wanted.id if wanted else _first(scenes, findings),
        "footer": [
            EN["confidential"],
            say("as_of", date=analysis.snapshot.as_of),
            *([say("prepared_for", name=prepared_for)] if prepared_for else []),
        ],
        "words": table(),
        "look": _look(),
        "options": network.options(),
        "people": people.people(reading),
        "stances": {
            who: place for who in reading.stances if (place := reading.stance_place(who, None)) is not None
        },
        "ties": people.ties(reading),
        "dots": network.draw(dots.values()).nodes,
        "plots": [_plot(reading, each) for each in placed],
        "arches": _arches(analysis.snapshot),
        "labels": [label.to_dict() for each in placed for label in ground.titles(each)],
        "findings": {each.id: _finding(reading, each) for each in findings},
        "scenes": [scene.to_dict(reading, each, key, dots) for each in scenes],
    }


def _shown(reading: Reading, analysis: Analysis, wanted: Opportunity | None) -> list[Decision]:
    """Every decision that was analysed; one on a closed opportunity as well where it was asked for."""
    shown = list(analysis.routes.decisions)
    if wanted is not None and all(each.id != wanted.id for each in shown):
        shown.append(Decision(wanted, deciders_of(reading.ground, wanted.id), "decides"))
    return shown


def _scene(analysis: Analysis, decision: Decision, findings: Sequence[Finding]) -> Scene:
    """With the findings about it, and those about the account as a whole."""
    here = tuple(each for each in findings if each.opportunity in (None, decision.id))
    known = decision in analysis.routes.decisions
    return Scene(decision, here, analysis.routes.of(decision.id) if known else None)


def _first(scenes: Sequence[Scene], findings: Sequence[Finding]) -> str:
    """The one with the worst finding: of what cuts us off, if there is any such."""
    ids = {each.id for each in scenes}
    weak = [each for each in findings if each.opportunity in ids]
    cut = [
        each for each in weak if each.kind in (NO_WAY_ROUND, NO_ACCESS) and each.severity is Severity.CRITICAL
    ]
    worst = next((each.opportunity for each in (*cut, *weak)), None)
    return worst or next((each.id for each in scenes if each.decision.deciders), scenes[0].id)


def _look() -> dict[str, Any]:
    """Sizes and names of colours that the script shares with the layout."""
    return {
        "width": layout.WIDTH, "height": layout.HEIGHT, "left": layout.LEFT, "right": layout.RIGHT, "row": layout.ROW,
        "bands": layout.BANDS, "floor": layout.FLOOR, "capital": marks.CAPITAL_HEIGHT, "shaft": marks.PILLAR_WIDTH,
        "steps": [[marks.pillar_height(step), f"{step}", said] for step, said in marks.INTIMACY_STEPS],
        "tones": {str(step): tone for step, tone in marks.SUPPORT_TONES.items()},
        "glyphs": {str(step): glyph for step, glyph in marks.GLYPHS.items()}, "not_judged": marks.NOT_JUDGED,
    }  # fmt: skip


def _plot(reading: Reading, placed: ground.Placed) -> dict[str, Any]:
    plot = placed.plot
    units = [reading.snapshot.name(unit) for unit in plot.units]
    box = {
        name: round(value, 1)
        for name, value in (("x", placed.x), ("y", placed.y), ("w", placed.w), ("h", placed.h))
    }
    return box | {
        "name": plot.name, "name_zh": plot.name_zh, "tone": marks.plot_tone(plot.share), "units": units, "people": list(plot.people),
        "share": f"{plot.share:.0%}".replace("%", " %"), "blank": plot.known == 0,
    }  # fmt: skip


def _arches(snapshot: Snapshot) -> list[dict[str, Any]]:
    held = snapshot.nodes(Instrument)
    return [
        {
            "x": round(x, 1), "y": round(y, 1), "w": round(w, 1), "h": round(h, 1), "state": arch.state, "name": EN[arch.kind],
            "said": arch.said, "why": arch.why, "label": label.to_dict(),
            "held": [{"name": held[ident].name or EN[arch.kind], "day": _span(held[ident].held_on.isoformat(), held[ident].until), "outcome": held[ident].outcome or "", "origin": str(snapshot.origin(held[ident]))} for ident in arch.ids],
        }
        for arch, x, y, w, h, label in vault.place(vault.arches(snapshot))
    ]  # fmt: skip


def _span(day: str, until: object) -> str:
    return f"{day} – {until}" if until else day


def _finding(reading: Reading, each: Finding) -> dict[str, Any]:
    amount = money(each.at_stake, reading.ground.currency) if each.at_stake is not None else ""
    return {
        "severity": each.severity.word, "sentence": each.sentence, "short": _short(reading, each),
        "stake": say("at_stake", money=amount) if amount else "", "next": each.next_step,
        "who": list(map(reading.key, each.who)), "about": list(map(reading.key, each.about)),
        "why": [[line.text, " · ".join((*line.dates, *line.sources))] for line in each.evidence],
    }  # fmt: skip


def _short(reading: Reading, each: Finding) -> str:
    """The sentence without what stands beside it anyway: titles, the deal and its amount."""
    said = each.sentence
    for contact in (reading.contacts[who] for who in (*each.who, *each.about) if who in reading.contacts):
        said = said.replace(titled(contact), called(contact))
    for opportunity in reading.ground.open_opportunities:
        full = deal(opportunity, reading.ground.currency)
        if opportunity.id == each.opportunity:
            said = said.replace(f", for {full}", "").replace(f" for {full}", "")
        said = said.replace(full, opportunity.name)
    return said


def safe_json(data: object) -> str:
    """JSON that can stand inside a script element: no character of it can end the element or a line of script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    return re.sub("[<>&\u2028\u2029]", lambda found: _UNSAFE[found[0]], text)


def _assembled(data: dict[str, Any]) -> bytes:
    vis_script, vis_style = network.library()
    here = resources.files(__package__ or "graphcrm.views.cathedral")
    template, style, *scripts = (
        here.joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")
        for name in ("page.html", "page.css", *_SCRIPTS)
    )
    script = "\n".join(scripts)
    parts = {
        "title": html.escape(" · ".join((data["account"]["name"], EN["confidential"], data["as_of"]))),
        "policy": _policy((vis_script, script), (vis_style, style)),
        "vis_style": vis_style, "style": style, "vis_script": vis_script, "script": script,
        "data": safe_json(data), "needs_script": html.escape(EN["needs_script"]),
    }  # fmt: skip
    page = re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template)
    return page.encode("utf-8", errors="replace")


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Only these scripts and styles; nothing from anywhere else."""

    def hashes(texts: Sequence[str]) -> str:
        return " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
        )

    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
