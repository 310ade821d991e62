"""Which careers came to a place: the one on show, and the others that ship."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.panel.placepage import Visit
from geodata.errors import GeodataError
from geodata.locations import Locations
from geodata.storage import CareerOnShow, open_career
from geodata.words import Words

__all__ = ["visits_at"]


def visits_at(
    place_id: str, career: CareerOnShow, words: Words, locations: Locations
) -> tuple[Visit, ...]:
    """The postings of the career on show first, then those of every other career in ``seeds``.

    A career that cannot be opened is passed over: ``career-atlas check`` says what is wrong.
    """
    own = (Visit(_line(career, step, words), step) for step in career.place_steps(place_id))
    return (*own, *_others(place_id, career, words, locations))


def _others(
    place_id: str, career: CareerOnShow, words: Words, locations: Locations
) -> Iterator[Visit]:
    for file in sorted(locations.seeds.glob("*/career.toml")):
        name = file.parent.name
        if name in career.id.split("+"):  # two careers may be on show
            continue
        try:
            other = open_career(name, locations=locations)
        except GeodataError:
            continue
        person = other.person(words.language).short
        for step in other.place_steps(place_id):
            yield Visit(f"{person}: {_line(other, step, words)}", None)
        other.close()


def _line(career: CareerOnShow, step: int, words: Words) -> str:
    text = career.step(step, words)
    return f"{text.step}. {text.title} ({text.when.text})"
