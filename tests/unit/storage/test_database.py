"""What stands in the database is what stood in the files, under the tables' own rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.errors import DatabaseUnusable
from geodata.locations import Locations, find_locations
from geodata.seedfiles import Seeds, find_gazetteers, read_seeds
from geodata.storage import open_career
from geodata.storage.identity import APPLICATION_ID, SCHEMA_VERSION
from geodata.storage.loader import load, save
from tests.unit.seedfiles.smallcareer import read_small

ROOT = Path(__file__).resolve().parents[3]


def loaded(seeds: Seeds) -> sqlite3.Connection:
    return load(
        seeds.career, seeds.career.postings, places=seeds.places, sources=seeds.sources.values()
    )


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = loaded(read_small(tmp_path))
    yield connection
    connection.close()


def test_all_tables_are_strict_but_those_that_sqlite_makes(connection: sqlite3.Connection) -> None:
    tables = connection.execute("PRAGMA table_list").fetchall()
    ours = {row[1] for row in tables if row[0] == "main" and not row[1].startswith("sqlite_")}
    strict = {row[1] for row in tables if row[5]}
    of_rtree = {"place_box", "place_box_node", "place_box_parent", "place_box_rowid"}
    assert ours - strict == of_rtree | {"_sqlite_migrations"}
    assert {"toponym", "posting", "citation", "figure"} <= strict


def test_the_header_says_whose_it_is(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE posting SET dating = 9999",
        "UPDATE posting SET route = 'winding'",
        "UPDATE place SET lat = 91",
        "UPDATE place SET lat = 'north'",
        "UPDATE place SET lat = NULL WHERE locus = 'point'",
        "UPDATE figure SET value = of + 1",
        "UPDATE citation SET tie = 'guessed'",
        "DELETE FROM source",
    ],
)
def test_the_tables_refuse_what_cannot_be(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


def test_places_are_found_by_where_they_lie(connection: sqlite3.Connection) -> None:
    query = (
        "SELECT p.id FROM place_box AS b JOIN place AS p ON p.number = b.place "
        "WHERE b.min_lon <= ? AND b.max_lon >= ? AND b.min_lat <= ? AND b.max_lat >= ?"
    )

    def at(lat: float, lon: float) -> set[str]:
        return {row[0] for row in connection.execute(query, (lon, lon, lat, lat))}

    assert at(59.939, 30.316) == {"petrograd", "province"}
    assert at(59.0, 32.9) == {"province"}
    assert at(50.0, 32.9) == set()


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save(loaded(read_small(tmp_path / name)), tmp_path / f"{name}.sqlite")
    one, two = ((tmp_path / f"{name}.sqlite").read_bytes() for name in ("one", "two"))
    assert one == two


def test_saving_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "out" / "small.sqlite"
    save(loaded(read_small(tmp_path)), path)
    assert list(path.parent.iterdir()) == [path]


def test_saving_where_it_cannot_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out" / "small.sqlite"
    path.mkdir(parents=True)
    (path / "precious").write_text("x")
    with pytest.raises(DatabaseUnusable, match="cannot be written to"):
        save(loaded(read_small(tmp_path)), path)
    assert [found.name for found in path.parent.iterdir()] == ["small.sqlite"]
    assert (path / "precious").read_text() == "x"


def test_what_is_read_back_is_what_was_read(locations: Locations, tmp_path: Path) -> None:
    career = open_career("small", locations=locations)
    folder = tmp_path / "seeds" / "small"
    seeds = read_seeds(folder, gazetteers=find_gazetteers(folder, shipped=folder))
    postings = tuple(career.posting(index) for index in range(len(career.timeline)))
    assert postings == seeds.career.postings
    assert dict(career.places()) == seeds.places
    assert career.languages == ("en", "ru")
    person, given = career.person("ru"), seeds.career.person
    assert (person.short, person.subtitle) == (given.short["ru"], given.subtitle["ru"])
    assert person.names == given.names


def test_the_shipped_career_is_read_back_whole(tmp_path: Path) -> None:
    seeds_folder = ROOT / "seeds"
    folder = seeds_folder / "zakovsky"
    seeds = read_seeds(folder, gazetteers=find_gazetteers(folder, shipped=seeds_folder))
    career = open_career(
        "zakovsky", locations=find_locations({"CAREER_ATLAS_CACHE": str(tmp_path)})
    )
    postings = tuple(career.posting(index) for index in range(len(career.timeline)))
    assert postings == seeds.career.postings
    assert dict(career.places()) == seeds.places
