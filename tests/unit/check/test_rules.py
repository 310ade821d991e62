"""The rules of ``career-atlas check``: each broken once, and seen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from geodata.check import Findings, check_career
from geodata.seedfiles import find_gazetteers
from geodata.words import load_words
from tests.unit.seedfiles.smallcareer import FILES, write_small

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

ROOT = Path(__file__).resolve().parents[3]
CAREER, PLACES, SOURCES = "small/career.toml", "gazetteer/places.toml", "small/sources.toml"
ENGLISH = "small/text.en.toml"
EXPECTED = """\
format = 1
career = "small"
hearsay = []
disagreements = ["end-of-office"]
never_sum = []

[[stop]]
id = "clerk"
when = "1917-10-25"
places = ["petrograd"]
inferred_places = ["petrograd"]
route = "none"
events = ["moved", "beaten"]

[[stop]]
id = "judge"
when = "1926-02/1932"
inferred = ["end"]
places = ["province", "petrograd"]

[[stop.figure]]
id = "tried"
group = "trials"
value = 16553
period = "1930"

[[stop.figure]]
id = "tried-shot"
group = "trials"
value = 4762
of = 16553
share = 28.8
period = "1930"

[[stop]]
id = "after"
places = ["nowhere"]
"""
SECOND_GROUP = """
[[posting.figure]]
id = "tried"
group = "winter"
kind = "whole"
value = 898
period = "1929-11-21/1930-01-21"
cite = ["archive"]

[[posting.figure]]
id = "summed"
group = "sums"
kind = "whole"
value = 17451
cite = ["archive"]

[[posting.figure]]
id = "tried-in-all"
"""


def check(seeds: Path, changed: dict[str, str | bytes] | None = None) -> Findings:
    files = {"small/expected.toml": EXPECTED, **(changed or {})}
    folder = write_small(seeds, changed=files)
    return check_career(
        folder,
        gazetteers=find_gazetteers(folder, shipped=seeds / "none"),
        words_for=partial(load_words, folder=ROOT / "resources" / "i18n"),
    )


def told(findings: Findings, severity: str = "error") -> list[tuple[str, str, str]]:
    return [(p.where, p.row, p.field) for p in findings.problems if p.severity == severity]


def changed(file: str, old: str, new: str) -> dict[str, str | bytes]:
    content = EXPECTED if file == "small/expected.toml" else FILES[file]
    assert old in content
    return {file: content.replace(old, new, 1)}


def test_a_good_career_has_no_errors(tmp_path: Path) -> None:
    findings = check(tmp_path)
    assert told(findings) == []
    assert findings.good
    assert (findings.postings, findings.figures) == (3, 2)


def test_a_work_that_was_not_read_is_named(tmp_path: Path) -> None:
    notes = told(check(tmp_path), "note")
    assert ("sources.toml", "archive", "seen") in notes
    assert ("sources.toml", "letters", "seen") not in notes


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "field"),
    [
        (CAREER, '"nowhere"]\ncite = ["letters"]', '"nowhere"]', "after", "cite"),
        (CAREER, 'care = true\nbasis = "inferred"\ncite = ["archive"]', "", "beaten", "cite"),
        (CAREER, 'claim = "signed"\ncite = ["archive"]', "", "tried-shot", "cite"),
        (CAREER, 'when = "1932-05"\ncite = ["archive"]', "", "end-of-office", "cite"),
        (CAREER, "of = 16553\n", "of = 16554\n", "tried-shot", "of"),
        (PLACES, 'today = "RU"\ncite = ["map"]', 'today = "RU"', "petrograd", "cite"),
        (PLACES, 'certainty = "uncertain"\ncite = ["map"]\nsource', "source", "province", "cite"),
        (PLACES, 'note.ru = "Один город."', "", "petrograd", "note"),
        (PLACES, 'source_note.ru = "Начерчено от руки."', "", "province", "source_note"),
        (
            PLACES,
            'language = "ru"\nscript = "Cyrl"\nkind',
            'language = "uk"\nscript = "Cyrl"\nkind',
            "province",
            "name",
        ),
        (SOURCES, "978-0-8179-2902-2", "978-0-8179-2902-3", "letters", "url_or_isbn"),
        (SOURCES, "978-0-8179-2902-2", "somewhere", "letters", "url_or_isbn"),
    ],
)
def test_a_broken_rule_is_an_error(
    tmp_path: Path, file: str, old: str, new: str, row: str, field: str
) -> None:
    findings = check(tmp_path, changed(file, old, new))
    assert (row, field) in [(row, field) for _, row, field in told(findings)], findings.problems
    assert not findings.good


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('id = "clerk"\nwhen = "1917-10-25"', 'id = "clerk"\nwhen = "1917-10-26"', "when"),
        ('inferred = ["end"]\n', "", "inferred"),
        ('places = ["province", "petrograd"]', 'places = ["petrograd", "province"]', "places"),
        ('inferred_places = ["petrograd"]\n', "", "inferred_places"),
        ('route = "none"', 'route = "known"', "route"),
        ('"beaten"', '"killed"', "events"),
        ("value = 4762", "value = 4763", "value"),
        ("share = 28.8", "share = 28.9", "share"),
        ('id = "tried-shot"', 'id = "tried-freed"', "id"),
        ('group = "trials"\nvalue = 4762', 'group = "deaths"\nvalue = 4762', "group"),
        ("of = 16553\n", "", "of"),
        ('share = 28.8\nperiod = "1930"', 'share = 28.8\nperiod = "1931"', "period"),
        ('disagreements = ["end-of-office"]', 'disagreements = ["birth"]', "disagreements"),
        ("hearsay = []", 'hearsay = ["moved"]', "hearsay"),
        ("never_sum = []", 'never_sum = [["trials", "winter"]]', "never_sum"),
        ('[[stop]]\nid = "after"\nplaces = ["nowhere"]', "", "stop"),
        ('id = "after"', 'id = "before"', "id"),
        ("career =", "carer =", "carer"),
        ("format = 1", "format = 2", "format"),
        ("format = 1", "format = ", ""),
    ],
)
def test_a_difference_from_the_checklist_is_an_error(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    errors = told(check(tmp_path, changed("small/expected.toml", old, new)))
    assert field in [found for where, _, found in errors if where == "small/expected.toml"]


def test_stops_in_another_order_than_the_checklist(tmp_path: Path) -> None:
    head, *stops = EXPECTED.split("[[stop]]\n")
    turned = "[[stop]]\n".join([head, stops[1], stops[0], stops[2]])
    assert ("small/expected.toml", "8", "id") in told(
        check(tmp_path, {"small/expected.toml": turned})
    )


def test_without_a_checklist_nothing_is_compared(tmp_path: Path) -> None:
    folder = write_small(tmp_path)
    words_for = partial(load_words, folder=ROOT / "resources" / "i18n")
    assert check_career(folder, gazetteers=[tmp_path / "gazetteer"], words_for=words_for).good


class TestFiguresThatOverlap:
    """Periods that share days are never added up."""

    def bent(self) -> dict[str, str | bytes]:
        figures = SECOND_GROUP.replace('id = "tried"\n', 'id = "winter-tried"\n')
        figures = figures.partition('\n[[posting.figure]]\nid = "tried-in-all"')[0]
        career = FILES[CAREER].replace(
            "[[posting.disagreement]]", figures + "\n[[posting.disagreement]]", 1
        )
        lines = 'winter-tried = "x"\nsummed = "x"\n'
        texts = {
            f"small/text.{code}.toml": FILES[f"small/text.{code}.toml"].replace(
                "[figure]\n", f"[figure]\n{lines}"
            )
            for code in ("en", "ru")
        }
        listed = EXPECTED.replace("never_sum = []", 'never_sum = [["trials", "winter"]]')
        return {CAREER: career, **texts, "small/expected.toml": listed}

    def test_their_sum_is_seen(self, tmp_path: Path) -> None:
        findings = check(tmp_path, self.bent())
        errors = [p for p in findings.problems if p.severity == "error"]
        assert ("summed", "value") in [(p.row, p.field) for p in errors]
        assert "never_sum" in [p.field for p in errors]

    def test_a_text_must_say_so(self, tmp_path: Path) -> None:
        warned = told(check(tmp_path, self.bent()), "warning")
        assert (CAREER, "judge", "figure") in warned


def test_a_share_that_does_not_fit_is_a_warning(tmp_path: Path) -> None:
    findings = check(tmp_path, changed(CAREER, "share = 28.8", "share = 29.8"))
    assert (CAREER, "tried-shot", "share") in told(findings, "warning")


def test_files_that_cannot_be_read_are_findings(tmp_path: Path) -> None:
    findings = check(tmp_path, {CAREER: b"\xff\xfe"})
    assert not findings.good
    assert findings.postings == 0


def test_the_shipped_career_keeps_every_rule() -> None:
    folder = ROOT / "seeds" / "zakovsky"
    findings = check_career(
        folder,
        gazetteers=find_gazetteers(folder, shipped=ROOT / "seeds" / "gazetteer"),
        words_for=partial(load_words, folder=ROOT / "resources" / "i18n"),
    )
    assert told(findings) == []
    assert findings.postings == 12
    assert findings.languages == ("en", "lv", "ru")


SHOT = "where_next = false\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "field", "severity"),
    [
        (CAREER, SHOT, "", "judge", "where_next", "warning"),
        (
            CAREER,
            'id = "after"\n',
            'id = "after"\nwhere_next = true\n',
            "after",
            "where_next",
            "error",
        ),
        (CAREER, 'cite = [{ source = "letters", pages = "12" }]', "", "how-known", "cite", "error"),
        (ENGLISH, "writes letters.", "writes " + "very " * 40, "clerk (en)", "sentence", "warning"),
        (ENGLISH, '"A clerk writes letters."', "'''A\nB'''", "clerk (en)", "sentence", "error"),
    ],
)
def test_what_a_class_would_meet_is_told(
    tmp_path: Path, file: str, old: str, new: str, row: str, field: str, severity: str
) -> None:
    assert ("small/career.toml", row, field) not in told(check(tmp_path), severity)
    findings = check(tmp_path, changed(file, old, new))
    assert ("small/career.toml", row, field) in told(findings, severity)


def test_a_question_with_nothing_to_talk_about_is_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for language, prompt in (("en", "Who would know?"), ("ru", "Кто мог бы это знать?")):
        name = f"small/text.{language}.toml"
        files[name] = FILES[name].replace(f'what-missing = "{prompt}"\n', "")
    findings = check(tmp_path, files)
    assert ("small/career.toml", "what-missing", "prompt") in told(findings, "warning")
