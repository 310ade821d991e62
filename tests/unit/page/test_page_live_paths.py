"""What the page may ask for, and that a warm start builds nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from geodata.locations import Locations, find_locations
from geodata.page import LivePage
from geodata.storage import open_career
from geodata.words import load_words

pytestmark = pytest.mark.slow  # a career is loaded, or a large file

KNOWN = (
    "index.html",
    "web/atlas.js",
    "web/map.css",
    "web/map-start.js",
    "web/map-frame.css",
    "leaflet/leaflet.js",
    "leaflet/leaflet.css",
    "fonts/SourceSans3-Regular.woff2",
    "data/steps.bin",
    "data/places.json",
    "data/labels/en.json",
    "data/labels/ru.json",
    "data/overlays/borders.json",
)


def live_page(locations: Locations) -> LivePage:
    career = open_career("zakovsky", locations=locations)
    words_for = partial(load_words, folder=locations.resources / "i18n")
    return LivePage(career, locations, words_for=words_for)


@pytest.fixture(scope="module")
def page(loaded_cache: Path) -> Iterator[LivePage]:
    made = live_page(find_locations({"CAREER_ATLAS_CACHE": str(loaded_cache)}))
    yield made
    made.close()


@pytest.mark.parametrize("path", KNOWN)
def test_what_the_page_needs_is_there(page: LivePage, path: str) -> None:
    with_slash, without = page.data_for("/" + path), page.data_for(path)
    assert with_slash == without
    assert with_slash is not None
    assert with_slash[1]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "..",
        "web/../../pyproject.toml",
        "web/career.js",
        "fonts/../leaflet/leaflet.js",
        "fonts/SourceSans3-Regular.ttf",
        "tiles/../index.html",
        "tiles/3/-1/2.webp",
        "tiles/3/1/2.png",
        "tiles/99/1/2.webp",
        "data/labels/de.json",
        "data/labels/../steps.bin",
        "data/labels/en.json/",
        "//index.html",
        "/etc/passwd",
        "%2e%2e/pyproject.toml",
    ],
)
def test_nothing_else_is(page: LivePage, path: str) -> None:
    assert page.data_for(path) is None


def test_the_page_holds_no_script_or_style_of_its_own(page: LivePage) -> None:
    answer = page.data_for("index.html")
    assert answer
    html = answer[1].decode()
    assert "<style" not in html
    assert "onload" not in html
    scripts = html.count("<script")
    assert scripts == html.count("<script defer src=") + html.count('type="application/json"')
    assert "http://" not in html
    assert "https://" not in html
    assert "script-src 'self'" in html.replace("&#x27;", "'")


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    pages = [live_page(replace(find_locations(), cache=tmp_path / name)) for name in ("one", "two")]
    for path in ("index.html", "web/map-start.js", "web/map-frame.css"):
        assert pages[0].data_for(path) == pages[1].data_for(path)
    for page in pages:
        page.close()


def test_a_warm_start_imports_no_folium() -> None:
    page = live_page(find_locations())
    for path in KNOWN:
        page.data_for(path)
    page.close()
    script = """
import sys
from tests.unit.page.test_page_live_paths import KNOWN, find_locations, live_page
page = live_page(find_locations())
for path in KNOWN:
    assert page.data_for(path), path
print([name for name in ("folium", "branca", "jinja2", "sqlite_utils") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
    locations = replace(find_locations(), cache=blocked)
    page = live_page(locations)
    answer = page.data_for("index.html")
    assert answer
    assert answer[1].startswith(b"<!doctype html>")
    page.close()


def test_without_a_basemap_the_page_asks_for_no_tiles(tmp_path: Path) -> None:
    locations = find_locations()
    career = open_career("zakovsky", locations=locations)
    words_for = partial(load_words, folder=locations.resources / "i18n")
    page = LivePage(career, locations, words_for=words_for, basemap=tmp_path / "none.mbtiles")
    assert "none.mbtiles" in page.notice
    assert page.data_for("tiles/2/1/1.webp") is None
    answer = page.data_for("index.html")
    assert answer
    config = json.loads(
        answer[1].decode().partition('id="atlas-config">')[2].partition("</script>")[0]
    )
    assert config["tiles"]["bounds"] is None
