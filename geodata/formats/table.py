"""CSV tables of any make, by a mapping of their columns to fields; written as well.

The fields are the columns of LP-TSV. A column that is neither mapped nor guessed is kept among the
place's properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TextIO

from geodata.formats.columns import FIELDS, feature_of, plain
from geodata.formats.delimited import delimiter_of, rows
from geodata.formats.incoming import Found, Incoming, refused, unreadable
from geodata.formats.rowforms import write_rows
from geodata.formats.rules import general_faults
from geodata.gazetteers import Gazetteer
from geodata.gazetteers.remarks import note

__all__ = ["NAME", "SUFFIXES", "places", "read", "recognises", "write"]

NAME: Final = "csv"
SUFFIXES: Final = (".csv", ".txt")

_GUESSES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("id", "identifier", "uri", "url", "place_id", "geonameid", "ид"), "id"),
    **dict.fromkeys(("title", "name", "place", "toponym", "placename", "place name"), "title"),
    **dict.fromkeys(("label", "asciiname", "ort", "ortsname", "lieu", "nom"), "title"),
    **dict.fromkeys(("название", "имя", "место", "населенный пункт", "топоним"), "title"),
    **dict.fromkeys(("nosaukums", "vieta", "vietvārds", "apdzīvota vieta"), "title"),
    **dict.fromkeys(("lat", "latitude", "y", "breite", "широта", "platums"), "lat"),
    **dict.fromkeys(("lon", "lng", "long", "longitude", "x", "länge"), "lon"),
    **dict.fromkeys(("долгота", "garums"), "lon"),
    **dict.fromkeys(("wkt", "geom", "geometry", "the_geom"), "geowkt"),
    **dict.fromkeys(("start", "from", "begin", "start date", "start year", "с", "no"), "start"),
    **dict.fromkeys(("date", "year", "начало", "sākums", "дата", "год", "gads"), "start"),
    **dict.fromkeys(("end", "to", "until", "end date", "end year", "по", "līdz"), "end"),
    **dict.fromkeys(("конец", "beigas"), "end"),
    **dict.fromkeys(("country", "country code", "ccode", "iso", "страна", "valsts"), "ccodes"),
    **dict.fromkeys(("type", "kind", "feature type", "тип", "veids", "typ"), "types"),
    **dict.fromkeys(("variants", "alternatenames", "alternate names", "aliases"), "variants"),
    **dict.fromkeys(("other names", "alternative names", "варианты"), "variants"),
    **dict.fromkeys(("description", "notes", "note", "описание", "apraksts"), "description"),
    **dict.fromkeys(("source", "reference", "источник", "avots", "quelle"), "title_source"),
    **dict.fromkeys(("parent", "region", "province", "губерния", "область"), "parent_name"),
    **{field: field for field in FIELDS},
}
"""Headers as people write them, in small letters and with spaces for underlines."""

_COMMA: Final = re.compile(r"[+-]?\d{1,3},\d+", re.ASCII)


def recognises(beginning: str) -> bool:
    """Return whether a text begins with a header in which a column for the name is guessed."""
    line = next((line for line in beginning.lstrip("\ufeff").splitlines() if line.strip()), "")
    header = [cell.strip().strip('"') for cell in line.split(delimiter_of(line))]
    return len(header) > 1 and "title" in _fields(header, {}).values()


def read(incoming: Incoming) -> Iterator[Found]:
    """Yield every row as a feature. Raises ImportRejected for what is no text."""
    return places(rows(incoming), incoming)


def write(gazetteer: Gazetteer, out: TextIO) -> int:
    """Write all places with commas between the cells, which bear the names of LP-TSV's columns."""
    return write_rows(gazetteer, out, delimiter=",")


def places(table: Iterator[tuple[int, list[str]]], incoming: Incoming) -> Iterator[Found]:
    """Yield the rows of a table, whose first one is the header."""
    number, header = next(table, (0, []))
    header = [plain(cell.lstrip("\ufeff")) for cell in header]
    for column, field in incoming.mapping.items():
        if field not in FIELDS or column not in header:
            what, known = (field, FIELDS) if field not in FIELDS else (column, header)
            text = f"“{what}” of the mapping is none of: {', '.join(known)}."
            raise unreadable(incoming.name, f"line {number}", text)
    fields = _fields(header, incoming.mapping)
    if "title" not in fields.values():
        text = (
            f"No column for the place's name is found among {', '.join(header)[:200]}. "
            "Name it with --map COLUMN=title."
        )
        raise unreadable(incoming.name, f"line {number}", text)
    told = ", ".join(f"{column} → {field}" for column, field in fields.items())
    text = "is how the columns are read. Change it with --map COLUMN=FIELD."
    incoming.remarks.append(note("header", told, text))
    stem = incoming.path.stem
    for number, cells in table:
        yield _place(number, cells, header, fields, f"{stem}#{number}")


def _fields(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the field of each column that has one; a field is given once, mapped ones first."""
    fields = {column: field for column, field in mapping.items() if column in header}
    for column in header:
        guess = _GUESSES.get(column.lower().replace("_", " "), _GUESSES.get(column.lower()))
        if guess and column not in fields and guess not in fields.values():
            fields[column] = guess
    return fields


def _place(
    number: int, cells: list[str], header: list[str], fields: Mapping[str, str], own_id: str
) -> Found:
    row = str(number)
    if len(cells) > len(header) and any(cells[len(header) :]):
        text = f"This row has {len(cells)} cells, the header {len(header)}. Quote what has commas."
        return refused(row, "", cells[0], text)
    values: dict[str, str] = {}
    for column, cell in zip(header, cells, strict=False):
        values[fields.get(column, column)] = plain(cell)
    for field in ("lat", "lon"):
        if _COMMA.fullmatch(values.get(field, "")):
            values[field] = values[field].replace(",", ".")
    values["id"] = values.get("id") or own_id
    values.pop("", None)
    faults = tuple(general_faults(values))
    if any(fault.severity == "error" for fault in faults):
        return Found(row, None, faults)
    return Found(row, feature_of(values), faults)
