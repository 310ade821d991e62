"""Names of languages and of kinds of places, for the catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from geodata.words import Words, mark

__all__ = ["KINDS", "LANGUAGES", "kind_text", "language_text"]

LANGUAGES: Final[Mapping[str, str]] = {
    "ab": mark("Abkhaz"),
    "az": mark("Azerbaijani"),
    "be": mark("Belarusian"),
    "crh": mark("Crimean Tatar"),
    "de": mark("German"),
    "en": mark("English"),
    "et": mark("Estonian"),
    "fi": mark("Finnish"),
    "hu": mark("Hungarian"),
    "hy": mark("Armenian"),
    "ka": mark("Georgian"),
    "kk": mark("Kazakh"),
    "krl": mark("Karelian"),
    "ky": mark("Kyrgyz"),
    "liv": mark("Livonian"),
    "lt": mark("Lithuanian"),
    "lv": mark("Latvian"),
    "olo": mark("Livvi-Karelian"),
    "pl": mark("Polish"),
    "ro": mark("Romanian"),
    "ru": mark("Russian"),
    "sv": mark("Swedish"),
    "tg": mark("Tajik"),
    "tk": mark("Turkmen"),
    "tr": mark("Turkish"),
    "tt": mark("Tatar"),
    "uk": mark("Ukrainian"),
    "uz": mark("Uzbek"),
    "yi": mark("Yiddish"),
}
"""English names of languages by their BCP 47 code."""

KINDS: Final[Mapping[str, str]] = {
    "building": mark("building"),
    "camp": mark("camp"),
    "city": mark("city"),
    "country": mark("country"),
    "district": mark("district"),
    "governorate": mark("governorate"),
    "lake": mark("lake"),
    "oblast": mark("province"),
    "province": mark("province"),
    "region": mark("region"),
    "republic": mark("republic"),
    "territory": mark("territory"),
    "town": mark("town"),
    "unknown": mark("place not known"),
    "village": mark("village"),
}
"""English words for the kinds of places that careers use."""


def language_text(code: str, words: Words) -> str:
    """The language's name in the language of ``words``; the code itself where it has none."""
    return words(LANGUAGES[code]) if code in LANGUAGES else code


def kind_text(kind: str, words: Words) -> str:
    """The kind of place in the language of ``words``; as the author wrote it where it has none."""
    return words(KINDS[kind]) if kind in KINDS else kind
