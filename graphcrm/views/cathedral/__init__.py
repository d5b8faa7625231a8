"""The account as a building, in one HTML file: who decides, who carries, on whom it hangs."""

from graphcrm.views.cathedral.page import cathedral_page
from graphcrm.views.cathedral.routes import Route, Routes

__all__ = ["Route", "Routes", "cathedral_page"]
