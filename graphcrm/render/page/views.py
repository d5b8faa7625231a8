"""Every view of the page, in the order of its tabs. A new one is a module here, one in frontend/src, and a line in both.

It is called ``page.view_ID`` in the catalogues; its own words begin with its id.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.render.context import PageContext
from graphcrm.render.page import coverage, findings, ninebox, timeline
from graphcrm.render.page.cathedral import data as cathedral
from graphcrm.render.page.influence import data as influence
from graphcrm.render.shape import ViewsData

PAGE, CATHEDRAL = "graphcrm.render.page", "graphcrm.render.page.cathedral"
INFLUENCE = "graphcrm.render.page.influence"


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the account.

    ``style`` is a file of ``package``; what its script reads, `views_data` says.
    """

    id: str
    style: str
    package: str = PAGE


VIEWS = (
    View("cathedral", "cathedral.css", CATHEDRAL),
    View("findings", "findings.css"),
    View("network", "network.css", INFLUENCE),
    View("tree", "tree.css"),
    View("ninebox", "ninebox.css"),
    View("coverage", "coverage.css"),
    View("timeline", "timeline.css"),
)


def views_data(context: PageContext) -> ViewsData:
    """By the view's id: what its script reads as ``data.views[id]``.

    Pure: from the context to plain data. Texts in it come from ``context.words``; the page makes the data in every
    language and keeps what differs.
    """
    return {
        "cathedral": cathedral.data(context),
        "findings": findings.data(context),
        "network": influence.data(context),
        "tree": {},
        "ninebox": ninebox.data(context),
        "coverage": coverage.data(context),
        "timeline": timeline.data(context),
    }
