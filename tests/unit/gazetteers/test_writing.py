"""A gazetteer is written all or nothing."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from geodata.errors import DatabaseUnusable
from geodata.gazetteers import Gazetteer, writing

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

FEATURE = {
    "@id": "1",
    "type": "Feature",
    "properties": {"title": "Mitau"},
    "names": [{"toponym": "Mitau", "when": {"timespans": [{"start": {"in": "1573"}}]}}],
    "geometry": {"type": "Point", "coordinates": [23.71, 56.65]},
}


def write(path: Path, *ids: str) -> None:
    with writing(path) as writer:
        number = writer.begin_file("a file", "lpf")
        for each in ids:
            writer.features.write({**FEATURE, "@id": each}, file=number, otherwise_id="")


def ids(path: Path) -> list[str]:
    with Gazetteer(path) as gazetteer:
        return [feature["@id"] for feature in gazetteer.features()]


def test_what_is_written_is_added_to_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "store.sqlite"
    write(path, "1", "2")
    write(path, "3")
    assert ids(path) == ["1", "2", "3"]
    assert [each.name for each in path.parent.iterdir()] == ["store.sqlite"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError])
@pytest.mark.parametrize("existing", [True, False])
def test_whatever_interrupts_leaves_what_was_there(
    failure: type[BaseException], existing: bool, tmp_path: Path
) -> None:
    path = tmp_path / "store.sqlite"
    if existing:
        write(path, "1")
    before = path.read_bytes() if existing else b""
    with pytest.raises(failure):
        _write_and_fail(path, failure)
    assert path.exists() == existing
    assert [each.name for each in tmp_path.iterdir()] == (["store.sqlite"] if existing else [])
    if existing:
        assert ids(path) == ["1"]
        assert path.read_bytes()[:100] == before[:100]


def _write_and_fail(path: Path, failure: type[BaseException]) -> None:
    with writing(path) as writer:
        number = writer.begin_file("a file", "lpf")
        for each in range(12_000):  # more than waits in memory
            writer.features.write({**FEATURE, "@id": f"x{each}"}, file=number, otherwise_id="")
        raise failure


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
def test_ctrl_c_in_the_middle_of_an_import_leaves_the_gazetteer(tmp_path: Path) -> None:
    """The real thing: a signal to the program while it writes."""
    path, journal = tmp_path / "store.sqlite", tmp_path / "store.sqlite-journal"
    write(path, "1")
    before = path.read_bytes()
    lines = (json.dumps({**FEATURE, "@id": f"x{number}"}) for number in range(60_000))
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "desktop", "gazetteer", "import", "--into", str(path)]
    # A shell lets what it starts in the background ignore Ctrl+C, these tests as well.
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    running = subprocess.Popen([*command, str(tmp_path / "many.jsonl")], preexec_fn=heeding)
    while not journal.exists() and running.poll() is None:
        time.sleep(0.01)  # nothing tells of another process's file
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=30) == 130
    assert ids(path) == ["1"]
    assert path.read_bytes() == before


def test_a_discarded_writing_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with writing(path) as writer:
        writer.begin_file("a file", "lpf")
        writer.discard()
    assert list(tmp_path.iterdir()) == []


def test_an_id_is_given_once(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    write(path, "1")
    with writing(path) as writer:
        number = writer.begin_file("a file", "lpf")
        (remark,) = writer.features.write(FEATURE, file=number, otherwise_id="")
        assert (remark.severity, remark.field, remark.value) == ("error", "@id", "1")
        assert writer.features.write({**FEATURE, "@id": "2"}, file=number, otherwise_id="") == []
    assert ids(path) == ["1", "2"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT place, toponym FROM name").fetchall() == [
            (1, "Mitau"),
            (2, "Mitau"),
        ]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\0" * 100, b"text" * 50])
def test_a_file_that_is_no_gazetteer_is_never_written(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable, match="not a gazetteer"):
        write(path, "1")
    with pytest.raises(DatabaseUnusable, match="not a gazetteer"):
        Gazetteer(path)
    assert path.read_bytes() == content


def test_another_version_is_told_from_damage(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    write(path, "1")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DatabaseUnusable, match="another version"):
        Gazetteer(path)


def test_damage_while_reading_is_an_error_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    write(path, *map(str, range(2000)))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with Gazetteer(path) as gazetteer, pytest.raises(DatabaseUnusable, match="damaged"):
        list(gazetteer.features())


def test_equal_times_and_citations_are_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    write(path, *map(str, range(100)))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM dating").fetchone() == (1,)
        assert connection.execute("SELECT count(DISTINCT dating) FROM name").fetchone() == (1,)
