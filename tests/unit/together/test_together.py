"""Two careers in one order, and what may be said of both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from geodata.errors import UnknownCareer
from geodata.locations import Locations, find_locations
from geodata.page.payload import page_data
from geodata.starting import Beginning, begin_career
from geodata.together import TwoCareers, open_together
from geodata.words import Words, load_words

pytestmark = pytest.mark.slow  # each test loads careers anew

SECOND = """
[[posting]]
id = "{id}"
when = {{ edtf = "{when}", calendar = "gregorian" }}
route = "known"
places = [{{ place = "{place}" }}]
cite = ["main-source"]
"""
TEXT = '[posting.{id}]\ntitle = "{id}"\nlabel = "{id}"\nsummary = "{id}"\n'
STOPS = (
    ("before", "1890", "moscow"),
    ("surely", "1938-02-01/1938-03-01", "moscow"),
    ("perhaps", "1938-04", "moscow"),
    ("region", "1927", "siberia"),
    ("building", "1917-12-10", "smolny"),
    ("after", "1950", "moscow"),
)
"""Another career's stops, of which some fall together with Zakovsky's."""


@pytest.fixture(scope="module")
def locations() -> Locations:
    return find_locations()


@pytest.fixture(scope="module")
def words(locations: Locations) -> Words:
    return load_words("en", folder=locations.resources / "i18n")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, locations: Locations) -> Iterator[TwoCareers]:
    folder = tmp_path_factory.mktemp("careers") / "witness"
    words_for = partial(load_words, folder=locations.resources / "i18n")
    begin_career(folder, Beginning("Witness", ("lv", "en")), words_for=words_for)
    _write_stops(folder)
    careers = open_together("zakovsky", str(folder), locations=locations)
    yield careers
    careers.close()


def _write_stops(folder: Path) -> None:
    career = folder / "career.toml"
    head = career.read_text(encoding="utf-8").partition("[[posting]]\nid")[0]
    stops = [SECOND.format(id=name, when=when, place=place) for name, when, place in STOPS]
    career.write_text(head + "".join(stops), encoding="utf-8")
    for language in ("lv", "en"):
        text = folder / f"text.{language}.toml"
        head = text.read_text(encoding="utf-8").partition("[posting.first-stop]")[0]
        texts = [TEXT.format(id=name) for name, _, _ in STOPS]
        text.write_text(head + "".join(texts), encoding="utf-8")


def step_of(both: TwoCareers, stop_id: str) -> int:
    return next(n for n, name in enumerate(both.timeline.ids) if name.endswith(":" + stop_id))


def beside(both: TwoCareers, stop_id: str, words: Words) -> str:
    return " ".join(both.step(step_of(both, stop_id), words).beside)


def test_one_order_of_time_in_which_each_keeps_its_own(both: TwoCareers) -> None:
    ids = list(both.timeline.ids)
    for owner, career in enumerate(both.careers):
        own = [name.partition(":")[2] for name in ids if name.startswith(f"{owner}:")]
        assert own == list(career.timeline.ids)
    assert ids[0] == "1:before"
    assert ids[-1] == "1:after"
    # The author's order holds although the region's year is earlier than the stop before it.
    assert step_of(both, "region") > step_of(both, "perhaps")
    assert len(ids) == 12 + len(STOPS)


def test_a_step_says_whose_it_is_and_counts_through_both(both: TwoCareers, words: Words) -> None:
    step = both.step(step_of(both, "surely"), words)
    assert (step.person, step.owner, step.of) == ("Witness", 1, 18)
    assert both.step(1, words).person == "Leonid Zakovsky"


def test_the_same_place_at_the_same_time_is_said_as_surely_as_it_is_known(
    both: TwoCareers, words: Words
) -> None:
    assert beside(both, "surely", words).startswith(
        "At the same place at the same time: Leonid Zakovsky, Moscow."
    )
    assert beside(both, "perhaps", words).startswith("Perhaps at the same place at the same time")
    assert "same place" not in beside(both, "region", words)
    assert "Meanwhile Leonid Zakovsky: Siberia" in beside(both, "region", words)
    assert "Leonid Zakovsky, Petrograd" in beside(both, "building", words)
    assert beside(both, "after", words) == ""


def test_a_meeting_stands_at_both_of_its_steps(both: TwoCareers, words: Words) -> None:
    for meeting in both.meetings:
        for step in meeting.steps:
            assert "same place" in " ".join(both.step(step, words).beside)


def test_one_that_is_hidden_leaves_no_trace(both: TwoCareers, words: Words) -> None:
    alone = both.only(0)
    own = both.careers[0]
    assert alone.person("en") == own.person("en")
    assert [alone.step(n, words) for n in range(12)] == [own.step(n, words) for n in range(12)]
    assert len(both.only(1).timeline) == len(STOPS)
    assert both.only(0).content_hash != both.content_hash


def test_the_map_gets_each_place_once_and_whose_stop_it_is(both: TwoCareers) -> None:
    columns = both.page_columns()
    assert len(set(columns.place_ids)) == len(columns.place_ids)
    assert bytes(owner & 1 for owner in columns.owner) == both.owners
    met = {step for step, owner in enumerate(columns.owner) if owner & 2}
    assert met == {step for meeting in both.meetings for step in meeting.steps}
    assert both.place_steps("moscow") == tuple(
        step
        for step in range(len(both.stops))
        if "moscow" in [columns.place_ids[place] for place in columns.places_of(step)]
    )
    data = page_data(both, ("en",))
    visits, places = len(columns.visits), len(columns.place_ids)
    flags_at = 16 + 4 * visits + 8 * places + (visits + 3) // 4 * 4
    flags = data.steps[flags_at : flags_at + visits]
    expected = [owner for step, owner in enumerate(columns.owner) for _ in columns.places_of(step)]
    assert [flag >> 6 for flag in flags] == expected


def test_alone_a_career_has_its_own_presets(both: TwoCareers) -> None:
    alone, own = both.only(0), both.careers[0]
    assert alone.presets("en") == own.presets("en")


def test_with_both_a_lesson_takes_the_choice_for_half_of_its_time(both: TwoCareers) -> None:
    """The witness here has no presets: what is left is the first career's shorter choice."""
    own = {preset.minutes: preset for preset in both.careers[0].presets("en")}
    together = {preset.minutes: preset for preset in both.presets("en")}
    for minutes, half in ((20, 10), (45, 20), (10, 10)):
        steps = [both.stops[step].index for step in together[minutes].steps]
        assert steps == list(own[half].steps)
        assert together[minutes].title == own[minutes].title


def test_texts_and_notes_of_both_stand_in_full(both: TwoCareers) -> None:
    person = both.person("en")
    one, other = (career.person("en") for career in both.careers)
    assert person.short == f"{one.short} · {other.short}"
    assert one.content_note in person.content_note
    assert one.credits in person.credits
    assert other.credits in person.credits
    assert both.languages == ("en", "lv")


def test_the_same_career_twice_is_refused(locations: Locations) -> None:
    with pytest.raises(UnknownCareer, match="open already"):
        open_together("zakovsky", "zakovsky", locations=locations)


def test_no_language_in_common_is_refused(tmp_path: Path, locations: Locations) -> None:
    first = tmp_path / "one"
    words_for = partial(load_words, folder=locations.resources / "i18n")
    begin_career(first, Beginning("One", ("lv",)), words_for=words_for)
    other = tmp_path / "other"
    shutil.copytree(first, other)
    (other / "text.lv.toml").rename(other / "text.ru.toml")
    career = (other / "career.toml").read_text(encoding="utf-8")
    career = career.replace('id = "one"', 'id = "other"').replace('["lv"]', '["ru"]')
    (other / "career.toml").write_text(career, encoding="utf-8")
    with pytest.raises(UnknownCareer, match="no language in common"):
        open_together(str(first), str(other), locations=locations)
