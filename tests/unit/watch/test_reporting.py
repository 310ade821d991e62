"""A kiosk tells the museum's folder that it is well, and never waits for that folder."""

from __future__ import annotations

import time
from pathlib import Path

from desktop.watch.record import Record
from desktop.watch.reporting import Reporter
from geodata.fleet import read_fleet

STATE = {"career": "zakovsky", "version": "0.1.0"}


def well() -> Record:
    return Record(running="showing", healthy_at=time.time(), state=STATE, last_fault="it hung")


def test_a_kiosk_that_is_well_is_listed(tmp_path: Path) -> None:
    reporter = Reporter(tmp_path, "Foyer", version=lambda career: 7 if career == "zakovsky" else 0)
    reporter.offer(well())
    reporter.wait(10)
    (kiosk,) = read_fleet(tmp_path)
    assert (kiosk.name, kiosk.state) == ("Foyer", "well")
    assert kiosk.report is not None
    assert (kiosk.report.content, kiosk.report.program, kiosk.report.note) == (
        7,
        "0.1.0",
        "it hung",
    )


def test_one_that_is_not_well_says_nothing(tmp_path: Path) -> None:
    reporter = Reporter(tmp_path, "Foyer", version=lambda _: 0)
    reporter.offer(Record(running="standing in", healthy_at=time.time(), state=STATE))
    reporter.offer(Record(running="showing", healthy_at=time.time() - 3600, state=STATE))
    reporter.wait(10)
    assert read_fleet(tmp_path) == []


def test_it_is_told_now_and_then_and_not_all_the_time(tmp_path: Path) -> None:
    asked: list[str] = []

    def version(career: str) -> int:
        asked.append(career)
        return 1

    reporter = Reporter(tmp_path, "Foyer", version=version)
    for _ in range(5):
        reporter.offer(well())
        reporter.wait(10)
    assert len(asked) == 1


def test_a_folder_that_is_away_is_passed_over(tmp_path: Path) -> None:
    reporter = Reporter(tmp_path / "away", "Foyer", version=lambda _: 0)
    reporter.offer(well())
    reporter.wait(10)
    assert not (tmp_path / "away").exists()
