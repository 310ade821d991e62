"""Importing a gazetteer: at least 10,000 features a second into the database, in flat memory.

A feature here has three names, a type, a position, a link and a relation, four times and a
citation: 1 kB of JSON. Beside it stands Python's own decoder on the same text, which builds the
same objects and does nothing with them. Time is processor time, so that a busy
machine blames nobody.
"""

from __future__ import annotations

import json
import random
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from geodata.formats import Choices, import_files
from tests.benchmarks.result import Result

__all__ = ["run"]

COUNT = 20_000
RUNS = 3
BAR = 100.0
"""Microseconds a feature: 10,000 in a second."""
MEMORY_BAR = 24.0


def run() -> list[Result]:
    """Measure, in microseconds a feature, and in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder))


def _measure(folder: Path) -> list[Result]:
    small = _written(folder / "small.jsonl", COUNT)
    lines = small.read_text(encoding="utf-8").splitlines()
    decoded = min(_microseconds(lambda: _decoded(lines)) for _ in range(RUNS))
    times = [_microseconds(lambda: _imported(small, folder)) for _ in range(RUNS)]
    table = _table(folder / "small.tsv", COUNT)
    tables = [_microseconds(lambda: _imported(table, folder)) for _ in range(RUNS)]
    before = _megabytes()
    _imported(_written(folder / "large.jsonl", 3 * COUNT), folder)
    grown = _megabytes() - before
    return [
        _result("a feature of LPF imported", min(times), "µs", BAR),
        _result("the same, only decoded", decoded, "µs", None),
        _result("a row of LP-TSV imported", min(tables), "µs", BAR),
        _result("memory for three times as many", grown, "MB", MEMORY_BAR),
    ]


def _decoded(lines: list[str]) -> None:
    for line in lines:
        json.loads(line)


def _imported(path: Path, folder: Path) -> None:
    store = folder / "store.sqlite"
    store.unlink(missing_ok=True)
    report = import_files([path], store, Choices())
    assert report.places, report.problems[:3]


def _microseconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return (process_time() - began) / COUNT * 1e6


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _written(path: Path, count: int) -> Path:
    chance = random.Random(3)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(_feature(number, chance), ensure_ascii=False) + "\n")
    return path


def _feature(number: int, chance: random.Random) -> dict[str, object]:
    year = chance.randint(1500, 1990)
    since = {"timespans": [{"start": {"in": str(year)}}]}
    until = {"timespans": [{"start": {"in": str(year)}, "end": {"in": str(year + 40)}}]}
    citation = {"label": "A gazetteer", "year": year, "@id": "http://example.org/book"}
    position = [round(chance.uniform(20, 180), 5), round(chance.uniform(42, 80), 5)]
    return {
        "@id": f"http://example.org/{number}",
        "type": "Feature",
        "properties": {"title": f"Place {number}", "ccodes": ["RU"], "fclasses": ["P"]},
        "when": until,
        "names": [
            {"toponym": f"Place {number}", "lang": "en", "citations": [citation], "when": since},
            {"toponym": f"Место {number}", "lang": "ru"},
            {"toponym": f"Ort {number}", "lang": "de", "when": until},
        ],
        "types": [
            {
                "identifier": "aat:300008375",
                "label": "town",
                "sourceLabels": [{"label": "город", "lang": "ru"}],
            }
        ],
        "geometry": {"type": "Point", "coordinates": position, "certainty": "certain"},
        "links": [{"type": "closeMatch", "identifier": f"wd:Q{number}"}],
        "relations": [
            {
                "relationType": "gvp:broaderPartitive",
                "relationTo": f"http://example.org/{number // 100}",
                "label": "part of a province",
                "when": since,
            }
        ],
    }


def _table(path: Path, count: int) -> Path:
    header = "id\ttitle\ttitle_source\tfclasses\tstart\tccodes\tvariants\tmatches\tlon\tlat\n"
    rows = (
        f"{n}\tPlace {n}\tA map\tP\t{1500 + n % 400}\tRU\tМесто {n}@ru\twd:Q{n}\t60.{n}\t55.{n}\n"
        for n in range(count)
    )
    path.write_text(header + "".join(rows), encoding="utf-8")
    return path


def _result(name: str, value: float, unit: str, bar: float | None) -> Result:
    return Result(
        name=name,
        value=value,
        unit=unit,
        floor=None,
        ratio=None,
        bar=bar,
        ok=bar is None or value <= bar,
    )
