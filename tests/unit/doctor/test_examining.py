"""The examination of machines that lack this or that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.doctor import Finding, Patient, examine, examining
from desktop.doctor.machine import examine_clock, examine_graphics, examine_memory, examine_touch
from desktop.doctor.storage import examine_content, examine_disk, examine_settings
from desktop.kiosk.pin import hash_pin
from geodata.locations import find_locations
from geodata.words import ENGLISH, Words

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

JUNE_2027 = 1_813_000_000.0


def patient(folder: Path, career: str = "zakovsky", settings: Path | None = None) -> Patient:
    places = {f"CAREER_ATLAS_{name}": str(folder / name) for name in ("STATE", "DATA", "CACHE")}
    return Patient(Words(ENGLISH), find_locations(places), career, settings)


def states(findings: object) -> list[str]:
    return [finding.state for finding in findings]  # type: ignore[attr-defined]


def input_device(folder: Path, number: int, name: str, *, axes: str, properties: str) -> None:
    device = folder / f"event{number}" / "device"
    (device / "capabilities").mkdir(parents=True)
    (device / "name").write_text(f"{name}\n")
    (device / "capabilities" / "abs").write_text(f"{axes}\n")
    (device / "properties").write_text(f"{properties}\n")


def test_a_touch_screen_is_told_from_a_touch_pad_and_a_mouse(tmp_path: Path) -> None:
    input_device(tmp_path, 0, "Mouse", axes="0", properties="0")
    input_device(tmp_path, 1, "Pad", axes="260800000000003", properties="5")
    (found,) = examine_touch(patient(tmp_path), sys=tmp_path)
    assert found.state == "look"
    input_device(
        tmp_path,
        2,
        "ELO Touch",
        axes="260800000000003",
        properties="2",
    )
    (found,) = examine_touch(patient(tmp_path), sys=tmp_path)
    assert (found.state, "ELO Touch" in found.text, "Pad" in found.text) == ("well", True, False)


@pytest.mark.parametrize(
    ("now", "kept", "expected"),
    [
        (JUNE_2027, JUNE_2027, ["well"]),
        (JUNE_2027, None, ["well", "look"]),
        (JUNE_2027, JUNE_2027 - 3600, ["well", "look"]),
        (1_000_000_000.0, None, ["bad", "look"]),
    ],
)
def test_a_clock_is_believed_or_not(
    now: float, kept: float | None, expected: list[str], tmp_path: Path
) -> None:
    if kept is not None:
        (tmp_path / "since_epoch").write_text(f"{kept:.0f}\n")
    assert states(examine_clock(patient(tmp_path), now=now, rtc=tmp_path)) == expected


@pytest.mark.parametrize(
    ("total", "available", "expected"),
    [(8000, 6000, "well"), (8000, 300, "look"), (1000, 800, "look"), (500, 400, "bad")],
)
def test_memory_is_enough_or_not(total: int, available: int, expected: str, tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text(f"MemTotal: {total * 1024} kB\nMemAvailable: {available * 1024} kB\n")
    assert states(examine_memory(patient(tmp_path), meminfo=meminfo)) == [expected]


def test_the_disk_is_written_where_the_exhibit_writes(tmp_path: Path) -> None:
    assert "bad" not in states(examine_disk(patient(tmp_path)))
    assert list(tmp_path.iterdir()) == [], "looking leaves nothing behind"
    if os.geteuid() != 0:
        tmp_path.chmod(0o500)
        assert states(examine_disk(patient(tmp_path))) == ["bad"]
        tmp_path.chmod(0o700)


def test_a_disk_that_cannot_be_written_is_bad() -> None:
    if not Path("/proc/sys").is_dir():
        pytest.skip("there is no folder that nobody may write")
    assert set(states(examine_disk(patient(Path("/proc/sys"))))) == {"bad"}


def test_content_is_gone_through(tmp_path: Path) -> None:
    assert states(examine_content(patient(tmp_path))) == ["well"]
    seeds = shutil.copytree(find_locations().seeds / "zakovsky", tmp_path / "mine")
    with (seeds / "career.toml").open("a", encoding="utf-8") as file:
        file.write("\n[broken\n")
    found = list(examine_content(patient(tmp_path, str(seeds))))
    assert states(found) == ["bad"]
    assert "check" in found[0].next_step
    damaged = tmp_path / "x.career"
    damaged.write_bytes(b"not a sealed career")
    assert states(examine_content(patient(tmp_path, str(damaged)))) == ["bad"]


def test_settings_and_the_pin(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    assert states(examine_settings(patient(tmp_path, settings=file))) == ["bad", "look", "look"]
    signed = 'curator = "Anna Bērziņa"\nreviewed = "2026-11-01"\n'
    file.write_text(f'{signed}pin_hash = "{hash_pin("271828")}"\n', encoding="utf-8")
    assert states(examine_settings(patient(tmp_path, settings=file))) == ["well"]
    file.write_text("idle = 2\nspeech = 7\n", encoding="utf-8")
    found = list(examine_settings(patient(tmp_path, settings=file)))
    assert states(found) == ["bad", "bad", "look", "look"]
    assert "line 2" in found[1].text


def test_the_graphics_are_named(tmp_path: Path) -> None:
    before = dict(os.environ)
    assert states(examine_graphics(patient(tmp_path))) == ["well"]
    assert dict(os.environ) == before


def test_what_cannot_be_looked_at_keeps_nothing_else_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_patient: Patient) -> list[Finding]:
        raise ZeroDivisionError("no such machine")

    looked: Mapping[str, object] = {"one": fail, "two": lambda _: [Finding("two", "well", "…")]}
    monkeypatch.setattr(examining, "_EXAMINATIONS", looked)
    one, two = examine(patient(tmp_path))
    assert (one.topic, one.state, two.state) == ("one", "look", "well")
    assert "no such machine" in one.text
