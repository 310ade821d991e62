"""What the tests of the page share: a browser, careers, and exported pages, each made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from geodata.locations import Locations, find_locations
from geodata.page.export import export_html
from geodata.storage import open_career
from geodata.words import Words, load_words
from tests.page.browser import Browser, Tab, open_browser
from tests.page.hostile import poison_seeds

SIZES = ((1366, 768), (1920, 1080), (1080, 1920), (390, 844))


@pytest.fixture(scope="session")
def page_locations(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    """The program's own files, with a cache of the session."""
    return find_locations({"CAREER_ATLAS_CACHE": str(tmp_path_factory.mktemp("cache"))})


@pytest.fixture(scope="session")
def words_for(page_locations: Locations) -> Callable[[str], Words]:
    """The interface's words in a language."""
    return partial(load_words, folder=page_locations.resources / "i18n")


@pytest.fixture(scope="session")
def hostile_locations(
    tmp_path_factory: pytest.TempPathFactory, page_locations: Locations
) -> Locations:
    """The same with a hostile text in every field of career and gazetteer."""
    poisoned = poison_seeds(page_locations.seeds, tmp_path_factory.mktemp("seeds"))
    return replace(page_locations, seeds=poisoned)


@pytest.fixture(scope="session")
def exported(
    tmp_path_factory: pytest.TempPathFactory,
    page_locations: Locations,
    words_for: Callable[[str], Words],
) -> Path:
    """The shipped career as a page."""
    out = tmp_path_factory.mktemp("export") / "career.html"
    career = open_career("zakovsky", locations=page_locations)
    export_html(career, out, language="en", locations=page_locations, words_for=words_for)
    return out


@pytest.fixture(scope="session")
def hostile_export(
    tmp_path_factory: pytest.TempPathFactory,
    hostile_locations: Locations,
    words_for: Callable[[str], Words],
) -> Path:
    """A page in which every text is hostile."""
    out = tmp_path_factory.mktemp("export") / "hostile.html"
    career = open_career("zakovsky", locations=hostile_locations)
    export_html(career, out, language="en", locations=hostile_locations, words_for=words_for)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with open_browser() as running:
        yield running


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """An empty page."""
    yield browser.tab()
    browser.close_tabs()
