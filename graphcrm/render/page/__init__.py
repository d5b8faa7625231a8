"""The page: one HTML file with several views of an account. One file, no request, the same bytes for the same input."""

from graphcrm.render.page.account import account_page

__all__ = ["account_page"]
