"""GraphCRM: the decision chain of key accounts as a graph, and where it would break."""

__version__ = "0.1.0"
