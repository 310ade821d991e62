"""The machine's clock, and whether it can be right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from geodata.errors import UpdateRefused
from geodata.updates.reasons import CLOCK

__all__ = ["as_iso", "check_clock", "now"]

_TOLERANCE: Final = timedelta(days=1)


def now() -> datetime:
    """Return the time by this machine's clock, in UTC, without fractions of seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def as_iso(moment: datetime) -> str:
    """Return a time as ISO 8601 in UTC; later ones sort behind earlier ones."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def check_clock(signed: str) -> None:
    """Hold the clock against a time of signing (ISO 8601, "" for none).

    A machine whose battery is empty wakes up in 1970, and would take signatures for good that ran
    out long ago. Raises UpdateRefused for a clock more than a day before the signing.
    """
    try:
        at = datetime.fromisoformat(signed) if signed else None
        impossible = at is not None and now() < at - _TOLERANCE
    except (ValueError, TypeError, OverflowError):  # what was signed is no time: it says nothing
        return
    if impossible:
        raise UpdateRefused(CLOCK, now=f"{now():%Y-%m-%d}", signed=signed[:10])
