"""The files of a new career, with comments that say what belongs where."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from typing import Final

from geodata.words import Words

__all__ = ["career_file", "sources_file", "text_file"]

_SCRIPTS: Final = (("Cyrl", re.compile("[\u0400-\u052f]")), ("Latn", re.compile("")))
"""ISO 15924 codes, the first whose letters occur in a name. Others are the author's to write."""


def _quoted(text: str) -> str:
    """Return the text as a basic string of TOML, which JSON's strings are but for DEL."""
    return json.dumps(" ".join(text.replace("\x7f", " ").split()), ensure_ascii=False)


def _commented(text: str) -> str:
    return "\n".join(f"# {line}" for line in textwrap.wrap(text, width=96))


def career_file(name: str, person: str, languages: Sequence[str], words: Words) -> str:
    """Return ``career.toml``: person, one stop at Riga in 1900, and where more goes."""
    script = next(code for code, letters in _SCRIPTS if letters.search(person))
    about = words(
        "Dates, places and sources of the career. Its texts stand in the files text.….toml "
        "under the same ids. All keys: docs/seed-format.md. How to work: docs/author.md."
    )
    life = words("When born and died, as far as a source knows: 1894, 1894-05, 1894~ …")
    stops = words(
        "One [[posting]] for each stop, in order. This one is an example: put your first "
        "stop in its place."
    )
    places = words(
        "Find the id of a place with “career-atlas place NAME”. A place that is not there "
        "goes into gazetteer/places.toml inside this folder."
    )
    names = [
        f"  {{ name = {_quoted(person)}, language = {_quoted(language)}, "
        f'script = "{script}", kind = "usual" }},'
        for language in languages
    ]
    return "\n".join(
        [
            _commented(about),
            "",
            "format = 1",
            f"id = {_quoted(name)}",
            f"languages = [{', '.join(map(_quoted, languages))}]",
            'cite = ["main-source"]',
            "",
            "[person]",
            _commented(life),
            '# born = { edtf = "1894", cite = ["main-source"] }',
            "names = [",
            *names,
            "]",
            "",
            _commented(stops),
            "",
            "[[posting]]",
            'id = "first-stop"',
            'when = { edtf = "1900", calendar = "unstated" }',
            'route = "none"',
            'places = [{ place = "riga" }]',
            'cite = ["main-source"]',
            "",
            _commented(places),
            "",
        ]
    )


def sources_file(words: Words) -> str:
    """Return ``sources.toml`` with one work to be replaced, honestly not read."""
    about = words(
        "The works that the career is cited from. “seen” is true only for a work whose text "
        "you read; then say where, in which edition and on what day."
    )
    label = words("Put your main source here: author, title, place and year")
    return f"""{_commented(about)}

[[source]]
id = "main-source"
label = {_quoted(label)}
url_or_isbn = ""
seen = false
"""


def text_file(person: str, words: Words) -> str:
    """Return the texts in the language of ``words``, as questions to be answered."""
    summary = words(
        "This stop is an example. Write here, in two to five sentences, what your source "
        "says: what this person did at this place, and on whose order."
    )
    credit = words("Who wrote these texts, from which sources, and under which licence.")
    return f"""{_commented(words("Every text of the career in this language."))}

[career]
short = {_quoted(person)}
subtitle = {_quoted(words("What the career was, and from when to when"))}
intro = {_quoted(words("One sentence on who this person was."))}
credits = {_quoted(credit)}

[posting.first-stop]
title = {_quoted(words("Example: the first stop"))}
label = {_quoted(words.context("short label of an example", "Riga"))}
summary = {_quoted(summary)}
unsaid = {_quoted(words("Say here what the source leaves unsaid."))}
"""
