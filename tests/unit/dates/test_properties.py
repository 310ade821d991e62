"""What holds of every text and of every expression."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.dates import Bound, Calendar, DateError, describe, parse_timespan
from geodata.words import Words

CALENDARS: st.SearchStrategy[Calendar] = st.sampled_from(["gregorian", "julian", "unstated"])
ANY_TEXT = st.text(max_size=40)
NEARLY_EDTF = st.text(alphabet="0123456789X-/.,[]{}?~%TYES:Z+ ", max_size=30)
QUALIFIER = st.sampled_from(["", "", "", "?", "~", "%"])


def _digits(low: int, high: int, width: int) -> st.SearchStrategy[str]:
    return st.integers(low, high).map(lambda number: f"{number:0{width}}")


YEAR = st.one_of(
    _digits(0, 9999, 4),
    st.text(alphabet="0123456789X", min_size=4, max_size=4),
    _digits(1, 9999, 4).map("-{}".format),
)
MONTH = st.one_of(
    _digits(1, 12, 2), st.sampled_from(["XX", "1X", "0X", "X1", "X2"]), _digits(21, 41, 2)
)
DAY = st.one_of(_digits(1, 31, 2), st.sampled_from(["XX", "0X", "1X", "2X", "3X", "X9"]))
LONG_YEAR = st.one_of(
    st.integers(10_000, 10**15).map("Y{}".format),
    st.builds("Y-{}E{}".format, st.integers(1, 99), st.integers(4, 9)),
    st.builds("{}S{}".format, _digits(1000, 9999, 4), st.integers(1, 4)),
)


@st.composite
def _dates(draw: st.DrawFn) -> str:
    parts = [draw(YEAR)]
    for part in (MONTH, DAY)[: draw(st.integers(0, 2))]:
        parts.append(draw(part))
    return "-".join(f"{draw(QUALIFIER)}{part}{draw(QUALIFIER)}" for part in parts)


DATE = st.one_of(_dates(), LONG_YEAR)
END = st.one_of(DATE, st.sampled_from(["", ".."]))
RANGE = st.builds("{}..{}".format, DATE, DATE)
MEMBERS = st.lists(st.one_of(DATE, RANGE), min_size=1, max_size=5).map(",".join)
SET = st.one_of(
    MEMBERS.map("[{}]".format),
    MEMBERS.map("{{{}}}".format),
    MEMBERS.map("[..{}]".format),
    MEMBERS.map("{{{}..}}".format),
)
EXPRESSION = st.one_of(DATE, st.builds("{}/{}".format, END, END), SET)


def _in_order(*bounds: Bound) -> bool:
    days = [day for bound in bounds for day in (bound.earliest, bound.latest) if day is not None]
    return days == sorted(days)


@settings(max_examples=500)
@given(st.one_of(ANY_TEXT, NEARLY_EDTF, EXPRESSION), CALENDARS)
def test_a_text_is_read_or_refused_and_nothing_else(text: str, calendar: Calendar) -> None:
    try:
        span = parse_timespan(text, calendar=calendar)
    except DateError as refused:
        _check_that_it_points(refused, text)
        return
    assert span.edtf == text
    assert parse_timespan(span.edtf, calendar=span.calendar) == span


def _check_that_it_points(refused: DateError, text: str) -> None:
    assert refused.expression == text
    assert 0 <= refused.position <= len(text)


@settings(max_examples=500)
@given(EXPRESSION, CALENDARS)
def test_bounds_are_in_order(text: str, calendar: Calendar) -> None:
    try:
        span = parse_timespan(text, calendar=calendar)
    except DateError:
        return
    for bound in (span.start, span.end):
        assert _in_order(bound)
        assert (bound.earliest is None and bound.latest is None) or bound.state == "known"
    outer = [day for day in (span.first_day, span.last_day) if day is not None]
    assert outer == sorted(outer)
    if span.is_single and span.start.state == span.end.state == "known":
        assert span.start == span.end
    assert span.sort_key == parse_timespan(text, calendar=calendar).sort_key


@settings(max_examples=300)
@given(text=EXPRESSION, calendar=CALENDARS, ends=st.sets(st.sampled_from(["start", "end"])))
def test_every_expression_has_words_in_every_language(
    words_in: Callable[[str], Words], text: str, calendar: Calendar, ends: set[str]
) -> None:
    try:
        span = parse_timespan(text, calendar=calendar)
    except DateError:
        return
    for language in ("en", "lv", "ru"):
        said = describe(span, words_in(language), inferred=ends)
        assert said
        assert not set(said) & set("{}|=")


@given(_dates(), _dates())
def test_what_surely_overlaps_may_overlap(one: str, other: str) -> None:
    try:
        first, second = parse_timespan(one), parse_timespan(other)
    except DateError:
        return
    assert first.overlaps(second) == second.overlaps(first)
    assert first.surely_overlaps(second) == second.surely_overlaps(first)
    assert first.overlaps(second) or not first.surely_overlaps(second)
