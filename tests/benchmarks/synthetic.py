"""Makes careers of any length, always the same ones for the same seed.

Places lie on a made-up grid over Europe and Siberia, postings follow one another in time, and every
text says where it is from. A short career is written as the folder of files that an author would
write; a long one goes straight into a database, through the same recording as any other: reading
a hundred thousand postings from TOML takes minutes and is not what is measured.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from geodata.careers import (
    Career,
    Event,
    Figure,
    Person,
    PersonName,
    Posting,
    PostingPlace,
    When,
)
from geodata.dates import parse_timespan
from geodata.places import Citation, Claimed, Locus, Place, Source, Toponym
from geodata.storage.loader import load, save

__all__ = ["LONGEST_FOLDER", "PLACES", "make_career", "make_database", "make_folder", "postings"]

LONGEST_FOLDER: Final = 2_000
"""Postings up to which ``make_career`` writes a folder of files."""

PLACES: Final = 400
"""Places that the postings go round and round between."""

_LANGUAGES: Final = ("en", "lv", "ru")
_SOURCE: Final = Source("made-up", "Made up for measuring", seen=False)
_CITED: Final = Claimed(citations=(Citation(_SOURCE),))
_TEXT: Final = {
    "en": "The {n}th posting of a career that nobody had, in a place that is nowhere.",
    "lv": "{n}. postenis karjerā, kuras nekad nav bijis, vietā, kuras nav nekur.",
    "ru": "{n}-я должность в карьере, которой не было, в месте, которого нет.",
}


def make_career(folder: Path, n: int, *, seed: int = 1) -> Path:
    """Make a career of ``n`` postings below ``folder``; return what ``open_career`` takes.

    That is a folder of files up to LONGEST_FOLDER postings and a database file above.
    """
    if n <= LONGEST_FOLDER:
        return make_folder(folder / f"synthetic-{n}", n, seed=seed)
    return make_database(folder / f"synthetic-{n}.sqlite", n, seed=seed)


def make_database(path: Path, n: int, *, seed: int = 1) -> Path:
    """Write a career of ``n`` postings as a database. 100,000 take about ten seconds."""
    career = _career(f"synthetic-{n}")
    connection = load(career, postings(n, seed=seed), places=_places(seed), sources=[_SOURCE])
    save(connection, path)
    connection.close()
    return path


def make_folder(folder: Path, n: int, *, seed: int = 1) -> Path:
    """Write a career of ``n`` postings as the files of an author, its gazetteer beside it."""
    for needed in (folder, folder.parent / "gazetteer"):
        needed.mkdir(parents=True, exist_ok=True)
    made = list(postings(n, seed=seed))
    files = {
        "career.toml": _career_toml(folder.name, made),
        "sources.toml": _sources_toml(),
        "../gazetteer/sources.toml": _sources_toml(),
        "../gazetteer/places.toml": "format = 1\n"
        + "".join(map(_place_toml, _places(seed).values())),
        **{f"text.{language}.toml": _text_toml(language, made) for language in _LANGUAGES},
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def postings(n: int, *, seed: int = 1) -> Iterator[Posting]:
    """Yield ``n`` postings, one after another in time and each of some weeks."""
    chance = random.Random(seed)
    for number in range(n):
        yield _posting(number, chance, n)


def _posting(number: int, chance: random.Random, n: int) -> Posting:
    # The whole span of 1800 to 1999 is shared out, so that the axis is full at any length.
    months = 200 * 12 * number // n
    year, month = 1800 + months // 12, months % 12 + 1
    posting = Posting(
        id=f"posting-{number}",
        when=When(parse_timespan(f"{year}-{month:02}", calendar="gregorian")),
        places=(PostingPlace(f"place-{chance.randrange(PLACES)}"),),
        title={language: f"{_word(language)} {number + 1}" for language in _LANGUAGES},
        summary={language: _TEXT[language].format(n=number + 1) for language in _LANGUAGES},
        label={language: str(number + 1) for language in _LANGUAGES},
        route=chance.choice(("known", "known", "known", "unknown")),
        citations=_CITED.citations,
    )
    return replace(posting, events=_events(number), figures=_figures(number))


def _events(number: int) -> tuple[Event, ...]:
    if number % 3:
        return ()
    text = {language: _TEXT[language].format(n=number + 1) for language in _LANGUAGES}
    return (Event(f"event-{number}", "happened", text, claimed=_CITED),)


def _figures(number: int) -> tuple[Figure, ...]:
    if number % 5:
        return ()
    label = {"en": "counted", "lv": "saskaitīti", "ru": "сосчитаны"}
    group = f"group-{number}"
    return (Figure(f"figure-{number}", group, "whole", 1 + number % 997, label, claimed=_CITED),)


def _career(career_id: str) -> Career:
    name = {"en": "Nobody", "lv": "Neviens", "ru": "Никто"}
    person = Person((PersonName("Nobody", "en", "Latn"),), name, dict(name), dict(name))
    return Career(career_id, person, (), _LANGUAGES, citations=_CITED.citations)


def _places(seed: int) -> dict[str, Place]:
    chance = random.Random(seed + 1)
    made = (_place(number, chance) for number in range(PLACES))
    return {place.id: place for place in made}


def _place(number: int, chance: random.Random) -> Place:
    names = (("en", "Latn", "Nowhere"), ("lv", "Latn", "Nekurene"), ("ru", "Cyrl", "Нигдеевск"))
    return Place(
        id=f"place-{number}",
        kind="town",
        locus=Locus.POINT,
        lat=round(chance.uniform(45, 65), 4),
        lon=round(chance.uniform(20, 110), 4),
        toponyms=tuple(Toponym(f"{name} {number}", code, script) for code, script, name in names),
        today="RU",
        claimed=_CITED,
    )


def _word(language: str) -> str:
    return {"en": "Posting", "lv": "Postenis", "ru": "Должность"}[language]


def _sources_toml() -> str:
    return f'[[source]]\nid = "{_SOURCE.id}"\nlabel = "{_SOURCE.label}"\nseen = false\n'


def _career_toml(career_id: str, made: list[Posting]) -> str:
    head = (
        f'format = 1\nid = "{career_id}"\nlanguages = ["en", "lv", "ru"]\ncite = ["made-up"]\n'
        '[person]\nnames = [{ name = "Nobody", language = "en", script = "Latn" }]\n'
    )
    return head + "".join(map(_posting_toml, made))


def _posting_toml(posting: Posting) -> str:
    span = posting.when.span
    assert span is not None
    lines = [
        "[[posting]]",
        f'id = "{posting.id}"',
        f'when = {{ edtf = "{span.edtf}", calendar = "gregorian" }}',
        f'route = "{posting.route}"',
        f'places = ["{posting.places[0].place_id}"]',
        'cite = ["made-up"]',
    ]
    for event in posting.events:
        lines += ["[[posting.event]]", f'id = "{event.id}"', f'claim = "{event.claim}"']
        lines += ['cite = ["made-up"]']
    for figure in posting.figures:
        lines += ["[[posting.figure]]", f'id = "{figure.id}"', f'group = "{figure.group}"']
        lines += [f'kind = "whole"\nvalue = {figure.value}', 'cite = ["made-up"]']
    return "\n".join(lines) + "\n"


def _text_toml(language: str, made: list[Posting]) -> str:
    short = _career("any").person.short[language]
    lines = ["[career]", f'short = "{short}"', f'subtitle = "{short}"', f'intro = "{short}"']
    for posting in made:
        lines += [f"[posting.{posting.id}]", f'title = "{posting.title[language]}"']
        lines += [f'label = "{posting.label[language]}"']
        lines += [f'summary = "{posting.summary[language]}"']
    lines += ["[event]"]
    lines += [f'{e.id} = "{e.text[language]}"' for posting in made for e in posting.events]
    lines += ["[figure]"]
    lines += [f'{f.id} = "{f.label[language]}"' for posting in made for f in posting.figures]
    return "\n".join(lines) + "\n"


def _place_toml(place: Place) -> str:
    lines = [
        "[[place]]",
        f'id = "{place.id}"\nkind = "town"\nlocus = "point"\ntoday = "RU"',
        f"lat = {place.lat}\nlon = {place.lon}",
        'cite = ["made-up"]',
    ]
    for name in place.toponyms:
        lines += ["[[place.name]]", f'name = "{name.name}"']
        lines += [f'language = "{name.language}"\nscript = "{name.script}"']
    return "\n".join(lines) + "\n"
