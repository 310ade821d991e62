"""Order, overlap and membership of spans whose ends are not all known."""

from __future__ import annotations

import pytest

from geodata.dates import gregorian_to_jdn, parse_timespan


def test_spans_sort_by_start_then_end_with_open_ends_outermost() -> None:
    in_order = [
        "../1917",
        "1894",
        "1917/1918",
        "1917/1918-02",
        "1917/..",
        "/1917",
        "1917-02/1918",
        "1917-02-05",
        "[1917-02-05..]",
        "1917-12",
        "Y170000002",
    ]
    spans = [parse_timespan(edtf) for edtf in reversed(in_order)]
    assert [span.edtf for span in sorted(spans, key=lambda span: span.sort_key)] == in_order


@pytest.mark.parametrize(
    ("one", "other", "possible", "certain"),
    [
        ("1917-12", "1914-08-31/1924-01-26", True, True),
        ("1926-02/1932", "1926-02-12/..", True, True),
        ("1894", "1926-02-12/..", False, False),
        ("1924", "1914-08-31/1924-01-26", True, False),
        ("1924-01-26", "1924-01-26", True, True),
        ("1924", "1924", True, False),
        ("1917", "1910/1922-12-31", True, True),
        ("1917", "../1985", True, True),
        ("1917", "/1985", True, False),
        ("1917", "1913/", True, False),
        ("1912", "1913/", False, False),
        ("1917", "[1760-12..]", True, False),
        ("1917", "[..1916]", False, False),
        ("1917/..", "1920/..", True, True),
        ("../1917", "1918/..", False, False),
        ("{1917..1922}", "1919", True, True),
        ("[1917..1922]", "1919", True, False),
    ],
)
def test_overlap_as_far_as_is_known(one: str, other: str, possible: bool, certain: bool) -> None:
    first, second = parse_timespan(one), parse_timespan(other)
    assert first.overlaps(second) is possible
    assert second.overlaps(first) is possible
    assert first.surely_overlaps(second) is certain
    assert second.surely_overlaps(first) is certain


@pytest.mark.parametrize(
    ("edtf", "possible", "certain"),
    [
        ("1917", True, False),
        ("1917-11-07", True, True),
        ("1916/1918", True, True),
        ("1917/1918", True, False),
        ("../1918", True, True),
        ("1913/", True, False),
        ("[1917-11-07..]", True, False),
        ("1918/..", False, False),
        ("../1916", False, False),
    ],
)
def test_membership_as_far_as_is_known(edtf: str, possible: bool, certain: bool) -> None:
    span, day = parse_timespan(edtf), gregorian_to_jdn(1917, 11, 7)
    assert span.contains(day) is possible
    assert span.surely_contains(day) is certain
