"""Which name of a place to show: the one valid then, in the visitor's language.

The order, the first that exists:

1. an ``official`` or ``usual`` name in the language asked for whose span holds the date; of
   several, the one that held for most of the time, then the official one;
2. an undated ``usual`` or ``official`` name in the language asked for;
3. where the date is not known, the latest of the dated names in the language asked for;
4. a name of another language that was valid then, one in the same script first;
5. the ``today`` name in the language asked for;
6. any name at all.

A name that is not in the language asked for says so by its ``language``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from geodata.dates import Timespan
from geodata.places.place import Place, Toponym

__all__ = ["name_then", "name_today"]

_SHOWN: Final = ("official", "usual")
_CYRILLIC: Final = {"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"}


def name_then(place: Place, language: str, when: Timespan | None) -> Toponym | None:
    """Return the name to show for a place at a date; None only for a place without names."""
    own = [name for name in place.toponyms if name.language == language]
    same_script, other_script = _of_other_languages(place, language)
    others = same_script + other_script
    candidates: tuple[Toponym | None, ...] = (
        _valid(own, when),
        _undated(own),
        _latest(own) if when is None else None,
        _valid(same_script, when),
        _valid(other_script, when),
        _undated(others),
        _first_of_kind(own, ("today", *_SHOWN)),
        _first_of_kind(others, (*_SHOWN, "today", "variant")),
        *own,
    )
    return next((name for name in candidates if name is not None), None)


def name_today(place: Place, language: str) -> Toponym | None:
    """Return today's name: the one marked so, else one still in use or undated, else None."""
    own = [name for name in place.toponyms if name.language == language]
    for names in (own, *_of_other_languages(place, language)):
        found = _first_of_kind(names, ("today",)) or _still_used(names) or _undated(names)
        if found is not None:
            return found
    return None


def _valid(names: Iterable[Toponym], when: Timespan | None) -> Toponym | None:
    """Return the shown name whose span shares most days with the date."""
    if when is None:
        return None
    dated = [
        (_shared_days(name.span, when), name.kind == "official", -position, name)
        for position, name in enumerate(names)
        if name.span is not None and name.kind in _SHOWN
    ]
    valid = [entry for entry in dated if entry[0] > 0]
    return max(valid, key=lambda entry: entry[:3])[3] if valid else None


def _shared_days(one: Timespan, other: Timespan) -> int:
    """Return how many days two spans have in common, at most; an end that is not known is the
    last day on which the other one is known to be."""
    starts = [day for day in (one.start.earliest, other.start.earliest) if day is not None]
    ends = [day for day in (_last(one), _last(other)) if day is not None]
    if not starts or not ends:
        return 1 if one.overlaps(other) else 0
    return min(ends) - max(starts) + 1


def _last(span: Timespan) -> int | None:
    """Return the last day that a span may hold; of an unknown end the last day of its start."""
    if span.end.state == "unknown":
        return span.start.latest
    return span.end.latest


def _undated(names: Iterable[Toponym]) -> Toponym | None:
    undated = [name for name in names if name.span is None]
    return _first_of_kind(undated, ("usual", "official"))


def _latest(names: Iterable[Toponym]) -> Toponym | None:
    dated = [name for name in names if name.span is not None and name.kind in _SHOWN]
    return max(dated, key=lambda name: name.span.sort_key if name.span else (), default=None)


def _still_used(names: Iterable[Toponym]) -> Toponym | None:
    return next(
        (n for n in names if n.span and n.span.end.state == "open" and n.kind in _SHOWN), None
    )


def _first_of_kind(names: Iterable[Toponym], kinds: Sequence[str]) -> Toponym | None:
    listed = list(names)
    return next((name for kind in kinds for name in listed if name.kind == kind), None)


def _of_other_languages(place: Place, language: str) -> tuple[list[Toponym], list[Toponym]]:
    """Return the names of other languages: those in the reader's script, and the rest."""
    script = "Cyrl" if language in _CYRILLIC else "Latn"
    others = [name for name in place.toponyms if name.language != language]
    same = [name for name in others if name.script == script]
    return same, [name for name in others if name.script != script]
