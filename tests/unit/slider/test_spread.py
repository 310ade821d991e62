"""Moving marks apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.slider.spread import spread

places = st.lists(st.floats(-500, 1500), min_size=1, max_size=20)


def test_marks_with_room_stay_where_they_want_to_be() -> None:
    assert spread([50, 200, 400], [44, 44, 44], left=0, right=500) == [50, 200, 400]


def test_two_on_one_spot_part_evenly() -> None:
    assert spread([100, 100], [44, 44], left=0, right=500) == [78, 122]


def test_a_crowd_at_the_end_is_pushed_back_from_it() -> None:
    assert spread([490, 495, 499], [40, 40, 40], left=0, right=500) == [400, 440, 480]


def test_more_than_there_is_room_for_comes_closer_evenly() -> None:
    assert spread([0, 0, 0], [40, 40, 40], left=0, right=80) == [20, 40, 60]


def test_nothing_to_spread() -> None:
    assert spread([], [], left=0, right=100) == []


@given(places, st.floats(10, 60))
def test_never_overlaps_keeps_order_and_stays_inside(wanted: list[float], size: float) -> None:
    right = len(wanted) * size + 100
    centres = spread(wanted, [size] * len(wanted), left=0, right=right)
    assert all(after - before >= size - 1e-6 for before, after in pairwise(centres))
    assert centres[0] >= size / 2 - 1e-6
    assert centres[-1] <= right - size / 2 + 1e-6


@given(places)
def test_no_smaller_move_would_do(wanted: list[float]) -> None:
    """A mark that touches none of its neighbours and no edge is just where it wants to be."""
    centres = spread(wanted, [44] * len(wanted), left=-2000, right=4000)
    fenced = [float("-inf"), *centres, float("inf")]
    for index, want in enumerate(wanted):
        before, here, after = fenced[index : index + 3]
        if here - before > 44.1 and after - here > 44.1:
            assert here == pytest.approx(want)
