"""The account as a building, in one HTML file: who decides, who carries, on whom it hangs."""

from graphcrm.views.cathedral.page import cathedral_page

__all__ = ["cathedral_page"]
