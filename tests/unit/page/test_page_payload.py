"""The data of the map's page: compact, and with the names and outlines of each stop's date."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.locations import find_locations
from geodata.page.payload import MAGIC, page_data
from geodata.storage import OpenCareer, open_career
from tests.benchmarks.synthetic import make_career

pytestmark = pytest.mark.slow  # each test loads the career anew, or a large file

LANGUAGES = ("en", "lv", "ru")


@pytest.fixture
def career() -> Iterator[OpenCareer]:
    opened = open_career("zakovsky", locations=find_locations())
    yield opened
    opened.close()


def columns(steps: bytes) -> dict[str, list[int]]:
    """The columns of ``steps.bin``, read as its description says."""
    magic, count, visits, places = struct.unpack_from("<4I", steps)
    assert magic == MAGIC
    at = 16
    found = {}
    parts = (
        ("place", "I", visits),
        ("lat", "i", places),
        ("lon", "i", places),
        ("era", "B", visits),
        ("flags", "B", visits),
        ("count", "B", count),
    )
    for name, kind, length in parts:
        found[name] = list(struct.unpack_from(f"<{length}{kind}", steps, at))
        at += -(-struct.calcsize(f"{length}{kind}") // 4) * 4
    assert at == len(steps)
    return found


def test_names_are_those_of_the_date(career: OpenCareer) -> None:
    data = page_data(career, LANGUAGES)
    column = columns(data.steps)
    ids = json.loads(data.places)["ids"]
    city = ids.index("saint-petersburg")
    eras = [era for place, era in zip(column["place"], column["era"], strict=True) if place == city]
    assert [data.names["en"][city][era] for era in eras] == [
        ("Petrograd", "Saint Petersburg"),
        ("Leningrad", "Saint Petersburg"),
    ]
    assert [data.names["ru"][city][era][0] for era in eras] == ["Петроград", "Ленинград"]


def test_outlines_are_those_of_the_date(career: OpenCareer) -> None:
    """The Siberian Territory was divided in 1930: one outline for 1926 to 1932 would be false."""
    data = json.loads(page_data(career, LANGUAGES).places)
    siberia = data["ids"].index("siberia")
    assert [len(outlines) for outlines in data["eras"][siberia]] == [2]
    assert len(data["outlines"]) == sum(len(era) for eras in data["eras"] for era in eras)


def test_positions_doubt_death_and_ways(career: OpenCareer) -> None:
    column = columns(page_data(career, LANGUAGES).steps)
    places = json.loads(page_data(career, LANGUAGES).places)
    moscow = places["ids"].index("moscow")
    assert (column["lat"][moscow] / 1e5, column["lon"][moscow] / 1e5) == pytest.approx(
        (55.75, 37.6), abs=0.1
    )
    assert column["count"] == [1, 1, 1, 1, 1, 3, 1, 2, 1, 1, 1, 1]
    flags = column["flags"]
    assert flags[4] & 4, "the founding of the Cheka in Petrograd is inferred"
    assert [bool(flag & 8) for flag in flags] == [False] * 14 + [True]
    assert [(flag >> 4) & 3 for flag in flags[:3]] == [0, 2, 2]
    assert places["locus"][column["place"][-1]] == "u"


def test_many_postings_take_few_bytes(tmp_path: Path) -> None:
    made = make_career(tmp_path, 3000)
    career = open_career(str(made), locations=find_locations())
    data = page_data(career, LANGUAGES)
    size = len(data.steps) + len(data.places) + len(json.dumps(data.names["en"]))
    career.close()
    assert len(columns(data.steps)["count"]) == 3000
    assert size < 100_000 + 20 * 3000


def test_the_same_career_gives_the_same_bytes(career: OpenCareer) -> None:
    assert page_data(career, LANGUAGES) == page_data(career, LANGUAGES)
