"""Take away the parts of the installed packages that this program never uses.

The three PySide6 wheels hold all of Qt; the window and the map need about half of their bytes.
``requirements/unused.txt`` lists what goes, and a real page is opened afterwards (see
``tools/environment.py``), so that a wrong line is found at set-up and not in a museum.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

__all__ = ["prune", "read_patterns", "unused"]


def read_patterns(file: Path) -> list[str]:
    """The patterns of the list, in their order, without comments."""
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def unused(packages: Path, patterns: Iterable[str]) -> set[Path]:
    """The files below ``packages`` (a site-packages folder) that the patterns take away."""
    taken: set[Path] = set()
    for pattern in patterns:
        found = set(_files(packages, pattern.removeprefix("!")))
        taken = taken - found if pattern.startswith("!") else taken | found
    return taken


def _files(packages: Path, pattern: str) -> Iterable[Path]:
    # "**" alone finds folders only.
    wanted = f"{pattern}/*" if pattern.endswith("**") else pattern
    return (file for file in packages.glob(wanted) if file.is_file())


def prune(packages: Path, patterns: Iterable[str]) -> int:
    """Remove the unused files, and the folders left empty. Returns how many bytes that freed."""
    freed = 0
    for file in unused(packages, patterns):
        freed += file.stat().st_size
        file.unlink()
        _remove_if_empty(file.parent, above=packages)
    return freed


def _remove_if_empty(folder: Path, *, above: Path) -> None:
    while folder != above and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
