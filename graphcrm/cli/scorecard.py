"""`scorecard`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphcrm.cli.common import account_option, as_of_option, json_option, opened, print_json

if TYPE_CHECKING:
    from graphcrm.scorecard import Assessment

LAYERS = ("L1", "L2", "L3", "E")


@click.command(
    "scorecard",
    epilog="Examples:  graphcrm scorecard   ·   graphcrm scorecard --layer L2 --why   ·   graphcrm scorecard --rules rules.toml --json",
)
@account_option
@as_of_option
@click.option(
    "--rules",
    "--tier-rules",
    "rules",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What the company expects: targets by tier, weights and numbers (TOML; docs/metrics.md lists them).",
)
@click.option("--why", is_flag=True, help="With the parts of each figure, and where they were written.")
@click.option(
    "--layer",
    type=click.Choice(LAYERS, case_sensitive=False),
    help="Only this layer: general (L1), key (L2), organizational relationships (L3), our own work (E).",
)
@json_option
@click.pass_context
def scorecard_command(
    ctx: click.Context,
    account: str | None,
    as_of: datetime.date | None,
    rules: Path | None,
    why: bool,
    layer: str | None,
    as_json: bool,
) -> None:
    """Say what the three layers of relationships are worth, metric by metric, and how far the nine actions are done."""
    from graphcrm.cli.scorecard_text import show

    assessment = opened(ctx).assess(account, as_of=as_of, policy=rules)
    wanted = (layer.upper(),) if layer else LAYERS
    if as_json:
        print_json("scorecard", scorecard_document(assessment, wanted))
        return
    show(assessment, wanted, why=why)


def scorecard_document(assessment: Assessment, layers: tuple[str, ...] = LAYERS) -> dict[str, Any]:
    """What ``scorecard --json`` prints, after its format: of some layers, and the total of all."""
    account, document = assessment.snapshot.account, assessment.to_dict()
    return {
        "account": {"id": account.id, "name": account.name, "currency": account.currency},
        "as_of": assessment.snapshot.as_of.isoformat(),
        **document,
        "layers": [each for each in document["layers"] if each["of"] in layers],
        "metrics": [each for each in document["metrics"] if each["layer"] in layers],
        "actions": document["actions"] if "E" in layers else [],
        "findings": [each for each in document["findings"] if layer_of(each["seed"]) in layers],
    }


def layer_of(seed: str) -> str:
    """The layer that an element of the model belongs to: G3 to L1, K2 to L2, O5 to L3, E8 to E."""
    return {"G": "L1", "K": "L2", "O": "L3"}.get(seed[:1], seed if seed.startswith("L") else "E")
