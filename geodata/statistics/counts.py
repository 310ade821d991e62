"""What is counted of a day. No session stands for itself: only sums are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

__all__ = ["LENGTHS", "Day"]

LENGTHS: Final = (30, 60, 120, 300, 600)
"""Upper ends, in seconds, of the classes that a session's length falls into; the last is open."""

_MOST_STEPS: Final = 200
_MOST_LANGUAGES: Final = 20
_LONGEST: Final = 4 * 3600
"""Seconds; a session that is longer was no visitor, but a clock that was set meanwhile."""
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


@dataclass(slots=True)
class Day:
    """One day of one career: how many sessions, their seconds together, how many of each length
    (as in LENGTHS), at which step they ended (0-based), and in which language."""

    day: str
    career: str
    sessions: int = 0
    seconds: int = 0
    lengths: list[int] = field(default_factory=lambda: [0] * (len(LENGTHS) + 1))
    last_steps: dict[int, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)

    def add(self, seconds: float, last_step: int, language: str) -> None:
        """Count a session."""
        length = int(min(max(seconds, 0), _LONGEST))
        self.sessions += 1
        self.seconds += length
        self.lengths[sum(length > end for end in LENGTHS)] += 1
        step = max(0, last_step)
        if step in self.last_steps or len(self.last_steps) < _MOST_STEPS:
            self.last_steps[step] = self.last_steps.get(step, 0) + 1
        known = language if _LANGUAGE.fullmatch(language) else "other"
        if known in self.languages or len(self.languages) < _MOST_LANGUAGES:
            self.languages[known] = self.languages.get(known, 0) + 1

    def as_json(self) -> dict[str, Any]:
        """Return the counts as they are kept."""
        return {
            "sessions": self.sessions,
            "seconds": self.seconds,
            "lengths": self.lengths,
            "last_steps": {str(step): count for step, count in sorted(self.last_steps.items())},
            "languages": dict(sorted(self.languages.items())),
        }

    @classmethod
    def from_json(cls, day: str, career: str, kept: Mapping[str, Any]) -> Day:
        """Read what was kept. Raises ValueError, KeyError or TypeError where it is damaged."""
        lengths = [_count(number) for number in kept["lengths"]]
        if len(lengths) != len(LENGTHS) + 1:
            raise ValueError("other classes of lengths")
        return cls(
            day,
            career,
            _count(kept["sessions"]),
            _count(kept["seconds"]),
            lengths,
            {int(step): _count(number) for step, number in kept["last_steps"].items()},
            {
                name: _count(number)
                for name, number in kept["languages"].items()
                if name == "other" or _LANGUAGE.fullmatch(name)
            },
        )


def _count(number: Any) -> int:
    if not isinstance(number, int) or number < 0:
        raise ValueError("not a count")
    return number
