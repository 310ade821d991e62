"""What kiosks tell of themselves in a folder, and the list of all of them."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.cli import main
from geodata.errors import ExportFailed
from geodata.fleet import KioskReport, read_fleet, write_report

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def report(name: str, *, hours: float = 0, note: str = "") -> KioskReport:
    return KioskReport(name, "zakovsky", 3, "0.1.0", NOW - timedelta(hours=hours), note)


def test_the_oldest_news_come_first_and_silence_is_marked(tmp_path: Path) -> None:
    for name, hours in (("Hall", 1), ("Cellar", 50), ("Entrance", 0.1)):
        write_report(tmp_path, report(name, hours=hours))
    kiosks = read_fleet(tmp_path, now=NOW)
    assert [(kiosk.name, kiosk.state) for kiosk in kiosks] == [
        ("Cellar", "silent"),
        ("Hall", "well"),
        ("Entrance", "well"),
    ]
    assert kiosks[1].report == report("Hall", hours=1)
    (silent, *_) = read_fleet(tmp_path, now=NOW, silent_after=timedelta(minutes=30))
    assert silent.state == "silent"


def test_a_kiosk_has_one_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for hours in (3, 2, 1):
        write_report(tmp_path, report("Ieeja, 2. stāvs / lifts", hours=hours))
    (file,) = tmp_path.iterdir()
    assert file.name == "Ieeja-2.-stāvs-lifts.kiosk.json"
    (kiosk,) = read_fleet(tmp_path, now=NOW)
    assert kiosk.name == "Ieeja, 2. stāvs / lifts"


@pytest.mark.parametrize("name", ["", "..", "../../x", "/", "a" * 500, "\0", "\u202e"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "share").mkdir()
    write_report(tmp_path / "share", report(name))
    assert len(list((tmp_path / "share").iterdir())) == 1
    assert [path.name for path in tmp_path.iterdir()] in (["share"], ["share", "user"])


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"null", b"\xff\xff", b"[" * 100_000, b"x" * 100_000),
        *(b'{"format": 1}', b'{"format": 2, "healthy": "2026-11-23"}'),
        json.dumps(
            {
                **{"format": 1, "name": 5, "career": "", "content": 1, "program": "", "note": ""},
                "healthy": "2026-11-23T00:00:00",
            }
        ).encode(),
    ],
)
def test_a_broken_file_is_listed_as_broken(tmp_path: Path, content: bytes) -> None:
    write_report(tmp_path, report("Hall"))
    (tmp_path / "Cellar.kiosk.json").write_bytes(content)
    (tmp_path / "notes.txt").write_text("of no concern")
    assert [(kiosk.name, kiosk.state) for kiosk in read_fleet(tmp_path, now=NOW)] == [
        ("Cellar", "broken"),
        ("Hall", "well"),
    ]


@pytest.mark.slow
@settings(max_examples=30, deadline=None, derandomize=True)
@given(content=st.recursive(st.none() | st.integers() | st.text(), st.lists), key=st.text())
def test_no_content_of_a_file_stops_the_list(content: object, key: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        write_report(Path(folder), report("Hall"))
        (file,) = Path(folder).iterdir()
        told = json.loads(file.read_bytes())
        for field in (*told, key):
            file.write_text(json.dumps({**told, field: content}))
            (kiosk,) = read_fleet(Path(folder), now=NOW)
            assert kiosk.state in ("well", "silent", "clock", "broken")


def test_a_kiosk_whose_clock_is_ahead_is_not_well(tmp_path: Path) -> None:
    write_report(tmp_path, report("Hall", hours=-48))
    assert read_fleet(tmp_path, now=NOW)[0].state == "clock"


def test_a_share_that_is_away_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExportFailed, match="was not written"):
        write_report(tmp_path / "away", report("Hall"))
    write_report(tmp_path, report("Hall"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(ExportFailed, match="No space"):
            write_report(tmp_path, report("Hall", hours=5))
    assert len(read_fleet(tmp_path, now=NOW)) == 1
    assert read_fleet(tmp_path, now=NOW)[0].report == report("Hall")


def test_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC)
    well = KioskReport("Hall", "zakovsky", 0, "0.1.0", now, "")
    write_report(tmp_path, well)
    assert main(["fleet", str(tmp_path)]) == 0
    assert "zakovsky as shipped" in capsys.readouterr().out
    odd = KioskReport("Cellar\x1b[2J", "zakovsky", 4, "0.1.0", now - timedelta(days=9), "No sound.")
    write_report(tmp_path, odd)
    assert main(["fleet", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert said.splitlines()[1].split()[-3:] == ["SILENT.", "No", "sound."]
    assert "9 days ago" in said
    assert main(["fleet", str(tmp_path), "--silent-after", "500", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["state"] == "well"
    assert main(["fleet", str(tmp_path / "none")]) == 2
    (tmp_path / "empty").mkdir()
    assert main(["fleet", str(tmp_path / "empty")]) == 0
