"""Where places stand on the stage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.present.mapframe import MapFrame

FRAME = MapFrame(lat=59.94, lon=30.3, zoom=6.0, left=0, top=0, width=1920, height=1080, covered=400)


def test_the_middle_of_the_map_is_the_middle_of_its_widget() -> None:
    assert FRAME.to_stage(59.94, 30.3) == pytest.approx((960, 540))


def test_a_degree_of_longitude_has_the_width_of_mercator() -> None:
    x, y = FRAME.to_stage(59.94, 31.3)
    assert x - 960 == pytest.approx(256 * 2**6 / 360)
    assert y == pytest.approx(540)


@given(x=st.floats(0, 1920), y=st.floats(0, 1080))
def test_there_and_back(x: float, y: float) -> None:
    assert FRAME.to_stage(*FRAME.to_place(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_what_the_text_covers_is_no_map() -> None:
    assert FRAME.holds(960, 679)
    assert not FRAME.holds(960, 681)
    assert not FRAME.holds(1920, 100)
