"""Our reader against edtf and edtf-validate.

Where a referee is wrong, the row says why. Sources: the specification of the Library of Congress
("LoC", see test_loc_examples.py), and ISO 8601-1:2019 and 8601-2:2019, which it profiles.
"""

from __future__ import annotations

import warnings

import pytest

from geodata.dates import DateError, parse_timespan

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

with warnings.catch_warnings():
    # Both referees use names of pyparsing that it has meanwhile renamed.
    warnings.simplefilter("ignore")
    from edtf import EDTFParseException, parse_edtf
    from edtf_validate.valid_edtf import is_valid


def _each(expressions: str) -> list[str]:
    return expressions.split()


AGREED_GOOD = _each(
    """
1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04
1985-04-12T23:20:30+04:30 1964/2008 2004-06/2006-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02
Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX
1985-04-12/.. ../1985-04 1985/ /1985-04-12 -1985 0000 -0001 -1985-04-12 Y-17E7 1950S2 2001-34
[1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1667,1760-12] {1960,1961-12} {..1984}
2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11 156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12
2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03 1984?/2004% 1984~/2004-06
1000/2000 1984-06-02?/ 1560-XX-25 2004-?06-?11 2004?-%06
"""
)

AGREED_BAD = _each(
    """
1985-13 1985-00 1985-04-31 1985-04-00 1985-04-32 2001-02-30 1985-4-12 1985-04-1 85-04-12 198 19
19850412 1985-0412 1985/04/12 1985-04-12T23:20 1985-04-12T23:60:00 1985-04-12T23:20:60
1985-04-12T23:20:30+15 1985-04-12T23:20:30-00:00 1985-04-12T23:20:30+0430 1985-04-12t23:20:30
1985-04-12T23:20:30.5 Y1985 Y-1985 Y01985 -Y170000002 y170000002 Y17E Y17e7 Y0E5 Y170000002-01
2001-20 2001-42 2001-21-01 1984?? 1984?~ 201x 20uu / .. 1985//1986 1985/1986/1987 unknown/1985
1985/open 1985-04-12/..? [1667,1668 1667,1668 [] [..] [1667,] [,1667] {1667,1668] [1667,..1670]
[1667..,1670] [[1667]] [1667]? [1667/1668] [1667..1668-02] 1950S 19XXS2 -0000 +1985 1985. (1985)?
2004-(06)?-11 1985-W04 1985-102 P1Y 12345 -12345 abc
"""
)

DIFFERENT = [
    # expression, ours, edtf, edtf-validate, who is wrong and why
    ("1917-02-29", False, True, True, "both: 1917 has no leap day (ISO 8601-1, calendar dates)"),
    ("1900-02-29", False, True, True, "both: 1900 has no Gregorian leap day"),
    ("1985-04-12T24:00:00", False, True, True, "both: ISO 8601-1:2019, 5.3.2, took 24:00 out"),
    ("1985-04T23:20:30", False, True, True, "both: a time of day needs a complete date (LoC 0)"),
    ("1985-04-12T23:20:30+00:00", True, False, False, "both: + stands for a shift equal to UTC"),
    ("1985-02-3X", False, True, True, "both: no day of February begins with 3"),
    ("XXX1-02-29", False, True, True, "both: no odd year has a leap day"),
    ("198X-02-30", False, True, False, "edtf: no February has 30 days"),
    ("../..", False, True, True, "both: neither end is a date; LoC shows no such interval"),
    ("1985/1984", False, True, False, "edtf: an interval does not end before it begins"),
    ("[1672..1670]", False, True, True, "both: the same of a range"),
    ("1950S5", False, True, True, "both: a year of four digits has no five significant ones"),
    ("1950S0", False, True, False, "edtf: LoC 2, a positive number of significant digits"),
    ("1950S2-04", False, True, False, "edtf: significant digits are those of a year alone"),
    ("Y3E3", False, True, True, "both: LoC 1, Y only where the year exceeds four digits"),
    (" 1985", False, True, False, "edtf: strips spaces, which EDTF does not have"),
    ("[1667, 1668]", False, True, False, "edtf: the same inside a set"),
    ("[2016]", True, False, False, "both: LoC names no least number of members"),
    ("2001-34?", True, False, False, "both: LoC 1, a qualifier at the end of a complete date"),
    ("2001-21/2003", True, True, True, "none; but edtf-validate gives spring five months"),
    ("1950S2?", True, True, False, "edtf-validate: the same"),
    ("Y170000002~", True, False, False, "both: the same"),
    ("20XX-21", True, False, False, "both: LoC 2, an unspecified digit anywhere in a date"),
    ("-01XX", True, True, True, "none; ISO shows no negative year with X, and forbids none"),
]


def _ours(expression: str) -> bool:
    try:
        parse_timespan(expression)
    except DateError:
        return False
    return True


def _edtf(expression: str) -> bool:
    try:
        return parse_edtf(expression) is not None
    except (EDTFParseException, AttributeError):  # the latter is a slip of edtf's, on 1984-1X
        return False


@pytest.mark.parametrize("expression", AGREED_GOOD)
def test_what_all_accept(expression: str) -> None:
    assert (_ours(expression), _edtf(expression), is_valid(expression)) == (True, True, True)


@pytest.mark.parametrize("expression", AGREED_BAD)
def test_what_all_refuse(expression: str) -> None:
    assert (_ours(expression), _edtf(expression), is_valid(expression)) == (False, False, False)


@pytest.mark.parametrize(("expression", "ours", "edtf", "validate", "why"), DIFFERENT)
def test_where_the_referees_differ_from_us(
    expression: str, ours: bool, edtf: bool, validate: bool, why: str
) -> None:
    verdicts = (_ours(expression), _edtf(expression), is_valid(expression))
    assert verdicts == (ours, edtf, validate), why


BOUNDS = _each(
    """
1985-04-12 1985-04 1985 -1985 1985-02 1984-02 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX
1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 156X-12-25 15XX-12-25
"""
)


@pytest.mark.parametrize("expression", BOUNDS)
def test_the_outer_bounds_agree_with_edtf(expression: str) -> None:
    """edtf counts like us where nothing is qualified, seasonal, open or unknown: it widens
    qualified dates and takes the unknown end of ``1911/`` for 1921."""
    theirs = parse_edtf(expression)
    span = parse_timespan(expression)
    for bound, day in (
        (theirs.lower_strict(), span.start.as_iso()["earliest"]),
        (theirs.upper_strict(), span.end.as_iso()["latest"]),
    ):
        assert day is not None
        sign, digits = (-1, day[1:]) if day.startswith("-") else (1, day)
        year, month, day_of_month = map(int, digits.split("-"))
        assert tuple(bound[:3]) == (sign * year, month, day_of_month)


def test_an_unknown_end_is_no_year_of_edtfs() -> None:
    assert parse_edtf("1911/").upper_strict()[0] == 1921
    assert parse_timespan("1911/").end.as_iso() == {
        "earliest": None,
        "latest": None,
        "state": "unknown",
    }
