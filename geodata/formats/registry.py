"""The formats that come in and go out. A new one is a module and a line here.

An importer has ``NAME``, ``SUFFIXES``, ``recognises(beginning) -> bool`` and ``read(incoming)``;
an exporter has ``NAME`` and ``write(gazetteer, out)``.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Final, Protocol, TextIO, cast

from geodata.formats.incoming import Found, Incoming, unreadable
from geodata.gazetteers import Gazetteer

__all__ = ["EXPORTERS", "IMPORTERS", "Exporter", "Importer", "chosen_importer", "exporter"]
__all__ += ["importer"]


class Importer(Protocol):
    """A module that reads a format."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def recognises(self, beginning: str) -> bool:
        """Return whether a file that begins so is of this format."""

    def read(self, incoming: Incoming) -> Iterator[Found]:
        """Yield what the file holds. Raises ImportRejected where it cannot be read."""


class Exporter(Protocol):
    """A module that writes a format."""

    NAME: str

    def write(self, gazetteer: Gazetteer, out: TextIO) -> int:
        """Write all places; return how many."""


IMPORTERS: Final = {
    "lp-tsv": "geodata.formats.lp_tsv",
    "pleiades": "geodata.formats.pleiades",
    "lpf": "geodata.formats.lpf",
    "geojson-t": "geodata.formats.geojson_t",
    "geojson": "geodata.formats.geojson",
    "kml": "geodata.formats.kml",
    "xlsx": "geodata.formats.xlsx",
    "csv": "geodata.formats.table",
}
"""By name, the pickier first: a file is read by the first that recognises it."""

EXPORTERS: Final = {
    "lpf": "geodata.formats.lpf",
    "lp-tsv": "geodata.formats.lp_tsv",
    "geojson": "geodata.formats.geojson",
    "csv": "geodata.formats.table",
}


def importer(name: str) -> Importer:
    """Return the importer of that name."""
    return cast(Importer, importlib.import_module(IMPORTERS[name]))


def exporter(name: str) -> Exporter:
    """Return the exporter of that name."""
    return cast(Exporter, importlib.import_module(EXPORTERS[name]))


def chosen_importer(incoming: Incoming, name: str = "") -> Importer:
    """Return the importer of that name, or the one that recognises the file.

    Raises ImportRejected where none does.
    """
    if name:
        return importer(name)
    beginning = incoming.text_sample()
    suffix = incoming.path.suffix.lower()
    listed = [importer(each) for each in IMPORTERS]
    fitting = [each for each in listed if suffix in each.SUFFIXES]
    for each in [*fitting, *listed]:
        if each.recognises(beginning):
            return each
    if fitting:
        return next((each for each in fitting if each.NAME == "lpf"), fitting[0])
    raise unreadable(
        incoming.name,
        "",
        f"This is none of the formats that can be read ({', '.join(IMPORTERS)}). If it is one of "
        "them, name it with --from.",
    )
