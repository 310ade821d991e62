"""Opening a career by name, folder or database file, and reading from it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from geodata.careers.timeline import UNKNOWN
from geodata.dates import gregorian_to_jdn, julian_to_jdn, parse_timespan
from geodata.errors import DatabaseUnusable, UnknownCareer
from geodata.locations import Locations
from geodata.storage import OpenCareer, find_career, list_careers, open_career
from geodata.words import Words
from tests.benchmarks.synthetic import make_career
from tests.unit.seedfiles.smallcareer import FILES, write_small

pytestmark = pytest.mark.slow  # together with its like it would double the quick run


@pytest.fixture
def career(locations: Locations) -> OpenCareer:
    return open_career("small", locations=locations)


def test_a_name_and_its_folder_are_the_same_career(locations: Locations) -> None:
    by_name = open_career("small", locations=locations)
    by_folder = open_career(str(locations.seeds / "small"), locations=locations)
    assert by_name.content_hash == by_folder.content_hash
    assert by_name.id == by_folder.id == "small"
    assert list_careers(locations.seeds) == ["small"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("smal", "Did you mean “small”?"),
        ("unheard-of", "There are: small."),
        ("", "There are: small."),
        ("../../etc", "no career"),
        ("small\0", "no career"),
        ("x" * 5000, "no career"),
    ],
)
def test_an_unknown_career_is_one_sentence(locations: Locations, name: str, says: str) -> None:
    with pytest.raises(UnknownCareer) as caught:
        open_career(name, locations=locations)
    assert says in str(caught.value)


def test_a_folder_without_a_career_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UnknownCareer, match=r"career\.toml is missing"):
        find_career(str(tmp_path), seeds=tmp_path / "seeds")


def test_the_time_axis(career: OpenCareer) -> None:
    timeline = career.timeline
    assert list(timeline.ids) == ["clerk", "judge", "after"]
    assert timeline.ids[-1] == "after"
    assert timeline.ids[0:2] == ("clerk", "judge")
    assert timeline.start_lo[0] == julian_to_jdn(1917, 10, 25)
    assert timeline.end_hi[1] == gregorian_to_jdn(1932, 12, 31)
    assert timeline.end_lo[1] == gregorian_to_jdn(1932, 1, 1)
    assert timeline.start_lo[2] == UNKNOWN
    assert timeline.undated(2)
    assert (timeline.start_inferred, timeline.end_inferred) == (b"\0\0\0", b"\0\1\0")
    assert timeline.range() == (julian_to_jdn(1917, 10, 25), gregorian_to_jdn(1932, 12, 31))


def test_the_columns_of_the_map(career: OpenCareer) -> None:
    columns = career.page_columns()
    assert columns.place_ids == ("petrograd", "province", "nowhere")
    assert (columns.lat[0], columns.lon[0]) == (59.939, 30.316)
    assert columns.lat[2] != columns.lat[2]  # NaN: unlocated
    assert [list(columns.places_of(step)) for step in range(3)] == [[0], [1, 0], [2]]
    assert columns.doubt[0] == 1 + 4  # less certain, and inferred
    assert columns.route == bytes([2, 1, 0])


def test_stops_from_the_day_of_death_on_are_neutral(locations: Locations, tmp_path: Path) -> None:
    assert open_career("small", locations=locations).neutral_steps == frozenset()
    text = (locations.seeds / "small" / "career.toml").read_text("utf-8")
    dead = text.replace('id = "after"', 'id = "after"\nwhen = "1938-08-29"')
    write_small(tmp_path / "other", changed={"small/career.toml": dead})
    other = open_career(str(tmp_path / "other" / "small"), locations=locations)
    assert other.neutral_steps == {2}


@pytest.mark.parametrize("counts", [True, False])
def test_a_stop_lacks_a_number_only_in_a_career_that_counts_people(
    locations: Locations, tmp_path: Path, counts: bool
) -> None:
    head = f"format = 1\ncounts_people = {str(counts).lower()}\n"
    career = FILES["small/career.toml"].replace("format = 1\n", head)
    folder = write_small(tmp_path / "other", changed={"small/career.toml": career})
    opened = open_career(str(folder), locations=locations)
    said = opened.step(0, Words("en")).figures_note
    assert said == ("This source gives no number." if counts else "")
    assert not opened.step(1, Words("en")).figures_note
    opened.close()


def test_texts_fall_back_to_a_language_the_career_has(career: OpenCareer) -> None:
    assert career.label(0, "ru") == "Петроград"
    assert career.label(0, "de") == "Petrograd"
    assert career.person("de").short == "Anna Example"
    assert career.person("ru").content_note == "Внимание."
    assert career.step(0, Words("en"), language="ru").title == "Писарь"


def test_the_steps_that_come_to_a_place(career: OpenCareer) -> None:
    assert career.place_steps("petrograd") == (0, 1)
    assert career.place_steps("nowhere") == (2,)
    assert career.place_steps("unheard-of") == ()
    assert career.place_name("petrograd", "en") == "Saint Petersburg"


@pytest.mark.parametrize("typed", ["Petrograd", "PETROGRAD", "  petrográd ", "ПЕТРОГРАДЪ"])
def test_a_place_is_found_whatever_case_accents_and_letters(career: OpenCareer, typed: str) -> None:
    assert [hit.place.id for hit in career.find_places(typed)] == ["petrograd"]


@pytest.mark.parametrize("typed", ["", " ", "-", "%", "Zanzibar", "'; DROP TABLE place"])
def test_what_is_no_name_finds_nothing(career: OpenCareer, typed: str) -> None:
    assert list(career.find_places(typed)) == []


def test_a_hit_says_whether_its_name_was_valid_then(career: OpenCareer) -> None:
    in_1935 = parse_timespan("1935")
    (leningrad,) = career.find_places("Leningrad", when=in_1935)
    assert (leningrad.match, leningrad.valid_then) == ("exact", True)
    (petrograd,) = career.find_places("petrograd", when=in_1935)
    assert (petrograd.match, petrograd.valid_then) == ("folded", False)
    (undated,) = career.find_places("Saint Petersburg", when=in_1935)
    assert undated.valid_then is None


def test_the_beginning_of_a_name_is_enough_where_asked(career: OpenCareer) -> None:
    (hit,) = career.find_places("peter", prefix=True) or career.find_places("petro", prefix=True)
    assert (hit.place.id, hit.match) == ("petrograd", "prefix")


def test_a_posting_that_is_not_there(career: OpenCareer) -> None:
    for index in (3, -1):
        with pytest.raises(IndexError):
            career.posting(index)


def test_nothing_can_be_written_through_it(career: OpenCareer) -> None:
    assert career.path is not None
    before = career.path.read_bytes()
    with pytest.raises(sqlite3.OperationalError):
        career._connection.execute("DELETE FROM posting")
    assert career.path.read_bytes() == before


class TestDatabaseFiles:
    """A database file that is given by its path."""

    @pytest.fixture
    def file(self, locations: Locations, tmp_path: Path) -> Path:
        career = open_career("small", locations=locations)
        assert career.path is not None
        file = tmp_path / "given.sqlite"
        file.write_bytes(career.path.read_bytes())
        return file

    def test_it_opens(self, file: Path, locations: Locations) -> None:
        assert open_career(str(file), locations=locations).id == "small"

    @pytest.mark.parametrize(
        ("statement", "says"),
        [
            ("PRAGMA user_version = 99", "newer version"),
            ("PRAGMA user_version = 0", "older version"),
            ("PRAGMA application_id = 7", "not one of Career Atlas"),
            ("DROP TABLE career", "damaged"),
            ("DELETE FROM career", "damaged"),
        ],
    )
    def test_another_version_or_program_is_refused_and_left_as_it_was(
        self, file: Path, locations: Locations, statement: str, says: str
    ) -> None:
        with sqlite3.connect(file) as db:
            db.execute(statement)
        db.close()
        before = file.read_bytes()
        with pytest.raises(DatabaseUnusable, match=says):
            open_career(str(file), locations=locations)
        assert file.read_bytes() == before

    @pytest.mark.parametrize("size", [0, 10, 99, 100, 4096, 9000])
    def test_a_torn_file_is_refused(self, file: Path, locations: Locations, size: int) -> None:
        file.write_bytes(file.read_bytes()[:size])
        with pytest.raises(DatabaseUnusable, match="damaged"):
            open_career(str(file), locations=locations)

    def test_damage_inside_shows_as_our_error(self, file: Path, locations: Locations) -> None:
        content = file.read_bytes()
        for start in range(100, len(content), 4096):
            file.write_bytes(content[:start] + b"\xff" * 2048 + content[start + 2048 :])
            try:
                career = open_career(str(file), locations=locations)
                for index in range(3):
                    career.step(index, Words("en"))
                career.find_places("Petrograd")
            except DatabaseUnusable as error:
                assert "damaged" in str(error)  # noqa: PT017
        assert file.exists()

    def test_the_link_of_a_missing_file_is_an_unknown_career(self, locations: Locations) -> None:
        with pytest.raises(UnknownCareer):
            open_career("missing.sqlite", locations=locations)


@pytest.mark.parametrize("n", [1, 12, 2500])
def test_made_up_careers_open(tmp_path: Path, locations: Locations, n: int) -> None:
    career = open_career(str(make_career(tmp_path / "made", n)), locations=locations)
    assert len(career.timeline) == n
    assert career.step(n - 1, Words("en")).title == f"Posting {n}"
    columns = career.page_columns()
    assert len(columns.route) == n
    assert columns.offsets[-1] == len(columns.visits) == n
    assert len(career.places()) == 400
