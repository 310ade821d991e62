"""Folding names, so that case, accents and old spelling do not hide a place."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["fold"]

_LETTERS: Final = str.maketrans(
    {
        # Latin letters that have no decomposition into a letter and a mark.
        **{"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h"},
        **{"ı": "i", "ŋ": "n", "ß": "ss", "ĸ": "k", "ſ": "s", "ə": "e"},
        # Russian spelling before 1918, and Ukrainian and Belarusian і.
        **{"ѣ": "е", "і": "и", "ѳ": "ф", "ѵ": "и"},
        # Hyphens and dashes part words, apostrophes part nothing.
        **dict.fromkeys("-‐‑‒–—―_/.,", " "),
        **dict.fromkeys("'’‘`´ʹʼ\"“”«»()", None),
    }
)


def fold(name: str) -> str:
    """Return the key under which a name is found: small letters without marks, words apart by one
    space, the mute hard sign at the end of a word left out (Газенпотъ is Газенпот).

    Latin stays Latin and Cyrillic stays Cyrillic: nothing is transliterated.
    """
    # Twice, because a capital may hide in a compatibility letter (𝐀) and a mark behind a case (ΐ).
    plain = unicodedata.normalize("NFKD", name).casefold()
    spread = unicodedata.normalize("NFKD", plain)
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    words = bare.translate(_LETTERS).split()
    return " ".join(word.removesuffix("ъ") or word for word in words)
