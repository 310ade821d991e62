"""The built wheel carries all it needs, and cannot be built without it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geodata.version import version
from tools.carried import AssetsNotBuilt, carried_files
from tools.layout import CHECKOUT


def test_a_wheel_without_assets_is_not_built(tmp_path: Path) -> None:
    with pytest.raises(AssetsNotBuilt, match=r"Run \./atlas setup"):
        carried_files(tmp_path)


def test_package_files_and_the_recipe_stay_behind() -> None:
    inside = set(carried_files(CHECKOUT.root).values())
    names = {name.rpartition("/")[2] for name in inside}
    assert names.isdisjoint({"package.json", "package-lock.json", "assets.toml", ".npmrc"})
    assert not any(name.endswith((".py", ".pyc")) for name in names)


@pytest.mark.slow
def test_the_wheel_holds_code_content_and_assets(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run(build, cwd=CHECKOUT.root, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"career_atlas-{version()}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as opened:
        inside = set(opened.namelist())
        points = opened.read(f"career_atlas-{version()}.dist-info/entry_points.txt").decode()
    assert "career-atlas = desktop.cli:main" in points
    assert {
        "desktop/cli.py",
        "geodata/locations.py",
        "career_atlas_data/seeds/zakovsky/career.toml",
        "career_atlas_data/seeds/mandelstam/career.toml",
        "career_atlas_data/resources/i18n/lv.po",
        "career_atlas_data/assets/leaflet/leaflet.js",
        "career_atlas_data/assets/fonts/SourceSerif4-Regular.ttf",
        "career_atlas_data/assets/THIRD-PARTY.txt",
        f"career_atlas-{version()}.dist-info/licenses/LICENSE",
        f"career_atlas-{version()}.dist-info/licenses/LICENSE-CONTENT",
    } <= inside
    tops = {name.partition("/")[0] for name in inside}
    assert tops == {
        "desktop",
        "geodata",
        "career_atlas_data",
        f"career_atlas-{version()}.dist-info",
    }
