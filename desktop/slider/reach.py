"""Which posting a finger on the row of stops means."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from desktop.slider.frame import Frame
from desktop.slider.grouping import Run
from desktop.slider.marks import marks_of

__all__ = ["Reach", "reach_of"]


@dataclass(frozen=True, slots=True)
class Reach:
    """The row parted into one cell for each run; ``borders`` (pixels) has one more than them.

    It does not depend on the current step, so that dragging is steady.
    """

    runs: tuple[Run, ...]
    borders: tuple[float, ...]

    def step_at(self, x: float) -> int:
        """The nearest stop; inside of a group the posting in proportion. 0 if there is none."""
        if not self.runs:
            return 0
        cell = min(max(bisect_right(self.borders, x) - 1, 0), len(self.runs) - 1)
        run, left, right = self.runs[cell], self.borders[cell], self.borders[cell + 1]
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        return min(run.first + int(share * run.count), run.last)


def reach_of(frame: Frame) -> Reach:
    """Part the row half way between the marks."""
    marks = [mark for mark in marks_of(frame, frame.runs) if mark.kind in ("stop", "group")]
    if not marks:
        return Reach((), ())
    middles = [(before.x + after.x) / 2 for before, after in pairwise(marks)]
    return Reach(frame.runs, (marks[0].target.left, *middles, marks[-1].target.right))
