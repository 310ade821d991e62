"""A basemap is read by its XYZ address, and a bad file is refused in one sentence."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from geodata.basemap import open_basemap, picture_type
from geodata.errors import AssetMissing, DatabaseUnusable
from tests.unit.basemap.conftest import FACTS, LAND, SEA, Plain, picture


def test_rows_count_from_the_north(ours: Path) -> None:
    with open_basemap(ours) as basemap:
        assert basemap.tile(1, 0, 0) == LAND
        assert basemap.tile(1, 0, 1) == SEA


def test_the_museums_rows_count_from_the_south_inside(plain: Plain) -> None:
    path = plain([(1, 0, 1, LAND), (1, 0, 0, SEA)])
    with open_basemap(path) as basemap:
        assert basemap.tile(1, 0, 0) == LAND
        assert basemap.tile(1, 0, 1) == SEA


@pytest.mark.parametrize(
    "address", [(1, 2, 0), (1, 0, -1), (2, 0, 0), (-1, 0, 0), (99, 0, 0), (10**9, 1, 1)]
)
def test_no_tile_is_none(ours: Path, address: tuple[int, int, int]) -> None:
    with open_basemap(ours) as basemap:
        assert basemap.tile(*address) is None


def test_tiles_come_by_zoom_column_and_row(ours: Path) -> None:
    with open_basemap(ours) as basemap:
        addresses = [tile[:3] for tile in basemap.tiles()]
        assert addresses == [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1)]
        assert [basemap.tile(*tile[:3]) for tile in basemap.tiles()] == [
            tile[3] for tile in basemap.tiles()
        ]


def test_facts_of_our_own_file(ours: Path) -> None:
    with open_basemap(ours) as basemap:
        facts = basemap.metadata
    assert (facts.name, facts.attribution, facts.media_type) == (
        "Small",
        "Natural Earth",
        "image/webp",
    )
    assert (facts.min_zoom, facts.max_zoom, facts.bounds) == (0, 1, (-10, 40, 60, 70))
    assert facts.values == FACTS


def test_the_tiles_are_believed_before_the_metadata(plain: Plain) -> None:
    wrong = {"format": "pbf", "minzoom": "0", "maxzoom": "14", "bounds": "far,too,wide"}
    path = plain([(3, 1, 1, picture((1, 2, 3), "PNG"))], wrong)
    with open_basemap(path) as basemap:
        facts = basemap.metadata
    assert (facts.media_type, facts.min_zoom, facts.max_zoom) == ("image/png", 3, 3)
    assert facts.bounds[0] == -180
    assert facts.name == "museum"


@pytest.mark.parametrize("form", ["WEBP", "PNG", "JPEG"])
def test_picture_types(form: str) -> None:
    assert picture_type(picture((9, 9, 9), form)) == f"image/{form.lower()}"


def test_other_bytes_are_no_picture() -> None:
    assert picture_type(b"\x1f\x8b vector tile") is None
    assert picture_type(b"") is None


def test_a_missing_file_names_itself(tmp_path: Path) -> None:
    with pytest.raises(AssetMissing, match=r"lost\.mbtiles is not there: run set-up"):
        open_basemap(tmp_path / "lost.mbtiles")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"PK\x03\x04 a zip file, not tiles", "not an MBTiles file"),
        (b"SQLite format 3\x00" + b"\xff" * 4000, "cannot be used"),
    ],
)
def test_what_is_no_mbtiles_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "odd.mbtiles"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable, match=reason) as refusal:
        open_basemap(path)
    assert "odd.mbtiles" in str(refusal.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="cannot be read"):
        open_basemap(tmp_path)


def test_a_cut_file_is_refused_or_says_so_at_the_tile(ours: Path) -> None:
    whole = ours.read_bytes()
    ours.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DatabaseUnusable), open_basemap(ours) as basemap:
        list(basemap.tiles())


def test_a_file_without_tiles_is_refused(plain: Plain) -> None:
    with pytest.raises(DatabaseUnusable, match="holds no tiles"):
        open_basemap(plain([]))


def test_vector_tiles_are_refused(plain: Plain) -> None:
    with pytest.raises(DatabaseUnusable, match="not WebP, PNG or JPEG"):
        open_basemap(plain([(0, 0, 0, b"\x1f\x8b\x08 gzipped vectors")]))


def test_another_database_is_refused(plain: Plain) -> None:
    path = plain([], extra="DROP TABLE tiles;")
    with pytest.raises(DatabaseUnusable, match="not an MBTiles file"):
        open_basemap(path)


def test_a_tile_that_is_text_is_no_tile(plain: Plain) -> None:
    path = plain([(0, 0, 0, LAND), (1, 0, 0, "<script>")])
    with open_basemap(path) as basemap:
        assert basemap.tile(1, 0, 1) is None
        assert len(list(basemap.tiles())) == 1


VIEWS = {
    "takes too long": (
        "CREATE TABLE many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " LIMIT 1000) SELECT i FROM n;"
        "CREATE VIEW tiles AS SELECT a.i AS zoom_level, 0 AS tile_column, 0 AS tile_row,"
        " c.i AS tile_data FROM many a, many b, many c WHERE a.i + b.i + c.i < 0;"
    ),
    "more than to be read": (
        "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, i AS tile_data FROM n;"
    ),
    "asks for more": (
        "CREATE VIEW tiles AS SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row,"
        " zeroblob(1000000000) AS tile_data;"
    ),
}


@pytest.mark.parametrize("reason", VIEWS)
def test_a_view_that_would_harm_is_stopped(plain: Plain, reason: str) -> None:
    with pytest.raises(DatabaseUnusable, match=reason):
        open_basemap(plain([], extra="DROP TABLE tiles;" + VIEWS[reason]))


def test_nothing_is_written_beside_it(ours: Path) -> None:
    before = sorted(ours.parent.iterdir())
    with open_basemap(ours) as basemap:
        basemap.tile(0, 0, 0)
        assert sorted(ours.parent.iterdir()) == before


def test_each_thread_opens_its_own(ours: Path) -> None:
    found: list[bytes | None] = []

    def look() -> None:
        with open_basemap(ours) as basemap:
            found.append(basemap.tile(1, 0, 0))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [LAND] * 4
