"""Our own scripts and style sheets, and the third party's beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geodata.errors import AssetMissing
from geodata.locations import Locations
from geodata.page.overlays import OVERLAYS

__all__ = ["FONTS", "WebSources"]

MAP_SCRIPTS: Final = (
    "view.js",
    "tiles.js",
    "career.js",
    "way.js",
    "marks.js",
    "trail.js",
    "palette.js",
    "stage.js",
    "placing.js",
    "nameplates.js",
    "labels.js",
    "camera.js",
    "controls.js",
    "pointer.js",
    "overlays.js",
    *(overlay.script for overlay in OVERLAYS),
    "data.js",
    "bridge.js",
    "witness.js",
    "atlas.js",
    "lesson.js",
)
"""In the order in which they need each other; together they are one script."""

ALONE_SCRIPTS: Final = (
    "alone-axis.js",
    "alone-player.js",
)
"""What the exported page has besides: texts, time axis, keys."""

FONTS: Final = (
    "SourceSans3-Regular.woff2",
    "SourceSans3-Semibold.woff2",
    "SourceSans3-It.woff2",
    "SourceSerif4-Regular.woff2",
    "SourceSerif4-Semibold.woff2",
)


@dataclass(frozen=True, slots=True)
class WebSources:
    """Reads the page's files. Each method raises AssetMissing for what is not there."""

    locations: Locations

    def map_script(self) -> str:
        """Everything the map needs, as one script with one scope."""
        return self._bundle(MAP_SCRIPTS, last=("begin.js",))

    def alone_script(self) -> str:
        """The map's script and that of the exported page, as one."""
        return self._bundle(MAP_SCRIPTS + ALONE_SCRIPTS, last=("begin.js",))

    def style(self, name: str) -> str:
        """One of our own style sheets."""
        return self._ours(name)

    def leaflet_script(self) -> str:
        """Leaflet without the address of its map of symbols, which nobody is to fetch."""
        text = _text(self.locations.assets / "leaflet" / "leaflet.js")
        return text.partition("//# sourceMappingURL=")[0]

    def leaflet_style(self) -> str:
        """Leaflet's own style sheet; the pictures it names are of controls we do not use."""
        return _text(self.locations.assets / "leaflet" / "leaflet.css")

    def font(self, name: str) -> bytes:
        """A font by its address in the style sheet, ``fonts/….woff2``."""
        file = name.removeprefix("fonts/")
        if file not in FONTS:
            raise AssetMissing(f"The page asks for a font “{name}” that is not one of its own.")
        return _bytes(self.locations.assets / "fonts" / file)

    def _bundle(self, names: tuple[str, ...], *, last: tuple[str, ...]) -> str:
        parts = "\n".join(self._ours(name) for name in names + last)
        return f'(() => {{\n"use strict";\n{parts}}})();\n'

    def _ours(self, name: str) -> str:
        return _text(self.locations.resources / "web" / name)


def _text(path: Path) -> str:
    # A browser reads line ends as "\n" before it compares a hash.
    return _bytes(path).decode("utf-8").replace("\r\n", "\n")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AssetMissing(
            f"The page's file {path} cannot be read ({error.strerror}). Run set-up again."
        ) from error
