"""Two careers on one time axis: which stop is whose, and what the two have in common."""

from geodata.together.meetings import Meeting
from geodata.together.twocareers import TwoCareers, open_together

__all__ = ["Meeting", "TwoCareers", "open_together"]
