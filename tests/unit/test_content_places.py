"""The shipped places: names in time, positions, and outlines that hold the right towns."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.unit.content_files import (
    GAZETTEER,
    LANGUAGES,
    Table,
    places,
)


def test_each_place_has_its_names_in_every_language() -> None:
    for place in places().values():
        named = {n["language"] for n in place["name"] if n["kind"] in ("official", "usual")}
        assert named >= set(LANGUAGES), place["id"]
        assert set(place["note"]) == set(LANGUAGES), place["id"]


@pytest.mark.parametrize(
    ("place", "year", "names"),
    [
        ("kreis-hasenpoth", 1894, ("Kreis Hasenpoth", "Aizputes apriņķis", "Газенпотский уезд")),
        ("hasenpoth", 1894, ("Hasenpoth", "Aizpute", "Газенпот")),
        (
            "olonets-governorate",
            1913,
            ("Olonets province", "Oloņecas guberņa", "Олонецкая губерния"),
        ),
        ("saint-petersburg", 1917, ("Petrograd", "Petrograda", "Петроград")),
        ("saint-petersburg", 1936, ("Leningrad", "Ļeņingrada", "Ленинград")),
        ("novosibirsk", 1925, ("Novonikolayevsk", "Novonikolajevska", "Новониколаевск")),
        ("novosibirsk", 1930, ("Novosibirsk", "Novosibirska", "Новосибирск")),
        ("samara", 1938, ("Kuibyshev", "Kuibiševa", "Куйбышев")),
        ("minsk", 1933, ("Minsk", "Minska", "Минск")),
    ],
)
def test_a_place_is_called_as_it_was_called_then(
    place: str, year: int, names: tuple[str, str, str]
) -> None:
    def holds(name: Table) -> bool:
        if "when" not in name:
            return True
        start, end = (part[:4] for part in name["when"]["edtf"].split("/"))
        return (not start.isdigit() or int(start) <= year) and (
            not end.isdigit() or year <= int(end)
        )

    shown = {
        language: [
            name["name"]
            for name in places()[place]["name"]
            if name["language"] == language
            and name["kind"] in ("official", "usual")
            and holds(name)
        ]
        for language in LANGUAGES
    }
    assert shown == {language: [name] for language, name in zip(LANGUAGES, names, strict=True)}


def rings(name: str) -> list[list[tuple[float, float]]]:
    """Return the outer rings of an outline as (longitude, latitude)."""
    shape = json.loads((GAZETTEER / "outlines" / name).read_text(encoding="utf-8"))["geometry"]
    parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [[(lon, lat) for lon, lat in part[0]] for part in parts]


def inside(ring: list[tuple[float, float]], lat: float, lon: float) -> bool:
    """Say whether a point lies in a ring (even-odd rule)."""
    crossings = sum(
        (a[1] > lat) != (b[1] > lat) and lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in pairwise(ring)
    )
    return crossings % 2 == 1


TOWNS = {
    "Aizpute": (56.721, 21.602), "Rudbārži": (56.65, 21.88), "Liepāja": (56.51, 21.01),
    "Kuldīga": (56.968, 21.968), "Ventspils": (57.39, 21.56), "Jelgava": (56.65, 23.71),
    "Rīga": (56.95, 24.10), "Klaipėda": (55.71, 21.13), "Palanga": (55.92, 21.07),
    "Petrozavodsk": (61.785, 34.347), "Olonets": (60.983, 32.967), "Kargopol": (61.5, 38.95),
    "Vytegra": (61.006, 36.448), "Pudozh": (61.806, 36.532), "Povenets": (62.846, 34.829),
    "Lodeynoye Pole": (60.733, 33.552), "Petersburg": (59.94, 30.31), "Kem": (64.95, 34.6),
    "Arkhangelsk": (64.54, 40.54), "Vologda": (59.22, 39.88), "Sortavala": (61.70, 30.69),
    "Minsk": (53.90, 27.57), "Vitebsk": (55.19, 30.20), "Mogilev": (53.90, 30.33),
    "Gomel": (52.43, 31.00), "Slutsk": (53.03, 27.55), "Brest": (52.10, 23.70),
    "Grodno": (53.68, 23.83), "Baranavichy": (53.14, 26.01), "Pinsk": (52.12, 26.10),
    "Vilnius": (54.69, 25.28), "Smolensk": (54.78, 32.05), "Novosibirsk": (55.03, 82.92),
    "Tomsk": (56.49, 84.95), "Omsk": (54.99, 73.37), "Krasnoyarsk": (56.01, 92.87),
    "Irkutsk": (52.29, 104.28), "Barnaul": (53.35, 83.76), "Minusinsk": (53.71, 91.69),
    "Turukhansk": (65.79, 87.96), "Yakutsk": (62.03, 129.73), "Sverdlovsk": (56.84, 60.61),
    "Tobolsk": (58.20, 68.25), "Kyzyl": (51.72, 94.45), "Ulan-Ude": (51.83, 107.6),
    "Chita": (52.03, 113.5), "Vladivostok": (43.12, 131.9),
}  # fmt: skip


@pytest.mark.parametrize(
    ("outline", "within", "without"),
    [
        ("kreis-hasenpoth", "Aizpute Rudbārži", "Liepāja Kuldīga Ventspils Rīga"),
        ("courland-governorate", "Aizpute Liepāja Kuldīga Ventspils Jelgava Palanga",
         "Rīga Klaipėda Vilnius"),
        ("olonets-governorate", "Petrozavodsk Olonets Kargopol Vytegra Pudozh Povenets",
         "Petersburg Kem Arkhangelsk Vologda Sortavala"),
        ("belorussian-ssr", "Minsk Vitebsk Mogilev Gomel Slutsk",
         "Brest Grodno Baranavichy Pinsk Vilnius Smolensk"),
        ("siberian-territory",
         "Novosibirsk Tomsk Omsk Krasnoyarsk Irkutsk Barnaul Minusinsk Turukhansk",
         "Yakutsk Sverdlovsk Tobolsk Kyzyl Ulan-Ude Chita Vladivostok"),
        ("siberia-after-1930", "Novosibirsk Omsk Krasnoyarsk Irkutsk Ulan-Ude Chita",
         "Yakutsk Sverdlovsk Tobolsk Kyzyl Vladivostok"),
    ],
)  # fmt: skip
def test_an_outline_holds_the_towns_it_should_and_no_others(
    outline: str, within: str, without: str
) -> None:
    shape = rings(f"{outline}.geojson")
    for town in within.split():
        assert any(inside(ring, *TOWNS[town]) for ring in shape), town
    for town in without.split():
        assert not any(inside(ring, *TOWNS[town]) for ring in shape), town


def test_outlines_are_rough_and_say_so() -> None:
    drawn = [(p, o) for p in places().values() for o in p.get("outline", [])]
    assert {place["id"] for place, _ in drawn} == {
        *("kreis-hasenpoth", "courland-governorate", "olonets-governorate"),
        *("siberia", "belorussian-ssr"),
    }
    for place, outline in drawn:
        assert outline["certainty"] == "uncertain"
        assert set(outline["source_note"]) == set(LANGUAGES)
        shape = rings(Path(outline["file"]).name)
        assert any(inside(ring, place["lat"], place["lon"]) for ring in shape)
        for ring in shape:
            assert ring[0] == ring[-1]
            assert 20 <= len(ring) <= 81
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_siberia_changes_its_outline_when_it_was_divided() -> None:
    spans = [outline["when"]["edtf"] for outline in places()["siberia"]["outline"]]
    assert spans == ["1925-05-25/1930-07-30", "1930-07-30/1934-12-07"]
    assert len(rings("siberia-after-1930.geojson")) == 2
