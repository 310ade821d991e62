"""Puts the switch for two careers into a window that shows them."""

from __future__ import annotations

from collections.abc import Callable

from desktop.showing import Showing
from desktop.together.whose import Whose
from geodata.page import LivePage
from geodata.together import TwoCareers

__all__ = ["met_steps", "nearest_step", "show_both"]


def show_both(
    showing: Showing, both: TwoCareers, page_for: Callable[[TwoCareers], LivePage]
) -> Whose:
    """Let the viewer hide either of ``both``; ``page_for`` makes the page of what is shown.

    The step stays where that is possible: at the same posting, else at the one before it.
    """
    whose = Whose()
    showing.window.panel.add_above(whose)

    def name() -> None:
        language = showing.words.language
        one, other = (career.person(language).short for career in both.careers)
        whose.name((one, other), showing.words)

    def show(owners: tuple[int, ...]) -> None:
        before = showing.career
        chosen = both.only(*owners)
        assert isinstance(before, TwoCareers)
        step = nearest_step(before, chosen, showing.model.step)
        showing.show_career(chosen, page_for(chosen), step=step)
        mark_owners(showing, chosen)

    showing.retranslated.connect(name)
    showing.restyled.connect(whose.fit)
    whose.chosen.connect(show)
    name()
    whose.fit(showing.scale)
    mark_owners(showing, both)
    return whose


def mark_owners(showing: Showing, both: TwoCareers) -> None:
    """Tell the slider whose stops are whose, and where both were."""
    showing.window.slider.set_owners(both.owners, met_steps(both))


def met_steps(both: TwoCareers) -> frozenset[int]:
    """The steps at which both were at the same place at the same time, as far as is known."""
    if len(both.shown) == 1:
        return frozenset()
    return frozenset(step for meeting in both.meetings for step in meeting.steps)


def nearest_step(before: TwoCareers, after: TwoCareers, step: int) -> int:
    """The step in ``after`` of the posting at ``step`` in ``before``, or of the last before it."""
    places = {stop: index for index, stop in enumerate(after.stops)}
    known = (places[stop] for stop in reversed(before.stops[: step + 1]) if stop in places)
    return next(known, 0)
