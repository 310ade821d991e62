"""Puts a posting into one language: everything that a visitor reads at one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.careers.career import Disagreement, Event, Figure, Posting, PostingPlace, When
from geodata.careers.citing import cite
from geodata.careers.steptext import (
    DisagreementText,
    EventText,
    FigureText,
    PlaceText,
    StepText,
    VersionText,
    WhenText,
)
from geodata.dates import Timespan, describe
from geodata.places import Basis, Locus, Place
from geodata.places.countries import country_name
from geodata.places.naming import name_then, name_today
from geodata.words import Words, mark

__all__ = ["present", "text_in", "when_text"]

CLAIM_TEXTS: Final[Mapping[str, str]] = {
    "ordered": mark("gave the order"),
    "signed": mark("signed it"),
    "his board sentenced": mark("sentenced by his board"),
    "organised": mark("organised it"),
    "led": mark("led it"),
    "took part": mark("took part"),
    "held office": mark("held the office"),
    "awarded": mark("was decorated"),
    "said": mark("said so"),
    "done to him": mark("done to him"),
    "done to her": mark("done to her"),
    "lived": "",
    "remembered": mark("from the memoirs"),
    "happened": mark("what happened around this person"),
    "said to have": mark("hearsay: is said to have done so"),
}
"""The kinds of claim as words before the claim's own text; "" for none."""

_LOCUS_TEXTS: Final[Mapping[Locus, str]] = {
    Locus.AREA: mark("an area: the mark stands for the whole of it"),
    Locus.LINE: mark("a line: the mark stands for the whole of it"),
    Locus.REGION_HINT: mark("a region: the mark shows only roughly where it lies"),
    Locus.UNLOCATED: mark("the position is not known"),
}

_AREA_TEXTS: Final[Mapping[str, str]] = {
    "district": mark("a district: the mark stands for an area"),
    "governorate": mark("a governorate: the mark stands for an area"),
    "province": mark("a province: the mark stands for an area"),
    "region": mark("a region: the mark stands for an area"),
    "territory": mark("a territory: the mark stands for an area"),
    "republic": mark("a republic: the mark stands for an area"),
}
"""By the place's kind, where it is more than a point."""


@dataclass(frozen=True, slots=True)
class _Presenter:
    """What every part of a step needs: the places, the words and the language of the texts."""

    places: Mapping[str, Place]
    words: Words
    language: str
    fallbacks: tuple[str, ...]

    def text(self, texts: Mapping[str, str]) -> str:
        return text_in(texts, self.language, self.fallbacks)


def present(
    posting: Posting,
    *,
    index: int,
    count: int,
    places: Mapping[str, Place],
    words: Words,
    language: str,
    languages: tuple[str, ...] = (),
    counts_people: bool = True,
) -> StepText:
    """Return the step at ``index`` (0-based) of ``count``, in ``language``.

    A text that is not written in it is given in the first of the career's ``languages`` that has
    it. ``words`` are those of the interface, as far as they exist, in the same language. Where the
    career ``counts_people``, a posting without a figure says that its source gives none.
    """
    presenter = _Presenter(places, words, language, languages)
    span = posting.when.span
    silent = counts_people and not posting.figures
    return StepText(
        step=index + 1,
        of=count,
        id=posting.id,
        title=presenter.text(posting.title),
        label=presenter.text(posting.label),
        when=when_text(posting.when, words, note=presenter.text(posting.when_note)),
        places=tuple(_place(presenter, visit, span) for visit in posting.places),
        role=presenter.text(posting.role),
        organisation=presenter.text(posting.organisation),
        summary=presenter.text(posting.summary),
        unsaid=presenter.text(posting.unsaid),
        place_note=presenter.text(posting.place_note),
        events=tuple(_event(presenter, event, span) for event in posting.events),
        figures=tuple(_figure(presenter, figure) for figure in posting.figures),
        figures_note=words("This source gives no number.") if silent else "",
        disagreements=tuple(_disagreement(presenter, d) for d in posting.disagreements),
        citations=cite(posting.citations, words),
        route=posting.route,
    )


def text_in(texts: Mapping[str, str], language: str, fallbacks: Collection[str] = ()) -> str:
    """Return the text in the language, or in the first other one that has it, or ""."""
    return next((texts[code] for code in (language, *fallbacks) if texts.get(code)), "")


def when_text(when: When, words: Words, *, note: str = "") -> WhenText:
    """Return a date as words; where none is known they say so."""
    span = when.span
    return WhenText(
        edtf=span.edtf if span else "",
        text=describe(span, words, inferred=when.inferred) if span else words("date not known"),
        calendar=span.calendar if span else "unstated",
        certainty=when.claimed.certainty.value,
        note=note,
        inferred=tuple(end for end in ("start", "end") if end in when.inferred),
    )


def _place(presenter: _Presenter, visit: PostingPlace, when: Timespan | None) -> PlaceText:
    place, words = presenter.places[visit.place_id], presenter.words
    then = name_then(place, presenter.language, when)
    today = name_today(place, presenter.language) or then
    return PlaceText(
        id=place.id,
        name=then.name if then else place.id,
        name_today=today.name if today else place.id,
        language=then.language if then else "",
        locus=place.locus.value,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        certainty=visit.claimed.certainty.value,
        basis=visit.claimed.basis.value,
        locus_text=_locus_text(place, visit, words),
        today=words(country_name(place.today)) if place.today else "",
    )


def _locus_text(place: Place, visit: PostingPlace, words: Words) -> str:
    """Return in words what the mark means; "" for a point that a source states."""
    said = _LOCUS_TEXTS.get(place.locus, "")
    if place.locus in (Locus.AREA, Locus.REGION_HINT):
        said = _AREA_TEXTS.get(place.kind, said)
    parts = [words(said)] if said else []
    if visit.claimed.basis is Basis.INFERRED:
        parts.append(words("inferred: the source does not name the place"))
    return "; ".join(parts)


def _event(presenter: _Presenter, event: Event, posting: Timespan | None) -> EventText:
    words = presenter.words
    span = event.when.span if event.when else None
    visit = PostingPlace(event.place_id, event.claimed) if event.place_id else None
    claim = CLAIM_TEXTS.get(event.claim, event.claim)
    return EventText(
        id=event.id,
        when=when_text(event.when, words).text if event.when and span else "",
        text=presenter.text(event.text),
        claim=event.claim,
        claim_text=words(claim) if claim else "",
        care=event.care,
        basis=event.claimed.basis.value,
        citations=cite(event.claimed.citations, words),
        edtf=span.edtf if span else "",
        place=_place(presenter, visit, span or posting) if visit else None,
    )


def _figure(presenter: _Presenter, figure: Figure) -> FigureText:
    words = presenter.words
    span = figure.period.span if figure.period else None
    return FigureText(
        id=figure.id,
        group=figure.group,
        kind=figure.kind,
        value=figure.value,
        shown=words.number(figure.value),
        label=presenter.text(figure.label),
        of=figure.of,
        share=figure.share,
        share_text="" if figure.share is None else words.percent(figure.share),
        period=when_text(figure.period, words).text if figure.period and span else "",
        claim=figure.claim,
        citations=cite(figure.claimed.citations, words),
        period_edtf=span.edtf if span else "",
    )


def _disagreement(presenter: _Presenter, thing: Disagreement) -> DisagreementText:
    versions = tuple(
        VersionText(presenter.text(version.text), cite(version.citations, presenter.words))
        for version in thing.versions
    )
    return DisagreementText(presenter.text(thing.about), versions)
