"""What the teacher's window shows of the lesson besides the map: cards, buttons, and what the class
sees instead of the stop."""

from __future__ import annotations

from desktop.present.placement import Placement
from desktop.present.presentation import Presentation
from desktop.present.speaker import SpeakerWindow
from desktop.present.tools import Tool

__all__ = ["show_buttons", "show_cards", "what_the_class_sees"]


def show_cards(presentation: Presentation, speaker: SpeakerWindow, *, private: bool) -> None:
    """The present stop, and the next one; ``private`` where only the teacher sees the window."""
    words = presentation.texts.words
    stop = presentation.texts.stop(presentation.step)
    heading = words("Now: posting {n} of {count}", n=stop.number, count=stop.of)
    speaker.now.show_stop(heading, stop.title, _line(stop.whose, stop.place, stop.when))
    after = presentation.plan.after(presentation.step)
    if after is None:
        speaker.coming.show_stop(words("Next: the end of the lesson"), "", "")
        return
    hidden = words("Next: hidden while the future is hidden")
    if not private and not presentation.may_show(after):
        speaker.coming.show_stop(hidden, "", "")
        return
    coming = presentation.texts.stop(after)
    heading = words("Next: posting {n}", n=coming.number)
    told = "" if presentation.may_show(after) else hidden
    speaker.coming.show_stop(
        heading, coming.title, _line(coming.whose, coming.place, coming.when), told=told
    )


def show_buttons(presentation: Presentation, speaker: SpeakerWindow, tool: Tool) -> None:
    """Which buttons are down, and which can do something."""
    veils, asking = presentation.veils, presentation.asking
    on = {
        "black": veils.cover == "black",
        "white": veils.cover == "white",
        "freeze": veils.frozen,
        "hide": veils.hidden,
        "question": asking.question is not None,
        "where_next": presentation.guessing.open,
        "today": presentation.shows_today,
        "future": presentation.hides_future,
        tool: True,
    }
    impossible = {
        "question": not asking.count,
        "answer": asking.question is None,
        "discuss": asking.question is None or not asking.question.prompt,
        "previous": presentation.plan.before(presentation.step) is None,
    }
    speaker.tools.show_state(
        frozenset(name for name, yes in on.items() if yes),
        frozenset(name for name in speaker.tools.buttons if not impossible.get(name)),
    )


def what_the_class_sees(presentation: Presentation, placement: Placement) -> str:
    """A few words where it is not the stop, "" where it is."""
    veils, words = presentation.veils, presentation.texts.words
    if veils.hidden:
        return words("The class’s window is put away")
    if placement.where == "away":
        return words("The class’s screen is gone")
    if veils.cover == "black":
        return words("The class sees black")
    if veils.cover == "white":
        return words("The class sees white")
    return words("Frozen: the class sees an older picture") if veils.frozen else ""


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
