"""What services answered, kept on disk so that nobody is asked twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from geodata.geocoding.ledger import transaction

__all__ = ["AnswerCache", "KeptAnswer", "Question"]

_KEPT_S: Final = 180 * 24 * 3600.0
_NOTHING_KEPT_S: Final = 24 * 3600.0
"""A place may be added to a service at any time, and an outage may look like a miss."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a service is asked: ``text`` is a name, or for ``reverse`` a point as "lat,lon".

    ``near`` is (lat, lon) in degrees, ``countries`` are ISO 3166-1 alpha-2 codes, sorted.
    """

    kind: str
    text: str
    language: str = ""
    countries: tuple[str, ...] = ()
    near: tuple[float, float] | None = None
    limit: int = 10


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The places that a service found, and when it was asked (seconds since 1970)."""

    asked: float
    found: Sequence[dict[str, Any]]


class AnswerCache:
    """Answers by service, its address and the question. No user name or token is kept."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock

    def get(self, address: str, question: Question) -> KeptAnswer | None:
        """Return what was answered: half a year after it was asked at most, and one day where
        nothing was found."""
        query = "SELECT asked, found FROM answer WHERE question = ?"
        with transaction(self._path) as ledger:
            row = ledger.execute(query, (_key(address, question),)).fetchone()
        if row is None:
            return None
        kept = KeptAnswer(row[0], json.loads(row[1]))
        age = self._clock() - kept.asked
        return kept if 0 <= age <= (_KEPT_S if kept.found else _NOTHING_KEPT_S) else None

    def put(self, address: str, question: Question, found: Sequence[dict[str, Any]]) -> KeptAnswer:
        """Keep what was answered now."""
        kept = KeptAnswer(self._clock(), found)
        row = (_key(address, question), kept.asked, json.dumps(found, ensure_ascii=False))
        with transaction(self._path) as ledger:
            ledger.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", row)
        return kept


def _key(address: str, question: Question) -> str:
    asked = json.dumps([address, asdict(question)], sort_keys=True)
    return sha256(asked.encode()).hexdigest()
