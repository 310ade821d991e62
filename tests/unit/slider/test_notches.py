"""A wheel's notches."""

from __future__ import annotations

import pytest

from desktop.slider.notches import Notches


@pytest.mark.parametrize(
    ("turns", "steps"),
    [
        ([120, 120, -120], [1, 1, -1]),
        ([30, 30, 30, 30, 30], [0, 0, 0, 1, 0]),
        ([-360], [-3]),
        ([119, -1, 119], [0, 0, 0]),
        ([90, -120, 120], [0, -1, 1]),
        ([0, 120], [0, 1]),
    ],
)
def test_small_turns_add_up_and_turning_back_starts_anew(
    turns: list[int], steps: list[int]
) -> None:
    notches = Notches()
    assert [notches.turn(delta) for delta in turns] == steps
