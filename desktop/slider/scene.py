"""What the slider shows at present: one career, one width, the part that is opened."""

from __future__ import annotations

from collections.abc import Callable

from desktop.slider.chart import prepare
from desktop.slider.frame import Frame, View, frame_for
from desktop.slider.layout import SliderLayout, lay_out
from desktop.slider.metrics import Metrics
from desktop.slider.reach import Reach, reach_of
from desktop.slider.shapes import Mark
from geodata.careers.timeline import Timeline

__all__ = ["Scene"]


class Scene:
    """Keeps the frame and the layout until something they hang on changes.

    ``views`` are the parts opened one out of the other, from the whole career inwards.
    """

    def __init__(
        self, timeline: Timeline, label: Callable[[int], str], metrics: Metrics, width: float
    ) -> None:
        self._chart = prepare(timeline)
        self._label = label
        self._metrics, self._width = metrics, width
        self._no_date = ""
        self._hide_future = False
        self._views = [self._whole()]
        self._frame: Frame | None = None
        self._layout: SliderLayout | None = None
        self._reach: Reach | None = None

    @property
    def metrics(self) -> Metrics:
        """The measures in use."""
        return self._metrics

    @property
    def hides_future(self) -> bool:
        """Whether the stops to come are left out."""
        return self._hide_future

    @property
    def zoomed(self) -> bool:
        """Whether only a part of the career is shown."""
        return len(self._views) > 1

    def frame(self) -> Frame:
        """The frame of the part that is shown."""
        if self._frame is None:
            self._frame = frame_for(
                self._chart, width=self._width, metrics=self._metrics, view=self._views[-1]
            )
        return self._frame

    def step_at(self, x: float) -> int:
        """The posting that a finger at ``x`` means."""
        if self._reach is None:
            self._reach = reach_of(self.frame())
        return self._reach.step_at(x)

    def layout(self, current: int) -> SliderLayout:
        """The layout at a step; a part that the step is not in closes."""
        while self.zoomed and current not in self._views[-1]:
            self.close()
        if self._layout is None or self._layout.current != current:
            self._layout = lay_out(
                self.frame(),
                current,
                label=self._label,
                no_date=self._no_date,
                hide_future=self._hide_future,
            )
        return self._layout

    def set_career(self, timeline: Timeline, label: Callable[[int], str]) -> None:
        """Another career, or the same one with other names."""
        self._chart, self._label = prepare(timeline), label
        self._views = [self._whole()]
        self._forget()

    def set_width(self, width: float) -> None:
        """Another width in device-independent pixels."""
        self._width = width
        self._forget()

    def set_metrics(self, metrics: Metrics) -> None:
        """Other type or other sizes."""
        self._metrics = metrics
        self._forget()

    def set_no_date(self, text: str) -> None:
        """What is written under a stop without a date; names are asked for anew too."""
        self._no_date = text
        self._layout = None

    def set_hide_future(self, hide: bool) -> None:
        """Leave out the stops to come, or show them."""
        self._hide_future = hide
        self._layout = None

    def open(self, mark: Mark) -> None:
        """Show what a group counts. Whoever opens it goes to a step in it: see ``layout``."""
        if mark.kind == "group":
            self._views.append(View(mark.first, mark.last))
            self._forget()

    def close(self) -> None:
        """Show the part from which this one was opened."""
        if self.zoomed:
            self._views.pop()
            self._forget()

    def close_all(self) -> None:
        """Show the whole career."""
        del self._views[1:]
        self._forget()

    def _whole(self) -> View:
        return View(0, len(self._chart) - 1)

    def _forget(self) -> None:
        self._frame = self._layout = self._reach = None
