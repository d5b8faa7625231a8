"""One report an account, to read and to mail: what would fall, who decides and how they are reached, what is planned, what is not known.

Written as HTML (one file, printable on A4) or Markdown. The same input gives the same bytes.
"""

from __future__ import annotations

from graphcrm.render.report.content import Report, report
from graphcrm.render.report.pages import markdown, page

__all__ = ["Report", "markdown", "page", "report"]
