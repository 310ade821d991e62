"""Sealing a career, reading it like its folder, and getting the author's files back."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.cli import main
from geodata.dates import parse_timespan
from geodata.errors import ExportFailed, SeedsUnreadable
from geodata.locations import Locations, find_locations
from geodata.sealed import opening
from geodata.sealed.names import inner_path
from geodata.sealed.packing import pack
from geodata.sealed.unpacking import unpack
from geodata.seedfiles import find_gazetteers
from geodata.storage import OpenCareer, open_career
from geodata.storage.identity import SCHEMA_VERSION
from geodata.words import Words

EN = Words("en")


def what_a_visitor_sees(career: OpenCareer) -> list[object]:
    steps = [career.step(index, EN, language="ru") for index in range(len(career.timeline))]
    places = {key: career.places()[key] for key in career.places()}
    found = [str(hit.place.id) for hit in career.find_places("Ленинград")]
    seen: list[object] = [career.id, career.languages, career.person("ru"), steps, places, found]
    # As text, since a place without a position has NaN for one, which equals nothing.
    return [
        *seen,
        repr(career.page_columns()),
        career.timeline.range(),
        career.place_steps("petrograd"),
    ]


def test_a_sealed_career_reads_like_its_folder(sealed: Path, locations: Locations) -> None:
    from_file = open_career(str(sealed), locations=locations)
    from_folder = open_career("small", locations=locations)
    assert what_a_visitor_sees(from_file) == what_a_visitor_sees(from_folder)
    assert from_file.path == sealed


@pytest.mark.slow
def test_a_shipped_career_reads_the_same_with_its_lesson(tmp_path: Path) -> None:
    shipped = find_locations()
    out = tmp_path / "zakovsky.career"
    pack(shipped.seeds / "zakovsky", out, locations=shipped)
    from_file = open_career(str(out), locations=shipped)
    from_folder = open_career("zakovsky", locations=shipped)
    assert what_a_visitor_sees(from_file) == what_a_visitor_sees(from_folder)
    for language in from_folder.languages:
        assert from_file.presets(language) == from_folder.presets(language)
        for index in range(len(from_folder.timeline)):
            assert from_file.lesson(index, language) == from_folder.lesson(index, language)
            assert from_file.label(index, language) == from_folder.label(index, language)
    in_1935 = parse_timespan("1935")
    for name in ("Leningrad", "Ленинград", "Leningrd", "Dvi"):
        found = from_file.find_places(name, when=in_1935, prefix=True)
        assert found == from_folder.find_places(name, when=in_1935, prefix=True)


def test_the_same_files_give_the_same_bytes(
    original: bytes, locations: Locations, tmp_path: Path
) -> None:
    again = tmp_path / "again.career"
    packed = pack(locations.seeds / "small", again, locations=locations)
    assert again.read_bytes() == original
    assert packed.bytes == len(original)
    assert packed.sha256 == hashlib.sha256(original[:-64]).hexdigest()


def test_it_is_a_database_of_ours_without_a_journal(sealed: Path) -> None:
    with closing(sqlite3.connect(sealed)) as connection:
        told = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "integrity_check")
        ]
        files = dict(connection.execute("SELECT name, sha256 FROM sealed_file").fetchall())
        tables = {row[0] for row in connection.execute("SELECT name FROM sealed_table")}
    assert told == [0x43415345, SCHEMA_VERSION, "delete", "ok"]
    assert {"posting_text", "place", "outline", "toponym", "step_column"} <= tables
    assert {"small/career.toml", "gazetteer/places.toml"} <= files.keys()
    assert all(len(digest) == 32 for digest in files.values())


def test_opening_leaves_the_folder_as_it_was(sealed: Path, locations: Locations) -> None:
    before = (sealed.read_bytes(), sealed.stat().st_mtime_ns)
    career = open_career(str(sealed), locations=locations)
    assert sorted(path.name for path in sealed.parent.iterdir()) == ["small.career"]
    with pytest.raises(sqlite3.DatabaseError):
        career._connection.execute("DELETE FROM posting")
    assert (sealed.read_bytes(), sealed.stat().st_mtime_ns) == before


def test_a_file_in_a_folder_that_nobody_may_write(sealed: Path, locations: Locations) -> None:
    sealed.chmod(0o444)
    sealed.parent.chmod(0o555)
    try:
        assert open_career(str(sealed), locations=locations).id == "small"
    finally:
        sealed.parent.chmod(0o755)


def test_unpacked_and_packed_again_it_is_the_same(
    sealed: Path, original: bytes, locations: Locations, tmp_path: Path
) -> None:
    folder = unpack(sealed, tmp_path / "edit")
    assert folder == tmp_path / "edit" / "small"
    for path in [locations.seeds / "small" / "career.toml", locations.seeds / "gazetteer"]:
        mine = tmp_path / "edit" / path.relative_to(locations.seeds)
        files = [path] if path.is_file() else sorted(path.glob("*.toml"))
        for file in files:
            copy = mine if mine.is_file() else mine / file.name
            assert copy.read_bytes() == file.read_bytes()
    pack(folder, tmp_path / "again.career", locations=locations)
    assert (tmp_path / "again.career").read_bytes() == original


def test_pictures_and_places_of_the_career_go_along(locations: Locations, tmp_path: Path) -> None:
    unpack_to = tmp_path / "seeds"
    source = tmp_path / "source.career"
    pack(locations.seeds / "small", source, locations=locations)
    folder = unpack(source, unpack_to)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "house.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.toml").write_text("x = 1")
    (folder / "notes.docx").write_bytes(b"private")
    pack(folder, tmp_path / "out.career", locations=locations)
    with opening.files_inside(tmp_path / "out.career") as files:
        inside = dict(files)
    assert inside["small/pictures/house.png"] == b"\x89PNG"
    assert not {"small/.hidden.toml", "small/notes.docx"} & inside.keys()


def test_mistakes_of_the_author_are_told_and_the_old_file_stays(
    locations: Locations, sealed: Path, original: bytes, tmp_path: Path
) -> None:
    folder = unpack(sealed, tmp_path / "edit")
    (folder / "career.toml").write_text('format = 1\nid = "small"\n')
    with pytest.raises(SeedsUnreadable) as caught:
        pack(folder, sealed, locations=locations)
    assert caught.value.problems
    assert sealed.read_bytes() == original
    assert not list(sealed.parent.glob(".*"))


def test_a_place_that_cannot_be_written_is_one_sentence(
    locations: Locations, tmp_path: Path
) -> None:
    with pytest.raises(ExportFailed, match="was not written"):
        pack(locations.seeds / "small", tmp_path / "no" / "x.career", locations=locations)


def test_unpacking_never_writes_into_a_folder_in_use(sealed: Path, tmp_path: Path) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "mine.txt").write_text("mine")
    with pytest.raises(ExportFailed, match="there already"):
        unpack(sealed, tmp_path / "used")
    assert [path.name for path in (tmp_path / "used").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "name",
    [
        *("career.toml", "../x/career.toml", "small/../../x", "/etc/passwd", "a//b", "a/./b"),
        *("a\\b/c", "c:/d", "a/.bashrc", "a/b\0c", "a/b\nc", "a/CON", "a/nul.toml", "a/b ", "a/b."),
        "a/" + "x" * 300,
    ],
)
def test_names_that_reach_outside_are_no_names(name: str) -> None:
    assert inner_path(name) is None


def test_names_that_people_give_are_names() -> None:
    for name in ("small/text.lv.toml", "gazetteer/outlines/Курляндия (1914).geojson"):
        assert str(inner_path(name)) == name


def test_an_older_file_is_loaded_anew_from_the_files_in_it(
    sealed: Path, original: bytes, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = SCHEMA_VERSION + 1
    for module in ("geodata.sealed.header", "geodata.storage.identity", "geodata.storage.schema"):
        monkeypatch.setattr(f"{module}.SCHEMA_VERSION", newer)
    monkeypatch.setattr("geodata.storage.connection.SCHEMA_VERSION", newer)
    monkeypatch.setattr("geodata.storage.fingerprint.SCHEMA_VERSION", newer)
    career = open_career(str(sealed), locations=locations)
    assert career.id == "small"
    assert career.path is not None
    assert career.path != sealed
    assert sealed.read_bytes() == original


def test_the_verbs_take_a_sealed_career(
    sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["postings", str(sealed)]) == 0
    assert "Petrograd" in capsys.readouterr().out
    assert main(["place", "Petrograd", "--career", str(sealed)]) == 0
    main(["check", str(sealed), "--json"])
    assert '"career": "small"' in capsys.readouterr().out
    assert main(["unpack", str(sealed), str(tmp_path / "edit")]) == 0
    folder = capsys.readouterr().out.strip()
    assert find_gazetteers(Path(folder), shipped=Path("none"))[0] == tmp_path / "edit" / "gazetteer"
    assert main(["pack", folder, str(tmp_path / "again.career"), "--json"]) == 0
    assert '"career": "small"' in capsys.readouterr().out
    assert main(["pack", folder, str(tmp_path / "again.sqlite")]) == 2
    assert main(["unpack", str(sealed), str(tmp_path)]) == 3
