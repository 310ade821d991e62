"""KML and KMZ with TimeSpan, TimeStamp and gx:Track.

Each Placemark is a place; its time is its own or, where it has none, that of the nearest Folder or
Document around it. https://developers.google.com/kml/documentation/kmlreference
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from geodata.errors import ImportRejected
from geodata.formats.incoming import Found, Incoming, unreadable
from geodata.formats.kmlshapes import BadCoordinates, local, shape_of, text_of, track_times
from geodata.formats.zipped import Metered, is_zip, opened_member
from geodata.gazetteers.claims import RECORD
from geodata.gazetteers.days import days_of
from geodata.gazetteers.remarks import Remark, error, note

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME: Final = "kml"
SUFFIXES: Final = (".kml", ".kmz")

_DEEPEST: Final = 200
_MOST_KEPT: Final = 1_000
_AROUND: Final = ("Folder", "Document")
_TIMES: Final = ("TimeSpan", "TimeStamp")
_SHAPES: Final = (
    *("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack"),
)
_TAKEN: Final = frozenset(("name", "description", "ExtendedData", *_TIMES, *_SHAPES))


def recognises(beginning: str) -> bool:
    """Return whether a file begins like KML, or like an archive that holds some."""
    if beginning.startswith("PK\x03\x04"):
        return ".kml" in beginning
    return "<kml" in beginning[:4096]


def read(incoming: Incoming) -> Iterator[Found]:
    """Yield every Placemark with its number. Raises ImportRejected for what is not KML."""
    incoming.file.seek(0)
    if not is_zip(incoming.file):
        yield from _placemarks(incoming, incoming.file)
        return
    with opened_member(incoming, ".kml") as member:
        yield from _placemarks(incoming, member)


def _placemarks(incoming: Incoming, stream: BinaryIO) -> Iterator[Found]:
    metered = Metered(stream, incoming.name)
    around: list[Element] = []
    number = 0
    try:
        for event, element in iterparse(metered, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                around.append(element)
                if len(around) > _DEEPEST:
                    text = "This is nested too deeply to be KML. Choose another file."
                    raise unreadable(incoming.name, "", text)
                continue
            around.pop()
            if local(element) == "Placemark":
                number += 1
                yield _found(
                    element, around, f"Placemark {number}", f"{incoming.path.stem}#{number}"
                )
                metered.rest()
            if not _is_needed(element, around):
                _forget(element, around, incoming.head)
    except DefusedXmlException as bad:
        text = "This declares entities or a document type, which KML does not need. Remove them."
        raise unreadable(incoming.name, "", text) from bad
    except (ParseError, ValueError, LookupError) as bad:
        if isinstance(bad, ImportRejected):
            raise
        raise unreadable(incoming.name, "", f"This is no XML: {bad}.") from bad
    if number == 0:
        incoming.remarks.append(note("", None, "No Placemark is in this file."))


def _is_needed(element: Element, around: list[Element]) -> bool:
    """Whether an element that has ended is still wanted: all in a Placemark, and what its Folders
    say of their name and time."""
    if any(local(outer) == "Placemark" for outer in around):
        return True
    return local(element) in ("name", *_TIMES) or any(local(e) in _TIMES for e in around)


def _forget(element: Element, around: list[Element], head: dict[str, Any]) -> None:
    """Drop an element from the tree, so that memory stays flat; what stood beside the places is
    kept as text, up to a limit."""
    kept = head.setdefault("kml", [])
    is_part = around and local(around[-1]) in (*_AROUND, "kml")
    if is_part and local(element) not in ("Placemark", *_AROUND) and len(kept) < _MOST_KEPT:
        kept.append(tostring(element, encoding="unicode").strip())
    if is_part:
        around[-1].remove(element)


def _found(placemark: Element, around: list[Element], row: str, own_id: str) -> Found:
    parts: dict[str, Element] = {}
    for child in placemark:
        parts.setdefault(local(child), child)
    remarks: list[Remark] = []
    properties = _extended(parts.get("ExtendedData"))
    feature: dict[str, Any] = {
        "@id": placemark.get("id") or own_id,
        "type": "Feature",
        "properties": properties,
    }
    name = text_of(parts.get("name"))
    if name:
        feature["names"] = [{"toponym": name}]
    else:
        remarks.append(note("name", None, "is missing; the place is known by its id."))
    description = text_of(parts.get("description"))
    if description:
        feature["descriptions"] = [{"value": description}]
    _put_folders(properties, around)
    _put_shape(feature, parts, remarks)
    when = _when(parts, around, properties, remarks)
    if when:
        feature["when"] = when
    other = [child for child in placemark if local(child) not in _TAKEN]
    if other:
        feature[RECORD] = [tostring(child, encoding="unicode").strip() for child in other]
    return Found(row, feature, tuple(remarks))


def _put_shape(feature: dict[str, Any], parts: dict[str, Element], remarks: list[Remark]) -> None:
    feature["geometry"] = None
    shape = next((parts[name] for name in _SHAPES if name in parts), None)
    if shape is None:
        return
    try:
        feature["geometry"] = shape_of(shape)
    except BadCoordinates as bad:
        text = "are no coordinates. Write longitude,latitude in degrees, as in 21.6,56.7."
        remarks.append(error(f"{local(shape)}/coordinates", bad.value, text))
    times = track_times(shape)
    if times:
        feature["properties"]["coordTimes"] = times


def _when(
    parts: dict[str, Element],
    around: list[Element],
    properties: dict[str, Any],
    remarks: list[Remark],
) -> dict[str, Any] | None:
    """Return the time of a Placemark: its own, that of its track, or that of what is around."""
    own = next((parts[name] for name in _TIMES if name in parts), None)
    times = properties.get("coordTimes")
    if own is None and times:
        return {"timespans": [{"start": {"in": times[0]}, "end": {"in": times[-1]}}]}
    for outer in reversed(around):
        own = own if own is not None else _time_in(outer)
    if own is None:
        return None
    fields = {local(child): text_of(child) for child in own}
    dates = {"start": fields.get("begin") or fields.get("when"), "end": fields.get("end")}
    for key, date in dates.items():
        if date and days_of(date) is None:
            text = "is no date. Write it as in 1917-11-07."
            remarks.append(note(f"{local(own)}/{key}", date, text))
    span = {key: {"in": date} for key, date in dates.items() if date}
    return {"timespans": [span]} if span else None


def _time_in(outer: Element) -> Element | None:
    return next((child for child in outer if local(child) in _TIMES), None)


def _put_folders(properties: dict[str, Any], around: list[Element]) -> None:
    named = [text_of(child) for outer in around for child in outer if local(child) == "name"]
    if any(named):
        properties.setdefault("folder", "/".join(filter(None, named)))


def _extended(data: Element | None) -> dict[str, Any]:
    """Return what an author added, by its name: ``Data/value`` and ``SchemaData/SimpleData``."""
    properties: dict[str, Any] = {}
    for each in data.iter() if data is not None else ():
        name = each.get("name")
        if name and local(each) == "Data":
            properties[name] = next((text_of(c) for c in each if local(c) == "value"), "")
        elif name and local(each) == "SimpleData":
            properties[name] = text_of(each)
    return properties
