"""Answers in the form that each service documents.

Nominatim and OpenHistoricalMap: https://nominatim.org/release-docs/latest/api/Output/ ·
GeoNames: https://www.geonames.org/export/geonames-search.html and webservice-exception.html ·
Photon: https://github.com/komoot/photon · World Historical Gazetteer: the Reconciliation Service
API 0.2 and https://docs.whgazetteer.org. Numbers that only identify are made up.
"""

from __future__ import annotations

from typing import Any

OSM_LICENCE = "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright"


def nominatim(**changes: Any) -> dict[str, Any]:
    place = {
        "place_id": 100149,
        "licence": OSM_LICENCE,
        "osm_type": "relation",
        "osm_id": 107775,
        "boundingbox": ["56.7128", "56.7282", "21.5779", "21.6268"],
        "lat": "56.7208",
        "lon": "21.6004",
        "class": "boundary",
        "type": "administrative",
        "place_rank": 16,
        "importance": 0.4,
        "addresstype": "town",
        "name": "Aizpute",
        "display_name": "Aizpute, Dienvidkurzemes novads, Latvija",
        "address": {"town": "Aizpute", "country": "Latvija", "country_code": "lv"},
        "extratags": {"wikidata": "Q0", "start_date": "1378"},
    }
    return {**place, **changes}


NOMINATIM_NOTHING_THERE = {"error": "Unable to geocode"}


def geonames(**changes: Any) -> dict[str, Any]:
    place = {
        "adminCode1": "00",
        "lng": "21.60",
        "geonameId": 4601,
        "toponymName": "Aizpute",
        "countryId": "458258",
        "fcl": "P",
        "population": 4500,
        "countryCode": "LV",
        "name": "Aizpute",
        "fclName": "city, village,...",
        "countryName": "Latvia",
        "fcodeName": "populated place",
        "adminName1": "Aizpute",
        "lat": "56.72",
        "fcode": "PPL",
    }
    return {"totalResultsCount": 1, "geonames": [{**place, **changes}]}


GEONAMES_NOTHING = {"totalResultsCount": 0, "geonames": []}


def geonames_error(code: int, message: str) -> dict[str, Any]:
    return {"status": {"message": message, "value": code}}


def photon(**changes: Any) -> dict[str, Any]:
    properties = {
        "osm_type": "R",
        "osm_id": 107775,
        "osm_key": "place",
        "osm_value": "town",
        "type": "city",
        "name": "Aizpute",
        "country": "Latvia",
        "countrycode": "LV",
        "extent": [21.5779, 56.7282, 21.6268, 56.7128],
    }
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [21.6004, 56.7208]},
        "properties": {**properties, **changes},
    }
    return {"type": "FeatureCollection", "features": [feature]}


def whg_candidates(*candidates: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"q0": {"result": list(candidates), **more}}


def whg_candidate(name: str = "Hasenpoth", number: str = "place:5424806") -> dict[str, Any]:
    return {
        "id": number,
        "name": name,
        "score": 100,
        "match": True,
        "alt_names": ["Aizpute", "Gazenpot"],
        "type": [{"id": "https://whgazetteer.org/static/whg_schema.jsonld#Place", "name": "Place"}],
    }


def whg_rows(rows: dict[str, dict[str, list[str]]]) -> dict[str, Any]:
    properties = ["whg:geometry_centroid", "whg:temporal_years", "whg:countries_codes"]
    return {
        "meta": [{"id": name, "name": name} for name in properties],
        "rows": {
            place: {name: [{"str": text} for text in texts] for name, texts in row.items()}
            for place, row in rows.items()
        },
    }


WHG_NO_INDEX: dict[str, Any] = {
    "q0": {
        "result": [],
        "geojson": None,
        "gateway": {
            "answered": False,
            "error": "timeout",
            "message": "The gateway did not answer. This is not evidence that there is no place.",
        },
    }
}
