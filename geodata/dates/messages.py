"""The English of dates. Each language's catalogue holds the same messages in its own grammar.

A translation may give several forms, divided by `` | ``: the first stands alone, each further one
begins with the name of a case, as in ``1894. gads | genitive=1894. gada``. ``{date:genitive}``
asks for a form; what has no form of that name gives its first. The names of the cases are the
catalogue's own. ``{month}`` inside a form takes the case that was asked of the whole.
"""

from __future__ import annotations

from typing import Final

from geodata.dates.syntax import Doubt
from geodata.words import Message

MONTHS: Final = (
    Message("month", "January"),
    Message("month", "February"),
    Message("month", "March"),
    Message("month", "April"),
    Message("month", "May"),
    Message("month", "June"),
    Message("month", "July"),
    Message("month", "August"),
    Message("month", "September"),
    Message("month", "October"),
    Message("month", "November"),
    Message("month", "December"),
)

SEASONS: Final = (
    Message("season", "spring"),
    Message("season", "summer"),
    Message("season", "autumn"),
    Message("season", "winter"),
)

PARTS: Final = (
    Message("part of a year", "first quarter"),
    Message("part of a year", "second quarter"),
    Message("part of a year", "third quarter"),
    Message("part of a year", "fourth quarter"),
    Message("part of a year", "first third"),
    Message("part of a year", "second third"),
    Message("part of a year", "last third"),
    Message("part of a year", "first half"),
    Message("part of a year", "second half"),
)
"""The codes 33 to 41, in order."""

# Dates of one precision each.
YEAR: Final = Message("date", "{year}")
MONTH: Final = Message("date", "{month} {year}")
DAY: Final = Message("date", "{day} {month} {year}")
DECADE: Final = Message("date", "the {decade}s")
SEASON: Final = Message("date", "{season} {year}")
SEASON_OF_TWO_YEARS: Final = Message("date", "{season} {year}–{next_year}")
PART: Final = Message("date", "the {part} of {year}")
UNKNOWN_YEAR: Final = Message("date", "an unknown year")
MONTH_AND_DAY: Final = Message("date", "{day} {month}")
DAY_ONLY: Final = Message("date", "{day}")
STRETCH: Final = Message("date", "some time {between}")

# What is added to a date.
BEFORE_CHRIST: Final = Message("date", "{date} BC")
NORTHERN: Final = Message("date", "{date} (northern hemisphere)")
SOUTHERN: Final = Message("date", "{date} (southern hemisphere)")
TIME: Final = Message("date", "{date}, {time}")
OLD_STYLE_DAY: Final = Message("date", "{date} ({old_style} Old Style)")
NOTE: Final = Message("date", "{date} ({note})")
OR_EARLIER: Final = Message("date", "{date} or earlier")
OR_LATER: Final = Message("date", "{date} or later")
AND_EARLIER: Final = Message("date", "{date} and earlier")
AND_LATER: Final = Message("date", "{date} and later")

# Notes in brackets.
OLD_STYLE: Final = Message("note on a date", "Old Style")
NO_MONTH: Final = Message("note on a date", "month not known")
NO_DAY: Final = Message("note on a date", "day not known")
NO_MONTH_NO_DAY: Final = Message("note on a date", "month and day not known")
DAY_OF_NO_MONTH: Final = Message("note on a date", "day {day}, month not known")
NO_YEAR: Final = Message("note on a date", "year not known")
YEAR_BETWEEN: Final = Message("note on a date", "year {between}")

DOUBTS: Final[dict[Doubt, Message]] = {
    "?": Message("note on a date", "uncertain"),
    "~": Message("note on a date", "approximate"),
    "%": Message("note on a date", "uncertain and approximate"),
}
PART_DOUBTS: Final[dict[str, dict[Doubt, Message]]] = {
    "year": {
        "?": Message("note on a date", "year uncertain"),
        "~": Message("note on a date", "year approximate"),
        "%": Message("note on a date", "year uncertain and approximate"),
    },
    "month": {
        "?": Message("note on a date", "month uncertain"),
        "~": Message("note on a date", "month approximate"),
        "%": Message("note on a date", "month uncertain and approximate"),
    },
    "day": {
        "?": Message("note on a date", "day uncertain"),
        "~": Message("note on a date", "day approximate"),
        "%": Message("note on a date", "day uncertain and approximate"),
    },
    "part of a year": {
        "?": Message("note on a date", "part of the year uncertain"),
        "~": Message("note on a date", "part of the year approximate"),
        "%": Message("note on a date", "part of the year uncertain and approximate"),
    },
}

# A date that stands alone, a start, an end: by how it is qualified.
ALONE: Final[dict[Doubt, Message]] = {
    "": Message("span", "{date}"),
    "~": Message("span", "about {date}"),
    "?": Message("span", "probably {date}"),
    "%": Message("span", "probably about {date}"),
}
SINCE: Final[dict[Doubt, Message]] = {
    "": Message("span", "since {date}"),
    "~": Message("span", "since about {date}"),
    "?": Message("span", "probably since {date}"),
    "%": Message("span", "probably since about {date}"),
}
UNTIL: Final[dict[Doubt, Message]] = {
    "": Message("span", "until {date}"),
    "~": Message("span", "until about {date}"),
    "?": Message("span", "probably until {date}"),
    "%": Message("span", "probably until about {date}"),
}
END_UNKNOWN: Final[dict[Doubt, Message]] = {
    "": Message("span", "from {date}, end not known"),
    "~": Message("span", "from about {date}, end not known"),
    "?": Message("span", "probably from {date}, end not known"),
    "%": Message("span", "probably from about {date}, end not known"),
}
START: Final[dict[Doubt, Message]] = {
    "": Message("start of a span", "from {date}"),
    "~": Message("start of a span", "from about {date}"),
    "?": Message("start of a span", "probably from {date}"),
    "%": Message("start of a span", "probably from about {date}"),
}
END: Final[dict[Doubt, Message]] = {
    "": Message("span", "{start} to {date}"),
    "~": Message("span", "{start} to about {date}"),
    "?": Message("span", "{start}, probably to {date}"),
    "%": Message("span", "{start}, probably to about {date}"),
}
START_UNKNOWN: Final = Message("span", "{span}, beginning not known")
PROBABLY: Final = Message("span", "probably {span}")

# Two dates together.
YEARS_FROM_TO: Final = Message("span of years", "from {first} to {second}")
DAYS_FROM_TO: Final = Message("span within a year", "from {first} to {second} {year}")
BETWEEN: Final = Message("span", "between {first} and {second}")
YEARS_BETWEEN: Final = Message("span of years", "between {first} and {second}")
DAYS_BETWEEN: Final = Message("span within a year", "between {first} and {second} {year}")
ALL_OF: Final = Message("span", "{first} – {second}")
DAYS_ALL_OF: Final = Message("span within a year", "{first} – {second} {year}")
YEARS_ALL_OF: Final = Message("span of years", "{first}–{second}")

# Several dates.
COMMA: Final = Message("list", "{first}, {rest}")
OR: Final = Message("list of two", "{first} or {last}")
AND: Final = Message("list of two", "{first} and {last}")
LAST_OR: Final = Message("list of more", "{first}, or {last}")
LAST_AND: Final = Message("list of more", "{first}, and {last}")

SOUNDS: Final = Message("changes of sound", "none")
"""Words that change before others, as ``с 2 > со 2 | с второй > со второй``."""
