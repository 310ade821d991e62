"""The words that stand on the map itself, in one language."""

from __future__ import annotations

import json
from collections.abc import Sequence

from geodata.words import Words

__all__ = ["label_texts", "map_words"]


def map_words(words: Words) -> dict[str, str]:
    """What the map's controls and labels say."""
    return {
        "zoomIn": words("Zoom in"),
        "zoomOut": words("Zoom out"),
        "credit": words("Basemap: Natural Earth (public domain), Career Atlas CC BY 4.0"),
        "borders": words("The dashed borders are those of today"),
        "nowhere": words("Where this was is not known"),
        "today": words("today {name}", name="{name}"),
        "inferred": words("place inferred"),
        "uncertain": words("position uncertain"),
        "area": words("an area"),
        "rough": words("an area, roughly drawn"),
        "changed": words("its borders changed in this time: both shapes are shown"),
        "region": words("somewhere in this region"),
        "visit": words("Posting {n}", n="{n}"),
        "km": words("km"),
        "m": words("m"),
    }


def label_texts(names: Sequence[Sequence[tuple[str, str]]], words: Words) -> bytes:
    """The JSON of one language: ``names`` by place and era, and ``words``."""
    texts = {"language": words.language, "names": names, "words": map_words(words)}
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()
