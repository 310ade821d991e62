"""Files that were cut off, damaged, forged, or are something else: each refused in one sentence."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import DatabaseUnusable
from geodata.locations import Locations
from geodata.sealed.opening import connect_sealed, files_inside, verify_sealed
from geodata.sealed.seal import LENGTH, put_seal
from geodata.sealed.unpacking import unpack
from geodata.storage import open_career
from geodata.storage.identity import SCHEMA_VERSION
from geodata.words import Words

FLIPS = 1_000


def is_refused(path: Path) -> bool:
    """Whether opening says one sentence and no more; anything but our error fails the test."""
    try:
        connect_sealed(path).close()
    except DatabaseUnusable as error:
        said = str(error)
    else:
        return False
    assert path.name in said
    assert "\n" not in said
    return True


@pytest.mark.slow
def test_not_one_of_a_thousand_flipped_bits_goes_unseen(original: bytes, tmp_path: Path) -> None:
    dice, path, missed = random.Random(20261123), tmp_path / "flipped.career", []
    for _ in range(FLIPS):
        bit = dice.randrange(len(original) * 8)
        content = bytearray(original)
        content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        if not is_refused(path):
            missed.append(bit)
    assert missed == []


@pytest.mark.slow
def test_a_byte_changed_in_every_region_is_seen(original: bytes, tmp_path: Path) -> None:
    path = tmp_path / "changed.career"
    regions = range(0, len(original), 512)
    for start in [*regions, *range(len(original) - LENGTH, len(original))]:
        content = bytearray(original)
        content[start] ^= 0xFF
        path.write_bytes(content)
        assert is_refused(path), start


def test_no_part_of_a_file_passes_for_the_whole(original: bytes, tmp_path: Path) -> None:
    path = tmp_path / "short.career"
    lengths = {0, 1, 15, 16, 99, 100, 101, len(original) - 1, len(original) - LENGTH}
    for length in sorted(lengths | set(range(0, len(original), 4096))):
        path.write_bytes(original[:length])
        assert is_refused(path), length
    path.write_bytes(original + b"\0")
    assert is_refused(path)
    path.write_bytes(original + original)
    assert is_refused(path)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(start=st.floats(0, 1, exclude_max=True), patch=st.binary(min_size=1, max_size=64))
def test_whatever_is_written_over_it_is_seen(original: bytes, start: float, patch: bytes) -> None:
    first = int(start * len(original))
    content = original[:first] + patch + original[first + len(patch) :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "patched.career"
        path.write_bytes(content)
        assert is_refused(path) == (content != original)


def forged(path: Path, change: Callable[[sqlite3.Connection], object]) -> Path:
    """The file with a change and a seal that fits it, as whoever knows the format can make."""
    content = path.read_bytes()
    path.write_bytes(content[:-LENGTH])
    with closing(sqlite3.connect(path)) as connection:
        change(connection)
        connection.commit()
    put_seal(path)
    return path


FORGERIES = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON place BEGIN SELECT 1; END",
    "a view in place of a table": (
        "ALTER TABLE posting_text RENAME TO hidden; "
        "CREATE VIEW posting_text AS SELECT * FROM hidden"
    ),
    "a view": "CREATE VIEW v AS SELECT load_extension('x')",
    "a table more": "CREATE TABLE more (x)",
    "a table fewer": "DROP TABLE version_text",
    "another column": "ALTER TABLE place ADD COLUMN x INTEGER",
    "an index of functions": "CREATE INDEX i ON place (lower(id))",
    "a text": "UPDATE posting_text SET title = 'Hero' WHERE posting = 0",
    "a place": "UPDATE place SET lat = 0.0 WHERE number = 0",
    "a row fewer": "DELETE FROM citation",
    "a file": "UPDATE sealed_file SET content = CAST('id = 1' AS BLOB)",
    "a file's length": "UPDATE sealed_file SET bytes = bytes + 1",
    "a digest that is missing": "DELETE FROM sealed_table WHERE name = 'figure'",
    "a digest of nothing": "INSERT INTO sealed_table VALUES ('none', 0, zeroblob(32))",
    "a journal beside": "PRAGMA journal_mode = WAL",
    "statistics that mislead": "ANALYZE",
    "another program's file": "PRAGMA application_id = 7",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_file_with_a_right_seal_is_refused(sealed: Path, name: str) -> None:
    forged(sealed, lambda connection: connection.executescript(FORGERIES[name]))
    for neighbour in sealed.parent.glob("small.career-*"):
        neighbour.unlink()
    assert is_refused(sealed)


def test_a_forger_who_writes_each_digest_too_gains_nothing_but_the_text(
    sealed: Path, locations: Locations
) -> None:
    """Who knows the format can write a career of his own: the signature of an update is against
    that. But the file can do nothing, and run for ever neither."""
    assert not is_refused(forged(sealed, lambda connection: connection.execute("SELECT 1")))
    career = open_career(str(sealed), locations=locations)
    for sql in (
        "PRAGMA writable_schema = ON",
        "ATTACH '/etc/passwd' AS x",
        "SELECT load_extension('x')",
        "SELECT randomblob(1000)",
        "CREATE TEMP TABLE x (y)",
        "DELETE FROM place",
    ):
        with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
            career._connection.execute(sql)


def test_a_forger_cannot_pass_for_another_in_what_is_kept_by_hash(
    sealed: Path, locations: Locations, tmp_path: Path
) -> None:
    """Map pages are kept under the content's hash: a file must not choose its own."""
    honest = open_career(str(sealed), locations=locations)
    copy = tmp_path / "copy.career"
    content = bytearray(sealed.read_bytes()[:-LENGTH])
    content[24:28] = b"\0\0\0\x63"  # a counter in the header that nobody reads
    content[92:96] = b"\0\0\0\x63"
    copy.write_bytes(content)
    put_seal(copy)
    other = open_career(str(copy), locations=locations)
    assert other.content_hash != honest.content_hash


def test_a_query_without_end_is_stopped(sealed: Path) -> None:
    with closing(connect_sealed(sealed)) as connection:
        tables = ", ".join(f"toponym AS t{number}" for number in range(40))
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            connection.execute(f"SELECT count(*) FROM {tables}").fetchall()
        assert connection.execute("SELECT count(*) FROM career").fetchone() == (1,)


@pytest.mark.slow
def test_damage_that_a_forger_seals_crashes_nothing(
    original: bytes, locations: Locations, tmp_path: Path
) -> None:
    dice, path, refused = random.Random(7), tmp_path / "fuzzed.career", 0
    for _ in range(300):
        content = bytearray(original[:-LENGTH])
        for _ in range(dice.choice((1, 3, 30))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path.write_bytes(content)
        put_seal(path)
        try:
            with closing(open_career(str(path), locations=locations)) as career:
                career.step(0, Words("en"))
                career.page_columns()
                career.find_places("Petrograd")
        except DatabaseUnusable:
            refused += 1
    assert refused > 100  # the rest hit what no table uses


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_a_journal_beside_it_is_refused(sealed: Path, ending: str) -> None:
    neighbour = sealed.with_name(sealed.name + ending)
    neighbour.write_bytes(b"")
    with pytest.raises(DatabaseUnusable, match=f"small.career{ending}"):
        connect_sealed(sealed)
    neighbour.unlink()
    connect_sealed(sealed).close()


def test_what_is_no_sealed_career_says_what_it_is(
    sealed: Path, locations: Locations, tmp_path: Path
) -> None:
    loaded = open_career("small", locations=locations).path
    assert loaded is not None
    other = tmp_path / "other.career"
    other.write_bytes(loaded.read_bytes())
    with pytest.raises(DatabaseUnusable, match="is no sealed career"):
        connect_sealed(other)
    other.write_bytes(b"PK\3\4" * 1000)
    with pytest.raises(DatabaseUnusable, match="damaged"):
        connect_sealed(other)
    with pytest.raises(DatabaseUnusable, match="cannot be read"):
        connect_sealed(tmp_path / "none.career")
    os.mkfifo(tmp_path / "pipe.career")
    with pytest.raises(DatabaseUnusable, match="not a plain file"):
        connect_sealed(tmp_path / "pipe.career")
    (tmp_path / "folder.career").mkdir()
    with pytest.raises(DatabaseUnusable, match="cannot be read"):
        open_career(str(tmp_path / "folder.career"), locations=locations)


def with_version(path: Path, version: int) -> Path:
    return forged(path, lambda connection: connection.execute(f"PRAGMA user_version = {version}"))


def test_a_newer_file_says_that_the_program_must_be_updated(sealed: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="newer version"):
        connect_sealed(with_version(sealed, SCHEMA_VERSION + 1))


def test_of_an_older_file_only_the_authors_files_are_read(sealed: Path) -> None:
    with_version(sealed, SCHEMA_VERSION - 1)
    with pytest.raises(DatabaseUnusable, match="older version"):
        verify_sealed(sealed)
    with files_inside(sealed) as files:
        assert "small/career.toml" in dict(files)


def test_a_file_that_writes_outside_is_not_unpacked(sealed: Path, tmp_path: Path) -> None:
    def climb(connection: sqlite3.Connection) -> None:
        connection.execute(
            "UPDATE sealed_file SET name = 'small/../../climbed.toml' "
            "WHERE name = 'small/sources.toml'"
        )

    forged(sealed, climb)
    with pytest.raises(DatabaseUnusable, match="name of the file"):
        unpack(sealed, tmp_path / "edit")
    assert sorted(path.name for path in tmp_path.iterdir()) in (
        ["small.career"],
        ["small.career", "user"],
    )


def test_the_old_content_stays_open_while_the_new_is_refused(
    original: bytes, sealed: Path, locations: Locations
) -> None:
    old = open_career(str(sealed), locations=locations)
    bad = sealed.with_name("new.career")
    bad.write_bytes(original[:-1])
    with pytest.raises(DatabaseUnusable):
        open_career(str(bad), locations=locations)
    assert old.label(0, "en") == "Petrograd"
