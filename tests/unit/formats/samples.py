"""A small file of each format, written for these tests; the places are real, the ids are not."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

LPF: dict[str, Any] = {
    "type": "FeatureCollection",
    "@context": "https://example.org/context.jsonld",
    "title": "Two towns",
    "features": [
        {
            "@id": "http://example.org/mitau",
            "type": "Feature",
            "properties": {"title": "Mitau", "ccodes": ["LV"], "fclasses": ["P"], "code": 7},
            "when": {
                "timespans": [{"start": {"in": "1573"}, "end": {"latest": "1917-01"}}],
                "periods": [{"name": "Courland", "uri": "http://example.org/periods/1"}],
                "label": "as a residence",
                "duration": "P300Y",
                "certainty": "less-certain",
            },
            "names": [
                {
                    "toponym": "Mitau",
                    "lang": "de",
                    "citations": [
                        {"label": "A map", "year": 1747, "@id": "http://example.org/map"}
                    ],
                    "when": {"timespans": [{"start": {"earliest": "1573", "latest": "1600"}}]},
                    "certainty": "certain",
                },
                {"toponym": "Митава", "lang": "ru"},
                {
                    "toponym": "Jelgava",
                    "lang": "lv",
                    "when": {"timespans": [{"start": {"in": "1917"}}]},
                },
            ],
            "types": [
                {
                    "identifier": "aat:300008389",
                    "label": "city",
                    "sourceLabels": [{"label": "Stadt", "lang": "de"}],
                }
            ],
            "geometry": {
                "type": "GeometryCollection",
                "geometries": [
                    {
                        "type": "Point",
                        "coordinates": [23.71, 56.65],
                        "when": {"timespans": [{"start": {"in": "1573"}}]},
                        "certainty": "certain",
                        "citations": [{"label": "survey", "year": "1850"}],
                    },
                    {
                        "type": "Polygon",
                        "coordinates": [[[23.6, 56.6], [23.8, 56.6], [23.8, 56.7], [23.6, 56.6]]],
                        "geowkt": "POLYGON ((23.6 56.6, 23.8 56.6, 23.8 56.7, 23.6 56.6))",
                    },
                ],
            },
            "links": [{"type": "closeMatch", "identifier": "wd:Q179830"}],
            "relations": [
                {
                    "relationType": "gvp:broaderPartitive",
                    "relationTo": "http://example.org/courland",
                    "label": "part of Courland",
                    "when": {"timespans": [{"start": {"in": "1573"}, "end": {"in": "1795"}}]},
                    "citations": [{"label": "A treaty"}],
                    "certainty": "uncertain",
                }
            ],
            "descriptions": [
                {"@id": "http://example.org/d", "value": "a residence", "lang": "en", "source": "x"}
            ],
            "depictions": [
                {"@id": "http://example.org/p.png", "title": "View", "license": "cc:by/4.0/"}
            ],
        },
        {
            "@id": "http://example.org/lost",
            "type": "Feature",
            "properties": {"title": "A lost village"},
            "names": [{"toponym": "A lost village"}],
            "geometry": None,
        },
    ],
}
"""Conforming in everything, an unlocated place included."""

LP_TSV = (
    "id\ttitle\ttitle_source\tfclasses\taat_types\tstart\tend\tccodes\tmatches\tvariants\ttypes\t"
    "parent_name\tparent_id\tlon\tlat\tapproximation\tdescription\n"
    "1\tMitau\tA map\tP\t300008389\t1573\t1917\tLV\twd:Q179830\tМитава@ru-Cyrl;Jelgava@lv\tStadt\t"
    "Courland\thttp://example.org/courland\t23.71\t56.65\t\ta residence\n"
    "2\tLibau\tA map\tP\t\t1625\t\tLV\t\t\tStadt\t\t\t21.01\t56.51\t5\t\n"
)

PLEIADES = {
    "@type": "Place",
    "id": "1",
    "uri": "https://pleiades.stoa.org/places/1",
    "title": "Gyenos",
    "description": "An ancient place",
    "placeTypes": ["settlement"],
    "placeTypeURIs": ["https://pleiades.stoa.org/vocabularies/place-types/settlement"],
    "reprPoint": [41.4, 42.7],
    "rights": "CC BY",
    "names": [
        {
            "attested": "Γυηνός",
            "romanized": "Gyenos, Guenos",
            "language": "grc",
            "start": -750,
            "end": 640,
            "associationCertainty": "certain",
            "references": [{"shortTitle": "Atlas", "citationDetail": "87 G2", "accessURI": ""}],
        }
    ],
    "locations": [
        {
            "title": "a point",
            "geometry": {"type": "Point", "coordinates": [41.4, 42.7]},
            "associationCertainty": "less-certain",
            "start": -750,
            "end": 640,
        }
    ],
    "connections": [
        {
            "connectionType": "part_of_regional",
            "connectsTo": "https://pleiades.stoa.org/places/2",
            "title": "in Colchis",
            "associationCertainty": "certain",
        }
    ],
    "connectsWith": ["https://pleiades.stoa.org/places/2"],
    "features": [],
}

GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": 5,
            "properties": {
                "name": "Dorpat",
                "name:ru": "Юрьев",
                "start": 1030,
                "end": "1919-01-14",
            },
            "geometry": {"type": "Point", "coordinates": [26.72, 58.38]},
        },
        {
            "type": "Feature",
            "properties": {"Name": "A walk", "coordTimes": [1199145600000, 1199232000000]},
            "geometry": {"type": "LineString", "coordinates": [[26.7, 58.3], [26.8, 58.4]]},
        },
    ],
}

GEOJSON_T = {
    "type": "FeatureCollection",
    "when": {"timespan": ["1800", "", "", "1850", "the whole"]},
    "features": [
        {
            "type": "Feature",
            "id": "t1",
            "label": "GADES",
            "properties": {"toponym": "GADES"},
            "when": {"timespans": [["-000015", "0015", "", "0400", "variously"]]},
            "geometry": {"type": "Point", "coordinates": [-6.29, 36.53]},
        }
    ],
}

KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document><name>Travels</name><Style id="red"/>
<Folder><name>East</name><TimeSpan><begin>1912</begin><end>1913</end></TimeSpan>
<Placemark id="k1"><name>Tiflis</name><description>a town</description><styleUrl>#red</styleUrl>
<ExtendedData><Data name="role"><value>clerk</value></Data></ExtendedData>
<Point><coordinates> 44.8,41.7,0 </coordinates></Point></Placemark></Folder>
<Placemark><name>Baku</name><TimeStamp><when>1914-05</when></TimeStamp>
<MultiGeometry><Point><coordinates>49.8,40.4</coordinates></Point>
<Polygon><outerBoundaryIs><LinearRing><coordinates>49,40 50,40 50,41 49,40</coordinates>
</LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>
<Placemark><name>A way</name><gx:Track><when>2010-05-28T02:02:09Z</when>
<when>2010-05-28T02:02:35Z</when><gx:coord>44.8 41.7 0</gx:coord>
<gx:coord>44.9 41.8 0</gx:coord></gx:Track></Placemark>
</Document></kml>
"""

CSV = (
    "Name;Latitude;Longitude;From;To;Note\n"
    "Reval;59,437;24,745;1219;1918-02-24;today Tallinn\n"
    '"Narva; Narwa";59.38;28.19;;;\n'
)


def kmz(**members: str) -> bytes:
    """An archive; without members, one with the KML above."""
    return zipped(members or {"doc.kml": KML})


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx() -> bytes:
    """A workbook with an empty sheet before the full one, and a date and numbers as such."""
    import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet("places")
    sheet.append(["Name", "Latitude", "Longitude", "From", "Note"])
    sheet.append(["Dünaburg", 55.875, 26.536, datetime.datetime(1893, 1, 14), 'was "Dvinsk"'])
    sheet.append([None, None, None, None, None])
    sheet.append(["Windau", 57.39, 21.56, 1290, None])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def dumped(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


FILES: dict[str, tuple[str, bytes, int, int]] = {
    "lpf": ("towns.jsonld", dumped(LPF), 2, 4),
    "lp-tsv": ("towns.tsv", LP_TSV.encode(), 2, 4),
    "pleiades": ("1.json", dumped(PLEIADES), 1, 3),
    "geojson": ("map.geojson", dumped(GEOJSON), 2, 3),
    "geojson-t": ("time.geojson", dumped(GEOJSON_T), 1, 1),
    "kml": ("travels.kml", KML.encode(), 3, 3),
    "xlsx": ("book.xlsx", xlsx(), 2, 2),
    "csv": ("list.csv", CSV.encode(), 2, 2),
}
"""For each importer: a file's name, its bytes, and how many places and names it holds."""
