"""The subject of a career, put into one language."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.careers.career import PersonName

__all__ = ["PersonText"]


@dataclass(frozen=True, slots=True)
class PersonText:
    """What the head of the window and the start of an export say.

    ``short`` is the name in the head and ``subtitle`` the line beside it, ``intro`` one sentence
    on who the person was, ``content_note`` what stands before the first posting, ``credits`` the
    sources and licences of the texts; each "" where the author wrote none. ``names`` are all names
    in all languages.
    """

    short: str
    subtitle: str
    intro: str
    content_note: str
    credits: str
    names: tuple[PersonName, ...] = ()
