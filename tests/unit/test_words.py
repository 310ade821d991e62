"""The interface's words: a new language is a catalogue and no code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from geodata.errors import AssetMissing
from geodata.words import Message, Words, languages, load_words, mark

CATALOGUES = Path(__file__).resolve().parents[2] / "resources" / "i18n"

POLISH = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) "
"? 1 : 2);\\n"

msgid "Next posting"
msgstr "Następny etap"

msgid "Posting {n} of {m}"
msgstr "Etap {n} z {m}"

msgid "Not translated yet"
msgstr ""

#, fuzzy
msgid "Doubtful"
msgstr "Wątpliwe"

msgid "Broken {name}"
msgstr "Zepsute {nazwa}"

msgid "Open"
msgstr "Otwarte"

msgctxt "verb"
msgid "Open"
msgstr "Otwórz"

msgid "{n} source"
msgid_plural "{n} sources"
msgstr[0] "{n} źródło"
msgstr[1] "{n} źródła"
msgstr[2] "{n} źródeł"

msgctxt "mark between groups of digits"
msgid ","
msgstr "."

msgctxt "decimal mark"
msgid "."
msgstr ","
"""


@pytest.fixture
def polish(tmp_path: Path) -> Words:
    (tmp_path / "pl.po").write_text(POLISH, encoding="utf-8")
    return load_words("pl", folder=tmp_path)


def test_a_text_is_translated_and_filled(polish: Words) -> None:
    assert polish.language == "pl"
    assert polish("Next posting") == "Następny etap"
    assert polish("Posting {n} of {m}", n=7, m=12) == "Etap 7 z 12"


def test_a_context_tells_two_meanings_apart(polish: Words) -> None:
    assert polish("Open") == "Otwarte"
    assert polish.context("verb", "Open") == "Otwórz"
    assert polish.template(Message("verb", "Open")) == "Otwórz"


@pytest.mark.parametrize("text", ["Not translated yet", "Doubtful", "Never heard of"])
def test_what_is_not_translated_stays_english(polish: Words, text: str) -> None:
    assert polish(text) == text


def test_a_slip_in_a_catalogue_falls_back_to_english(polish: Words) -> None:
    assert polish("Broken {name}", name="pipe") == "Broken pipe"


def test_braces_in_a_value_are_only_text(polish: Words) -> None:
    assert polish("Posting {n} of {m}", n="{m}", m="{0.__class__}") == "Etap {m} z {0.__class__}"


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "1 źródło"),
        (2, "2 źródła"),
        (5, "5 źródeł"),
        (22, "22 źródła"),
        (16553, "16.553 źródła"),
    ],
)
def test_the_plural_rule_is_the_catalogues(polish: Words, n: int, text: str) -> None:
    assert polish.plural("{n} source", "{n} sources", n) == text


@pytest.mark.parametrize(("n", "text"), [(0, "0 sources"), (1, "1 source"), (2, "2 sources")])
def test_english_needs_no_catalogue(tmp_path: Path, n: int, text: str) -> None:
    english = load_words("en", folder=tmp_path)
    assert english.language == "en"
    assert english.plural("{n} source", "{n} sources", n) == text
    assert english("Posting {n} of {m}", n=7, m=12) == "Posting 7 of 12"


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    assert load_words("xx", folder=tmp_path).language == "en"


@pytest.mark.parametrize("language", ["../secret", "", ".", "a/b"])
def test_a_language_is_no_path(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "i18n"
    folder.mkdir()
    (tmp_path / "secret.po").write_text(POLISH, encoding="utf-8")
    assert load_words(language, folder=folder).language == "en"


@pytest.mark.parametrize("content", [b"garbage\n", b'msgid "\xff\xfe"\nmsgstr ""\n'])
def test_a_broken_catalogue_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pl.po").write_bytes(content)
    with pytest.raises(AssetMissing, match=r"pl\.po"):
        load_words("pl", folder=tmp_path)


def test_marks_leave_a_text_alone() -> None:
    assert mark("Open") == "Open"


def test_the_shipped_languages() -> None:
    assert languages(CATALOGUES) == ("en", "lv", "ru")


@pytest.mark.parametrize(
    ("language", "number", "small", "percent"),
    [
        ("en", "16,553", "898", "28.8\u00a0%"),
        ("lv", "16\u00a0553", "898", "28,8\u00a0%"),
        ("ru", "16\u00a0553", "898", "28,8\u00a0%"),
    ],
)
def test_numbers_take_the_languages_marks(
    language: str, number: str, small: str, percent: str
) -> None:
    words = load_words(language, folder=CATALOGUES)
    assert words.number(16553) == number
    assert words.number(898) == small
    assert words.percent(28.8) == percent


@pytest.mark.parametrize(
    ("value", "text"), [(50.0, "50\u00a0%"), (0.25, "0.25\u00a0%"), (100, "100\u00a0%")]
)
def test_a_percentage_has_no_digits_that_say_nothing(value: float, text: str) -> None:
    assert Words("en").percent(value) == text


def test_english_does_not_wait_for_the_reader_of_catalogues() -> None:
    code = (
        "import sys; from pathlib import Path; from geodata.words import load_words; "
        "load_words('en', folder=Path('.')); assert 'polib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=CATALOGUES.parents[1])
