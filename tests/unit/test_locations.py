"""The same code finds its files in a checkout and in a wheel, and the user's folders anywhere."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

import pytest

from geodata.errors import AssetMissing
from geodata.locations import find_locations
from geodata.version import version

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_reads_its_own_folders() -> None:
    here = find_locations({})
    assert here.seeds == ROOT / "seeds"
    assert here.resources == ROOT / "resources"
    assert here.assets == ROOT / "build" / "assets"


def test_a_wheel_reads_what_it_carries(tmp_path: Path) -> None:
    (tmp_path / "career_atlas_data").mkdir()
    here = find_locations({}, above=tmp_path)
    assert here.seeds == tmp_path / "career_atlas_data" / "seeds"
    assert here.resources == tmp_path / "career_atlas_data" / "resources"
    assert here.assets == tmp_path / "career_atlas_data" / "assets"


def test_half_an_installation_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssetMissing, match=re.escape(str(tmp_path)) + ".*Install .* again"):
        find_locations({}, above=tmp_path)


@pytest.mark.parametrize(
    "name", ["seeds", "resources", "assets", "cache", "config", "state", "data"]
)
def test_a_variable_moves_one_folder_and_no_other(name: str, tmp_path: Path) -> None:
    usual = find_locations({})
    moved = find_locations({f"CAREER_ATLAS_{name.upper()}": str(tmp_path)})
    assert moved == dataclasses.replace(usual, **{name: tmp_path})


def test_an_empty_variable_counts_as_none() -> None:
    assert find_locations({"CAREER_ATLAS_SEEDS": ""}) == find_locations({})


def test_a_relative_folder_counts_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_locations({"CAREER_ATLAS_CACHE": "mine"}).cache == tmp_path / "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of a Linux desktop")
def test_the_users_folders_follow_the_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    here = find_locations({})
    assert here.cache == tmp_path / "XDG_CACHE_HOME" / "career-atlas"
    assert here.config == tmp_path / "XDG_CONFIG_HOME" / "career-atlas"
    assert here.state == tmp_path / "XDG_STATE_HOME" / "career-atlas"
    assert here.data == tmp_path / "XDG_DATA_HOME" / "career-atlas"


def test_nothing_is_made_by_looking(own_folders: Path) -> None:
    find_locations()
    assert not own_folders.exists()


def test_the_version_has_one_source(tmp_path: Path) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", version())
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "9.8.7"\n', encoding="utf-8")
    assert version(above=tmp_path) == "9.8.7"
