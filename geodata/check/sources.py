"""Every claim has a source, every source says whether it was read, and no number is made up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geodata.careers import Career, Posting
from geodata.check.finding import finding
from geodata.errors import Problem
from geodata.places import Citation, Claimed, Place, Source

__all__ = ["source_problems"]

_ISBN = re.compile(r"(?:ISBN[ :]*)?([0-9][0-9 -]{8,15}[0-9Xx])")
_LINK = re.compile(r"https?://\S+|doi:\S+", re.IGNORECASE)


def source_problems(
    career: Career, places: Iterable[Place], sources: Iterable[Source], *, where: str
) -> Iterator[Problem]:
    """Yield what is wrong with the sources of a career and of the places."""
    for posting in career.postings:
        yield from _uncited(posting, where)
    for place in places:
        yield from _uncited_place(place)
    cited = {citation.source.id for citation in _citations(career, places)}
    for source in sources:
        yield from _of_source(source, used=source.id in cited)


def _uncited(posting: Posting, where: str) -> Iterator[Problem]:
    """Yield each claim of a posting that has no source."""
    lacking = [("posting", posting.id, posting.citations)]
    lacking += [("event", event.id, event.claimed.citations) for event in posting.events]
    lacking += [("figure", figure.id, figure.claimed.citations) for figure in posting.figures]
    for thing in posting.disagreements:
        lacking += [("disagreement", thing.id, version.citations) for version in thing.versions]
    for kind, entry_id, citations in lacking:
        if not citations:
            text = f"The {kind} has no source. Name in cite the work that says so."
            yield finding(where, entry_id, "cite", text)


def _uncited_place(place: Place) -> Iterator[Problem]:
    claims = [("position", place.claimed)] if place.lat is not None else []
    claims += [("outline", outline.claimed) for outline in place.outlines]
    for what, claimed in claims:
        if not claimed.citations:
            text = "This has no source. Name in cite the work that says so."
            yield finding("gazetteer", place.id, "cite", text, value=what)
    yield from _uncited_names(place)


def _uncited_names(place: Place) -> Iterator[Problem]:
    """Each span of time in which a name was in use is cited with one of its names at least: what
    the city was called in other languages in the same years is seldom worth a source of its own."""
    dated = [(name.span.edtf, name) for name in place.toponyms if name.span]
    spans = {edtf for edtf, name in dated if name.kind in ("official", "usual")}
    cited = {edtf for edtf, name in dated if name.claimed.citations}
    for edtf in sorted(spans - cited):
        text = "No name of this span has a source. Name in cite the work that says so."
        yield finding("gazetteer", place.id, "name", text, value=edtf, severity="warning")
    count = sum(not name.claimed.citations for name in place.toponyms)
    if count and place.lat is not None:
        text = f"{count} of its {len(place.toponyms)} names have no source of their own."
        yield finding("gazetteer", place.id, "name", text, severity="note")


def _of_source(source: Source, *, used: bool) -> Iterator[Problem]:
    address = source.url_or_isbn
    if address and not _LINK.fullmatch(address) and not _is_isbn(address):
        text = "This is neither an address nor a valid ISBN. Copy it from the work once more."
        yield finding("sources.toml", source.id, "url_or_isbn", text, value=address)
    if used and not source.seen:
        text = "The work was not read and is shown as unchecked."
        yield finding("sources.toml", source.id, "seen", text, severity="note")
    if not used:
        text = "Nothing is cited from this work. Cite it or take it out."
        yield finding("sources.toml", source.id, "", text, severity="note")


def _citations(career: Career, places: Iterable[Place]) -> Iterator[Citation]:
    yield from career.citations
    person = career.person
    for when in (person.born, person.died):
        yield from when.claimed.citations if when else ()
    for posting in career.postings:
        yield from posting.citations
        yield from posting.when.claimed.citations
        for claimed in _claims_of(posting):
            yield from claimed.citations
        for thing in posting.disagreements:
            for version in thing.versions:
                yield from version.citations
        for question in posting.lesson.questions:
            yield from question.citations
    for place in places:
        yield from place.claimed.citations
        for claimed in _claims_about(place):
            yield from claimed.citations


def _claims_of(posting: Posting) -> Iterator[Claimed]:
    yield from (visit.claimed for visit in posting.places)
    yield from (event.claimed for event in posting.events)
    yield from (figure.claimed for figure in posting.figures)


def _claims_about(place: Place) -> Iterator[Claimed]:
    yield from (name.claimed for name in place.toponyms)
    yield from (outline.claimed for outline in place.outlines)
    yield from (tie.claimed for tie in place.relations)


def _is_isbn(text: str) -> bool:
    """Return whether the check digit is right.

    ISBN-10: the sum of the digits weighted 10 to 1 is a multiple of 11, X being 10. ISBN-13: that
    of the digits weighted 1 and 3 in turn is a multiple of 10. (ISBN Users' Manual, 7th edition.)
    """
    match = _ISBN.fullmatch(text)
    digits = re.sub(r"[ -]", "", match[1]).upper() if match else ""
    if len(digits) == 10:
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(w * v for w, v in zip(range(10, 0, -1), values, strict=True)) % 11 == 0
    if len(digits) == 13 and digits.isdecimal():
        return sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits)) % 10 == 0
    return False
