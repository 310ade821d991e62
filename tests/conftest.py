"""What every test starts from: folders of its own, and no language of the machine's."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

import desktop  # noqa: F401 (before pytest-qt emits a signal: see desktop/singletons.py)
from geodata.locations import find_locations
from geodata.page import LivePage
from geodata.storage import open_career
from geodata.words import load_words

# A machine that does something else at the same time is no fault of an example's.
settings.register_profile("atlas", deadline=None)
settings.register_profile("atlas-fast", deadline=None, max_examples=25)
settings.load_profile(os.environ.get("CAREER_ATLAS_EXAMPLES", "atlas"))

USERS_FOLDERS = ("cache", "config", "state", "data")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders of one test, below its ``tmp_path``, for it and what it starts."""
    for name in USERS_FOLDERS:
        monkeypatch.setenv(f"CAREER_ATLAS_{name.upper()}", str(tmp_path / "user" / name))
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path / "user"


@pytest.fixture(scope="session")
def loaded_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the shipped careers and their pages, made once in a run."""
    folder = tmp_path_factory.mktemp("loaded")
    locations = find_locations({"CAREER_ATLAS_CACHE": str(folder)})
    words_for = partial(load_words, folder=locations.resources / "i18n")
    for name in ("zakovsky", "mandelstam"):
        career = open_career(name, locations=locations)
        page = LivePage(career, locations, words_for=words_for)
        labels = (f"data/labels/{language}.json" for language in career.languages)
        for path in ("index.html", "data/steps.bin", "data/places.json", *labels):
            assert page.data_for(path)
        page.close()
        career.close()
    return folder


@pytest.fixture
def warm_cache(loaded_cache: Path, own_folders: Path) -> None:
    """The same in a test's own cache, where a first start is not what it is about."""
    shutil.copytree(loaded_cache, own_folders / "cache", dirs_exist_ok=True)


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """QApplication, after what must precede it: the graphics back end and the private scheme."""
    from PySide6.QtWidgets import QApplication

    from desktop.mapview import prepare, register_scheme

    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=true")  # a warning fails a test
    prepare()
    register_scheme()
    return QApplication
