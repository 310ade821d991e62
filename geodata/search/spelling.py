"""The keys by which spellings meet: one for the letters, one for the sound.

``letters`` puts a name of any script into small Latin letters without marks, spaces and signs, so
that Двинск, Dvinsk and DVINSK are one. ``sound`` goes on and writes alike what the orthographies of
Central and Eastern Europe write in different ways, so that Gasenpot and Hasenpoth, Dwinsk and
Dvinsk, Zarizyn and Tsaritsyn are one. It is rougher than any ear: it is for finding, and what was
found is then compared letter by letter.
"""

from __future__ import annotations

import re
from typing import Final

from anyascii import anyascii

from geodata.places.folding import fold

__all__ = [
    "OLD_LETTERS",
    "bones",
    "letters",
    "letters_or_signs",
    "runs_of_words",
    "script_of",
    "sound_of_letters",
]

OLD_LETTERS: Final = re.compile(r"[ѣѢіІѳѲѵѴ]|[ъЪ](?!\w)")
"""What only the Russian spelling before the reform of 1918 has: four letters, and the hard sign at
the end of a word. (і is also Ukrainian and Belarusian.)"""

_CYRILLIC: Final = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)),
        **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
        **{"ю": "yu", "я": "ya", "ъ": "", "ь": "", "є": "ye"},
        # Other languages of the Empire and the Union, and Serbian and Macedonian.
        **{"ґ": "g", "ғ": "g", "қ": "k", "ҡ": "k", "ң": "n", "ө": "o", "ү": "u", "ұ": "u"},
        **{"ә": "a", "һ": "h", "ҳ": "kh", "җ": "j", "ҷ": "j", "ҙ": "d", "ҫ": "s", "ӏ": ""},
        **{"ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ѕ": "dz"},
    }
)
"""From folded Cyrillic (small, without marks, ѣ and і already е and и) to Latin letters, near to
what the United States Board on Geographic Names uses for Russian."""

_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")

_APART: Final = re.compile(r"[\s\-\u2010-\u2015/(),.]+")
"""What stands between the words of a name; an apostrophe is in the middle of one."""

_SHORTEST_RUN: Final = 4
"""Letters of words that may stand for a whole name."""

_MOST_LEFT_OUT: Final = 3
"""Words that may be left out at one end."""

_SAINTS: Final = {"s", "st", "ste", "sv"}
"""How names abbreviate that they are a saint's; ``с`` and ``св`` have become these by now."""

_SAINT: Final = re.compile("^(?:sankt|sanct|sainte?|sint)")

_SPELT: Final = {
    # Sibilants: one letter, whether hard or soft, voiced or not.
    **dict.fromkeys(
        ("schtsch", "shch", "tsch", "sch", "tch", "tsh", "sh", "zh", "ch", "sz", "cz", "ts", "tz"),
        "s",
    ),
    **dict.fromkeys(("ce", "se", "ze"), "se"),
    **dict.fromkeys(("ci", "si", "zi"), "si"),
    **dict.fromkeys(("cy", "sy", "zy"), "si"),
    **dict.fromkeys(("dzh", "dsch", "dsh", "dj", "dz"), "ds"),
    "z": "s",
    # Velars. Russian has г for h, and German, Polish and English write х as ch, ch and kh.
    **dict.fromkeys(("kh", "gh", "g"), "h"),
    **dict.fromkeys(("ck", "c", "q"), "k"),
    "qu": "kv",
    "x": "ks",
    # Lips.
    **dict.fromkeys(("w", "ph", "ff", "f"), "v"),
    **{"th": "t", "dh": "d", "rh": "r", "bh": "b"},
}
_SPELLING: Final = re.compile("|".join(sorted(_SPELT, key=len, reverse=True)))
_GLIDE: Final = re.compile(r"[ijy]+(?=[aeou])")
_VOWELS: Final = {"ae": "a", "oe": "o", "ue": "u", "ou": "u", "oo": "u"}
_SOFT: Final = re.compile("[aeiouyjwvh]")
_VOWEL: Final = re.compile("[ijy]+|" + "|".join(_VOWELS))
_TWICE: Final = re.compile(r"(.)\1+")


def letters(name: str) -> str:
    """Return a name in small Latin letters and digits; "" where none can be made of it.

    A saint's abbreviation at the front is ``st``: ``С.-Петербургъ`` is ``stpeterburg``.
    """
    words = _NO_LETTER.sub(" ", latin(name)).split()
    if len(words) > 1 and words[0] in _SAINTS:
        words[0] = "st"
    return "".join(words)


def letters_or_signs(name: str) -> str:
    """Return the letters of a name; what has none, such as 🏠, is its own key."""
    return letters(name) or fold(name)


def latin(name: str) -> str:
    """Return a folded name in Latin letters, words still apart."""
    folded = fold(name)
    if folded.isascii():
        return folded
    plain = folded.translate(_CYRILLIC)
    return plain if plain.isascii() else anyascii(plain).lower()


def sound_of_letters(plain: str) -> str:
    """Return the key of the sound of what ``letters`` gave."""
    saintly = _SAINT.sub("st", plain)
    spelt = _SPELLING.sub(lambda match: _SPELT[match[0]], saintly)
    vowels = _VOWEL.sub(lambda match: _VOWELS.get(match[0], "i"), _GLIDE.sub("", spelt))
    return _TWICE.sub(r"\1", vowels)


def bones(sound: str) -> str:
    """Return what is left of a sound without vowels and what is written like one of them: of zwdan
    and Zudan the same."""
    return _SOFT.sub("", sound)


def runs_of_words(name: str, *, from_start: bool = False) -> list[str]:
    """Return the letters of a name without its first word, its first two and its first three; with
    ``from_start`` also without its last ones. Runs of less than four letters are left out.
    """
    words = [word for word in _APART.split(name) if word]
    cuts = range(1, min(len(words) - 1, _MOST_LEFT_OUT) + 1)
    runs = [words[cut:] for cut in cuts]
    if from_start:
        runs += [words[:-cut] for cut in cuts]
    keys = dict.fromkeys(letters(" ".join(run)) for run in runs)
    return [key for key in keys if len(key) >= _SHORTEST_RUN]


def script_of(name: str) -> str:
    """Return the script of a name's first letter as an ISO 15924 code: Latn, Cyrl, or Zyyy."""
    first = next((letter for letter in name if letter.isalpha()), "")
    if not first:
        return "Zyyy"
    if first < "ɐ" or "Ḁ" <= first <= "ỿ":
        return "Latn"
    return "Cyrl" if "Ѐ" <= first <= "ԯ" else "Zyyy"
