"""One request a second, whoever asks, and none to a service that wants a pause."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from geopy.exc import GeocoderRateLimited

from geodata.geocoding.ledger import transaction

__all__ = ["LONGEST_PAUSE_S", "Pace"]

_TICK_S: Final = 0.001
LONGEST_PAUSE_S: Final = 24 * 3600.0


class Pace:
    """Spaces the requests of all threads and processes that share a file.

    The public Nominatim allows one request a second over all users of a program; all services are
    treated so. https://operations.osmfoundation.org/policies/nominatim/

    ``clock`` gives seconds since 1970 and ``sleep`` waits for some.
    """

    def __init__(
        self,
        path: Path,
        *,
        seconds: float = 1.0,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._path = path
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep

    def wait(self, service: str) -> None:
        """Wait for the next turn. Raises GeocoderRateLimited, without waiting, while the service
        wants a pause, and DatabaseUnusable where turns cannot be counted."""
        while True:
            self._refuse_in_pause(service)
            left = self._take_turn()
            if left <= 0:
                return
            self._sleep(max(left, _TICK_S))

    def pause(self, service: str, seconds: float) -> None:
        """Leave a service alone for some seconds, as it asked for; at most for a day."""
        until = self._clock() + max(0.0, min(seconds, LONGEST_PAUSE_S))
        with transaction(self._path) as ledger:
            ledger.execute("INSERT OR REPLACE INTO pause VALUES (?, ?)", (service, until))

    def _refuse_in_pause(self, service: str) -> None:
        with transaction(self._path) as ledger:
            query = "SELECT until FROM pause WHERE service = ?"
            (until,) = ledger.execute(query, (service,)).fetchone() or (0.0,)
        left = until - self._clock()
        if 0 < left <= LONGEST_PAUSE_S:  # more than that: the clock was set back
            raise GeocoderRateLimited("the service wants a pause", retry_after=left)

    def _take_turn(self) -> float:
        """Take the turn and return 0, or return the seconds until the next one."""
        with transaction(self._path) as ledger:
            (last,) = ledger.execute("SELECT max(at) FROM turn").fetchone()
            now = self._clock()
            if last is not None and now < last + self._seconds:
                if last <= now:
                    return float(last + self._seconds - now)
                # A turn that lies ahead was taken before the clock was set back: count from now.
                ledger.execute("UPDATE turn SET at = ?", (now,))
                return self._seconds
            ledger.execute("DELETE FROM turn")
            ledger.execute("INSERT INTO turn VALUES (?)", (now,))
            return 0.0
