"""The real supervisor over the exhibit of the soak."""

from __future__ import annotations

import select
import sys
import time
from typing import SupportsIndex

from desktop.watch.record import record_path
from desktop.watch.supervisor import Supervisor
from geodata.locations import find_locations


def main() -> int:
    """Supervise until told to end; the words are those of ``career-atlas kiosk``."""
    # Python sleeps until a moment of the monotonic clock, which faketime refuses (EINVAL).
    time.sleep = _sleep
    python = [sys.executable, "-m"]
    return Supervisor(
        [*python, "desktop.soak.exhibit", *sys.argv[1:]],
        [*python, "desktop", "kiosk", "stand-in"],
        record=record_path(find_locations().state),
    ).run()


def _sleep(seconds: float | SupportsIndex, /) -> None:
    select.select([], [], [], float(seconds))


if __name__ == "__main__":
    sys.exit(main())
