"""The PDFs: what stands in them, where, for whom, and in which letters."""

from __future__ import annotations

import re
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from geodata.takehome import paper
from geodata.takehome.bibliography import Bibliography
from geodata.takehome.matter import Matter
from tests.takehome.golden import held
from tests.takehome.stand import job, pdf_layout, pdf_text, write

FORMS = ("full", "short", "pupil", "answers")
OURS = {"SourceSans3", "SourceSerif4"}
KIT = Path(__file__).resolve().parents[2] / "resources" / "typst" / "kit.typ"


@pytest.mark.parametrize(
    ("form", "language", "sheet"),
    [
        ("full", "en", "a4"),
        ("full", "lv", "letter"),
        ("short", "ru", "a4"),
        ("pupil", "lv", "a4"),
        ("answers", "en", "letter"),
    ],
)
def test_content_and_layout_are_the_golden_ones(
    form: str, language: str, sheet: str, tmp_path: Path
) -> None:
    out = write(tmp_path / "x.pdf", "pdf", form=form, language=language, paper=sheet)
    found, wanted = held(f"{form}-{language}-{sheet}.txt", pdf_layout(out))
    assert found == wanted


@pytest.mark.parametrize("form", FORMS)
def test_two_exports_are_the_same_bytes(form: str, tmp_path: Path) -> None:
    one = write(tmp_path / "one.pdf", "pdf", form=form, language="ru")
    two = write(tmp_path / "two.pdf", "pdf", form=form, language="ru")
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_it_is_tagged_pdf_ua_with_language_and_title(form: str, tmp_path: Path) -> None:
    out = write(tmp_path / "x.pdf", "pdf", form=form, language="lv")
    content = out.read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/Lang(lv)" in content
    assert b"/DisplayDocTitle true" in content
    info = _told("pdfinfo", out)
    assert "Paraugs:" in info
    assert re.search(r"Tagged:\s+yes", info)
    tags = _told("pdfinfo", "-struct", out)
    assert "Figure" in tags
    assert "H1" in tags


def test_each_map_has_a_text_that_stands_for_it(tmp_path: Path) -> None:
    out = write(tmp_path / "x.pdf", "pdf", language="ru")
    inside = b"\n".join([out.read_bytes(), *_unpacked(out)])
    assert inside.count(b"/Alt") >= 5  # four postings and the whole way
    wanted = "Карта шага 1: Гольдинген".encode("utf-16-be")
    assert wanted in inside or wanted.hex().upper().encode() in inside.upper()


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("form", ["full", "short"])
def test_no_letter_is_missing_and_every_font_is_ours(
    form: str, language: str, tmp_path: Path
) -> None:
    out = write(tmp_path / "x.pdf", "pdf", form=form, language=language)
    said = pdf_text(out)
    letters = {
        "lv": "Dzimšana: ķēniņš, ģērbšanās, ņēmējs, šūpoļļ",
        "ru": "Рождение: съёмка, ящик, щёлочь",
    }
    assert letters[language] in said
    if form == "full":
        more = {"lv": "Āčēģīķļņšūž un ĀČĒĢĪĶĻŅŠŪŽ.", "ru": "Ѣсть ещё ѳита, ижица и ъ"}
        assert more[language] in said
    fonts = {line.split("+")[1].split("-")[0] for line in _told("pdffonts", out).splitlines()[2:]}
    assert fonts <= OURS
    assert "\ufffd" not in said


def test_a_letter_that_our_fonts_lack_does_not_stop_the_export(tmp_path: Path) -> None:
    with job(tmp_path / "x.pdf") as ready:
        first = replace(ready.matter.steps[0], title="猫 \u0378 \ue000 \x07 end")
        steps = (first, *ready.matter.steps[1:])
        paper.write(replace(ready, matter=replace(ready.matter, steps=steps)))
    assert "end" in pdf_text(tmp_path / "x.pdf")


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    said = pdf_text(write(tmp_path / "x.pdf", "pdf"))
    assert "Born #strong[here]" in said
    assert "<script>alert(1)</script> $x$ @ref *bold*" in said
    assert "<b>when</b>" in said


def test_sources_certainty_and_credits_are_there(tmp_path: Path) -> None:
    for form in FORMS:
        said = pdf_text(write(tmp_path / f"{form}.pdf", "pdf", form=form))
        for wanted in ("A map made for tests", "Книга для проверки", "unchecked", "CC BY 4.0"):
            assert wanted in said, (form, wanted)
        assert "Natural Earth" in said
    said = pdf_text(tmp_path / "full.pdf")
    assert "p. 98 · matched to this claim by the author · unchecked · a note" in said
    assert "read: a test, first, 2026-01-01" in said
    assert "The date is less certain." in said
    assert "hearsay: is said to have done so" in said
    assert "https://example.org/map?name=Кулдига" in said  # as people read it


def test_the_number_of_the_victims_stands_as_large_as_his_title(tmp_path: Path) -> None:
    out = write(tmp_path / "x.pdf", "pdf")
    html = _told("pdftotext", "-bbox-layout", out, "-")
    heights = {
        word: float(bottom) - float(top)
        for top, bottom, word in re.findall(
            r'<word xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">(.*?)</word>', html
        )
    }
    assert heights["16,553"] >= 0.9 * heights["Arrested"]


def test_the_short_form_has_four_pages_at_most_whatever_the_career(tmp_path: Path) -> None:
    for count in (12, 70, 2000):
        with job(tmp_path / f"{count}.pdf", form="short") as ready:
            paper.write(replace(ready, matter=_longer(ready.matter, count)))
        assert _pages(tmp_path / f"{count}.pdf") <= 4
    assert re.search(r"[\d,]+ further postings", pdf_text(tmp_path / "2000.pdf"))
    assert "further posting" not in pdf_text(tmp_path / "12.pdf")


def test_the_sheet_has_blanks_and_its_answers_fill_them(tmp_path: Path) -> None:
    sheet = write(tmp_path / "sheet.pdf", "pdf", form="pupil")
    answers = write(tmp_path / "answers.pdf", "pdf", form="answers")
    blank, filled = _row(sheet, "Born"), _row(answers, "Born")
    assert "Goldingen" not in blank
    assert "Goldingen" in filled
    assert "1890" in blank
    # it is among the words to choose from, and so is the date that the second row lacks
    assert "from 1913, end not known · Goldingen" in pdf_text(sheet)
    assert "(right)" not in pdf_text(sheet)
    assert "That one (right)" in pdf_text(answers)
    assert "Nobody says" in pdf_text(answers)
    assert "Nobody says" not in pdf_text(sheet)


def test_no_number_of_victims_and_no_arrest_is_made_a_riddle(tmp_path: Path) -> None:
    said = pdf_text(write(tmp_path / "sheet.pdf", "pdf", form="pupil"))
    for wanted in ("16,553", "4,762", "28.8 %", "place not known"):
        assert wanted in said.replace("\u00a0", " ")


def test_every_text_reaches_seven_to_one_in_grey() -> None:
    colours = dict(re.findall(r'#let (\w[\w-]*) = rgb\("(#[0-9a-f]{6})"\)', KIT.read_text()))
    for name in ("ink", "quiet", "accent"):
        assert _contrast_in_grey(colours[name]) >= 7, name


def test_the_bars_are_told_apart_in_grey(tmp_path: Path) -> None:
    """By how they are filled: the same width of the whole and of those shot differ in ink."""
    out = write(tmp_path / "x.pdf", "pdf")
    subprocess.run(
        ["pdftoppm", "-r", "150", "-gray", "-f", "3", "-l", "3", str(out), str(tmp_path / "p")],
        check=True,
    )
    (page,) = tmp_path.glob("p-*.pgm")
    with Image.open(page) as grey:
        shades = grey.histogram()
    total = sum(shades)
    assert sum(shades[:0x30]) / total > 0.005  # ink: text and the shot
    assert sum(shades[0x85:0x95]) / total > 0.003  # the whole


def _pages(file: Path) -> int:
    (count,) = re.findall(r"Pages:\s+(\d+)", _told("pdfinfo", file))
    return int(count)


def _row(file: Path, title: str) -> str:
    """The line of the table in which a title stands, with the lines at the same height."""
    lines = [line.split(maxsplit=3) for line in pdf_layout(file).splitlines()]
    top = next(int(top) for page, _, top, text in lines if page == "1" and title in text)
    return " ".join(text for page, _, y, text in lines if page == "1" and abs(int(y) - top) <= 8)


def _longer(matter: Matter, count: int) -> Matter:
    steps, lessons = matter.steps, matter.lessons
    many = tuple(
        replace(steps[n % len(steps)], step=n + 1, of=count, id=f"s{n}") for n in range(count)
    )
    return replace(
        matter,
        steps=many,
        lessons=tuple(lessons[n % len(lessons)] for n in range(count)),
        bibliography=Bibliography(many),
        neutral=frozenset(),
    )


def _contrast_in_grey(colour: str) -> float:
    """Contrast to white after the colour was turned grey (ITU-R BT.601, as printers do)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    grey = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    light = grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4
    return 1.05 / (light + 0.05)


def _unpacked(file: Path) -> list[bytes]:
    found = []
    for match in re.finditer(rb"stream\r?\n", file.read_bytes()):
        try:
            found.append(zlib.decompressobj().decompress(file.read_bytes()[match.end() :]))
        except zlib.error:
            continue
    return found


def _told(*command: object) -> str:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
