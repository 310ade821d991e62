"""What the wheel carries beside the code: content, our own resources and the built assets."""

from __future__ import annotations

from pathlib import Path

__all__ = ["DATA_PACKAGE", "AssetsNotBuilt", "carried_files"]

DATA_PACKAGE = "career_atlas_data"
NOT_CARRIED = (
    "*.py",  # The recipe of the basemap: its result is carried.
    "requirements.txt",
    "package.json",  # What set-up fetches the assets by: they are carried themselves.
    "package-lock.json",
    "assets.toml",
    ".*",
)


class AssetsNotBuilt(Exception):
    """The fetched assets are not there. Whoever builds the wheel must run set-up first."""


def carried_files(root: Path) -> dict[str, str]:
    """From the absolute path of each file to its path inside the wheel.

    Raises ``AssetsNotBuilt`` when ``build/assets/`` is missing: a wheel without them would install
    well and open an empty window.
    """
    assets = root / "build" / "assets"
    if not (assets / "THIRD-PARTY.txt").is_file():
        raise AssetsNotBuilt(
            f"The web assets and fonts are not in “{assets}”. Run ./atlas setup, then build again."
        )
    folders = {"seeds": root / "seeds", "resources": root / "resources", "assets": assets}
    return {
        str(file): f"{DATA_PACKAGE}/{name}/{file.relative_to(folder).as_posix()}"
        for name, folder in folders.items()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and _is_carried(file.relative_to(folder))
    }


def _is_carried(file: Path) -> bool:
    if "__pycache__" in file.parts:
        return False
    return not any(file.match(pattern) for pattern in NOT_CARRIED)
