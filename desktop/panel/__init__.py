"""The panel in which a posting is read."""

from desktop.panel.panel import PostingPanel

__all__ = ["PostingPanel"]
