"""GeoJSON-T: GeoJSON whose features, or geometries, have a ``when``.

Its timespans are objects as in the Linked Places Format, or lists of texts (earliest and latest
start, earliest and latest end, a label). https://github.com/kgeographer/geojson-t
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geodata.formats import geojson
from geodata.formats.incoming import Found, Incoming

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME: Final = "geojson-t"
SUFFIXES: Final = (".geojson", ".json")

_MARK: Final = re.compile(r'"when"\s*:\s*\{')


def recognises(beginning: str) -> bool:
    """Return whether a text begins like GeoJSON with times of its own."""
    return geojson.recognises(beginning) and bool(_MARK.search(beginning))


def read(incoming: Incoming) -> Iterator[Found]:
    """Yield every feature with its JSON pointer; its times stay where they are."""
    return geojson.read(incoming)
