"""How an exhibit is used, counted by days, on the machine itself, and with no person in it."""

from geodata.statistics.counts import Day
from geodata.statistics.keeping import Statistics, read_days

__all__ = ["Day", "Statistics", "read_days"]
