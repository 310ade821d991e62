"""Which step the page is asked to draw next: the latest wins, and one is under way at a time.

A finger on the slider asks for more steps than a page can draw. Only the newest is kept until
the page has answered for the one before, so the page never falls behind. No Qt in here.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["StepCall", "StepQueue"]


@dataclass(frozen=True, slots=True)
class StepCall:
    """One call of the page: the 0-based step, the number by which the page answers, and whether
    the map flies there."""

    index: int
    sequence: int
    animate: bool


class StepQueue:
    """Starts closed: what is asked before the page is ready waits, and only the newest of it."""

    def __init__(self) -> None:
        self._open = False
        self._sequence = 0
        self._under_way: StepCall | None = None
        self._late: StepCall | None = None
        self._waiting: tuple[int, bool] | None = None
        self._last: int | None = None

    @property
    def last(self) -> int | None:
        """The step asked for last, painted or not; None before the first."""
        return self._last

    @property
    def is_open(self) -> bool:
        """Whether the page is there to be called."""
        return self._open

    @property
    def under_way(self) -> StepCall | None:
        """The call that the page has not answered yet."""
        return self._under_way

    def ask(self, index: int, *, animate: bool) -> StepCall | None:
        """Ask for a step; the call to make now, or None where it waits."""
        self._last = index
        self._waiting = (index, animate)
        return self._next()

    def open(self) -> StepCall | None:
        """The page is ready: the call that puts it at the step asked for last, without flight."""
        self._open = True
        self._under_way = self._late = None
        if self._last is not None:
            self._waiting = (self._last, False)
        return self._next()

    def close(self, *, forget: bool = False) -> None:
        """The page is gone or loading. ``forget`` drops the step too: the career is another."""
        self._open = False
        self._under_way = self._late = None
        if forget:
            self._last = self._waiting = None

    def answered(self, sequence: int) -> StepCall | None:
        """The call that the page answers with this number; None where a newer one was made since.

        A late answer counts as long as nothing newer was asked: a large map on a slow machine
        may need longer for a picture than is waited for.
        """
        call = self._under_way or self._late
        if call is None or call.sequence != sequence:
            return None
        self._under_way = self._late = None
        return call

    def overdue(self) -> StepCall | None:
        """The page owes its answer for too long (a hidden window paints nothing): go on."""
        self._late = self._under_way or self._late
        self._under_way = None
        return self._next()

    def next(self) -> StepCall | None:
        """The call to make now that nothing is under way, None where nothing waits."""
        return self._next()

    def _next(self) -> StepCall | None:
        if not self._open or self._under_way is not None or self._waiting is None:
            return None
        index, animate = self._waiting
        self._waiting = self._late = None
        self._sequence += 1
        self._under_way = StepCall(index, self._sequence, animate)
        return self._under_way
