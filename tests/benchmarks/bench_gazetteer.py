"""A million names: what the search finds of what is typed, how fast, and how large its index is.

The recipe of the queries is in gazetteer_queries.py; the place that is meant must be among the
first five. Each kind is asked for a thousand times, over several seeds. Beside it, in the same run
and with fewer queries, run rapidfuzz over every name ("brute force", the floor of what is found)
and plain FTS5 with trigrams and bm25. Times are CPU time of the process, the reading of what is
read only once included.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from geodata.places.folding import fold
from geodata.search.entries import SearchEntry
from geodata.search.hits import BASE
from geodata.search.index import open_index
from geodata.search.searching import PlaceFinder
from geodata.search.writing import build_index
from tests.benchmarks.gazetteer_names import gather, without
from tests.benchmarks.gazetteer_queries import Query, make_queries
from tests.benchmarks.result import Result

__all__ = ["run"]

EACH: Final = 250
SEEDS: Final = (1939, 1940, 1941, 1942)
"""None of them was looked at when the weights of the search were chosen. With every one there are
``EACH`` queries of each kind."""

EACH_BESIDE: Final = 20
SHOWN: Final = 5

RECALL_BARS: Final = {
    "one typo": 0.97,
    "two typos": 0.92,
    "Cyrillic for Latin": 0.97,
    "Latin for Cyrillic only": 0.90,
    "another spelling": 0.85,
    "first four letters": 0.60,
}
P50_MS, P95_MS, BYTES_A_NAME = 1.0, 30.0, 250.0

Find = Callable[[Query], Sequence[str]]
"""Gives the ids of places for a query, best first."""


@dataclass(frozen=True, slots=True)
class Measured:
    """For each query whether its place was among the first, and the CPU time in milliseconds."""

    queries: list[Query]
    found: list[bool]
    times: list[float]

    def recall(self, kind: str) -> float:
        """The share of queries of a kind whose place was found."""
        of_kind = [
            hit for query, hit in zip(self.queries, self.found, strict=True) if query.kind == kind
        ]
        return sum(of_kind) / max(1, len(of_kind))

    def percentile(self, share: float, kind: str | None = None) -> float:
        """The time that this share of the queries (of a kind) took at most, in milliseconds."""
        times = [
            time
            for query, time in zip(self.queries, self.times, strict=True)
            if kind in (None, query.kind)
        ]
        return float(np.percentile(times, share))


def run() -> list[Result]:
    """Measure. Recall is a share, times are milliseconds, sizes bytes."""
    names = gather()
    queries = make_queries(names.entries, each=EACH, seeds=SEEDS)
    held_out = {query.place_id: set(query.held_out) for query in queries}
    entries = [without(entry, held_out.get(entry.id, set())) for entry in names.entries]
    _say(f"{sum(len(entry.names) for entry in entries):,} {names.origin}, {len(queries)} queries")
    with TemporaryDirectory(prefix="bench-gazetteer-") as folder:
        path = Path(folder) / "names.sqlite"
        began = process_time()
        count = build_index(entries, path)
        took = process_time() - began
        index = open_index(path, source=BASE)
        finder = PlaceFinder([index])
        ours = _measure(queries, lambda query: _found(finder, query))
        index.close()
        size = path.stat().st_size / count
    few = [
        query
        for kind in dict.fromkeys(query.kind for query in queries)
        for query in [each for each in queries if each.kind == kind][:EACH_BESIDE]
    ]
    brute = _measure(few, _brute_force(entries))
    fts = _measure(few, _fts5(entries))
    return [
        *_rows(ours, brute, fts),
        _row("index size a name", size, "bytes", BYTES_A_NAME),
        _row("index built", took, "s CPU", None),
    ]


def _found(finder: PlaceFinder, query: Query) -> list[str]:
    as_typed = query.kind == "first four letters"
    return [hit.place_id for hit in finder.search(query.text, limit=SHOWN, as_typed=as_typed)]


def _measure(queries: list[Query], find: Find) -> Measured:
    found, times = [], []
    for query in queries:
        began = process_time()
        ids = find(query)
        times.append((process_time() - began) * 1000)
        found.append(query.place_id in ids[:SHOWN])
    return Measured(queries, found, times)


def _brute_force(entries: list[SearchEntry]) -> Find:
    """Compare with every name, folded, by optimal string alignment."""
    keys = [fold(name.name) for entry in entries for name in entry.names]
    owners = [entry.id for entry in entries for _ in entry.names]

    def find(query: Query) -> list[str]:
        best = extract(fold(query.text), keys, scorer=OSA.normalized_similarity, limit=30)
        return list(dict.fromkeys(owners[at] for _, _, at in best))

    return find


def _fts5(entries: list[SearchEntry]) -> Find:
    """Ask FTS5 for any of the trigrams, ranked by bm25."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE known USING fts5(name, id UNINDEXED, tokenize=trigram)"
    )
    rows = ((name.name, entry.id) for entry in entries for name in entry.names)
    connection.executemany("INSERT INTO known VALUES (?, ?)", rows)

    def find(query: Query) -> list[str]:
        text = query.text.lower()
        grams = {text[at : at + 3].replace('"', "") for at in range(len(text) - 2)}
        asked = " OR ".join(f'"{gram}"' for gram in sorted(grams) if len(gram) == 3)
        if not asked:
            return []
        ranked = "SELECT id FROM known WHERE known MATCH ? ORDER BY rank LIMIT 30"
        return list(dict.fromkeys(row[0] for row in connection.execute(ranked, (asked,))))

    return find


def _rows(ours: Measured, brute: Measured, fts: Measured) -> list[Result]:
    kinds = dict.fromkeys(query.kind for query in ours.queries)
    rows = [
        _least(f"found in 5, {kind}", ours.recall(kind), RECALL_BARS.get(kind)) for kind in kinds
    ]
    rows += [
        _row("CPU a query p50", ours.percentile(50), "ms", P50_MS),
        _row("CPU a query p95", ours.percentile(95), "ms", P95_MS),
    ]
    for kind in kinds:
        rows.append(_row(f"CPU p50, {kind}", ours.percentile(50, kind), "ms", None))
        rows.append(_row(f"CPU p95, {kind}", ours.percentile(95, kind), "ms", None))
    for name, other in (("rapidfuzz on all", brute), ("FTS5 trigrams", fts)):
        rows += [_least(f"{name}: found in 5, {kind}", other.recall(kind), None) for kind in kinds]
        rows.append(_row(f"{name}: CPU p50", other.percentile(50), "ms", None))
        rows.append(_row(f"{name}: CPU p95", other.percentile(95), "ms", None))
    return rows


def _row(name: str, value: float, unit: str, bar: float | None) -> Result:
    ok = bar is None or value <= bar
    return Result(name=name, value=value, unit=unit, floor=None, ratio=None, bar=bar, ok=ok)


def _least(name: str, value: float, bar: float | None) -> Result:
    """A figure that must be at least its bar."""
    ok = bar is None or value >= bar
    return Result(name=name, value=value, unit="share", floor=None, ratio=None, bar=bar, ok=ok)


def _say(text: str) -> None:
    print(f"    {text}", file=sys.stderr, flush=True)
