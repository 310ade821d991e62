"""Build the basemap: ``python -m resources.basemap``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from resources.basemap.borders import write_borders
from resources.basemap.layers import read_layers
from resources.basemap.packing import Tile, write_mbtiles
from resources.basemap.paint import Painter
from resources.basemap.relief import find_picture, read_relief
from resources.basemap.sheets import FILES, metadata_of, tiles_of
from resources.basemap.sources import SourceMissing, land_rings

BORDERS = "borders-today.geojson"


def main() -> int:
    """Build what was asked for; returns 0, or 2 when the sources are not installed."""
    parser = argparse.ArgumentParser(prog="python -m resources.basemap", description=__doc__)
    parser.add_argument("--to", type=Path, default=Path(__file__).parent, help="folder to write to")
    parser.add_argument("--only", choices=[*FILES, BORDERS], help="build this file alone")
    wanted = parser.parse_args()
    try:
        _build(wanted.to, [wanted.only] if wanted.only else [*FILES, BORDERS])
    except SourceMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    return 0


def _build(folder: Path, names: list[str]) -> None:
    if BORDERS in names:
        write_borders(folder / BORDERS)
    maps = [name for name in names if name in FILES]
    painter = make_painter() if maps else None
    for name in maps:
        assert painter is not None
        tiles = _counted(tiles_of(FILES[name], painter), name)
        write_mbtiles(folder / name, metadata_of(FILES[name]), tiles)


def make_painter() -> Painter:
    """Read every source; takes about a minute and a gigabyte and a half of memory."""
    print("Reading Natural Earth and its relief …", file=sys.stderr)
    relief = read_relief(find_picture(), land_rings("10m"))
    return Painter({scale: read_layers(scale) for scale in ("50m", "10m")}, relief)


def _counted(tiles: Iterable[Tile], name: str) -> Iterator[Tile]:
    for count, tile in enumerate(tiles, start=1):
        if count % 200 == 0:
            print(f"{name}: {count} tiles, at zoom {tile[0]}", file=sys.stderr)
        yield tile


if __name__ == "__main__":
    sys.exit(main())
