"""Where everything stands: at every width, at every step, for short and long careers."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.slider.chart import Chart, prepare
from desktop.slider.frame import Frame, View, frame_for
from desktop.slider.layout import SliderLayout, lay_out
from desktop.slider.reach import reach_of
from tests.unit.slider.careers import (
    LABELS,
    METRICS,
    TWELVE,
    evenly,
    same_day,
    timeline_of,
    twelve,
)

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

CAREER = prepare(twelve())
THREE_BUTTONS = 220


def laid(chart: Chart, current: int, width: float, view: View | None = None) -> SliderLayout:
    frame = frame_for(chart, width=width, metrics=METRICS, view=view)
    return lay_out(frame, current, label=name, no_date="no date")


def name(step: int) -> str:
    return LABELS[step % 12]


def assert_sound(layout: SliderLayout) -> None:
    """What holds at any width, any step and for any career."""
    frame, marks = layout.frame, layout.marks
    assert sum(mark.count for mark in marks) == len(frame.chart)
    assert [mark.first for mark in marks] == sorted(mark.first for mark in marks)
    assert all(after.x - before.x >= METRICS.target - 1e-6 for before, after in pairwise(marks))
    assert all(before.target.right <= after.target.left + 1e-6 for before, after in pairwise(marks))
    assert marks[0].target.left >= -1e-6
    assert marks[-1].target.right <= frame.width + 1e-6
    assert layout.current_mark
    assert layout.current_mark.first == layout.current_mark.last == layout.current
    written = [tick.rect for tick in layout.ticks if tick.rect]
    assert all(rect.left >= -1e-6 and rect.right <= frame.width + 1e-6 for rect in written)
    assert_labels(layout)


def assert_labels(layout: SliderLayout) -> None:
    for one, other in combinations(layout.labels, 2):
        assert not one.rect.overlaps(other.rect), (one, other)
    for label in layout.labels:
        assert label.rect.left >= 0
        assert label.rect.right <= layout.frame.width
        stems = [other.x for other in layout.labels if other.stem and other is not label]
        if not label.stem:
            assert not any(label.rect.left < stem < label.rect.right for stem in stems)
    assert [label.step for label in layout.labels if label.current] == [layout.current]


@pytest.mark.parametrize("hundred", range(800, 3840, 100))
def test_the_twelve_stops_at_every_width_of_a_window(hundred: int) -> None:
    """The slider of a window from 800 to 3840 pixels, beside its buttons and without them."""
    for window in range(hundred, min(hundred + 100, 3841)):
        for width in (window, window - THREE_BUTTONS):
            layout = laid(CAREER, window % 12, width)
            assert_sound(layout)
            assert [mark.count for mark in layout.marks] == [1] * 12


@pytest.mark.parametrize("width", range(240, 800, 11))
def test_narrower_still_it_counts_and_nothing_collides(width: int) -> None:
    assert_sound(laid(CAREER, width % 12, width))


@pytest.mark.parametrize("width", [580, 1000, 1700, 3600])
@pytest.mark.parametrize("count", [1, 2, 60, 1000])
def test_every_step_of_any_length(count: int, width: int) -> None:
    chart = prepare(evenly(count))
    frame = frame_for(chart, width=width, metrics=METRICS)
    for step in {*range(0, count, max(1, count // 40)), count - 1}:
        assert_sound(lay_out(frame, step, label=name))


def test_a_leader_ends_at_the_true_date() -> None:
    for width in range(580, 3840, 61):
        layout = laid(CAREER, 6, width)
        assert layout.frame.axis
        for mark in layout.marks:
            assert mark.leader
            day = CAREER.anchors[mark.first]
            assert mark.leader.left == mark.leader.right == layout.frame.axis.x(day)
            assert mark.leader.x == mark.x


def test_stops_with_room_stand_over_their_date() -> None:
    layout = laid(CAREER, 6, 3600)
    assert layout.current_mark
    assert layout.current_mark.leader
    assert layout.current_mark.x == pytest.approx(layout.current_mark.leader.left)


def test_names_stay_where_they_are_while_somebody_steps() -> None:
    frame = frame_for(CAREER, width=1600, metrics=METRICS)
    seen: dict[int, set[float]] = {}
    for current in range(12):
        for label in lay_out(frame, current, label=name).labels:
            if abs(label.step - current) > 3:
                seen.setdefault(label.step, set()).add(label.rect.left)
    assert all(len(lefts) == 1 for lefts in seen.values())


def test_every_name_stands_where_there_is_room() -> None:
    assert len(laid(CAREER, 6, 3600).labels) == 12


def test_a_name_longer_than_the_slider_is_cut_and_says_so() -> None:
    frame = frame_for(CAREER, width=240, metrics=METRICS)
    layout = lay_out(frame, 5, label=lambda _: "Astrakhan · Saratov · Kazan and elsewhere")
    (label,) = [label for label in layout.labels if label.current]
    assert label.text.endswith("…")
    assert label.rect.width <= 240


def test_an_undated_stop_keeps_its_place_and_has_no_leader() -> None:
    chart = prepare(timeline_of([*TWELVE[:6], ("", ""), *TWELVE[6:]]))
    layout = laid(chart, 2, 1600)
    assert_sound(layout)
    undated = layout.marks[6]
    assert undated.undated
    assert undated.leader is None
    assert layout.marks[5].x < undated.x < layout.marks[7].x
    assert [caption.text for caption in layout.captions] in (["no date"], ["?"])


def test_no_date_at_all_gives_a_row_without_an_axis() -> None:
    layout = laid(prepare(timeline_of([("", "")] * 4)), 1, 1000)
    assert layout.frame.axis is None
    assert not layout.ticks
    assert not layout.bars
    assert [mark.x for mark in layout.marks] == [125, 375, 625, 875]


def test_the_future_hidden_is_not_there() -> None:
    frame = frame_for(CAREER, width=1600, metrics=METRICS)
    layout = lay_out(frame, 4, label=name, hide_future=True)
    assert [mark.first for mark in layout.marks] == [0, 1, 2, 3, 4]
    assert max(label.step for label in layout.labels) == 4
    open_layout = lay_out(frame, 4, label=name)
    assert [mark.x for mark in layout.marks] == [mark.x for mark in open_layout.marks[:5]]


def test_next_to_a_group_is_one_posting() -> None:
    frame = frame_for(prepare(evenly(1000)), width=1000, metrics=METRICS)
    for step in range(500, 520):
        mark = lay_out(frame, step, label=name).current_mark
        assert mark
        assert mark.first == mark.last == step


def test_a_group_opens_until_every_posting_stands_alone() -> None:
    chart = prepare(evenly(100_000))
    view, rounds = View(0, 99_999), 0
    while view.last > view.first:
        layout = laid(chart, view.first, 1000, view)
        assert_sound(layout)
        groups = [mark for mark in layout.marks if mark.kind == "group"]
        if not groups:
            break
        view, rounds = View(groups[-1].first, groups[-1].last), rounds + 1
    assert 2 <= rounds <= 6


def test_postings_of_one_day_open_too() -> None:
    chart = prepare(same_day(300))
    layout = laid(chart, 0, 1000)
    assert_sound(layout)
    assert len([mark for mark in layout.marks if mark.kind == "group"]) > 3


def test_outside_of_an_opened_group_is_counted() -> None:
    layout = laid(prepare(evenly(1000)), 410, 1000, View(400, 420))
    assert_sound(layout)
    assert [(mark.kind, mark.count) for mark in (layout.marks[0], layout.marks[-1])] == [
        ("before", 400),
        ("after", 579),
    ]


def test_a_finger_reaches_every_posting_in_order() -> None:
    for count in (12, 60, 1000):
        frame = frame_for(prepare(evenly(count)), width=1000, metrics=METRICS)
        reach = reach_of(frame)
        steps = [reach.step_at(x / 4) for x in range(-40, 4040)]
        assert steps == sorted(steps)
        assert set(steps) == set(range(count))


def test_a_finger_on_a_stop_means_that_stop() -> None:
    for width in (580, 1146, 1700):
        layout = laid(CAREER, 3, width)
        reach = reach_of(layout.frame)
        assert [reach.step_at(mark.x) for mark in layout.marks] == list(range(12))


def test_a_tap_on_a_bar_means_its_posting() -> None:
    layout = laid(CAREER, 0, 1600)
    bar = layout.bars[6]
    mark = layout.mark_at(bar.rect.right - 8, bar.rect.top + 4)
    assert mark
    assert mark.first == 7, "where two bars pass into one another, the one begun"
    mark = layout.mark_at((bar.rect.left + bar.rect.right) / 2, bar.rect.top + 4)
    assert mark
    assert mark.first == 6


def test_no_posting_at_all() -> None:
    layout = laid(prepare(timeline_of([])), 0, 1000)
    assert [*layout.marks, *layout.labels, *layout.bars] == []
    assert reach_of(layout.frame).step_at(100) == 0


dates = st.sampled_from(
    ["", "1894", "1913/", "1917", "1917-12", "../1920", "1905-05-05", "1990/.."]
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(dates, st.sampled_from(["", "start", "end"])), min_size=1, max_size=90),
    st.integers(300, 3840),
    st.integers(0, 89),
)
def test_any_career_is_laid_out_soundly(
    stops: list[tuple[str, str]], width: int, step: int
) -> None:
    assert_sound(laid(prepare(timeline_of(stops)), step % len(stops), width))


def test_frame_is_the_same_whatever_the_step() -> None:
    frame: Frame = frame_for(CAREER, width=1600, metrics=METRICS)
    assert lay_out(frame, 1, label=name).bars is lay_out(frame, 9, label=name).bars
