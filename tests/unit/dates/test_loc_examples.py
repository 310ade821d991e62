"""The examples of the Library of Congress.

Source: Extended Date/Time Format (EDTF) Specification, Library of Congress, 4 February 2019,
https://www.loc.gov/standards/datetime/, every example of its page under the level that it stands
under. ``2004-06-11%`` stands there twice, under level 1 and level 2.
"""

from __future__ import annotations

import pytest

from geodata.dates import parse_timespan

LEVEL_0 = (
    "1985-04-12",
    "1985-04",
    "1985",
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
)
LEVEL_1 = (
    "Y170000002",
    "Y-170000002",
    "2001-21",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1985-04-12/..",
    "1985-04/..",
    "1985/..",
    "../1985-04-12",
    "../1985-04",
    "../1985",
    "1985-04-12/",
    "1985-04/",
    "1985/",
    "/1985-04-12",
    "/1985-04",
    "/1985",
    "-1985",
)
LEVEL_2 = (
    "Y-17E7",
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    "2001-34",
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "[1760-01,1760-02,1760-12..]",
    "[1667,1760-12]",
    "[..1984]",
    "{1667,1668,1670..1672}",
    "{1960,1961-12}",
    "{..1984}",
    "2004-06-11%",
    "2004-06~-11",
    "2004?-06-11",
    "?2004-06-~11",
    "2004-%06-11",
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1XXX-12",
    "1984-1X",
    "2004-06-~01/2004-06-~20",
    "2004-06-XX/2004-07-03",
)


def test_the_list_is_complete() -> None:
    assert (len(LEVEL_0), len(LEVEL_1), len(LEVEL_2)) == (13, 24, 27)


@pytest.mark.parametrize("calendar", ["unstated", "gregorian", "julian"])
@pytest.mark.parametrize("edtf", sorted({*LEVEL_0, *LEVEL_1, *LEVEL_2}))
def test_an_example_comes_out_as_it_went_in(edtf: str, calendar: str) -> None:
    span = parse_timespan(edtf, calendar=calendar)  # type: ignore[arg-type]
    assert span.edtf == edtf
    assert span.calendar == calendar
    assert parse_timespan(span.edtf, calendar=span.calendar) == span
