"""The latest step wins, and the page has one to draw at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.mapview.stepqueue import StepCall, StepQueue


def opened() -> StepQueue:
    queue = StepQueue()
    queue.open()
    return queue


def test_what_is_asked_before_the_page_is_ready_waits_and_only_the_newest_is_sent() -> None:
    queue = StepQueue()

    assert queue.ask(3, animate=True) is None
    assert queue.ask(5, animate=True) is None

    assert queue.open() == StepCall(5, 1, animate=False)


def test_a_second_step_waits_for_the_answer_to_the_first() -> None:
    queue = opened()
    first = queue.ask(1, animate=True)
    assert first == StepCall(1, 1, animate=True)
    assert queue.ask(2, animate=True) is None

    assert queue.answered(first.sequence) == first
    assert queue.next() == StepCall(2, 2, animate=True)


def test_an_answer_that_comes_too_late_is_none() -> None:
    queue = opened()
    queue.ask(1, animate=True)
    second = queue.ask(2, animate=True) or queue.overdue()

    assert second == StepCall(2, 2, animate=True)
    assert queue.answered(1) is None
    assert queue.under_way == second


def test_a_late_answer_counts_while_nothing_newer_was_asked() -> None:
    queue = opened()
    first = queue.ask(1, animate=True)
    assert queue.overdue() is None

    assert queue.answered(1) == first
    assert queue.answered(1) is None


def test_a_page_that_comes_back_is_put_at_the_step_asked_for_last() -> None:
    queue = opened()
    call = queue.ask(7, animate=True)
    assert call is not None
    queue.answered(call.sequence)
    queue.close()

    assert queue.open() == StepCall(7, 2, animate=False)


def test_another_career_starts_without_a_step() -> None:
    queue = opened()
    queue.ask(7, animate=True)
    queue.close(forget=True)

    assert queue.open() is None
    assert queue.last is None


@given(st.lists(st.one_of(st.integers(0, 99), st.just("answer"), st.just("overdue")), max_size=60))
def test_whatever_happens_one_call_is_under_way_and_the_last_step_is_drawn_in_the_end(
    happenings: list[int | str],
) -> None:
    queue = opened()
    calls: list[StepCall] = []
    for happening in happenings:
        match happening:
            case "answer":
                if queue.under_way:
                    queue.answered(queue.under_way.sequence)
                call = queue.next()
            case "overdue":
                call = queue.overdue()
            case index:
                call = queue.ask(int(index), animate=False)
        if call:
            calls.append(call)
            assert queue.under_way == call
    while queue.under_way:
        queue.answered(queue.under_way.sequence)
        if call := queue.next():
            calls.append(call)

    asked = [happening for happening in happenings if isinstance(happening, int)]
    assert [call.index for call in calls[-1:]] == asked[-1:]
    assert [call.sequence for call in calls] == list(range(1, len(calls) + 1))
