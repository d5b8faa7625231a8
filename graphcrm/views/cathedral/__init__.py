"""The account as a building: who decides, who carries, on whom it hangs."""

from __future__ import annotations

from graphcrm.views.page import account_page

cathedral_page = account_page
"""The page under its former name."""

__all__ = ["cathedral_page"]
