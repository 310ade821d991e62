"""Beginning a career of one's own."""

from geodata.starting.beginning import Beginning, begin_career, short_name

__all__ = ["Beginning", "begin_career", "short_name"]
