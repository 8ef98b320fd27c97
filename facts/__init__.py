"""Political figures with their sources: read, checked, compared and drawn."""

__version__ = "0.1.0"
