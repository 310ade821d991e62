"""What the window's page asks for: a pure function from a path to bytes.

Only names listed here are known, so no path that a page makes up can reach another file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from geodata.basemap import Basemap, open_basemap
from geodata.errors import AssetMissing, DatabaseUnusable
from geodata.locations import Locations
from geodata.page.cache import PageCache, cache_key
from geodata.page.overlays import OVERLAYS, Overlay
from geodata.page.payload import CareerSource, PageData, page_data
from geodata.page.texts import label_texts
from geodata.page.views import TileFacts, first_view
from geodata.page.websources import FONTS, WebSources
from geodata.words import Words

__all__ = ["LivePage"]

Reply = tuple[str, bytes]

_TILE: Final = re.compile(r"tiles/(\d{1,2})/(\d{1,6})/(\d{1,6})\.webp")
_LABELS: Final = re.compile(r"data/labels/([a-z]{2,3}(?:-[A-Za-z]{2,8})?)\.json")
_TEXT: Final = "; charset=utf-8"


class LivePage:
    """Everything that the page of one career is served from.

    Belongs to the thread that opened the career. ``language`` is the one it starts in;
    ``words_for`` gives the interface's words in any of the career's languages. ``notice`` is a
    sentence for the user where the basemap is missing (the map is then plain), else "".
    """

    def __init__(
        self,
        career: CareerSource,
        locations: Locations,
        *,
        words_for: Callable[[str], Words],
        language: str = "en",
        overlays: Sequence[Overlay] = OVERLAYS,
        base: str = "atlas://app/",
        basemap: Path | None = None,
    ) -> None:
        self.notice = ""
        self._career = career
        self._locations = locations
        self._words_for = words_for
        self._language = language
        self._overlays = tuple(overlays)
        self._base = base
        self._sources = WebSources(locations)
        self._basemap = self._open(basemap or locations.resources / "basemap" / "world.mbtiles")
        self._tiles = TileFacts.of(self._basemap)
        self._data_cache = PageCache(locations.cache / "page", self._data_key())
        self._page_cache = PageCache(locations.cache / "page", self._page_key())
        self._data: PageData | None = None
        self._fixed = self._fixed_paths()

    def data_for(self, path: str) -> Reply | None:
        """MIME type and bytes of ``path`` (with or without its first slash), None if unknown.

        Raises AssetMissing where a file that belongs to the program is gone.
        """
        name = path.removeprefix("/")
        if tile := _TILE.fullmatch(name):
            return self._tile(*map(int, tile.groups()))
        if labels := _LABELS.fullmatch(name):
            return self._labels(labels[1])
        answer = self._fixed.get(name)
        if answer is None:
            return None
        mime, read = answer
        return mime, read()

    def close(self) -> None:
        """Let go of the basemap; a page that still asks for tiles gets none."""
        basemap, self._basemap = self._basemap, None
        if basemap is not None:
            basemap.close()

    def _fixed_paths(self) -> dict[str, tuple[str, Callable[[], bytes]]]:
        sources = self._sources
        script, style = "text/javascript" + _TEXT, "text/css" + _TEXT
        paths: dict[str, tuple[str, Callable[[], bytes]]] = {
            "index.html": ("text/html" + _TEXT, lambda: self._page("index.html")),
            "web/map-start.js": (script, lambda: self._page("map-start.js")),
            "web/map-frame.css": (style, lambda: self._page("map-frame.css")),
            "web/atlas.js": (script, lambda: sources.map_script().encode()),
            "web/map.css": (style, lambda: _map_style(sources).encode()),
            "leaflet/leaflet.js": (script, lambda: sources.leaflet_script().encode()),
            "leaflet/leaflet.css": (style, lambda: sources.leaflet_style().encode()),
            "data/places.json": ("application/json", lambda: self._cached("places.json")),
            "data/steps.bin": ("application/octet-stream", lambda: self._cached("steps.bin")),
        }
        for font in FONTS:
            name = f"fonts/{font}"
            paths[name] = ("font/woff2", partial(sources.font, name))
        for overlay in self._overlays:
            name = f"data/overlays/{overlay.name}.json"
            paths[name] = ("application/json", partial(self._overlay, overlay))
        return paths

    def _tile(self, zoom: int, column: int, row: int) -> Reply | None:
        if self._basemap is None:
            return None
        picture = self._basemap.tile(zoom, column, row)
        return None if picture is None else (self._basemap.metadata.media_type, picture)

    def _labels(self, language: str) -> Reply | None:
        if language not in self._career.languages:
            return None
        return "application/json", self._cached(f"labels.{language}.json")

    def _overlay(self, overlay: Overlay) -> bytes:
        path = self._locations.resources / "basemap" / overlay.data
        try:
            return path.read_bytes()
        except OSError:
            return b'{"type":"FeatureCollection","features":[]}'

    def _open(self, path: Path) -> Basemap | None:
        try:
            return open_basemap(path)
        except (AssetMissing, DatabaseUnusable) as error:
            self.notice = str(error)
            return None

    def _data_key(self) -> str:
        content = self._career.content_hash
        if not content:
            return ""
        catalogues = self._locations.resources / "i18n"
        return cache_key(content, self._career.id, *self._career.languages, catalogues=catalogues)

    def _page_key(self) -> str:
        """All that the page is made from: it holds no data, so careers without a hash keep it."""
        title = self._career.person(self._language).short
        made_from = (title, first_view(self._career), self._tiles, self._overlays)
        return cache_key(repr(made_from), self._language, self._base)

    def _page(self, name: str) -> bytes:
        return self._page_cache.get(name, lambda _name: self._build_page())

    def _cached(self, name: str) -> bytes:
        return self._data_cache.get(name, self._build)

    def _build(self, name: str) -> dict[str, bytes]:
        """Build the data, or the texts of one language: whatever ``name`` is part of."""
        if name.startswith("labels."):
            language = name.split(".")[1]
            names = self._page_data().names[language]
            return {name: label_texts(names, self._words_for(language))}
        data = self._page_data()
        return {"steps.bin": data.steps, "places.json": data.places}

    def _build_page(self) -> dict[str, bytes]:
        from geodata.page.assets import SchemeAssets
        from geodata.page.building import build_page

        page = build_page(
            self._career,
            language=self._language,
            overlays=self._overlays,
            tiles=self._tiles,
            base=self._base,
        )
        return {
            "index.html": page.render(SchemeAssets(self._base)).encode(),
            "map-start.js": page.fragment.script.encode(),
            "map-frame.css": page.fragment.style.encode(),
        }

    def _page_data(self) -> PageData:
        if self._data is None:
            self._data = page_data(self._career, self._career.languages)
        return self._data


def _map_style(sources: WebSources) -> str:
    """The map's, and what a lesson on a projector changes of it."""
    return _from_web(sources.style("map.css")) + sources.style("lesson.css")


def _from_web(style: str) -> str:
    """The style sheet stands in ``web/``; the fonts it names stand beside that folder."""
    return style.replace('url("fonts/', 'url("../fonts/')
