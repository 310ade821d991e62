"""What set-up is told to fetch: exact, hashed, without addresses, and free to pass on."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from tools.assets import read_manifest
from tools.layout import CHECKOUT
from tools.notices import is_gpl_only, licence, locked_names, run_time_packages
from tools.prune import read_patterns
from tools.system import read_packages

LOCKS = sorted(CHECKOUT.requirements.glob("*.txt"))
LOCKED = ("run", "test", "build", "node", "base")
PACKAGE_LOCKS = [CHECKOUT.requirements / f"{name}.txt" for name in LOCKED]
PINNED = re.compile(r"(?m)^[\w.-]+==\S+.*\\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+")
LEAFLETS_OWN_SHA256 = "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a"


@pytest.mark.parametrize("lock", PACKAGE_LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_exact_and_hashed(lock: Path) -> None:
    without_comments = re.sub(r"(?m)^\s*#.*\n", "", lock.read_text(encoding="utf-8"))
    assert PINNED.sub("", without_comments) == ""


@pytest.mark.parametrize("file", [*LOCKS, *CHECKOUT.web.glob("*.json"), CHECKOUT.web / ".npmrc"])
def test_no_lock_holds_an_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|\"resolved\"", text)


def test_tests_run_with_the_versions_that_are_shipped() -> None:
    pins: dict[tuple[str, str], str] = {}
    for lock in PACKAGE_LOCKS[:2]:
        for line in re.findall(r"(?m)^\S+==.*?(?= \\)", lock.read_text(encoding="utf-8")):
            name, _, version = line.partition("==")
            marker = version.partition(";")[2]
            assert pins.setdefault((name, marker), version) == version


def test_what_the_wheel_asks_for_is_what_is_locked() -> None:
    project = tomllib.loads((CHECKOUT.root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {re.split(r"[=<>~]", each)[0].lower() for each in project["project"]["dependencies"]}
    listed = (CHECKOUT.requirements / "run.in").read_text(encoding="utf-8")
    assert asked == {line.partition("==")[0].lower() for line in re.findall(r"(?m)^\w.*$", listed)}
    assert asked <= locked_names(CHECKOUT.requirements / "run.txt")


@pytest.mark.parametrize("web", [CHECKOUT.web, CHECKOUT.test_web], ids=["program", "tests"])
def test_npm_must_find_the_very_bytes(web: Path) -> None:
    lock = json.loads((web / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["lockfileVersion"] == 3
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_leaflet_is_the_one_its_makers_published() -> None:
    listed = {
        str(asset.target): asset.sha256 for asset in read_manifest(CHECKOUT.web / "assets.toml")
    }
    assert listed["leaflet/leaflet.js"] == LEAFLETS_OWN_SHA256


def test_every_asset_has_its_licence_beside_it() -> None:
    assets = read_manifest(CHECKOUT.web / "assets.toml")
    packages = {asset.source.parts[0] for asset in assets}
    assert {
        asset.target.stem for asset in assets if asset.target.parts[0] == "licences"
    } == packages


def test_nothing_that_runs_is_under_the_gpl_alone() -> None:
    packages = run_time_packages(CHECKOUT.requirements / "run.txt", CHECKOUT.packages)
    assert len(packages) > 20
    assert [package.name for package in packages if is_gpl_only(licence(package))] == []


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("MIT", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("MIT AND GPL-3.0-only", True),
    ],
)
def test_gpl_alone_is_told_from_a_choice(expression: str, answer: bool) -> None:
    assert is_gpl_only(expression) is answer


def test_the_notices_name_every_package_and_hold_their_texts() -> None:
    text = (CHECKOUT.assets / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    packages = run_time_packages(CHECKOUT.requirements / "run.txt", CHECKOUT.packages)
    assert [each.name for each in packages if f"{each.name} {each.version}: " not in text] == []
    assert "SIL OPEN FONT LICENSE" in text.upper()
    assert "Volodymyr Agafonkin" in text


@pytest.mark.parametrize("name", ["debian-exhibit.txt", "debian-run.txt", "debian-test.txt"])
def test_debian_lists_are_names_in_order(name: str) -> None:
    packages = read_packages(CHECKOUT.requirements / name)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", each) for names in packages for each in names)
    assert all(one < next_one for one, next_one in pairwise(packages))


def test_every_binding_the_program_imports_is_kept() -> None:
    patterns = read_patterns(CHECKOUT.requirements / "unused.txt")
    sources = [
        file.read_text(encoding="utf-8")
        for top in ("desktop", "tests", "tools")
        for file in (CHECKOUT.root / top).rglob("*.py")
    ]
    bindings = set(re.findall(r"PySide6\.(Qt\w+)", "\n".join(sources)))
    assert {"QtCore", "QtWidgets"} <= bindings
    assert [name for name in bindings if f"!PySide6/{name}.abi3.so" not in patterns] == []
