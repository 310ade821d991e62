"""Where a career of one's own begins, and is checked while it is written."""

from desktop.author.workshop import Workshop

__all__ = ["Workshop"]
