"""An index is written whole or not at all, and what is no index is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.errors import DatabaseUnusable
from geodata.search import PlaceFinder, SearchEntry, SearchName, open_index
from geodata.search.writing import build_index
from tests.unit.search.smallindex import PLACES, finder_of


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_index(PLACES, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_places_may_come_one_by_one_and_progress_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    places = (SearchEntry(str(at), (SearchName(f"Name {at}"),)) for at in range(2500))
    assert build_index(places, tmp_path / "many", progress=told.append) == 2500
    assert told == [1000, 2000]


def test_what_was_there_stays_where_the_places_break_off(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    build_index(PLACES, path)
    before = path.read_bytes()

    def broken() -> Iterator[SearchEntry]:
        yield PLACES[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(broken(), path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["names.sqlite"]


def test_a_place_twice_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="cannot be written"):
        build_index([PLACES[0], PLACES[0]], tmp_path / "twice")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnusable, match="cannot be written"):
        build_index(PLACES, tmp_path / "file" / "names.sqlite")


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" * 9])
def test_what_is_no_index_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable, match="Build it again"):
        open_index(path, source="other")
    with pytest.raises(DatabaseUnusable, match="Build it again"):
        open_index(tmp_path / "missing.sqlite", source="missing")


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    build_index(PLACES, path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(DatabaseUnusable, match="this version"):
        open_index(path, source="old")


def test_damage_that_shows_while_searching_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    build_index(PLACES, path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    finder = PlaceFinder([open_index(path, source="damaged")])
    with pytest.raises(DatabaseUnusable, match="Build it again"):
        finder.search("Leningrad")
    finder.indexes[0].close()


def test_a_town_that_two_indexes_know_is_shown_once(tmp_path: Path) -> None:
    curated = finder_of(tmp_path / "curated").indexes[0]
    today = (
        SearchEntry("g1", (SearchName("Leningrad"),), 59.93, 30.33, "RU", "settlement", 5_000_000),
        SearchEntry("g2", (SearchName("Leningrad"),), 40.1, 60.0, "TM", "settlement", 900),
    )
    build_index(today, tmp_path / "base.sqlite")
    base = open_index(tmp_path / "base.sqlite", source="base")
    hits = PlaceFinder([curated, base]).search("Leningrad")
    assert [(hit.source, hit.place_id) for hit in hits] == [
        ("small", "neva"),
        ("small", "tajik"),
        ("base", "g2"),
    ]


def test_very_many_of_one_beginning_give_the_largest(tmp_path: Path) -> None:
    places = tuple(
        SearchEntry(f"p{at}", (SearchName(f"Nova {at:04}"),), population=at) for at in range(500)
    )
    finder = finder_of(tmp_path, places)
    hits = finder.search("no", as_typed=True, limit=3)
    assert [hit.place_id for hit in hits] == ["p499", "p498", "p497"]
    of_none = finder.search("no", as_typed=True, country="XX")
    assert of_none == []
    assert len(finder.search("nova 01", as_typed=True, limit=30)) == 30
