"""“Where next?”: the class points at the map before the next stop is shown.

No score is kept and nobody is told to have been right: there are distances in kilometres, and that
is all. Before an arrest, a trial, a deportation or an execution it is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from geodata.careers import PlaceText
from geodata.places.distance import distance_km

__all__ = ["Guess", "Guessing", "nearest_km"]

_MOST: Final = 12
"""So many fingers on one map can still be told apart."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A spot that somebody pointed at: ``lat``, ``lon`` in degrees, its ``letter``, and once the
    stop is shown ``km`` to it, 0 inside an area, and ``goal``, the place (lat, lon) measured to."""

    letter: str
    lat: float
    lon: float
    km: float | None = None
    goal: tuple[float, float] | None = None


class Guessing(QObject):
    """``changed()``: asked, pointed at, answered, or over."""

    changed = Signal()

    def __init__(
        self, places_at: Callable[[int], Sequence[PlaceText]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._places_at = places_at
        self._step: int | None = None
        self._answered = False
        self._guesses: tuple[Guess, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the class is being asked."""
        return self._step is not None and not self._answered

    @property
    def step(self) -> int | None:
        """The step (0-based) that was asked for, None where nothing is."""
        return self._step

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """The spots pointed at, in order."""
        return self._guesses

    def ask(self, step: int) -> None:
        """Ask where the stop ``step`` (0-based) is going to be."""
        self._step, self._answered, self._guesses = step, False, ()
        self.changed.emit()

    def point(self, lat: float, lon: float) -> None:
        """Somebody points; the thirteenth finger takes the first one's place."""
        if not self.open:
            return
        taken = {guess.letter for guess in self._guesses[-_MOST + 1 :]}
        letter = next(chr(65 + n) for n in range(_MOST) if chr(65 + n) not in taken)
        self._guesses = (*self._guesses[-_MOST + 1 :], Guess(letter, lat, lon))
        self.changed.emit()

    def answer(self) -> None:
        """The stop is being shown: measure."""
        if self._step is None:
            return
        places = self._places_at(self._step)
        self._guesses = tuple(_measured(guess, places) for guess in self._guesses)
        self._answered = True
        self.changed.emit()

    def end(self) -> None:
        """Take everything off the map."""
        if self._step is not None:
            self._step, self._answered, self._guesses = None, False, ()
            self.changed.emit()


def nearest_km(
    at: tuple[float, float], places: Sequence[PlaceText]
) -> tuple[float, tuple[float, float]] | None:
    """Kilometres from (lat, lon) to the nearest of the places, and that place; None where none has
    a position. Within an area's radius the distance is 0."""
    measured = [
        (max(0.0, distance_km(at, (place.lat, place.lon)) - _radius_km(place)), place)
        for place in places
        if place.lat is not None and place.lon is not None and place.locus != "unlocated"
    ]
    if not measured:
        return None
    km, place = min(measured, key=lambda pair: pair[0])
    assert place.lat is not None
    assert place.lon is not None
    return km, (place.lat, place.lon)


def _measured(guess: Guess, places: Sequence[PlaceText]) -> Guess:
    found = nearest_km((guess.lat, guess.lon), places)
    km, goal = found or (None, None)
    return Guess(guess.letter, guess.lat, guess.lon, km, goal)


def _radius_km(place: PlaceText) -> float:
    return 0.0 if place.locus == "point" else place.radius_km or 0.0
