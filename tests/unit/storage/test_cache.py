"""The loaded career is a disposable cache: made anew whenever it is old, damaged or gone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from geodata.errors import SeedsUnreadable
from geodata.locations import Locations
from geodata.storage import open_career
from geodata.words import Words

ROOT = Path(__file__).resolve().parents[3]
ENGLISH = Words("en")


def cached(locations: Locations) -> list[Path]:
    return sorted((locations.cache / "careers").iterdir())


def first_title(locations: Locations) -> str:
    career = open_career("small", locations=locations)
    title = career.step(0, ENGLISH).title
    assert career.notice == ""
    career.close()
    return title


def change_title(locations: Locations, title: str) -> None:
    path = locations.seeds / "small" / "text.en.toml"
    path.write_text(path.read_text("utf-8").replace("A clerk", title), "utf-8")


def test_a_second_start_takes_what_the_first_one_made(locations: Locations) -> None:
    assert first_title(locations) == "A clerk"
    (made,) = cached(locations)
    before = made.stat().st_mtime_ns
    assert first_title(locations) == "A clerk"
    assert cached(locations) == [made]
    assert made.stat().st_mtime_ns == before


def test_a_changed_file_is_loaded_and_the_old_one_goes(locations: Locations) -> None:
    first_title(locations)
    (old,) = cached(locations)
    change_title(locations, "A scribe")
    assert first_title(locations) == "A scribe"
    (new,) = cached(locations)
    assert new != old


def test_other_careers_stay_when_one_is_cleaned_up(locations: Locations) -> None:
    first_title(locations)
    folder = locations.cache / "careers"
    (made,) = cached(locations)
    others = [folder / made.name.replace("small-", f"{name}-", 1) for name in ("big", "small-two")]
    for other in others:
        other.write_bytes(made.read_bytes())
    change_title(locations, "A scribe")
    first_title(locations)
    assert set(others) < set(cached(locations))
    assert made not in cached(locations)


def test_what_a_start_that_was_cut_off_left_behind_goes(locations: Locations) -> None:
    folder = locations.cache / "careers"
    folder.mkdir(parents=True)
    old, new = folder / ".small-x.part", folder / ".small-y.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    first_title(locations)
    assert not old.exists()
    assert new.exists()


def test_one_error_in_the_files_keeps_the_cache_of_the_good_ones(locations: Locations) -> None:
    first_title(locations)
    kept = cached(locations)
    path = locations.seeds / "small" / "text.en.toml"
    good = path.read_bytes()
    path.write_bytes(good + b"nonsense")
    with pytest.raises(SeedsUnreadable):
        open_career("small", locations=locations)
    path.write_bytes(good)
    assert cached(locations) == kept
    assert first_title(locations) == "A clerk"


def bend_one_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.rindex(b"A clerk")] ^= 1
    path.write_bytes(content)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_rubbish(path: Path) -> None:
    path.write_bytes(b"rubbish" * 1000)


def turn_into_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_newer(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()


DAMAGES = pytest.mark.parametrize(
    "damage", [bend_one_byte, truncate, empty, fill_with_rubbish, make_newer]
)


@DAMAGES
def test_a_damaged_cache_is_thrown_away_and_made_anew(locations: Locations, damage: object) -> None:
    first_title(locations)
    (made,) = cached(locations)
    whole = made.read_bytes()
    assert callable(damage)
    damage(made)
    assert made.read_bytes() != whole
    assert first_title(locations) == "A clerk"
    (again,) = cached(locations)
    assert again.read_bytes() == whole


def test_a_folder_in_the_place_of_the_cache_file(locations: Locations) -> None:
    first_title(locations)
    (made,) = cached(locations)
    turn_into_a_folder(made)
    career = open_career("small", locations=locations)
    assert career.step(0, ENGLISH).title == "A clerk"


def test_without_a_place_to_write_the_career_is_held_in_memory(
    locations: Locations, tmp_path: Path
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    career = open_career("small", locations=replace(locations, cache=blocked))
    assert career.path is None
    assert career.notice.endswith("Until then the career is read at each start.")
    assert career.step(0, ENGLISH).title == "A clerk"
    assert len(career.page_columns().route) == 3
    assert blocked.read_text() == ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of POSIX")
def test_no_room_for_the_file_leaves_nothing_half_written(locations: Locations) -> None:
    program = """
import resource, signal, sys
from geodata.locations import find_locations
from geodata.storage import open_career
from geodata.words import Words
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
career = open_career("small", locations=find_locations())
print(career.notice, career.step(0, Words("en")).title, sep="|")
"""
    said = run_python(program, locations)
    notice, title = said.strip().split("|")
    assert "cannot be written to" in notice
    assert title == "A clerk"
    assert cached(locations) == []


def test_a_warm_start_does_not_import_what_only_loading_needs(locations: Locations) -> None:
    first_title(locations)
    program = """
import sys
from geodata.locations import find_locations
from geodata.storage import open_career
career = open_career("small", locations=find_locations())
career.timeline, career.page_columns()
heavy = ("sqlite_utils", "folium", "geopy", "geodata.seedfiles.folder", "importlib.metadata")
print([name for name in heavy if name in sys.modules])
"""
    assert run_python(program, locations).strip() == "[]"


def run_python(program: str, locations: Locations) -> str:
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "CAREER_ATLAS_SEEDS": str(locations.seeds),
        "CAREER_ATLAS_CACHE": str(locations.cache),
    }
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
