"""`scorecard`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import click

from graphcrm.cli.common import (
    Seen,
    account_document,
    json_option,
    opened,
    print_json,
    rules_option,
    seen_options,
)
from graphcrm.cli.speaking import chosen
from graphcrm.cli.worded import command

if TYPE_CHECKING:
    from graphcrm.scorecard import Assessment

LAYERS = ("L1", "L2", "L3", "E")


@command("scorecard")
@seen_options
@rules_option("--tier-rules")
@click.option("--why", is_flag=True)
@click.option("--layer", type=click.Choice(LAYERS, case_sensitive=False))
@json_option
@click.pass_context
def scorecard_command(
    ctx: click.Context, why: bool, layer: str | None, as_json: bool, **seen: Unpack[Seen]
) -> None:
    """What the three layers of relationships are worth, and how far the nine actions are done."""
    from graphcrm.cli.scorecard_text import show

    assessment = opened(ctx).assess(**seen)
    layers = (layer.upper(),) if layer else LAYERS
    if as_json:
        print_json("scorecard", scorecard_document(assessment, layers))
        return
    show(assessment, layers, why=why)


def scorecard_document(assessment: Assessment, layers: tuple[str, ...] = LAYERS) -> dict[str, Any]:
    """What ``scorecard --json`` prints, after its format: of some layers, and the total of all."""
    document = assessment.to_dict(chosen())
    return {
        **account_document(assessment.snapshot),
        **document,
        "layers": [layer for layer in document["layers"] if layer["of"] in layers],
        "metrics": [metric for metric in document["metrics"] if metric["layer"] in layers],
        "actions": document["actions"] if "E" in layers else [],
        "findings": [finding for finding in document["findings"] if layer_of(finding["seed"]) in layers],
    }


def layer_of(seed: str) -> str:
    """The layer that an element of the model belongs to: G3 to L1, K2 to L2, O5 to L3, E8 to E."""
    return {"G": "L1", "K": "L2", "O": "L3"}.get(seed[:1], seed if seed.startswith("L") else "E")
