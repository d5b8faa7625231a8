"""The account as a building, drawn as SVG: the page's picture for documents, slides and notebooks. Needs no browser."""

from graphcrm.render.svg.drawing import cathedral_svg, picture_of, size_of

__all__ = ["cathedral_svg", "picture_of", "size_of"]
