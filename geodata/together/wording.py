"""What a step says of the other career, in words that claim no more than dates and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geodata.careers import StepText
from geodata.together.meetings import Meeting
from geodata.words import Words

__all__ = ["sentences_beside"]


def sentences_beside(
    other: str,
    meetings: Iterable[tuple[Meeting, str]],
    meanwhile: Iterable[StepText],
    words: Words,
) -> Iterator[str]:
    """Yield the sentences that a step shows about the ``other`` person.

    ``meetings`` are those of this step, each with the place's name then; ``meanwhile`` the other's
    steps whose time may overlap.
    """
    for meeting, place in meetings:
        if meeting.sure:
            yield words(
                "At the same place at the same time: {person}, {place}. Nothing more is said by "
                "that: these sources know of no meeting.",
                person=other,
                place=place,
            )
        else:
            yield words(
                "Perhaps at the same place at the same time: {person}, {place}. The dates do not "
                "say for certain.",
                person=other,
                place=place,
            )
    stops = "; ".join(map(_stop, meanwhile))
    if stops:
        yield words("Meanwhile {person}: {stops}.", person=other, stops=stops)


def _stop(step: StepText) -> str:
    places = ", ".join(place.name for place in step.places) or step.label
    return f"{places} ({step.when.text})"
