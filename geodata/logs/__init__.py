"""Logs that stay small: on a machine that nobody looks after a full disk is the end."""

from geodata.logs.bounded import bounded_log
from geodata.logs.tail import Tail, follow

__all__ = ["Tail", "bounded_log", "follow"]
