"""The recipe's parts by themselves, and one tile painted from the real sources."""

from __future__ import annotations

import hashlib
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from geodata.basemap import open_basemap
from resources.basemap import history, mercator, sources
from resources.basemap.borders import cut_at_antimeridian, joined_lines, simplified
from resources.basemap.mercator import Floats, TileRange, Window, world_units
from resources.basemap.packing import Tile, write_mbtiles
from resources.basemap.sources import Water
from tests.unit.basemap.conftest import LAND, SEA

pytestmark = pytest.mark.slow  # together with its like it would double the quick run


def lines(*points: tuple[float, float]) -> Floats:
    return np.array(points, dtype=float)


def test_the_world_is_a_square() -> None:
    corners = world_units(lines((-180, 85.05112878), (180, -85.05112878), (0, 0)))
    assert np.allclose(corners, lines((0, 0), (1, 1), (0.5, 0.5)))


def test_the_poles_stay_finite() -> None:
    assert np.isfinite(world_units(lines((0, 90), (0, -90)))).all()


def test_latitudes_come_back() -> None:
    latitudes = np.linspace(-85, 85, 35)
    there = world_units(np.column_stack((np.zeros(35), latitudes)))[:, 1]
    assert np.allclose(mercator.latitudes_of(there), latitudes)


def test_tiles_over_petersburg() -> None:
    assert TileRange.of_bounds(8, (30.2, 59.8, 30.5, 60.0)) == TileRange(8, 149, 74, 149, 74)
    assert TileRange.of_bounds(3, (-180, -85.0511, 180, 85.0511)) == TileRange(3, 0, 0, 7, 7)


def test_blocks_hold_every_tile_once() -> None:
    tiles = [
        (x, y)
        for block in TileRange(5, 2, 3, 8, 7).blocks(4)
        for x in range(block.left, block.right + 1)
        for y in range(block.top, block.bottom + 1)
    ]
    assert len(tiles) == len(set(tiles)) == 7 * 5


def test_a_line_over_the_antimeridian_is_cut_there() -> None:
    first, second = cut_at_antimeridian(lines((170, 60), (178, 62), (-178, 66), (-170, 66)))
    assert first.tolist() == [[170, 60], [178, 62], [180, 64]]
    assert second.tolist() == [[-180, 64], [-178, 66], [-170, 66]]


def test_pieces_of_a_border_are_joined_in_any_order() -> None:
    a, b, c = lines((0, 0), (1, 0)), lines((1, 0), (2, 1)), lines((2, 1), (3, 1))
    for order in ([a, b, c], [c, b, a], [a, c, b], [b, c, a]):
        (joined,) = joined_lines(order)
        assert joined.tolist() == [[0, 0], [1, 0], [2, 1], [3, 1]]


def test_simplifying_keeps_the_ends_and_the_corners() -> None:
    line = lines((0, 0), (1, 0.001), (2, 0), (2.001, 1), (2, 2))
    assert simplified(line, 0.01).tolist() == [[0, 0], [2, 0], [2, 2]]


def water(name: str = "", year: int | None = None, at: tuple[float, float] = (60, 30)) -> Water:
    return Water(name=name, dam_year=year, at=at, rings=())


@pytest.mark.parametrize(
    ("there", "later"),
    [
        (water("Rybinsk Reservoir", 1941), True),
        (water("Ivankovo Reservoir", 1937), True),
        (water("Lake Il'Men'", 1926), False),
        (water("Lake Zaysan", 1960), False),
        (water("Lake Ladoga"), False),
        (water("Vilyuyskoye Vodokhranilishche"), True),
        (water("", None, (59.3, 28.2)), True),
        (water("", None, (62.0, 31.0)), False),
        (water("Lake Peipus", None, (59.3, 28.2)), False),
    ],
)
def test_reservoirs_of_later_years_are_known(there: Water, later: bool) -> None:
    assert history.read_later_waters().holds(there) is later


def test_the_aral_sea_is_whole() -> None:
    shore, *islands = history.aral_sea()
    degrees = np.column_stack(((shore[:, 0] - 0.5) * 360, mercator.latitudes_of(shore[:, 1])))
    assert degrees.min(axis=0) == pytest.approx([58.2, 43.4], abs=0.3)
    assert degrees.max(axis=0) == pytest.approx([61.8, 46.8], abs=0.3)
    assert len(islands) == 3


def test_the_same_tiles_make_the_same_bytes(tmp_path: Path) -> None:
    tiles = [(0, 0, 0, LAND), (1, 0, 0, SEA), (1, 1, 0, SEA)]
    for name in ("one", "two"):
        write_mbtiles(tmp_path / name, {"name": "x", "format": "webp"}, tiles)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_picture_is_stored_once(tmp_path: Path) -> None:
    path = tmp_path / "sea.mbtiles"
    write_mbtiles(path, {}, [(4, x, y, SEA) for x in range(16) for y in range(16)])
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM images").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM tiles").fetchone() == (256,)
    database.close()


def test_a_broken_build_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "world.mbtiles"
    write_mbtiles(path, {}, [(0, 0, 0, LAND)])

    def breaking() -> Iterator[Tile]:
        yield 0, 0, 0, SEA
        raise MemoryError

    with pytest.raises(MemoryError):
        write_mbtiles(path, {}, breaking())
    with open_basemap(path) as basemap:
        assert basemap.tile(0, 0, 0) == LAND


def test_a_missing_source_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(sources.SourceMissing, match=r"libmagics\+\+-data"):
        sources.land_rings("10m", tmp_path)


@pytest.mark.skipif(not sources.MAGICS.exists(), reason="Natural Earth is not installed")
def test_one_tile_from_the_real_sources() -> None:
    """Lake Ladoga and the country where the Rybinsk reservoir lies today, on level ground."""
    pytest.importorskip("skia")
    from resources.basemap.layers import read_layers
    from resources.basemap.paint import Painter
    from resources.basemap.palette import PAPER
    from resources.basemap.relief import Relief

    level = Relief(Image.new("L", (512, 512), 128), Image.new("L", (512, 512), 0))
    painter = Painter({"10m": read_layers("10m")}, level)
    middle_of_ladoga = TileRange.of_bounds(6, (31.4, 60.8, 31.5, 60.9))
    ((_, picture),) = painter.tiles(middle_of_ladoga).items()
    assert picture.size == (512, 512)
    assert colour_at(picture, 6, 31.45, 60.85) == PAPER.lake
    again = painter.tiles(middle_of_ladoga)
    assert digest(picture) == digest(*again.values())

    ((_, rybinsk),) = painter.tiles(TileRange.of_bounds(6, (38.3, 58.5, 38.4, 58.6))).items()
    assert colour_at(rybinsk, 6, 38.35, 58.55) == PAPER.land


def colour_at(picture: Image.Image, zoom: int, lon: float, lat: float) -> object:
    x, y = world_units(lines((lon, lat)))[0] * 2**zoom * mercator.TILE_PIXELS
    return picture.getpixel((int(x) % mercator.TILE_PIXELS, int(y) % mercator.TILE_PIXELS))


def digest(picture: Image.Image) -> str:
    packed = io.BytesIO()
    picture.save(packed, "WEBP", quality=80, method=6)
    return hashlib.sha256(packed.getvalue()).hexdigest()


def test_a_window_reaches_a_margin_beyond_its_tiles() -> None:
    window = Window(TileRange(2, 3, 1, 3, 1), 64)
    assert window.size == (640, 640)
    left, _, right, _ = window.box
    assert left == pytest.approx(0.75 - 64 / 2048)
    assert right == pytest.approx(1 + 64 / 2048)
