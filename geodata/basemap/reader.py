"""The tiles of an MBTiles file by their XYZ address.

MBTiles 1.3 counts rows from the south (TMS); everybody here counts from the north (XYZ), and this
module is the only place that knows the difference. The pictures may be WebP, PNG or JPEG: the
bytes say which, not the file's own claim.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType

from geodata.basemap.strangers import Budget, open_carefully
from geodata.errors import AssetMissing, DatabaseUnusable

__all__ = ["Basemap", "BasemapFacts", "open_basemap", "picture_type"]

Bounds = tuple[float, float, float, float]

_HEADER = b"SQLite format 3\x00"
_WORLD: Bounds = (-180.0, -85.0511, 180.0, 85.0511)
_DEEPEST_ZOOM = 24
_LONGEST_TEXT = 2_000

_REASONS = (
    ("no such", "it is not an MBTiles file"),
    ("not authorized", "it asks for more than to be read"),
    ("unsafe use", "it asks for more than to be read"),
    ("interrupted", "reading it takes too long"),
)
"""What SQLite's message tells about the file; anything else is damage."""


@dataclass(frozen=True, slots=True)
class BasemapFacts:
    """What a basemap says of itself.

    ``media_type`` is that of its pictures; ``bounds`` are west, south, east, north in degrees, the
    whole world where the file names none. Texts come from the file and are text, never markup.
    ``values`` holds every entry of the file's own metadata.
    """

    name: str
    attribution: str
    media_type: str
    min_zoom: int
    max_zoom: int
    bounds: Bounds
    values: Mapping[str, str]


class Basemap:
    """An open MBTiles file. Use it in the thread that opened it; each thread opens its own.

    Opening takes about a millisecond. The file must not be changed while it is open: a new version
    is a new file that takes the old one's place.
    """

    __slots__ = ("_budget", "_connection", "metadata", "path")

    def __init__(
        self, path: Path, connection: sqlite3.Connection, budget: Budget, metadata: BasemapFacts
    ) -> None:
        self.path = path
        self.metadata = metadata
        self._connection = connection
        self._budget = budget

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """Give the picture of an XYZ tile, or None where the file has none.

        ``row`` counts from the north. Raises DatabaseUnusable when the file is damaged there.
        """
        side = 1 << zoom if 0 <= zoom <= _DEEPEST_ZOOM else 0
        if not (0 <= column < side and 0 <= row < side):
            return None
        with _told_plainly(self.path):
            self._budget.refill()
            found = self._connection.execute(
                "SELECT tile_data FROM tiles"
                " WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                (zoom, column, side - 1 - row),
            ).fetchone()
        return found[0] if found and isinstance(found[0], bytes) else None

    def tiles(self) -> Iterator[tuple[int, int, int, bytes]]:
        """Yield zoom, XYZ column, XYZ row and picture of every tile, by zoom, column and row."""
        with _told_plainly(self.path):
            self._budget.refill()
            rows = self._connection.execute(
                "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles"
                " ORDER BY zoom_level, tile_column, tile_row DESC"
            )
            for zoom, column, row, picture in rows:
                self._budget.refill()
                if isinstance(picture, bytes):
                    yield zoom, column, (1 << zoom) - 1 - row, picture

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Basemap:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_basemap(path: Path) -> Basemap:
    """Open the basemap at ``path``.

    Raises AssetMissing when there is no such file, and DatabaseUnusable when it is not an MBTiles
    file with pictures, or is damaged.
    """
    _look_at_header(path)
    with _told_plainly(path):
        connection, budget = open_carefully(path)
        try:
            metadata = _facts(path, connection)
        except BaseException:
            connection.close()
            raise
    return Basemap(path, connection, budget, metadata)


def picture_type(picture: bytes) -> str | None:
    """Tell the media type of a picture by its first bytes; None when it is none that we draw."""
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if picture.startswith(b"\xff\xd8\xff") else None


def _look_at_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except FileNotFoundError as missing:
        raise AssetMissing(
            f"The basemap {path} is not there: run set-up again, or name another file."
        ) from missing
    except OSError as failure:
        raise DatabaseUnusable(
            f"The basemap {path} cannot be read ({failure.strerror}): check that it is a file"
            " that you may read, or name another."
        ) from failure
    if start != _HEADER:
        raise _unusable(path, "it is empty" if not start else "it is not an MBTiles file")


def _facts(path: Path, connection: sqlite3.Connection) -> BasemapFacts:
    values = _values(connection)
    first = connection.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
    if first is None:
        raise _unusable(path, "it holds no tiles")
    media_type = picture_type(first[0]) if isinstance(first[0], bytes) else None
    if media_type is None:
        raise _unusable(path, "its tiles are not WebP, PNG or JPEG pictures")
    lowest, highest = _zooms(connection)
    return BasemapFacts(
        name=values.get("name", path.stem),
        attribution=values.get("attribution", ""),
        media_type=media_type,
        min_zoom=lowest,
        max_zoom=highest,
        bounds=_bounds(values.get("bounds", "")),
        values=MappingProxyType(values),
    )


def _values(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, value FROM metadata LIMIT 200")
    return {str(name): str(value)[:_LONGEST_TEXT] for name, value in rows}


def _zooms(connection: sqlite3.Connection) -> tuple[int, int]:
    """Ask the tiles and not the metadata, which is often wrong; the index answers at once."""
    ask = "SELECT zoom_level FROM tiles ORDER BY zoom_level {} LIMIT 1"
    lowest, highest = (connection.execute(ask.format(way)).fetchone()[0] for way in ("", "DESC"))
    return int(lowest), int(highest)


def _bounds(text: str) -> Bounds:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return _WORLD
    fits = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if fits else _WORLD


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    """Turn what the database says into one sentence for the technician."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # closed, or used from another thread: our own mistake, not the file's
    except (sqlite3.Error, OverflowError, ValueError, TypeError) as failure:
        raise _unusable(path, _reason(str(failure))) from failure


def _reason(failure: str) -> str:
    return next((plain for sign, plain in _REASONS if sign in failure), "it is damaged")


def _unusable(path: Path, reason: str) -> DatabaseUnusable:
    return DatabaseUnusable(
        f"The basemap {path} cannot be used: {reason}. Put a sound copy in its place, or name"
        " another file."
    )
