"""Text by viewing distance, targets by millimetres, reach by mounting height."""

from __future__ import annotations

import pytest

from desktop.kiosk.sizes import CAP_SHARE, PLAIN_DENSITY, Screen, density_of, sizes_for

DESK = Screen(1920, 1080, 96 / 25.4, 700)


@pytest.mark.parametrize("distance", [300, 400, 500])
def test_a_capital_subtends_at_least_seven_tenths_of_a_degree(distance: int) -> None:
    sizes = sizes_for(DESK, distance=distance, reach=1120)
    assert sizes.text * CAP_SHARE / DESK.density >= 0.0122 * distance
    assert sizes.text * CAP_SHARE / DESK.density >= 4.8
    assert sizes.problems == ()


@pytest.mark.parametrize("density", [1.4, 3.0, 3.78, 6.0, 11.0])
def test_targets_are_fifteen_millimetres_and_forty_four_pixels(density: float) -> None:
    sizes = sizes_for(Screen(1920, 1080, density, 700), distance=400, reach=1120)
    assert sizes.target >= 44
    assert sizes.target / density >= 15


def test_text_that_no_screen_could_hold_is_told_with_the_distance_that_fits() -> None:
    sizes = sizes_for(Screen(1366, 768, 4, 700), distance=2000, reach=1120)
    assert sizes.text == 768 // 25
    assert "viewing_distance" in sizes.problems[0]


def test_the_reach_line_is_counted_from_the_floor() -> None:
    tall = Screen(1080, 1920, 1920 / 1210, 500)
    sizes = sizes_for(tall, distance=400, reach=1120)
    above_line_mm = (1920 - sizes.reach) / tall.density + 500
    assert above_line_mm == pytest.approx(1120, abs=1)
    assert sizes.portrait


def test_a_screen_below_the_line_is_reached_everywhere() -> None:
    assert sizes_for(DESK, distance=400, reach=1120).reach == 0


def test_a_screen_hung_too_high_is_told() -> None:
    sizes = sizes_for(Screen(1920, 1080, 3.78, 1100), distance=400, reach=1120)
    assert "Mount the screen lower" in sizes.problems[0]


@pytest.mark.parametrize("height_mm", [0, -1, 0.001, 100_000])
def test_a_screen_that_tells_nonsense_is_taken_for_an_ordinary_one(height_mm: float) -> None:
    assert density_of(1080, height_mm) == PLAIN_DENSITY
