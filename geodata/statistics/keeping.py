"""Keeping the counts: one small file a month, written beside and swapped in.

A file that was lost or damaged costs a month and no more, and the oldest are deleted, so that the
folder never holds more than three years: about a megabyte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from geodata.statistics.counts import Day
from geodata.updates.disk import write_whole

__all__ = ["Statistics", "read_days"]

_FORMAT: Final = 1
_MONTHS: Final = 36
_LARGEST: Final = 4 * 1024 * 1024
_UNDATED: Final = "undated"
_YEARS: Final = range(2020, 2100)
_NAME: Final = re.compile(r"\d{4}-\d{2}|undated")
_CAREER: Final = re.compile(r"[\w-]{1,80}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|undated")
_MOST_A_DAY: Final = 20
"""Careers that are told apart on one day."""


class Statistics:
    """The counts of one machine, in a folder that is made when the first session is counted.

    Nothing here raises: what cannot be written is held in memory, and written with the next
    session that can be.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._month = ""
        self._days: dict[tuple[str, str], Day] = {}

    def session(
        self,
        started: datetime,
        ended: datetime,
        *,
        last_step: int,
        language: str,
        career: str = "",
    ) -> bool:
        """Count a session: when it began and ended by the machine's clock, the step (0-based) and
        the language of the texts at its end. Returns whether it is on the disk.

        Only its day and its length are used. Where the clock cannot be right, the day is
        ``undated``.
        """
        day = started.strftime("%Y-%m-%d") if started.year in _YEARS else _UNDATED
        self._turn_to(_UNDATED if day == _UNDATED else day[:7])
        key = (day, career if _CAREER.fullmatch(career) else "")
        if key not in self._days and sum(known == day for known, _ in self._days) >= _MOST_A_DAY:
            return False
        counted = self._days.setdefault(key, Day(*key))
        counted.add((ended - started).total_seconds(), last_step, language)
        return self._write()

    def _turn_to(self, month: str) -> None:
        if month != self._month:
            self._month = month
            self._days = {(each.day, each.career): each for each in _days(self._path)}

    @property
    def _path(self) -> Path:
        return self._folder / f"{self._month}.json"

    def _write(self) -> bool:
        days: dict[str, dict[str, object]] = {}
        for (day, career), counted in sorted(self._days.items()):
            days.setdefault(day, {})[career] = counted.as_json()
        content = json.dumps({"format": _FORMAT, "days": days}, indent=1).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, content)
            self._forget()
        except OSError:
            return False
        return True

    def _forget(self) -> None:
        months = [path for path in _files(self._folder) if path.stem != _UNDATED]
        for path in months[:-_MONTHS]:
            path.unlink(missing_ok=True)


def read_days(folder: Path) -> list[Day]:
    """Return every day that is kept, the oldest first; a damaged file counts as none."""
    return [day for path in _files(folder) for day in _days(path)]


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(p for p in folder.glob("*.json") if _NAME.fullmatch(p.stem))
    return []


def _days(path: Path) -> Iterator[Day]:
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if path.stat().st_size > _LARGEST:
            return
        content = json.loads(path.read_bytes())
        if content["format"] != _FORMAT:
            return
        found = [
            Day.from_json(day, career, kept)
            for day, careers in sorted(content["days"].items())
            for career, kept in sorted(careers.items())
            if _DAY.fullmatch(day) and (not career or _CAREER.fullmatch(career))
        ]
        yield from found
