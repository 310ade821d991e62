"""Every letter that the texts use is in every cut of both families, in widgets and on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from geodata.locations import find_locations

ENGLISH = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
LATVIAN = "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž"
RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
BEFORE_1918 = "ІѢѲѴіѣѳѵ"
NEIGHBOURS = "ÄÖÜßäöüĄĆĘŁŃÓŚŹŻąćęłńóśźżЎўЄєЇїҐґÕõ"
SIGNS = "–—‘’“”„«»…·×−≈†№§½→←"
FOLDER = find_locations({}).assets / "fonts"


def test_both_families_come_in_four_cuts_for_both_lives() -> None:
    cuts = {
        f"{family}-{cut}{suffix}"
        for family in ("SourceSerif4", "SourceSans3")
        for cut in ("Regular", "It", "Semibold", "Bold")
        for suffix in (".ttf", ".woff2")
    }
    assert {file.name for file in FOLDER.iterdir()} == cuts


@pytest.mark.parametrize("font", sorted(FOLDER.iterdir()), ids=lambda font: font.name)
def test_no_letter_is_missing(font: Path) -> None:
    with TTFont(font, lazy=True) as opened:
        held = opened.getBestCmap()
    wanted = ENGLISH + LATVIAN + RUSSIAN + BEFORE_1918 + NEIGHBOURS + SIGNS
    assert [letter for letter in wanted if ord(letter) not in held] == []
