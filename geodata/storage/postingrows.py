"""Reads postings back from their rows."""

from __future__ import annotations

from typing import Final

from geodata.careers import Disagreement, Event, Figure, Posting, PostingPlace, Version, When
from geodata.storage.lessonrows import read_lesson
from geodata.storage.values import SharedValues

__all__ = ["read_posting"]

_TEXTS: Final = (
    *("title", "summary", "label", "role", "organisation", "unsaid", "when_note", "place_note"),
)


def read_posting(values: SharedValues, number: int) -> Posting:
    """Return the posting that stands at ``number`` (0-based). Raises IndexError for none."""
    rows = values.rows("SELECT id, dating, route, evidence FROM posting WHERE number = ?", number)
    if not rows:
        raise IndexError(number)
    posting_id, dating, route, evidence = rows[0]
    return Posting(
        id=posting_id,
        when=values.when(dating) or When(None),
        places=_places(values, number),
        route=route,
        events=_events(values, number),
        figures=_figures(values, number),
        disagreements=_disagreements(values, number),
        citations=values.evidence(evidence).citations,
        lesson=read_lesson(values, number),
        **_posting_texts(values, number),
    )


def _posting_texts(values: SharedValues, number: int) -> dict[str, dict[str, str]]:
    query = f"SELECT language, {', '.join(_TEXTS)} FROM posting_text WHERE posting = ?"  # noqa: S608
    texts: dict[str, dict[str, str]] = {key: {} for key in _TEXTS}
    for language, *row in values.rows(query, number):
        for key, text in zip(_TEXTS, row, strict=True):
            if text:
                texts[key][language] = text
    return texts


def _places(values: SharedValues, number: int) -> tuple[PostingPlace, ...]:
    query = (
        "SELECT p.id, v.evidence FROM posting_place AS v "
        "JOIN place AS p ON p.number = v.place WHERE v.posting = ? ORDER BY v.seq"
    )
    return tuple(
        PostingPlace(place, values.evidence(evidence))
        for place, evidence in values.rows(query, number)
    )


def _events(values: SharedValues, number: int) -> tuple[Event, ...]:
    query = (
        "SELECT e.number, e.id, e.claim, e.dating, p.id, e.care, e.evidence FROM event AS e "
        "LEFT JOIN place AS p ON p.number = e.place WHERE e.posting = ? ORDER BY e.number"
    )
    texts = "SELECT language, text FROM event_text WHERE event = ?"
    return tuple(
        Event(
            id=event_id,
            claim=claim,
            text=values.texts(texts, event),
            when=values.when(dating),
            place_id=place,
            care=bool(care),
            claimed=values.evidence(evidence),
        )
        for event, event_id, claim, dating, place, care, evidence in values.rows(query, number)
    )


def _figures(values: SharedValues, number: int) -> tuple[Figure, ...]:
    query = (
        'SELECT number, id, "group", kind, value, of, share, dating, claim, evidence '
        "FROM figure WHERE posting = ? ORDER BY number"
    )
    texts = "SELECT language, label FROM figure_text WHERE figure = ?"
    return tuple(
        Figure(
            id=figure_id,
            group=group,
            kind=kind,
            value=value,
            label=values.texts(texts, key),
            of=of,
            share=share,
            period=values.when(dating),
            claim=claim,
            claimed=values.evidence(evidence),
        )
        for key, figure_id, group, kind, value, of, share, dating, claim, evidence in values.rows(
            query, number
        )
    )


def _disagreements(values: SharedValues, number: int) -> tuple[Disagreement, ...]:
    query = "SELECT number, id FROM disagreement WHERE posting = ? ORDER BY number"
    texts = "SELECT language, about FROM disagreement_text WHERE disagreement = ?"
    return tuple(
        Disagreement(thing_id, values.texts(texts, thing), _versions(values, thing))
        for thing, thing_id in values.rows(query, number)
    )


def _versions(values: SharedValues, disagreement: int) -> tuple[Version, ...]:
    query = "SELECT number, dating, evidence FROM version WHERE disagreement = ? ORDER BY number"
    texts = "SELECT language, text FROM version_text WHERE version = ?"
    return tuple(
        Version(
            values.texts(texts, version), values.when(dating), values.evidence(evidence).citations
        )
        for version, dating, evidence in values.rows(query, disagreement)
    )
