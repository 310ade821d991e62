"""Reads a time of day with its zone, as it may follow a full date."""

from __future__ import annotations

import re
from typing import Final

from geodata.dates.reader import Reader

__all__ = ["read_time"]

_TWO_DIGITS: Final = re.compile(r"[0-9]{2}")


def read_time(reader: Reader) -> str:
    """Read ``T23:20:30`` and an optional zone; return it without the T.

    ISO 8601-1:2019 has no 24:00, and no zone in use is more than 14 hours from UTC. Raises
    DateError for anything else.
    """
    reader.at += 1
    start = reader.at
    _number(reader, 23, "hours, 00 to 23")
    for what in ("minutes", "seconds"):
        if not reader.take(":"):
            raise reader.expected(f"“:” and the {what}, as in T23:20:30")
        _number(reader, 59, f"{what}, 00 to 59")
    if reader.next in ("+", "-"):
        _shift(reader)
    else:
        reader.take("Z")
    return reader.text[start : reader.at]


def _shift(reader: Reader) -> None:
    start = reader.at
    reader.at += 1
    hours = _number(reader, 14, "the zone's hours, 00 to 14")
    minutes = 0
    if reader.take(":"):
        minutes = _number(reader, 59 if hours < 14 else 0, "the zone's minutes")
    if reader.text[start] == "-" and not hours and not minutes:
        raise reader.fault("a zone without a shift is written Z or +00:00", at=start)


def _number(reader: Reader, highest: int, what: str) -> int:
    at = reader.at
    text = reader.match(_TWO_DIGITS)
    if not text:
        if reader.next.isdigit():
            reader.at += 1  # the first digit is right: point at what is not
        raise reader.expected(f"two digits: {what}")
    if int(text) > highest:
        raise reader.fault(f"“{text}” is too many: here stand {what}", at=at)
    return int(text)
