"""A career's files become the types that the program speaks of."""

from __future__ import annotations

from pathlib import Path

from geodata.dates import julian_to_jdn
from geodata.places import Basis, Certainty, Citation, Locus
from geodata.seedfiles import find_gazetteers, read_seeds, seed_files
from tests.unit.seedfiles.smallcareer import FILES, read_small, write_small


def test_a_posting_has_its_date_as_the_author_wrote_it(tmp_path: Path) -> None:
    first, second, third = read_small(tmp_path).career.postings
    assert first.when.span is not None
    assert first.when.span.edtf == "1917-10-25"
    assert first.when.span.calendar == "julian"
    assert first.when.span.start.earliest == julian_to_jdn(1917, 10, 25)
    assert first.when.wording == "on 25 October"
    assert second.when.inferred == {"end"}
    assert second.when.claimed.certainty is Certainty.LESS_CERTAIN
    assert third.when.span is None


def test_a_claim_has_its_certainty_basis_and_citations(tmp_path: Path) -> None:
    seeds = read_small(tmp_path)
    first = seeds.career.postings[0]
    letters = seeds.sources["letters"]
    assert first.citations == (Citation(letters, "12–13", Basis.INFERRED, "second edition"),)
    assert first.places[0].claimed.certainty is Certainty.LESS_CERTAIN
    assert first.places[0].claimed.basis is Basis.INFERRED
    assert first.events[1].claimed.basis is Basis.INFERRED
    assert first.events[1].care
    assert first.events[0].place_id == "petrograd"
    assert letters.seen
    assert (letters.read_where, letters.read_on) == ("a library", "2026-01-31")
    assert not seeds.sources["archive"].seen


def test_texts_come_together_by_language(tmp_path: Path) -> None:
    first = read_small(tmp_path).career.postings[0]
    assert first.title == {"en": "A clerk", "ru": "Писарь"}
    assert first.events[0].text == {"en": "She moved.", "ru": "Она переехала."}


def test_figures_keep_their_numbers(tmp_path: Path) -> None:
    whole, shot = read_small(tmp_path).career.postings[1].figures
    assert (whole.value, whole.of, whole.share) == (16553, None, None)
    assert (shot.value, shot.of, shot.share) == (4762, 16553, 28.8)
    assert shot.claim == "signed"
    assert shot.period is not None
    assert shot.period.span is not None
    assert shot.period.span.edtf == "1930"


def test_each_version_of_a_disagreement_has_its_source(tmp_path: Path) -> None:
    thing = read_small(tmp_path).career.postings[1].disagreements[0]
    assert [version.text["en"] for version in thing.versions] == ["In April", "In May"]
    assert [version.citations[0].source.id for version in thing.versions] == ["letters", "archive"]


def test_a_place_has_its_names_in_time_and_its_outline(tmp_path: Path) -> None:
    places = read_small(tmp_path).places
    petrograd, province = places["petrograd"], places["province"]
    assert [name.name for name in petrograd.toponyms][:2] == ["Petrograd", "Leningrad"]
    assert petrograd.toponyms[2].span is None
    assert petrograd.relations[0].place_id == "province"
    assert province.locus is Locus.AREA
    assert province.outlines[0].rings[0][1] == (59.0, 33.0)  # (lat, lon), turned round
    assert province.outlines[0].source_note["ru"] == "Начерчено от руки."
    assert places["nowhere"].lat is None


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    changed: dict[str, str | bytes] = {
        name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in FILES.items()
    }
    assert read_small(tmp_path / "a", changed=changed) == read_small(tmp_path / "b")


def test_the_gazetteer_beside_a_career_goes_before_the_shipped_one(tmp_path: Path) -> None:
    folder = write_small(tmp_path)
    assert find_gazetteers(folder, shipped=tmp_path / "x") == (tmp_path / "gazetteer",)
    alone = tmp_path / "elsewhere" / "small"
    (alone / "gazetteer").mkdir(parents=True)
    expected = (tmp_path / "gazetteer", alone / "gazetteer")
    assert find_gazetteers(alone, shipped=tmp_path / "gazetteer") == expected


def test_a_gazetteer_inside_a_career_adds_places(tmp_path: Path) -> None:
    own = FILES["gazetteer/places.toml"].split("[[place]]")[3]
    inside = {
        "small/gazetteer/places.toml": "format = 1\n[[place]]"
        + own.replace('"nowhere"', '"my-own"\ncite = ["letters", "map"]'),
    }
    folder = write_small(tmp_path, changed={**inside})
    gazetteers = find_gazetteers(folder, shipped=tmp_path / "none")
    assert {"petrograd", "my-own"} <= set(read_seeds(folder, gazetteers=gazetteers).places)


def test_the_checklist_is_no_part_of_what_is_loaded(tmp_path: Path) -> None:
    folder = write_small(tmp_path, changed={"small/expected.toml": "format = 1\n"})
    files = seed_files(folder, find_gazetteers(folder, shipped=tmp_path))
    assert len(files) == len(FILES)
    assert folder / "expected.toml" not in files
