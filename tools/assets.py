"""Fetch the web assets and fonts, verify every file, and swap them into ``build/assets/``."""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tools.commands import run
from tools.layout import Layout
from tools.node import npm
from tools.notices import notices, run_time_packages
from tools.progress import SetupFailed
from tools.stamps import digest

__all__ = [
    "Asset",
    "assets_digest",
    "build_assets",
    "build_test_assets",
    "collect",
    "read_manifest",
]

PACKAGE_FILES = ("package.json", "package-lock.json", ".npmrc")
MANIFEST = "assets.toml"
LICENCES = "licences"
NOTICES = "THIRD-PARTY.txt"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: where it is below ``node_modules``, where it goes, and the SHA-256 of its bytes."""

    source: PurePosixPath
    target: PurePosixPath
    sha256: str


def assets_digest(web: Path) -> str:
    """What the assets listed in the folder ``web`` are made from."""
    return digest(web / name for name in (*PACKAGE_FILES, MANIFEST))


def read_manifest(file: Path) -> list[Asset]:
    """The files that are taken, as ``assets.toml`` lists them."""
    listed = tomllib.loads(file.read_text(encoding="utf-8"))["file"]
    return [
        Asset(PurePosixPath(row["from"]), PurePosixPath(row["to"]), row["sha256"]) for row in listed
    ]


def build_assets(layout: Layout, *, notices_of: Path) -> None:
    """Make ``build/assets/`` anew. What was there stays until the new one is whole.

    The third-party notices are written with the assets; ``notices_of`` is the lock of the Python
    packages they cover. Raises ``SetupFailed`` if npm cannot fetch the packages or a file is not
    the one listed.
    """
    beside = _collected(layout, layout.web)
    packages = run_time_packages(notices_of, layout.packages)
    text = notices(packages, beside / LICENCES)
    (beside / NOTICES).write_text(text, encoding="utf-8")
    _swap(beside, layout.assets)


def build_test_assets(layout: Layout) -> None:
    """Make ``build/test-assets/`` anew. Raises ``SetupFailed`` as ``build_assets`` does."""
    _swap(_collected(layout, layout.test_web), layout.test_assets)


def _collected(layout: Layout, web: Path) -> Path:
    """Fetch what the folder ``web`` locks and gather the files that it lists in a new folder."""
    fetched, beside = layout.build / "web", layout.build / "assets.new"
    for folder in (fetched, beside):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    _fetch(layout, web, fetched)
    collect(read_manifest(web / MANIFEST), modules=fetched / "node_modules", into=beside)
    shutil.rmtree(fetched, ignore_errors=True)
    return beside


def _fetch(layout: Layout, web: Path, folder: Path) -> None:
    for name in PACKAGE_FILES:
        shutil.copyfile(web / name, folder / name)
    with npm(layout) as command:
        # Its own cache, removed with the folder: the packages are many times what is used of them.
        run(
            [*command, "ci", "--cache", folder / "cache", "--no-progress"],
            folder=folder,
            failed="The web assets and fonts could not be fetched. "
            "Check the network and start again.",
        )


def collect(assets: list[Asset], *, modules: Path, into: Path) -> None:
    """Copy each asset from ``modules`` to its place below ``into``, if it is what is listed.

    Raises ``SetupFailed``, naming the file, if it is missing or its bytes are others.
    """
    for asset in assets:
        source, target = modules / asset.source, into / asset.target
        found = hashlib.sha256(source.read_bytes()).hexdigest() if source.is_file() else "no file"
        if found != asset.sha256:
            raise SetupFailed(
                f"“{asset.source}” is not the file that {MANIFEST} lists: found {found}, wanted "
                f"{asset.sha256}. Do not use it; if the lock was changed on purpose, look at the "
                "new file and list its hash."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _swap(beside: Path, place: Path) -> None:
    aside = place.with_name(place.name + ".old")
    shutil.rmtree(aside, ignore_errors=True)
    if place.exists():
        place.rename(aside)
    beside.rename(place)
    shutil.rmtree(aside, ignore_errors=True)
