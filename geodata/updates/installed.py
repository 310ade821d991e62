"""Which content a kiosk shows: the newest that is whole, and in the end what shipped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geodata.errors import GeodataError
from geodata.locations import Locations
from geodata.sealed.contents import verify_content
from geodata.updates.shelf import Version, load_shelf

__all__ = ["Content", "installed_content", "updates_folder"]


@dataclass(frozen=True, slots=True)
class Content:
    """What to open with ``open_career``: a sealed file, or what shipped (``version`` 0).

    ``notice`` says why it is not the newest, "" where it is.
    """

    path: str
    version: int
    published: str = ""
    notice: str = ""


def updates_folder(locations: Locations) -> Path:
    """Return the folder of updates of this machine and user."""
    return locations.data / "updates"


def installed_content(folder: Path, *, career: str, shipped: str) -> Content:
    """Return the content to show, of a machine's folder of updates (see ``Updates``).

    Each file is gone through before it is named, in under 100 ms for a career of a few megabytes;
    one that is damaged is passed over for the version before, and in the end for ``shipped``, a
    career's name, folder or sealed file. This never fails: what is wrong stands in ``notice``.
    """
    shelf = load_shelf(folder / career)
    notices: list[str] = []
    for version in (shelf.current, shelf.previous):
        if version is None:
            continue
        wrong = _what_is_wrong(folder / career / version.file, career)
        if not wrong:
            return _content(folder / career, version, notices)
        notices.append(wrong)
    return Content(shipped, 0, notice=" ".join(notices))


def _content(folder: Path, version: Version, notices: list[str]) -> Content:
    path = str(folder / version.file)
    return Content(path, version.version, version.published, " ".join(notices))


def _what_is_wrong(path: Path, career: str) -> str:
    try:
        found = verify_content(path)
    except (GeodataError, OSError) as error:
        return str(error)
    return "" if found == career else f"“{path}” holds the career “{found}”, not “{career}”."
