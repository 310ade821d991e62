"""Files that nobody should have sent: refused with one sentence, quickly, in bounded memory."""

from __future__ import annotations

import json
import resource
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from geodata.formats import Choices, Report, import_files
from tests.unit.formats.samples import CSV, KML, LPF, dumped, kmz, zipped
from tests.unit.formats.support import NAME, digest, errors, features, imported

pytestmark = pytest.mark.slow  # each test loads the career anew, or a large file

MB = 1024 * 1024


@contextmanager
def bounded(*, megabytes: int = 120, seconds: float = 20) -> Iterator[None]:
    """What is done inside allocates no more at a time than this, and takes no longer."""
    tracemalloc.start()
    began = time.monotonic()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert time.monotonic() - began < seconds
    assert peak < megabytes * MB


def refused(report: Report, said: str = "") -> None:
    """The whole file was refused with one problem in one sentence or two."""
    assert not report.could_read
    (problem,) = report.problems
    assert problem.severity == "error"
    assert said in problem.text
    assert 10 < len(problem.text) < 400
    assert "\n" not in problem.text


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    for name in ("a.json", "a.tsv", "a.kml", "a.kmz", "a.xlsx", "a.csv", "a"):
        refused(imported(tmp_path, name, b""), "empty")


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        refused(import_files([path], tmp_path / NAME, Choices()), "cannot be read")


@pytest.mark.parametrize(
    ("name", "unit", "said"),
    [
        ("a.json", b" ", "empty"),
        ("a.json", b"[", "nested"),
        ("a.json", b"\0", "none of the formats|begins neither"),
        ("a.json", b'{"features": ["' + b"x" * 1000, "larger than|no JSON"),
        ("a.tsv", b"id\ttitle\tstart", "longer than"),
        ("a.csv", b"name,lat,lon,", "longer than|columns"),
        ("a.csv", b"\0", "NUL|none of the formats|longer"),
        ("a.kml", b"<kml>", "nested"),
        ("a.kml", b"<kml " + b"a" * 1000, "no XML|larger"),
        ("a.xlsx", b"PK\x03\x04", "workbook"),
    ],
)
def test_a_great_deal_of_the_same_is_refused(
    name: str, unit: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(unit)
        filler = unit[-1:] if len(unit) > 100 else unit
        for _ in range(48):
            file.write(filler * (MB // len(filler)))
    with bounded(megabytes=160):
        report = import_files([path], tmp_path / NAME, Choices())
    assert not report.could_read or errors(report)
    assert any(part in report.problems[0].text for part in said.split("|"))
    assert not (tmp_path / NAME).exists()


def test_a_gigabyte_of_nothing_is_refused_at_once(tmp_path: Path) -> None:
    for name in ("a.json", "a.tsv", "a.kml", "a.kmz", "a.csv", "a.xlsx"):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(1024 * MB)  # without using the disk
        with bounded(megabytes=60, seconds=10):
            refused(import_files([path], tmp_path / NAME, Choices()))


def test_a_file_full_of_faults_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "a.tsv").open("w") as file:
        file.write("id\ttitle\ttitle_source\tfclasses\tstart\n")
        file.writelines(f"{n}\tx\ty\tQ\t1600\n" for n in range(60_000))
    report = import_files([tmp_path / "a.tsv"], tmp_path / NAME, Choices())
    assert 10_000 <= len(report.problems) <= 10_001
    assert "There may be more errors" in report.problems[-1].text


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_numbers_that_are_none_refuse_their_feature_only(number: str, tmp_path: Path) -> None:
    for at, text in enumerate(
        (
            '{"@id": "%d", "geometry": {"type": "Point", "coordinates": [%s, 1]}}',
            '{"@id": "%d", "properties": {"title": "x", "height": [%s]}}',
        )
    ):
        bad = text % (at, number)
        content = f'{{"features": [{bad}, {{"@id": "good"}}]}}'
        assert [p.row for p in errors(imported(tmp_path, "a.json", content))] == ["/features/0"]
        report = imported(tmp_path, "a.json", content, keep_good=True)
        assert (report.places, [f["@id"] for f in features(tmp_path)]) == (1, ["good"])
        (tmp_path / NAME).unlink()


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800", "\\udfff\\ud800"])
def test_letters_that_are_none_refuse_their_feature_only(text: str, tmp_path: Path) -> None:
    bad = f'{{"@id": "1", "names": [{{"toponym": "{text}"}}]}}'
    content = f'[{bad}, {{"@id": "2", "names": [{{"toponym": "\\ud83d\\ude80"}}]}}]'
    report = imported(tmp_path, "a.json", content, keep_good=True, form="lpf")
    assert [problem.row for problem in errors(report)] == ["/0"]
    assert features(tmp_path)[0]["names"] == [{"toponym": "🚀"}]


def test_what_only_looks_like_an_escape_is_text(tmp_path: Path) -> None:
    content = json.dumps([{"@id": "1", "names": [{"toponym": "\\u0000 \\ud800"}]}])
    assert imported(tmp_path, "a.json", content).places == 1


def test_ids_that_come_twice_are_told_at_the_second(tmp_path: Path) -> None:
    content = json.dumps([{"@id": "1"}, {"@id": "2"}, {"@id": "1"}])
    report = imported(tmp_path, "a.json", content)
    (problem,) = errors(report)
    assert (problem.row, problem.field, problem.value) == ("/2", "@id", "1")
    assert not (tmp_path / NAME).exists()


def test_a_file_twice_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    imported(tmp_path, "a.json", dumped(LPF))
    before = digest(tmp_path / NAME)
    report = imported(tmp_path, "a.json", dumped(LPF))
    assert len(errors(report)) == 2
    assert digest(tmp_path / NAME) == before


def test_a_key_that_stands_twice_is_told(tmp_path: Path) -> None:
    report = imported(tmp_path, "a.json", '[{"@id": "1", "when": {"label": "a", "label": "b"}}]')
    (problem,) = errors(report)
    assert (problem.field, problem.row) == ("label", "/0")


@pytest.mark.parametrize(
    "content",
    ['{"features": [1, 2', '{"features": [] "x": 1}', '{"a": tru', "[1,]", "[1] 2", "{]", '{"a"'],
)
def test_broken_json_is_refused_with_its_place(content: str, tmp_path: Path) -> None:
    report = imported(tmp_path, "a.json", content, form="lpf", keep_good=True)
    assert not report.could_read
    assert not (tmp_path / NAME).exists()


def test_a_number_of_thousands_of_digits_is_refused(tmp_path: Path) -> None:
    refused(imported(tmp_path, "a.json", f'[{{"@id": {"9" * 5000}}}]'))


@pytest.mark.parametrize("encoding", ["cp1251", "latin-1"])
def test_json_that_is_not_unicode_is_refused(encoding: str, tmp_path: Path) -> None:
    text = json.dumps({"@id": "x", "properties": {"title": "Митава ü"}}, ensure_ascii=False)
    refused(
        imported(tmp_path, "a.json", text.encode(encoding, "replace")[:-3] + b"\xcc\xe8"), "UTF-8"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_with_a_mark_is_read(encoding: str, tmp_path: Path) -> None:
    text = json.dumps(LPF, ensure_ascii=False)
    assert imported(tmp_path, "a.json", text.encode(encoding)).places == 2


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE kml SYSTEM "http://example.org/kml.dtd">',
    ],
)
def test_xml_with_entities_is_refused(head: str, tmp_path: Path) -> None:
    body = (
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&x;</name></Placemark></kml>'
    )
    refused(imported(tmp_path, "a.kml", head + body), "entities")
    refused(imported(tmp_path, "a.kmz", kmz(**{"doc.kml": head + body})), "entities")


@pytest.mark.parametrize("name", ["../doc.kml", "/doc.kml", "a/../../doc.kml", "..\\doc.kml"])
def test_an_archive_that_points_outside_is_refused(name: str, tmp_path: Path) -> None:
    refused(imported(tmp_path, "a.kmz", kmz(**{name: KML})), "outside")


def test_an_archive_in_order_is_read(tmp_path: Path) -> None:
    content = kmz(**{"files/other.kml": "<kml/>", "doc.kml": KML})
    assert imported(tmp_path, "a.kmz", content).places == 3


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    for name, member in (("a.kmz", "doc.kml"), ("a.xlsx", "xl/sharedStrings.xml")):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<x/>")
            with archive.open(member, "w") as out:
                for _ in range(40):
                    out.write(b" " * MB)
        with bounded(megabytes=40, seconds=5):
            refused(import_files([tmp_path / name], tmp_path / NAME, Choices()), "size")


def test_an_archive_without_kml_is_refused(tmp_path: Path) -> None:
    refused(imported(tmp_path, "a.kmz", zipped({"picture.png": b"x"})), ".kml")


def test_a_quotation_mark_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    content = CSV + '"' + "x;y\n" * 500_000
    with bounded():
        refused(imported(tmp_path, "a.csv", content), "quotation")


def test_a_document_that_talks_of_itself_too_long_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("w") as file:
        file.write('{"type": "FeatureCollection"')
        for number in range(60):
            file.write(f', "{number}": "{"x" * MB}"')
    with bounded(megabytes=120):
        report = import_files([tmp_path / "a.json"], tmp_path / NAME, Choices(form="lpf"))
    refused(report, "beside its places")


def test_large_places_do_not_wait_in_memory(tmp_path: Path) -> None:
    long = "x" * MB
    with (tmp_path / "a.jsonl").open("w") as file:
        for number in range(120):
            feature = {"@id": str(number), "descriptions": [{"value": long}]}
            file.write(json.dumps(feature) + "\n")
    with bounded(megabytes=80):
        report = import_files([tmp_path / "a.jsonl"], tmp_path / NAME, Choices())
    assert report.places == 120


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from the kernel in kilobytes")
def test_memory_stays_flat_as_the_file_grows(tmp_path: Path) -> None:
    before = None
    for count in (2_000, 8_000):
        path = tmp_path / f"{count}.jsonl"
        with path.open("w") as file:
            for number in range(count):
                feature = {**LPF["features"][0], "@id": str(number)}
                file.write(json.dumps(feature) + "\n")
        assert import_files([path], tmp_path / f"{count}.sqlite", Choices()).places == count
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert before is None or most - before < 24 * 1024
        before = most
