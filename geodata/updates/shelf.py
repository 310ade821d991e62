"""What lies in a career's folder of updates, and which of it is shown.

The folder holds one sealed file a version, named so that no two versions share a name, and
``shelf.json``, the pointer. Changing the pointer is one rename: before it the old content is
shown, after it the new. Where the pointer itself is lost, the newest whole file is shown.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from geodata.sealed import SUFFIX
from geodata.updates.disk import write_whole

__all__ = ["Shelf", "Version", "file_name", "load_shelf", "save_shelf", "tidy"]

POINTER: Final = "shelf.json"
_FORMAT: Final = 1
_NAME: Final = re.compile(rf"(?P<version>\d{{10}})-(?P<digest>[0-9a-f]{{16}})\{SUFFIX}")
_LARGEST_POINTER: Final = 65_536


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a career: its number, its file's name and SHA-256 in hex, the day on which it
    was published (ISO), and a mark of the keys it was signed with."""

    version: int
    file: str
    sha256: str
    published: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """``current`` is shown; None stands for the career that shipped with the program.

    ``previous`` is what a step back leads to, and ``went_back`` whether that step was taken.
    ``staged`` waits to be applied. ``highest`` is the highest version ever taken, and ``keys`` a
    mark of the keys it was signed with: when these are replaced, counting begins anew, so that
    thieves of a key cannot use up all numbers. ``signed`` is the latest day of a signature seen:
    no clock that says less is right.
    """

    current: Version | None = None
    previous: Version | None = None
    staged: Version | None = None
    went_back: bool = False
    highest: int = 0
    keys: str = ""
    signed: str = ""

    def with_staged(self, staged: Version, *, signed: str) -> Shelf:
        """Return the shelf with a version waiting, which was signed at a time."""
        return replace(self, staged=staged, signed=max(self.signed, signed))

    def without_staged(self) -> Shelf:
        """Return the shelf with nothing waiting."""
        return replace(self, staged=None)

    def applied(self) -> Shelf:
        """Return the shelf with the waiting version shown."""
        assert self.staged is not None
        return replace(
            self,
            current=self.staged,
            previous=self.current,
            staged=None,
            went_back=False,
            highest=self.staged.version,
            keys=self.staged.keys,
        )

    def gone_back(self) -> Shelf:
        """Return the shelf with what was shown before."""
        return replace(self, current=self.previous, previous=None, staged=None, went_back=True)

    @property
    def files(self) -> frozenset[str]:
        """The names of the files that are still of use."""
        versions = (self.current, self.previous, self.staged)
        return frozenset(each.file for each in versions if each is not None)


def file_name(version: int, sha256: str) -> str:
    """Return the name of a version's file."""
    return f"{version:010}-{sha256[:16]}{SUFFIX}"


def load_shelf(folder: Path) -> Shelf:
    """Read the pointer. One that is missing is an empty shelf; one that is damaged is put together
    again from the files that are there."""
    path = folder / POINTER
    try:
        if path.stat().st_size > _LARGEST_POINTER:
            return _rescued(folder)
        return _read(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return _rescued(folder)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _rescued(folder)


def save_shelf(folder: Path, shelf: Shelf) -> None:
    """Change the pointer in one step. Raises OSError."""
    content = {"format": _FORMAT, **asdict(shelf)}
    write_whole(folder / POINTER, json.dumps(content, indent=1).encode() + b"\n")


def tidy(folder: Path, shelf: Shelf, *, incoming: str) -> None:
    """Delete what nobody will ask for again, and what was left half written, but for the file
    ``incoming``, which may just be on its way; what cannot be deleted now will be later."""
    with suppress(OSError):
        for path in folder.iterdir():
            is_version = bool(_NAME.fullmatch(path.name)) and path.name not in shelf.files
            is_half = path.name.endswith(".part") and path.name != incoming
            if is_version or is_half:
                path.unlink(missing_ok=True)


def _read(content: dict[str, Any]) -> Shelf:
    if content["format"] != _FORMAT:
        raise ValueError("another format")
    versions = {name: _version(content[name]) for name in ("current", "previous", "staged")}
    return Shelf(
        **versions,
        went_back=bool(content["went_back"]),
        highest=int(content["highest"]),
        keys=str(content["keys"]),
        signed=str(content["signed"]),
    )


def _version(content: dict[str, Any] | None) -> Version | None:
    if content is None:
        return None
    told = Version(
        int(content["version"]),
        str(content["file"]),
        str(content["sha256"]),
        str(content["published"]),
        str(content["keys"]),
    )
    if not _NAME.fullmatch(told.file):
        raise ValueError("no name of a version's file")
    return told


def _rescued(folder: Path) -> Shelf:
    """Return a shelf of the files that are there: the two newest, the newest one shown."""
    names = []
    with suppress(OSError):
        names = sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))
    found = [
        Version(int(match["version"]), name, match["digest"])
        for name in reversed(names)
        if (match := _NAME.fullmatch(name))
    ]
    if not found:
        return Shelf()
    previous = found[1] if len(found) > 1 else None
    return Shelf(current=found[0], previous=previous, highest=found[0].version)
