"""What holds for any names and anything that is typed."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from geodata.search import PlaceFinder, SearchEntry, SearchIndex, SearchName
from geodata.search.scanning import allowed, scan
from geodata.search.signatures import signatures
from geodata.search.spelling import letters, sound_of_letters
from geodata.search.writing import write_index
from tests.unit.search.smallindex import PLACES, finder_of

ANYTHING = st.text(max_size=40)
NAMES = st.one_of(ANYTHING, st.sampled_from([n.name for place in PLACES for n in place.names]))
KEYS = st.text("abcdeghiklmnoprstuv", min_size=5, max_size=14)


def in_memory(names: list[str]) -> SearchIndex:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    places = (SearchEntry(f"p{at}", (SearchName(name),)) for at, name in enumerate(names))
    write_index(connection, places)
    return SearchIndex(connection, source="test")


@given(typed=NAMES, limit=st.integers(-1, 5), as_typed=st.booleans())
def test_nothing_that_is_typed_breaks_it(
    finder: PlaceFinder, typed: str, limit: int, as_typed: bool
) -> None:
    hits = finder.search(typed, limit=limit, as_typed=as_typed)
    assert len(hits) <= max(limit, 0)
    assert len({hit.place_id for hit in hits}) == len(hits)
    assert all(0 <= hit.score <= 1 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@settings(max_examples=40)
@given(names=st.lists(ANYTHING.filter(str.strip), min_size=1, max_size=8))
def test_the_very_name_is_always_found_first(names: list[str]) -> None:
    index = in_memory(names)
    for name in names:
        hits = PlaceFinder([index]).search(name, limit=len(names))
        if letters(name):
            assert hits[0].name.name.strip() == name.strip()
    index.close()


@settings(max_examples=40)
@given(keys=st.lists(KEYS, min_size=1, max_size=60), wanted=KEYS)
def test_a_scan_finds_all_that_comparing_every_key_finds(keys: list[str], wanted: str) -> None:
    index = in_memory(keys)
    near = {each.key: each.distance for each in scan(index, wanted, space="letters", most=100)}
    far = allowed(len(wanted))
    truth = {key: OSA.distance(key, wanted) for key in keys}
    assert near == {key: apart for key, apart in truth.items() if apart <= far}
    index.close()


@given(key=KEYS, at=st.integers(0, 30), letter=st.sampled_from("abcxyz"))
def test_one_other_letter_changes_few_bits(key: str, at: int, letter: str) -> None:
    place = at % len(key)
    other = key[:place] + letter + key[place + 1 :]
    texts = np.array([key.encode(), other.encode()])
    one, two = signatures(texts)
    assert int(np.bitwise_count(one ^ two)) <= 8


@given(ANYTHING)
def test_letters_and_sound_are_plain(name: str) -> None:
    plain = letters(name)
    assert plain == letters(plain) or plain.startswith("st")
    assert not plain or (plain.isascii() and plain.isalnum() and plain == plain.lower())
    assert len(sound_of_letters(plain)) <= 2 * len(plain)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.lists(ANYTHING, max_size=5))
def test_any_names_can_be_written(names: list[str]) -> None:
    entry = SearchEntry("one", tuple(SearchName(name) for name in names))
    with tempfile.TemporaryDirectory() as folder:
        finder = finder_of(Path(folder), (entry,))
        assert finder.indexes[0].meta["names"] == str(len(names))
        assert finder.indexes[0].entry("one") is not None
        finder.indexes[0].close()
