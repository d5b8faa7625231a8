"""Every view of the page, in the order of its tabs. A new one is a module here, one in frontend/src, and a line in both.

It is called ``page.view_ID`` in the catalogues; its own words begin with its id, and its styles stand in ``ID.css``.
"""

from __future__ import annotations

from graphcrm.render.context import PageContext
from graphcrm.render.page import cathedral, coverage, findings, network, ninebox, timeline
from graphcrm.render.shape import ViewsData

VIEWS = ("cathedral", "findings", "network", "tree", "ninebox", "coverage", "timeline")


def views_data(context: PageContext) -> ViewsData:
    """By the view's id: what its script reads as ``data.views[id]``.

    Pure: from the context to plain data. Texts in it come from ``context.words``; the page makes the data in every
    language and keeps what differs.
    """
    return {
        "cathedral": cathedral.data(context),
        "findings": findings.data(context),
        "network": network.data(context),
        "tree": {},
        "ninebox": ninebox.data(context),
        "coverage": coverage.data(context),
        "timeline": timeline.data(context),
    }
