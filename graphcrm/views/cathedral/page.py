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

from graphcrm.errors import NotFound
from graphcrm.findings import Finding, ranked
from graphcrm.records import Opportunity
from graphcrm.snapshot import Snapshot
from graphcrm.values import money
from graphcrm.views.cathedral import ground, layout, marks, network, people, scene, vault
from graphcrm.views.cathedral.reading import Reading, key_people
from graphcrm.views.cathedral.routes import Routes
from graphcrm.views.cathedral.words import EN, say, table

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def cathedral_page(
    snapshot: Snapshot,
    findings: Sequence[Finding],
    routes: Routes,
    *,
    opportunity: str | None = None,
    prepared_for: str | None = None,
) -> bytes:
    """The account as a building, in one HTML file (UTF-8) that needs nothing else.

    ``opportunity`` is the one shown first: its id or name; where none is given, the one with the worst finding, else
    the largest. All open ones are in the page. Raises `NotFound`.
    """
    return _assembled(_data(snapshot, ranked(findings), routes, opportunity, prepared_for))


def _data(
    snapshot: Snapshot,
    findings: Sequence[Finding],
    routes: Routes,
    wanted: str | None,
    prepared_for: str | None,
) -> dict[str, Any]:
    reading = Reading(snapshot)
    shown = _shown(reading, wanted)
    first = _first(shown, findings, wanted)
    weak = (who for each in findings for who in each.who)
    key = key_people(reading, (each.id for each in shown if each), weak)
    placed = ground.place(ground.plots(reading, key))
    names = {who: contact.name for who, contact in reading.contacts.items()}
    dots = {mark.who: mark for each in placed for mark in ground.dots(each, names)}
    scenes = [scene.scene(reading, each, findings, routes.get(each.id) if each else None) for each in shown]
    account = snapshot.account
    return {
        "account": {"name": account.name, "name_zh": account.name_zh or ""},
        "as_of": snapshot.as_of.isoformat(),
        "first": first.id if first else "",
        "footer": [
            EN["confidential"],
            say("as_of", date=snapshot.as_of),
            *([say("prepared_for", name=prepared_for)] if prepared_for else []),
        ],
        "words": table(),
        "look": _look(),
        "options": network.options(),
        "people": people.people(reading),
        "ties": people.ties(reading),
        "dots": network.draw(dots.values()).nodes,
        "plots": [_plot(reading, each) for each in placed],
        "arches": _arches(snapshot),
        "labels": [ground.title(each).to_dict() for each in placed],
        "findings": {each.id: _finding(snapshot, each) for each in findings},
        "scenes": [scene.to_dict(reading, each, key, dots) for each in scenes],
    }


def _shown(reading: Reading, wanted: str | None) -> list[Opportunity | None]:
    """All open opportunities; a closed one as well where it was asked for; a picture of the account where there is none."""
    shown: list[Opportunity | None] = list(reading.open_opportunities)
    if wanted is not None:
        every = reading.snapshot.nodes(Opportunity)
        found = every.get(wanted) or next(
            (each for each in every.values() if wanted in (each.name, each.name_zh)), None
        )
        if found is None:
            listed = (
                ", ".join(f"{each.id} ({each.name})" for each in reading.open_opportunities) or "none is open"
            )
            raise NotFound(f"There is no opportunity “{wanted}”", hint=f"Opportunities: {listed}")
        if found not in shown:
            shown.append(found)
    return shown or [None]


def _first(
    shown: Sequence[Opportunity | None], findings: Sequence[Finding], wanted: str | None
) -> Opportunity | None:
    if wanted is not None:
        return next(each for each in shown if each and wanted in (each.id, each.name, each.name_zh))
    by_id = {each.id: each for each in shown if each}
    worst = next((by_id[each.opportunity] for each in findings if each.opportunity in by_id), None)
    return worst or shown[0]


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
    from graphcrm.records import Instrument

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


def _finding(snapshot: Snapshot, each: Finding) -> dict[str, Any]:
    stake = (
        say("at_stake", money=money(each.at_stake, snapshot.account.currency))
        if each.at_stake is not None
        else ""
    )
    return {
        "severity": each.severity.word, "sentence": each.sentence, "stake": stake, "next": each.next_step,
        "who": list(each.who), "about": list(each.about), "why": [[line.text, " · ".join((*line.dates, *line.sources))] for line in each.evidence],
    }  # fmt: skip


def safe_json(data: object) -> str:
    """JSON that can stand inside a script element: no character of it can end the element or a line of script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    return re.sub("[<>&\u2028\u2029]", lambda found: _UNSAFE[found[0]], text)


def _assembled(data: dict[str, Any]) -> bytes:
    vis_script, vis_style = network.library()
    here = resources.files(__package__ or "graphcrm.views.cathedral")
    template, style, script = (
        here.joinpath(f"page.{end}").read_text(encoding="utf-8").replace("\r\n", "\n")
        for end in ("html", "css", "js")
    )
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
