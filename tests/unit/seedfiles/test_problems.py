"""Every mistake in the files is told: where it stands, what is wrong, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.errors import Problem, SeedsUnreadable
from tests.unit.seedfiles.smallcareer import FILES, read_small

CAREER, PLACES = "small/career.toml", "gazetteer/places.toml"
TEXT, SOURCES = "small/text.ru.toml", "small/sources.toml"
OUTLINE = "gazetteer/outlines/province.geojson"


def problems_of(seeds: Path, changed: dict[str, str | bytes]) -> tuple[Problem, ...]:
    with pytest.raises(SeedsUnreadable) as caught:
        read_small(seeds, changed=changed)
    return caught.value.problems


def lines_of_part(content: str, part: str) -> list[str]:
    return [str(n) for n, line in enumerate(content.split("\n"), start=1) if part in line]


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "says"),
    [
        (CAREER, 'route = "none"', 'rout = "none"', "rout", "Did you mean “route”?"),
        (CAREER, 'route = "none"', 'route = "nonne"', "route", "Did you mean “none”?"),
        (CAREER, 'claim = "took part"', 'claim = "tok part"', "claim", "“took part”"),
        (CAREER, '"1917-10-25"', '"1917-02-30"', "edtf", "EDTF"),
        (CAREER, 'when = "1917"', "when = 1917-11-07", "when", "quotes"),
        (CAREER, 'when = "1917"', "when = 1917", "when", "not a number"),
        (CAREER, 'calendar = "julian"', 'calendar = "juilan"', "calendar", "“julian”"),
        (CAREER, '"petrograd", certainty', '"petrogard", certainty', "place", "“petrograd”"),
        (CAREER, '["province", ', '["provinze", ', "places", "“province”"),
        (CAREER, 'cite = ["archive"]', 'cite = ["archiv"]', "cite", "“archive”"),
        (CAREER, 'source = "letters"', 'source = "leters"', "source", "“letters”"),
        (CAREER, "value = 4762", "value = 47620", "value", "more than its whole"),
        (CAREER, "value = 4762", "value = 4762.5", "value", "whole number"),
        (CAREER, "value = 4762", 'value = "4762"', "value", "whole number"),
        (CAREER, "value = 4762", "value = true", "value", "whole number"),
        (CAREER, "value = 4762", "value = -1", "value", "whole number"),
        (CAREER, "value = 4762", f"value = {10**30}", "value", "whole number"),
        (CAREER, "share = 28.8", "share = 128.8", "share", "from 0 to 100"),
        (CAREER, "share = 28.8", "share = nan", "share", "finite"),
        (CAREER, "care = true", 'care = "true"', "care", "without quotes"),
        (CAREER, 'id = "judge"', 'id = "clerk"', "id", "Another posting"),
        (CAREER, 'id = "beaten"', 'id = "moved"', "id", "Another event"),
        (CAREER, 'id = "clerk"', 'id = "A Clerk"', "id", "small letters"),
        (CAREER, 'id = "clerk"', 'id = "../clerk"', "id", "small letters"),
        (CAREER, 'inferred = ["end"]', 'inferred = ["ende"]', "inferred", "start, end"),
        (CAREER, 'tie = "inferred"', 'tie = "guessed"', "tie", "stated, inferred"),
        (CAREER, 'basis = "inferred"', 'basis = "guess"', "basis", "stated, inferred"),
        (CAREER, 'languages = ["en", "ru"]', 'languages = ["../en", "ru"]', "languages", "code"),
        (CAREER, 'kind = "birth"', 'kind = "bird"', "kind", "“birth”"),
        (CAREER, 'wording = "on', 'wording = "\\u001b[2Jon', "wording", "U+001B"),
        (TEXT, 'moved = "', 'movd = "', "movd", "“moved”"),
        (TEXT, 'title = "Судья"', "", "posting.judge.title", "missing in this language"),
        (TEXT, 'role = "Писарь"', "", "posting.clerk.role", "missing in this language"),
        (TEXT, "[posting.judge]", "[posting.jugde]", "jugde", "“judge”"),
        (TEXT, 'summary = "Она суд', 'sumary = "Она суд', "sumary", "“summary”"),
        (TEXT, 'short = "Анна Пример"', "", "career.short", "missing in this language"),
        (SOURCES, "seen = true", "seen = 1", "seen", "true or false"),
        (SOURCES, 'read_where = "a library"', "", "read_where", "where"),
        (SOURCES, '"2026-01-31"', '"31.01.2026"', "read_on", "2026-03-31"),
        (SOURCES, 'label = "An archive"', "", "label", "missing"),
        (PLACES, "lat = 59.939", "lat = 95", "lat", "from -90 to 90"),
        (PLACES, "lat = 59.939", "lat = inf", "lat", "finite"),
        (PLACES, "lat = 59.939", "", "lat", "from -90 to 90"),
        (PLACES, 'today = "RU"', 'today = "Russia"', "today", "two capitals"),
        (PLACES, 'script = "Cyrl"', 'script = "Cyrillic"', "script", "Cyrl"),
        (PLACES, 'language = "ru"', 'language = "Russian"', "language", "lv"),
        (PLACES, 'kind = "seat_of"', 'kind = "seatof"', "kind", "“seat_of”"),
        (PLACES, 'place = "province"', 'place = "provinz"', "place", "“province”"),
        (PLACES, 'locus = "area"', 'locus = "aera"', "locus", "“area”"),
        (PLACES, 'locus = "unlocated"', 'locus = "unlocated"\nlat = 1', "locus", "Take them out"),
        (PLACES, 'locus = "area"', 'locus = "region_hint"\nx = 1', "x", "unknown"),
        (PLACES, 'id = "province"', 'id = "petrograd"', "id", "Another place"),
        (PLACES, '"outlines/province.', '"../outlines/province.', "file", "gazetteer's folder"),
        (PLACES, '"outlines/province.', '"/etc/province.', "file", "gazetteer's folder"),
    ],
)
def test_a_mistake_is_told_with_its_file_line_and_field(
    tmp_path: Path, file: str, old: str, new: str, field: str, says: str
) -> None:
    assert old in FILES[file]
    content = FILES[file].replace(old, new, 1)
    told = problems_of(tmp_path, {file: content})
    matching = [p for p in told if p.where == file and p.field == field and says in p.text]
    assert matching, told
    if new.count(" = ") == 1:  # the line itself is still there
        assert matching[0].row in lines_of_part(content, new), matching[0]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    told = problems_of(
        tmp_path,
        {
            CAREER: FILES[CAREER].replace("4762\n", "-1\n").replace('"1930"', '"19x0"'),
            TEXT: FILES[TEXT].replace("beaten", "baeten"),
            PLACES: FILES[PLACES].replace("lon = 31.0", "lon = 310"),
            SOURCES: FILES[SOURCES].replace("seen = true", "sehen = true"),
        },
    )
    assert {p.where for p in told} >= {CAREER, TEXT, PLACES, SOURCES}
    assert len(told) >= 6
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("key", ['"rou\\nte"', '"outlines\\n/x"'])
def test_a_problem_is_one_line_whatever_stands_in_a_key(tmp_path: Path, key: str) -> None:
    changed = {
        CAREER: FILES[CAREER].replace("route", key, 1),
        PLACES: FILES[PLACES].replace('"outlines/province.geojson"', key),
    }
    told = problems_of(tmp_path, {**changed})
    assert len(told) >= 2
    assert all("\n" not in str(problem) for problem in told)


def test_latitude_and_longitude_in_the_wrong_order_are_seen(tmp_path: Path) -> None:
    swapped = FILES[PLACES].replace("lat = 59.939\nlon = 30.316", "lat = 30.316\nlon = 59.939")
    told = problems_of(tmp_path, {PLACES: swapped})
    assert any("Swap them" in p.text and p.field == "lat" for p in told)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[29.0, 59.0]]]", "[29.0, 59.1]]]", "not closed"),
        ("[29.0, 59.0], [33.0", "[290, 59.0], [33.0", "not on the globe"),
        ("29.0, 59.0], [33.0", 'NaN, "x"], [33.0', "not a coordinate"),
        ("[33.0, 59.0], [33.0, 61.0], [29.0, 61.0], ", "", "fewer than four"),
        ("Polygon", "Point", "Polygon or MultiPolygon"),
        ("]]]", "]", "JSON"),
        ('"coordinates"', '"coords"', "list of coordinates"),
        ("[[[29.0", "[" * 100_000 + "29.0", "beyond all measure"),
        ("[[[29.0", '[[["29.0"', "two numbers"),
        ('"geometry": {', '"geometry": null, "other": {', "Polygon or MultiPolygon"),
    ],
)
def test_a_broken_outline_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in FILES[OUTLINE]
    told = problems_of(tmp_path, {OUTLINE: FILES[OUTLINE].replace(old, new)})
    assert [p for p in told if p.where == OUTLINE and says in p.text], told


def test_an_outline_in_the_wrong_order_of_coordinates_is_seen(tmp_path: Path) -> None:
    turned = FILES[OUTLINE]
    for lon, lat in (("29.0", "59.0"), ("33.0", "59.0"), ("33.0", "61.0"), ("29.0", "61.0")):
        turned = turned.replace(f"[{lon}, {lat}]", f"[{lat}, {lon}]")
    told = problems_of(tmp_path, {OUTLINE: turned})
    assert any("longitude, latitude" in p.text for p in told), told


def test_a_stop_before_its_time_is_a_warning_and_keeps_its_place(tmp_path: Path) -> None:
    early = FILES[CAREER].replace("1926-02/1932", "1816-02/1822")
    seeds = read_small(tmp_path, changed={CAREER: early})
    assert [posting.id for posting in seeds.career.postings] == ["clerk", "judge", "after"]
    (warning,) = seeds.warnings
    assert warning.severity == "warning"
    assert warning.value == "1816-02/1822"
    assert "“clerk”" in warning.text
