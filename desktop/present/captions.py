"""What stands under the map at a moment."""

from __future__ import annotations

from desktop.present.caption import CaptionText
from desktop.present.presentation import Presentation

__all__ = ["caption_of"]


def caption_of(presentation: Presentation) -> CaptionText:
    """Place, date and sentence of the stop, the same with the names of today, or the question
    where it goes next."""
    words = presentation.texts.words
    if presentation.guessing.open:
        return CaptionText(words("Where next?"), "", words("Point at the map."), neutral=True)
    stop = presentation.texts.stop(presentation.step)
    place, when = stop.place, stop.when
    if presentation.shows_today:
        place, when = stop.today, words("names and borders of today")
    place = f"{stop.whose}: {place}" if stop.whose else place
    return CaptionText(place, when, stop.sentence, stop.neutral, stop.second)
