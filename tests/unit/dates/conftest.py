"""The words of each language, as the program ships them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from geodata.words import Words, load_words

CATALOGUES = Path(__file__).resolve().parents[3] / "resources" / "i18n"


@cache
def _words(language: str) -> Words:
    return load_words(language, folder=CATALOGUES)


@pytest.fixture(scope="session")
def words_in() -> Callable[[str], Words]:
    return _words
