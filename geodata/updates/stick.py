"""Taking an update from a stick, with no keyboard: it is put in, and staff read one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geodata.errors import UpdateRefused
from geodata.updates.client import Updates
from geodata.updates.reasons import told
from geodata.updates.shelf import Version
from geodata.words import Words, mark

__all__ = ["StickReport", "repositories_below", "take_from_stick"]

DONE: Final = mark(
    "Done. The new content, version {version}, is shown as soon as nobody is using the exhibit. "
    "You may take the stick out."
)
NOTHING_NEW: Final = mark("Done. This machine has the newest content already.")
REFUSED: Final = mark("Refused, because: {why} The exhibit goes on as before.")

_DEEPEST: Final = 3
"""Folders below the one that is watched: /run/media, a user's name, the stick's, the repository."""
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class StickReport:
    """What became of a stick: what waits now, None where nothing was new; or why it was refused."""

    source: Path
    staged: Version | None = None
    refused: UpdateRefused | None = None

    @property
    def done(self) -> bool:
        """Whether staff may go."""
        return self.refused is None

    def sentence(self, words: Words) -> str:
        """Return what staff read."""
        if self.refused is not None:
            return words(REFUSED, why=told(self.refused, words))
        if self.staged is None:
            return words(NOTHING_NEW)
        return words(DONE, version=self.staged.version)


def take_from_stick(folder: Path, updates: Updates) -> StickReport | None:
    """Fetch what is new from the repository on a stick, and let it wait until it is applied.

    ``folder`` is where sticks appear, a stick, or the repository on it. None where there is no
    repository: somebody's holiday pictures are no reason to say anything.
    """
    for source in repositories_below(folder):
        try:
            return StickReport(source, staged=updates.stage(str(source)))
        except UpdateRefused as error:
            return StickReport(source, refused=error)
    return None


def repositories_below(folder: Path) -> Iterator[Path]:
    """Find the repositories in a folder and a few folders down, the nearest first."""
    level = [folder]
    for _ in range(_DEEPEST + 1):
        yield from (each for each in level if _is_repository(each))
        level = [below for each in level for below in _folders(each)][:_MOST]


def _is_repository(folder: Path) -> bool:
    try:
        return (folder / "metadata" / "timestamp.json").is_file()
    except OSError:  # a stick that was pulled out meanwhile
        return False


def _folders(folder: Path) -> list[Path]:
    found: list[Path] = []
    with suppress(OSError):
        for path in sorted(folder.iterdir())[:_MOST]:
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                found.append(path)
    return found
