"""Reads a year in any of its forms: 1917, -0043, 19XX, 1950S2, Y170000002, Y-17E7, Y3388E2S3."""

from __future__ import annotations

import re
from typing import Final

from geodata.dates.extremes import years
from geodata.dates.reader import Reader
from geodata.dates.syntax import Year

__all__ = ["MAX_YEAR_DIGITS", "read_year"]

MAX_YEAR_DIGITS: Final = 16
"""Years of more digits are refused, for their day numbers do not fit the 64 bits of a database."""

_FOUR: Final = re.compile(r"-?[0-9X]{4}")
_DIGITS: Final = re.compile(r"[0-9]+")


def read_year(reader: Reader) -> Year:
    """Read a year without its qualifiers. Raises DateError where none stands."""
    if reader.next == "Y":
        return _long_year(reader)
    start = reader.at
    text = reader.match(_FOUR)
    if not text:
        _step_over_digits(reader)
        raise reader.expected("a year of four digits (an unknown digit is X)")
    if reader.next.isdigit():
        raise reader.fault("a year of more than four digits begins with Y; others have four")
    if text == "-0000":
        raise reader.fault("there is no year -0000; the year before 0001 is 0000", at=start)
    if "X" in text:
        return _masked_year(reader, text)
    value = int(text)
    if reader.next == "S":
        return _significant(reader, text, value)
    return Year(text, value, value)


def _step_over_digits(reader: Reader) -> None:
    """Move to the character that keeps this from being a year of four digits."""
    reader.take("-")
    for _ in range(4):
        if reader.next not in tuple("0123456789X"):
            return
        reader.at += 1


def _masked_year(reader: Reader, text: str) -> Year:
    if reader.next == "S":
        raise reader.fault("a year with an unknown digit has no significant digits")
    one, other = next(years(text)), next(years(text, latest_first=True))
    return Year(text, one, other)


def _long_year(reader: Reader) -> Year:
    """Read ``Y``, an optional minus, digits, and an optional power of ten."""
    start = reader.at
    reader.at += 1
    sign = -1 if reader.take("-") else 1
    number = _positive(reader, "digits of a year")
    power = _positive(reader, "a power of ten") if reader.take("E") else 0
    if len(str(number)) + power > MAX_YEAR_DIGITS:
        raise reader.fault(f"a year has at most {MAX_YEAR_DIGITS} digits", at=start)
    text = reader.text[start : reader.at]
    value = sign * number * 10**power
    if reader.next.isalpha() and reader.next != "S":
        raise reader.expected("a digit, E or S")
    if abs(value) < 10_000:
        raise reader.fault("Y stands only before years of more than four digits", at=start)
    if reader.next == "S":
        return _significant(reader, text, value)
    return Year(text, value, value)


def _significant(reader: Reader, text: str, value: int) -> Year:
    """Read ``S2``: so many digits, from the left, are significant."""
    reader.at += 1
    at = reader.at
    count = _positive(reader, "the number of significant digits")
    if count > len(str(abs(value))):
        raise reader.fault("the year does not have so many digits", at=at)
    step = 10 ** (len(str(abs(value))) - count)
    low = abs(value) // step * step
    high = low + step - 1
    if value < 0:
        low, high = -high, -low
    return Year(text, low, high, estimate=value)


def _positive(reader: Reader, what: str) -> int:
    """Read a number above nought that has no leading nought."""
    at = reader.at
    text = reader.match(_DIGITS)
    if not text:
        raise reader.expected(what)
    if text.startswith("0"):
        raise reader.fault(f"{what} cannot begin with 0", at=at)
    if len(text) > MAX_YEAR_DIGITS:
        raise reader.fault(f"a year has at most {MAX_YEAR_DIGITS} digits", at=at)
    return int(text)
