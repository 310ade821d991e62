"""Letters for the last row: EN 301 549, 5.1.4."""

from __future__ import annotations

import pytest

from desktop.present.room import CAPITAL_OF_TYPE, capital_mm, letters_for


@pytest.mark.parametrize(("depth_m", "mm"), [(6, 73.2), (0.6, 7.32), (10, 122.0)])
def test_a_capital_is_0_0122_of_the_distance(depth_m: float, mm: float) -> None:
    assert capital_mm(depth_m) == pytest.approx(mm)


def test_a_measured_picture_decides() -> None:
    letters = letters_for(6, picture_px=(1920, 1080), screen_mm=(600, 340), picture_width_m=2.4)
    assert letters.basis == "setting"
    assert letters.capital_px * 2400 / 1920 == pytest.approx(73.2)


def test_a_screen_that_knows_its_size_is_believed() -> None:
    letters = letters_for(6, picture_px=(3840, 2160), screen_mm=(2000, 1125))
    assert letters.basis == "screen"
    assert letters.capital_px * 1125 / 2160 == pytest.approx(73.2)


@pytest.mark.parametrize("screen_mm", [(0, 0), (160, 90), (344, 194)])
def test_a_projector_that_does_not_know_gets_a_picture_for_the_room(
    screen_mm: tuple[float, float],
) -> None:
    letters = letters_for(6, picture_px=(1920, 1080), screen_mm=screen_mm)
    assert letters.basis == "assumed"
    assert letters.mm_per_px * 1080 == pytest.approx(1500)
    assert letters.capital_px * letters.mm_per_px == pytest.approx(73.2)


def test_the_type_size_has_such_capitals_and_tells_how_far_it_reaches() -> None:
    letters = letters_for(6, picture_px=(1920, 1080), picture_width_m=2.4)
    assert letters.type_px * CAPITAL_OF_TYPE == pytest.approx(letters.capital_px, abs=0.5)
    assert letters.reach_m(letters.type_px) == pytest.approx(6, abs=0.05)
    assert letters.reach_m(letters.type_px / 2) == pytest.approx(3, abs=0.05)


def test_the_shipped_font_has_capitals_of_that_height() -> None:
    from PIL import ImageFont

    from geodata.locations import find_locations

    file = next((find_locations().assets / "fonts").glob("SourceSans3-Regular.ttf"))
    left, top, right, bottom = ImageFont.truetype(str(file), 1000).getbbox("H", anchor="ls")
    assert right > left
    assert (bottom - top) / 1000 == pytest.approx(CAPITAL_OF_TYPE, abs=0.005)
