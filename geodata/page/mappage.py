"""The page that shows the map, in its two lives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from geodata.page.assets import AssetSource
from geodata.page.folium_map import Fragment
from geodata.page.policy import json_block

__all__ = ["Asset", "MapPage"]


@dataclass(frozen=True, slots=True)
class Asset:
    """A style sheet or a script by its name; "" as text where only its address is written."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class MapPage:
    """A page ready to be written down.

    ``fragment`` is the map as folium makes it, ``blocks`` the data by the id under which the page's
    script finds them, ``before`` and ``after`` the markup round the map (trusted: made by us, with
    every text escaped).
    """

    title: str
    language: str
    fragment: Fragment
    styles: Sequence[Asset]
    scripts: Sequence[Asset]
    blocks: Mapping[str, object]
    before: str = ""
    after: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    def render(self, assets: AssetSource) -> str:
        """The page's HTML. The same page and the same assets give the same bytes."""
        styles = [assets.style("web/map-frame.css", self.fragment.style)]
        styles += [assets.style(asset.name, asset.text) for asset in self.styles]
        scripts = [assets.script(asset.name, asset.text) for asset in self.scripts]
        scripts.append(assets.script("web/map-start.js", self.fragment.script))
        blocks = [json_block(name, value) for name, value in self.blocks.items()]
        attributes = "".join(
            f' {name}="{escape(value)}"' for name, value in self.attributes.items()
        )
        return "\n".join(
            (
                "<!doctype html>",
                f'<html lang="{escape(self.language)}"{attributes}>',
                "<head>",
                '<meta charset="utf-8">',
                # First of all, so that it holds for everything after it.
                f'<meta http-equiv="Content-Security-Policy" content="{escape(assets.policy())}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="referrer" content="no-referrer">',
                f"<title>{escape(self.title)}</title>",
                *styles,
                "</head>",
                "<body>",
                self.before,
                self.fragment.element,
                self.after,
                *blocks,
                *scripts,
                "</body>",
                "</html>",
                "",
            )
        )
