"""A posting becomes the words that a visitor reads, in each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from geodata.careers import (
    CLAIM_KINDS,
    Event,
    Figure,
    Posting,
    PostingPlace,
    StepText,
    When,
)
from geodata.careers.presenting import CLAIM_TEXTS, present
from geodata.dates import parse_timespan
from geodata.places import Basis, Citation, Claimed, Locus, Place, Source, Toponym
from geodata.words import Words, load_words

CATALOGUES = Path(__file__).resolve().parents[3] / "resources" / "i18n"
LANGUAGES = ("en", "lv", "ru")
HOSTILE = "</script><img src=x onerror=alert(1)> {0} {name} %s \u202e"


@cache
def words(language: str) -> Words:
    return load_words(language, folder=CATALOGUES)


def text(content: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, content)


PLACE = Place(
    "district",
    "district",
    Locus.AREA,
    56.7,
    21.6,
    50,
    (
        Toponym("Hasenpoth", "en", "Latn", parse_timespan("1800/1917")),
        Toponym("Aizpute", "en", "Latn", kind="today"),
        Toponym("Газенпот", "ru", "Cyrl"),
    ),
    today="LV",
)
SEEN = Source(
    "seen", "Seen", "1", seen=True, read_where="here", edition="2nd", read_on="2026-01-01"
)
UNSEEN = Source("unseen", "Unseen")


def step(language: str = "en", place: Place = PLACE, **given: object) -> StepText:
    claimed = given.pop("claimed", Claimed())
    assert isinstance(claimed, Claimed)
    values: dict[str, object] = {
        "when": When(parse_timespan("1894")),
        "title": text("A title"),
        "summary": text("A story"),
        **given,
    }
    posting = Posting("one", places=(PostingPlace(place.id, claimed),), **values)  # type: ignore[arg-type]
    return present(
        posting,
        index=2,
        count=12,
        places={place.id: place},
        words=words(language),
        language=language,
        languages=("en",),
    )


def test_it_counts_from_one() -> None:
    assert (step().step, step().of) == (3, 12)


@pytest.mark.parametrize(
    ("language", "name", "real", "country", "meaning"),
    [
        ("en", "Hasenpoth", "en", "Latvia", "a district: the mark stands for an area"),
        ("ru", "Газенпот", "ru", "Латвия", "уезд: знак обозначает территорию"),
        ("lv", "Hasenpoth", "en", "Latvija", "apriņķis: zīme apzīmē apgabalu"),
    ],
)
def test_a_place_is_named_as_then_and_says_what_its_mark_means(
    language: str, name: str, real: str, country: str, meaning: str
) -> None:
    (place,) = step(language).places
    assert (place.name, place.language, place.today) == (name, real, country)
    assert place.locus_text == meaning
    assert (place.lat, place.lon, place.radius_km) == (56.7, 21.6, 50)
    assert place.name_today == ("Газенпот" if language == "ru" else "Aizpute")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_inferred_place_says_so(language: str) -> None:
    (sure,) = step(language).places
    (place,) = step(language, claimed=Claimed(basis=Basis.INFERRED)).places
    assert place.basis == "inferred"
    assert place.locus_text.startswith(sure.locus_text)
    assert len(place.locus_text) > len(sure.locus_text) + 10


def test_a_sure_point_needs_no_words() -> None:
    point = Place("p", "city", Locus.POINT, 1.0, 2.0)
    (place,) = step(place=point).places
    assert (place.locus_text, place.name, place.today) == ("", "p", "")


def test_an_unlocated_place_has_no_position() -> None:
    (place,) = step(place=Place("p", "unknown", Locus.UNLOCATED)).places
    assert (place.lat, place.lon) == (None, None)
    assert place.locus_text == "the position is not known"


def test_a_julian_day_is_given_in_both_calendars() -> None:
    when = step(when=When(parse_timespan("1917-10-25", calendar="julian"))).when
    assert (when.edtf, when.calendar) == ("1917-10-25", "julian")
    assert "25 October" in when.text
    assert "7 November 1917" in when.text


def test_an_inferred_end_is_worded_as_a_guess() -> None:
    span = parse_timespan("1926-02/1932")
    when = step(when=When(span, frozenset({"end"})), when_note=text("A note")).when
    assert when.text == "from February 1926, probably to 1932"
    assert when.inferred == ("end",)
    assert when.note == "A note"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "date not known"), ("lv", "datums nav zināms"), ("ru", "дата неизвестна")],
)
def test_a_stop_without_a_date_says_so(language: str, said: str) -> None:
    when = step(language, when=When(None)).when
    assert (when.edtf, when.text) == ("", said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "This source gives no number."),
        ("lv", "Šis avots skaitu nemin."),
        ("ru", "Этот источник числа не приводит."),
    ],
)
def test_a_stop_without_a_figure_says_that_there_is_none(language: str, said: str) -> None:
    assert step(language).figures_note == said


@pytest.mark.parametrize(
    ("language", "shown", "share"),
    [
        ("en", "16,553", "28.8\u00a0%"),
        ("lv", "16\u00a0553", "28,8\u00a0%"),
        ("ru", "16\u00a0553", "28,8\u00a0%"),
    ],
)
def test_figures_have_the_marks_of_the_language(language: str, shown: str, share: str) -> None:
    figure = Figure(
        "f", "g", "shot", 16553, text("shot"), 60000, 28.8, When(parse_timespan("1930"))
    )
    shown_step = step(language, figures=(figure,))
    (told,) = shown_step.figures
    assert (told.shown, told.share_text) == (shown, share)
    assert (told.value, told.of, told.share) == (16553, 60000, 28.8)
    assert told.period_edtf == "1930"
    assert "1930" in told.period
    assert shown_step.figures_note == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_claim_has_words(language: str) -> None:
    assert set(CLAIM_TEXTS) == set(CLAIM_KINDS)
    events = tuple(Event(kind.replace(" ", "-"), kind, text("x")) for kind in CLAIM_KINDS)
    told = step(language, events=events).events
    assert [event.claim for event in told if not event.claim_text] == ["lived"]
    alike = {"done to him", "done to her"}  # Latvian has one word for both
    others = [event.claim_text for event in told if event.claim not in alike]
    assert len(set(others)) == len(CLAIM_KINDS) - len(alike)
    if language != "en":
        assert not {*others} & ({*CLAIM_TEXTS.values()} - {""})


def test_an_event_has_its_date_in_words_and_as_written() -> None:
    dated = Event("e", "said", text("x"), When(parse_timespan("1937-03-03")), care=True)
    (told,) = step(events=(dated,)).events
    assert (told.edtf, told.when, told.care) == ("1937-03-03", "3 March 1937", True)
    (undated,) = step(events=(Event("e", "said", text("x"), When(None)),)).events
    assert (undated.edtf, undated.when) == ("", "")


def test_a_source_that_was_not_read_is_unchecked() -> None:
    citations = (Citation(SEEN, "98", Basis.INFERRED, "a note"), Citation(UNSEEN))
    seen, unseen = step(citations=citations).citations
    assert (seen.seen, seen.pages, seen.tie, seen.note) == (True, "98", "inferred", "a note")
    assert seen.read == "read: here, 2nd, 2026-01-01"
    assert (unseen.seen, unseen.pages, unseen.url_or_isbn) == (False, "", "")
    assert unseen.read.startswith("unchecked")


def test_a_text_that_a_language_lacks_is_given_in_another() -> None:
    assert step("ru", title={"en": "Only English"}).title == "Only English"


def test_hostile_texts_stay_as_they_are() -> None:
    event = Event("e", "said", text(HOSTILE))
    hostile = Place("p", "city", Locus.POINT, 1.0, 2.0, toponyms=(Toponym(HOSTILE, "en", "Latn"),))
    told = step(place=hostile, title=text(HOSTILE), events=(event,), unsaid=text(HOSTILE))
    assert told.title == told.events[0].text == told.unsaid == HOSTILE
    assert told.places[0].name == HOSTILE
