"""Choosing the language of a career's texts."""

from __future__ import annotations

import sys

from geodata.storage import OpenCareer
from geodata.verbs.common import system_language

__all__ = ["chosen_language"]


def chosen_language(asked: str | None, career: OpenCareer) -> str | None:
    """Return the language asked for if the career has it; unasked, one that it has.

    None where the career lacks it; standard error then names the languages it has.
    """
    if not asked:
        wishes = (system_language(), "en", *career.languages)
        return next((wish for wish in wishes if wish in career.languages), None)
    if asked in career.languages:
        return asked
    known = ", ".join(career.languages)
    print(
        f"The career has no texts in “{asked}”. Choose one of: {known}.",
        file=sys.stderr,
    )
    return None
