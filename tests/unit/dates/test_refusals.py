"""What is not EDTF, or not a day, is refused with a message that points at the character."""

from __future__ import annotations

import pytest

from geodata.dates import DateError, parse_timespan
from geodata.dates.reader import MAX_LENGTH

REFUSED = [
    # expression, 0-based position, a part of the message
    ("", 0, "nothing is written"),
    ("abc", 0, "no words"),
    ("19", 2, "four digits"),
    ("198", 3, "four digits"),
    ("85-04-12", 2, "four digits"),
    ("12345", 4, "begins with Y"),
    ("-12345", 5, "begins with Y"),
    ("19850412", 4, "begins with Y"),
    ("+1985", 0, "four digits"),
    ("-0000", 0, "no year -0000"),
    ("-", 1, "four digits"),
    ("201x", 3, "capital X"),
    ("20uu", 2, "capital X"),
    (" 1985", 0, "no spaces"),
    ("1985 ", 4, "no spaces"),
    ("1985.", 4, "open end"),
    ("1985–1986", 4, "plain hyphen"),
    ("1985\u0660", 4, "begins with Y"),
    # months and days
    ("1985-13", 5, "neither a month"),
    ("1985-00", 5, "neither a month"),
    ("2001-20", 5, "neither a month"),
    ("2001-42", 5, "neither a month"),
    ("2001-2X", 5, "neither a month"),
    ("1985-4-12", 6, "two digits for the month"),
    ("1985-W04", 5, "two digits for the month"),
    ("1985-102", 7, "nothing more"),
    ("1985-0412", 7, "nothing more"),
    ("1985-04-1", 9, "two digits for the day"),
    ("1985-04-00", 8, "no month has a day 00"),
    ("1985-04-32", 8, "no month has a day 32"),
    ("1985-04-31", 8, "April 1985 has 30 days"),
    ("1917-02-29", 8, "February 1917 has 28 days"),
    ("1900-02-29", 8, "state the calendar as julian"),
    ("1985-02-3X", 8, "no month that this may mean"),
    ("198X-02-30", 8, "no month that this may mean"),
    ("XXX1-02-29", 8, "no month that this may mean"),
    ("XX02-02-29", 8, "no month that this may mean"),
    ("2001-21-01", 7, "has no day"),
    ("2004-1XX", 7, "nothing more"),
    # qualifiers
    ("1984??", 5, "% is both"),
    ("1984?~", 5, "% is both"),
    ("?~1984", 1, "% is both"),
    ("1984?-", 6, "two digits for the month"),
    ("(1985)?", 0, "taken out of EDTF"),
    ("2004-(06)?-11", 5, "taken out of EDTF"),
    ("2001-21^southernHemisphere", 7, "taken out of EDTF"),
    # times of day
    ("1985-04-12t23:20:30", 10, "as a capital"),
    ("1985-04-12 23:20:30", 10, "no spaces"),
    ("1985-04T23:20:30", 7, "full date"),
    ("1985-04-XXT23:20:30", 10, "full date"),
    ("1985-04-12?T23:20:30", 11, "full date"),
    ("1985-04-12T23:20", 16, "the seconds"),
    ("1985-04-12T3:20:30", 12, "two digits"),
    ("1985-04-12T24:00:00", 11, "too many"),
    ("1985-04-12T23:60:00", 14, "too many"),
    ("1985-04-12T23:20:60", 17, "too many"),
    ("1985-04-12T23:20:30.5", 19, "nothing more"),
    ("1985-04-12T23:20:30?", 19, "nothing more"),
    ("1985-04-12T23:20:30Z10", 20, "nothing more"),
    ("1985-04-12T23:20:30+15", 20, "too many"),
    ("1985-04-12T23:20:30+14:01", 23, "too many"),
    ("1985-04-12T23:20:30-00:00", 19, "Z or +00:00"),
    ("1985-04-12T23:20:30+0430", 22, "nothing more"),
    # long years and significant digits
    ("Y1985", 0, "more than four digits"),
    ("Y-1985", 0, "more than four digits"),
    ("Y1E2", 0, "more than four digits"),
    ("Y01985", 1, "cannot begin with 0"),
    ("-Y170000002", 1, "after the Y"),
    ("y170000002", 0, "as a capital"),
    ("Y17E", 4, "a power of ten"),
    ("Y17e7", 3, "as a capital"),
    ("Y17E0", 4, "cannot begin with 0"),
    ("Y1E999999999", 0, "at most 16 digits"),
    ("Y12345678901234567", 1, "at most 16 digits"),
    ("Y170000002-01", 10, "has no month"),
    ("1950S", 5, "significant digits"),
    ("1950S0", 5, "cannot begin with 0"),
    ("1950S5", 5, "so many digits"),
    ("1950S2-04", 6, "has no month"),
    ("19XXS2", 4, "unknown digit"),
    # spans
    ("/", 1, "at one end at least"),
    ("..", 2, "the end of the span"),
    ("../..", 3, "at one end at least"),
    ("/..", 1, "at one end at least"),
    ("../", 3, "at one end at least"),
    ("1985/1984", 5, "ends before it begins"),
    ("2004-06/2004-05", 8, "ends before it begins"),
    ("1985//1986", 5, "one / between"),
    ("1985/1986/1987", 9, "one / between"),
    ("1985/04/12", 7, "one / between"),
    ("unknown/1985", 0, "four digits"),
    ("1985/open", 5, "no words"),
    ("1985-04-12/..?", 13, "nothing more"),
    ("1985-04-12T23:20:30/1986", 19, "without a time of day"),
    ("1984/1985-04-12T23:20:30", 5, "without a time of day"),
    # sets
    ("[]", 1, "four digits"),
    ("[..]", 3, "four digits"),
    ("[1667", 5, "“]”"),
    ("[1667}", 5, "“]”"),
    ("{1667,1668]", 10, "“}”"),
    ("1667,1668", 4, "nothing more"),
    ("[1667,]", 6, "four digits"),
    ("[,1667]", 1, "four digits"),
    ("[1667, 1668]", 6, "no spaces"),
    ("[1667]?", 6, "nothing more"),
    ("[[1667]]", 1, "holds no other set"),
    ("[1667/1668]", 5, "none inside a set"),
    ("[1672..1670]", 7, "ends before it begins"),
    ("[1667..1668-02]", 7, "both ends of a range"),
    ("[1667..1668..1670]", 11, "“]”"),
    ("[1667,..1670]", 6, "only at the beginning"),
    ("[1667..,1670]", 5, "only at the end"),
    ("[1985-04-12T23:20:30]", 1, "without a time of day"),
]


@pytest.mark.parametrize(("expression", "position", "reason"), REFUSED)
def test_the_message_points_at_the_character(expression: str, position: int, reason: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_timespan(expression)
    assert refused.value.position == position
    assert refused.value.expression == expression
    message = str(refused.value)
    assert reason in message
    assert expression in message
    if position < len(expression):
        assert f"character {position + 1} (“{expression[position]}”)" in message
    else:
        assert "at its end" in message


def test_a_leap_day_that_only_the_julian_calendar_has() -> None:
    assert parse_timespan("1900-02-29", calendar="julian").edtf == "1900-02-29"
    for calendar in ("gregorian", "unstated"):
        with pytest.raises(DateError, match="julian"):
            parse_timespan("1900-02-29", calendar=calendar)


def test_a_day_that_no_calendar_has_is_refused_in_each() -> None:
    for calendar in ("gregorian", "unstated", "julian"):
        with pytest.raises(DateError, match="February 1917 has 28 days"):
            parse_timespan("1917-02-29", calendar=calendar)


@pytest.mark.parametrize("character", ["[", "{", "1", "9", "/", ".", "X", "?", "-", "Y", "\u00df"])
def test_a_megabyte_of_nonsense_is_not_even_read(character: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_timespan(character * 1_000_000)
    assert refused.value.position == MAX_LENGTH
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("character", ["[", "{", "1", "9", "/", ".", "X", "?", "-"])
def test_nonsense_of_a_length_that_is_read_is_refused_at_its_beginning(character: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_timespan(character * MAX_LENGTH)
    assert refused.value.position < 6
