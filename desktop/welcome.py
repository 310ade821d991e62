"""What the window offers when it opens, and where each of the three doors leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.beside import start_beside
from desktop.doors import Doors
from desktop.showing import Showing
from geodata.locations import Locations
from geodata.words import Words

__all__ = ["open_doors", "open_workshop"]


def open_doors(
    showing: Showing,
    locations: Locations,
    *,
    career: str,
    languages: Mapping[str, str],
    words_for: Callable[[str], Words],
) -> Doors:
    """Put the doors over the panel until one is gone through, or a step is taken.

    ``career`` is what was asked to be opened; ``languages`` the languages' own names.
    """
    doors = Doors()
    window = showing.window
    window.panel.add_above(doors)
    showing.retranslated.connect(lambda: doors.retranslate(showing.words))
    showing.restyled.connect(doors.fit)
    doors.retranslate(showing.words)
    doors.fit(showing.scale)
    doors.explore.connect(doors.hide)
    doors.explore.connect(window.slider.setFocus)
    doors.present.connect(lambda: _present(showing, career))
    doors.make.connect(
        lambda: open_workshop(showing, locations, languages=languages, words_for=words_for)
    )
    showing.model.stepChanged.connect(doors.hide)
    return doors


def _present(showing: Showing, career: str) -> None:
    if start_beside(["present", career, "--language", showing.words.language]):
        showing.window.close()


def open_workshop(
    showing: Showing,
    locations: Locations,
    *,
    languages: Mapping[str, str],
    words_for: Callable[[str], Words],
) -> None:
    """Open the dialog in which a career of one's own begins."""
    # Here, so that a start does not wait for what only authors need.
    from desktop.author import Workshop

    dialog = Workshop(
        showing.words,
        languages=languages,
        locations=locations,
        words_for=words_for,
        parent=showing.window,
    )
    dialog.open()
