"""The picture of an account before it is drawn: who stands where, which lines show; drawn by the page and as SVG alike."""
