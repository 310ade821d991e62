"""What holds for every importer and every exporter, whatever the file."""

from __future__ import annotations

import importlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geodata.formats import EXPORTERS, IMPORTERS, Choices, import_files
from geodata.formats.exporting import export_gazetteer
from geodata.gazetteers import Gazetteer
from tests.unit.formats.samples import FILES
from tests.unit.formats.support import NAME, digest, errors, features, imported

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

EVERY = sorted(IMPORTERS)
NO_HARM = settings(
    deadline=None,
    max_examples=int(os.environ.get("CAREER_ATLAS_FUZZ", "20")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def test_every_importer_has_a_file_here() -> None:
    assert set(FILES) == set(IMPORTERS)


@pytest.mark.parametrize("form", EVERY)
def test_a_file_is_known_by_itself_and_comes_in_clean(form: str, tmp_path: Path) -> None:
    name, content, places, names = FILES[form]
    report = imported(tmp_path, name, content)
    assert errors(report) == []
    assert (report.places, report.names) == (places, names)
    with Gazetteer(tmp_path / NAME) as gazetteer:
        assert gazetteer.stats()["formats"] == {form: 1}
        assert all(place.id and place.toponyms for place in gazetteer.places())


@pytest.mark.parametrize("form", EVERY)
def test_the_name_of_the_format_is_the_name_of_its_importer(form: str) -> None:
    assert form == importlib.import_module(IMPORTERS[form]).NAME


@pytest.mark.parametrize("form", EVERY)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\0" * 1000,
        b"\xff\xfe",
        b"   \n" * 100,
        b"PK\x03\x04rubbish",
        b"\xc3",
    ],
    ids=[
        "nothing",
        "only a mark",
        "NULs",
        "only a mark 16",
        "spaces",
        "no archive",
        "half a letter",
    ],
)
def test_rubbish_is_refused_and_changes_nothing(form: str, content: bytes, tmp_path: Path) -> None:
    good_name, good, _, _ = FILES["lpf"]
    imported(tmp_path, good_name, good)
    before = digest(tmp_path / NAME)
    report = imported(tmp_path, "rubbish", content, form=form)
    assert not report.could_read or errors(report)
    assert report.places == 0
    assert all(problem.text.strip() for problem in report.problems)
    assert digest(tmp_path / NAME) == before


@pytest.mark.parametrize("form", EVERY)
@NO_HARM
@given(data=st.data())
def test_a_file_that_was_tampered_with_never_breaks_the_importer(
    form: str, tmp_path: Path, data: st.DataObject
) -> None:
    name, content, _, _ = FILES[form]
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6), "changes")):
        at = data.draw(st.integers(0, len(broken)), "at")
        width = data.draw(st.integers(0, 40), "width")
        piece = data.draw(PIECES, "piece")
        broken[at : at + width] = piece
    (tmp_path / NAME).unlink(missing_ok=True)
    report = imported(tmp_path, name, bytes(broken), form=form, keep_good=True)
    _holds(tmp_path, report.places)


PIECES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from(
        [
            *(b"null", b"[", b"]", b"{", b"}", b'"', b",", b":", b"\\", b"\\ud800", b"\\u0000"),
            *(b"NaN", b"-Infinity", b"1e999", b"9" * 5000, b"\t", b"\n", b"\r", b";", b"\0"),
            *(b"<", b">", b"<!DOCTYPE x>", b"&x;", b"<Placemark>", b"</Placemark>", b"\xff"),
            *(b"true", b"[[[[[[", b'"@id"', b'"when"', b"POINT(", b"\xe2\x80\xa8", b"\xed\xa0\x80"),
        ]
    ),
)


@pytest.mark.parametrize("form", EVERY)
@NO_HARM
@given(content=st.binary(max_size=400))
@example(content=b"[" * 100_000)
@example(content=b'{"a":' * 100_000)
@example(content=b"<a>" * 100_000)
@example(content=b'"' * 100_000)
def test_any_bytes_are_answered(form: str, tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).unlink(missing_ok=True)
    report = imported(tmp_path, "any", content, form=form, keep_good=True)
    _holds(tmp_path, report.places)


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**20), 10**20),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=8).filter(lambda text: "\0" not in text),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(
            ["@id", "type", "when", "timespans", "start", "in", "names", "toponym", "properties"]
        ), inner, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.parametrize("form", [each for each in EVERY if each in ("lpf", "geojson", "pleiades")])
@NO_HARM
@given(document=st.lists(JSON, min_size=1, max_size=3))
def test_any_json_is_answered(form: str, tmp_path: Path, document: list[object]) -> None:
    (tmp_path / NAME).unlink(missing_ok=True)
    report = imported(tmp_path, "any.json", json.dumps(document), form=form, keep_good=True)
    _holds(tmp_path, report.places)


def _holds(folder: Path, places: int) -> None:
    """A gazetteer that was written has all its places, and every export can be written of it."""
    path = folder / NAME
    assert path.exists() == (places > 0)
    if places:
        with Gazetteer(path) as gazetteer:
            assert len(gazetteer) == places == len(list(gazetteer.places()))
            for form in EXPORTERS:
                assert export_gazetteer(gazetteer, folder / f"out.{form}", form) == places


@pytest.mark.parametrize("form", sorted(EXPORTERS))
def test_what_is_exported_comes_in_again(form: str, tmp_path: Path) -> None:
    name, content, places, _ = FILES["lp-tsv"]
    imported(tmp_path, name, content)
    with Gazetteer(tmp_path / NAME) as gazetteer:
        before = [(place.id, place.lat, place.lon) for place in gazetteer.places()]
        names = [[name.name for name in place.toponyms] for place in gazetteer.places()]
        out = tmp_path / f"out.{form.replace('lp-', '').replace('lpf', 'json')}"
        assert export_gazetteer(gazetteer, out, form) == places
    again = tmp_path / "again.sqlite"
    report = import_files([out], again, Choices())
    assert errors(report) == []
    with Gazetteer(again) as gazetteer:
        assert [(place.id, place.lat, place.lon) for place in gazetteer.places()] == before
        if form != "geojson":  # which has no place for several names
            assert [[n.name for n in place.toponyms] for place in gazetteer.places()] == names


@pytest.mark.parametrize("form", sorted(EXPORTERS))
def test_an_export_that_fails_leaves_what_was_there(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, content, _, _ = FILES["lpf"]
    imported(tmp_path, name, content)
    out = tmp_path / "out"
    out.write_text("before")
    with Gazetteer(tmp_path / NAME) as gazetteer:
        monkeypatch.setattr(gazetteer, "features", _failing)
        with pytest.raises(RuntimeError):
            export_gazetteer(gazetteer, out, form)
    assert out.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".out")) == []


def _failing() -> None:
    raise RuntimeError


def test_features_come_back_in_the_order_of_the_file(tmp_path: Path) -> None:
    name, content, _, _ = FILES["lpf"]
    imported(tmp_path, name, content)
    assert [f["@id"].rpartition("/")[2] for f in features(tmp_path)] == ["mitau", "lost"]
