"""Which stops a lesson has, and whether it keeps its time."""

from __future__ import annotations

import pytest

from desktop.present.plan import Pace, Plan, UnknownPreset, choose_plan, pace_of
from geodata.careers.lesson import PresetText

PRESETS = (PresetText("short", 10, "Short", (0, 6, 8)), PresetText("long", 45, "Long", (0, 1, 2)))


def test_without_a_preset_the_whole_career_is_the_lesson() -> None:
    plan = choose_plan(PRESETS, None, count=4, minutes=30)
    assert (plan.steps, plan.minutes, plan.id) == ((0, 1, 2, 3), 30, "")


@pytest.mark.parametrize("asked", ["short", "10"])
def test_a_preset_is_chosen_by_its_id_or_its_minutes(asked: str) -> None:
    assert choose_plan(PRESETS, asked, count=12, minutes=45).steps == (0, 6, 8)


def test_an_unknown_preset_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownPreset, match="short \\(10\\), long \\(45\\)"):
        choose_plan(PRESETS, "shrot", count=12, minutes=45)


def test_a_stop_outside_the_plan_leads_back_into_it() -> None:
    plan = Plan((0, 6, 8), 10)
    assert [plan.after(step) for step in (0, 3, 6, 8, 11)] == [6, 6, 8, None, None]
    assert [plan.before(step) for step in (0, 3, 6, 8, 11)] == [None, 0, 0, 6, 8]


@pytest.mark.parametrize(
    ("step", "elapsed_s", "pace"),
    [
        (0, 0, Pace("on time")),
        (0, 600, Pace("on time")),  # a third of half an hour, and no second more
        (0, 659, Pace("on time")),
        (0, 800, Pace("behind", 3)),
        (6, 0, Pace("ahead", 10)),
        (8, 1200, Pace("on time")),
        (8, 1800, Pace("on time")),
        (8, 1920, Pace("over", 2)),
    ],
)
def test_the_pace_gives_each_stop_an_equal_share(step: int, elapsed_s: float, pace: Pace) -> None:
    assert pace_of(Plan((0, 6, 8), 30), step, elapsed_s) == pace
