"""The basemap files that ship: small enough, whole, and right about the waters of the time."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from geodata.basemap import Basemap, open_basemap
from resources.basemap.mercator import TILE_PIXELS, world_units

FOLDER = Path(__file__).parents[3] / "resources" / "basemap"
WORLD, PAGE = FOLDER / "world.mbtiles", FOLDER / "page.mbtiles"
BORDERS = FOLDER / "borders-today.geojson"

STOPS = {
    "Hasenpoth": (56.72, 21.54),
    "Petrograd": (59.94, 30.31),
    "Petrozavodsk": (61.79, 34.36),
    "Astrakhan": (46.35, 48.04),
    "Novosibirsk": (55.03, 82.92),
    "Minsk": (53.90, 27.57),
    "Moscow": (55.75, 37.62),
    "Irkutsk": (52.29, 104.28),
    "Magadan": (59.56, 150.8),
}
WET = {
    "Ladoga": (60.8, 31.4),
    "Onega": (61.4, 35.6),
    "Baikal": (53.6, 108.3),
    "Balkhash": (46.3, 74.6),
    "the eastern Aral Sea, dry today": (44.8, 60.5),
    "the Caspian Sea": (42.0, 50.8),
    "the Gulf of Finland": (60.0, 27.0),
    "the Black Sea": (43.3, 34.0),
}
DRY = {
    "Rybinsk, a reservoir since 1941": (58.4, 38.7),
    "Kuybyshev, since 1955": (54.4, 48.6),
    "Bratsk, since 1964": (55.9, 101.85),
    "Kakhovka, from 1956": (47.45, 34.3),
    "an island in the Aral Sea": (45.08, 59.2),
    "Moscow": (55.75, 37.62),
}


@pytest.fixture(scope="module", params=[WORLD, PAGE], ids=["world", "page"])
def shipped(request: pytest.FixtureRequest) -> Iterator[Basemap]:
    with open_basemap(request.param) as basemap:
        yield basemap


def test_the_files_are_small_enough() -> None:
    assert WORLD.stat().st_size <= 30_000_000
    assert PAGE.stat().st_size <= 4_500_000
    assert BORDERS.stat().st_size <= 500_000


def test_they_say_whose_they_are(shipped: Basemap) -> None:
    facts = shipped.metadata
    assert facts.attribution == "Natural Earth"
    assert facts.media_type == "image/webp"
    assert "CC BY 4.0" in facts.values["license"]
    assert facts.values["tile_pixels"] == str(TILE_PIXELS)
    assert (str(facts.min_zoom), str(facts.max_zoom)) == (
        facts.values["minzoom"],
        facts.values["maxzoom"],
    )


def test_the_window_pans_over_the_whole_world_without_holes() -> None:
    with open_basemap(WORLD) as basemap:
        assert (basemap.metadata.min_zoom, basemap.metadata.max_zoom) == (2, 8)
        addresses = {(zoom, x, y) for zoom, x, y, _ in basemap.tiles()}
    wanted = {(z, x, y) for z in (2, 3, 4) for x in range(2**z) for y in range(2**z)}
    assert wanted <= addresses


@pytest.mark.parametrize("stop", STOPS)
def test_every_stop_is_there_at_every_zoom(stop: str) -> None:
    lat, lon = STOPS[stop]
    with open_basemap(WORLD) as basemap:
        for zoom in range(2, 9):
            x, y = world_units(np.array([[lon, lat]]))[0] * 2**zoom
            picture = basemap.tile(zoom, int(x), int(y))
            assert picture is not None
            assert Image.open(io.BytesIO(picture)).size == (TILE_PIXELS, TILE_PIXELS)


def is_wet(basemap: Basemap, zoom: int, place: tuple[float, float]) -> bool:
    """Tell water, which is bluer than red, from paper."""
    lat, lon = place
    x, y = (int(v) for v in world_units(np.array([[lon, lat]]))[0] * 2**zoom * TILE_PIXELS)
    picture = basemap.tile(zoom, x // TILE_PIXELS, y // TILE_PIXELS)
    assert picture is not None
    tile = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))
    red, _, blue = tile[y % TILE_PIXELS, x % TILE_PIXELS]
    return bool(blue > red)


@pytest.mark.parametrize("water", WET)
def test_the_waters_of_the_time_are_there(shipped: Basemap, water: str) -> None:
    assert is_wet(shipped, 5, WET[water])


@pytest.mark.parametrize("land", DRY)
def test_the_waters_of_later_years_are_not(shipped: Basemap, land: str) -> None:
    assert not is_wet(shipped, 5, DRY[land])


def test_the_two_edges_of_the_map_meet() -> None:
    """At the antimeridian, where Chukotka is cut, one edge must continue the other."""
    with open_basemap(WORLD) as basemap:
        for row in range(16):
            west, east = (
                np.asarray(Image.open(io.BytesIO(tile or b"")).convert("L"), np.int16)
                for tile in (basemap.tile(4, 0, row), basemap.tile(4, 15, row))
            )
            assert np.abs(west[:, 0] - east[:, -1]).mean() < 3


def test_shared_pictures_are_stored_once() -> None:
    with sqlite3.connect(f"file:{WORLD}?mode=ro&immutable=1", uri=True) as database:
        (images,) = database.execute("SELECT count(*) FROM images").fetchone()
        (tiles,) = database.execute("SELECT count(*) FROM map").fetchone()
        (different,) = database.execute("SELECT count(DISTINCT tile_data) FROM images").fetchone()
    database.close()
    assert images == different < tiles


def test_the_borders_of_today_do_not_smear() -> None:
    borders = json.loads(BORDERS.read_text(encoding="utf-8"))
    assert borders["when"] == "present day"
    for feature in borders["features"]:
        assert feature["geometry"]["type"] == "LineString"
        points = np.array(feature["geometry"]["coordinates"])
        assert len(points) > 1
        assert (np.abs(points) <= (180, 90)).all()
        assert np.abs(np.diff(points[:, 0])).max() < 180


def test_the_borders_are_longitude_first() -> None:
    borders = json.loads(BORDERS.read_text(encoding="utf-8"))
    points = np.concatenate([f["geometry"]["coordinates"] for f in borders["features"]])
    latvia_and_russia = np.hypot(points[:, 0] - 27.7, points[:, 1] - 57.3) < 0.5
    assert latvia_and_russia.any()
