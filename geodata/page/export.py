"""``career-atlas export``: a career as one HTML file that needs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from geodata.careers import LessonText, StepText
from geodata.locations import Locations
from geodata.page.assets import InlinedAssets
from geodata.page.building import map_config, map_fragment
from geodata.page.embedding import EmbeddedTiles, embedded_tiles
from geodata.page.mappage import Asset, MapPage
from geodata.page.markup import Markup
from geodata.page.payload import CareerSource, page_data
from geodata.page.shell import after_map, axis_data, before_map, player_words
from geodata.page.story import story
from geodata.page.texts import map_words
from geodata.page.websources import WebSources
from geodata.words import Words
from geodata.writing import written_file

__all__ = ["ExportSource", "export_html", "exported_page"]


class ExportSource(CareerSource, Protocol):
    """What an export needs besides: the texts of a step."""

    def step(self, index: int, words: Words, *, language: str | None = None) -> StepText:
        """Everything a visitor reads at a step (0-based)."""

    def label(self, index: int, language: str) -> str:
        """The short label of a step."""

    def lesson(self, index: int, language: str, *, words: Words | None = None) -> LessonText:
        """What a step holds for a lesson, of which the page shows the questions."""


def export_html(
    career: ExportSource,
    out: Path,
    *,
    language: str,
    locations: Locations,
    words_for: Callable[[str], Words],
) -> str:
    """Write ``career`` to ``out`` as a page that opens in ``language`` and holds all of them.

    The same career, program and basemap give the same bytes. Returns a sentence for the user
    where something is missing in the page, else "". Raises ExportFailed where the file cannot be
    written; a file that was there before is then unchanged. Raises AssetMissing where set-up is
    not complete.
    """
    tiles = embedded_tiles(locations)
    page = exported_page(
        career, language=language, locations=locations, words_for=words_for, tiles=tiles
    )
    sources = WebSources(locations)
    content = page.render(InlinedAssets(sources.font)).encode()
    with written_file(out) as beside:
        beside.write_bytes(content)
    return tiles.notice


def exported_page(
    career: ExportSource,
    *,
    language: str,
    locations: Locations,
    words_for: Callable[[str], Words],
    tiles: EmbeddedTiles,
) -> MapPage:
    """The page that ``export_html`` writes. A language that the career has not is its first."""
    languages = list(career.languages)
    chosen = language if language in languages else languages[0]
    words = {code: words_for(code) for code in languages}
    sources = WebSources(locations)
    config = map_config(language=chosen, tiles=tiles.facts, overlays=())
    return MapPage(
        title=f"{career.person(chosen).short} – Career Atlas",
        language=chosen,
        fragment=map_fragment(career, tiles.facts),
        styles=[
            Asset("leaflet/leaflet.css", sources.leaflet_style()),
            Asset("web/map.css", sources.style("map.css")),
            Asset("web/alone.css", sources.style("alone.css")),
        ],
        scripts=[
            Asset("leaflet/leaflet.js", sources.leaflet_script()),
            Asset("web/atlas.js", sources.alone_script()),
        ],
        blocks={
            "atlas-config": config | {"alone": True},
            "atlas-data": _data(career, words),
            "atlas-tiles": tiles.tiles,
        },
        before=before_map({code: career.person(code) for code in languages}, chosen),
        after=after_map([_story(career, words[c], c, c == chosen) for c in languages]),
    )


def _story(career: ExportSource, words: Words, language: str, first: bool) -> Markup:
    steps = (
        (
            career.step(index, words, language=language),
            career.lesson(index, language, words=words).questions,
        )
        for index in range(len(career.timeline))
    )
    return story(
        steps,
        career.person(language),
        words,
        language=language,
        neutral=career.neutral_steps,
        first=first,
    )


def _data(career: ExportSource, words: Mapping[str, Words]) -> dict[str, object]:
    data = page_data(career, list(words))
    count = range(len(career.timeline))
    return {
        "places": data.places_value,
        "steps": base64.b64encode(data.steps).decode(),
        "labels": {
            code: {"language": code, "names": data.names[code], "words": map_words(words[code])}
            for code in words
        },
        "overlays": {},
        "axis": axis_data(career.timeline),
        "stops": {code: [career.label(index, code) for index in count] for code in words},
        "player": {code: player_words(words[code]) for code in words},
        "neutral": sorted(career.neutral_steps),
    }
