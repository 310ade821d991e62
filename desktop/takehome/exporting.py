"""One export from the wish to the file: opens the career, draws its maps, calls the writer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from desktop.saying import say
from geodata.errors import ExportFailed
from geodata.locations import Locations, find_locations
from geodata.sealed.unpacking import career_folder
from geodata.storage import OpenCareer, open_career
from geodata.takehome.formats import Format, writer
from geodata.takehome.job import Job, Options, Progress
from geodata.takehome.matter import gather, with_notes
from geodata.takehome.pictures import MapPictures, Picture
from geodata.takehome.source import CutCareer, MapCareer, TakeHomeSource
from geodata.teaching.notes import TeacherNotes
from geodata.verbs.common import system_language
from geodata.words import Words, load_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.mapview.graphics import BackEnd

__all__ = ["Wish", "export"]

_POINTS_AN_INCH: Final = 120
"""As in ``pictures.py``, which may be imported only once the scale is set."""

_PREVIEW_DPI: Final = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. ``career`` is a name or a path; ``language`` None means the system's;
    ``hide_after`` is the last posting that may be told (1-based), None for all. ``preview`` asks
    for a small picture, or the first lines, of what it will look like instead."""

    form: Format
    career: str
    out: Path
    options: Options
    language: str | None = None
    hide_after: int | None = None
    preview: bool = False


def export(wish: Wish, *, progress: Progress) -> int:
    """Write what was asked for; 0 when it stands.

    Raises what ``open_career`` raises, and ExportFailed; what was at the place is then unchanged.
    """
    locations = find_locations()
    opened = open_career(wish.career, locations=locations)
    if opened.notice:
        say(opened.notice)
    career = _told(opened, wish.hide_after)
    _check_step(wish, len(career.timeline))
    language = wish.language or system_language()
    language = language if language in career.languages else career.languages[0]
    words_for = partial(load_words, folder=locations.resources / "i18n")
    own = TeacherNotes.of(career.id, locations)
    matter = with_notes(gather(career, words_for(language), language), own.text)
    with (
        _files(wish, locations) as folder,
        _maps(wish, career, language, locations) as maps,
    ):
        job = Job(
            career=career,
            matter=matter,
            out=wish.out,
            maps=maps,
            locations=locations,
            options=_settled(wish, locations),
            progress=progress,
            words_for=words_for,
            folder=folder if career is opened else None,
        )
        _write(wish, job)
    return 0


@contextmanager
def _files(wish: Wish, locations: Locations) -> Iterator[Path | None]:
    """The author's files, where the form holds them and the career has any."""
    if wish.form.name != "archive" or wish.career.endswith(".sqlite"):
        yield None
        return
    with career_folder(wish.career, seeds=locations.seeds) as folder:
        yield folder


def _write(wish: Wish, job: Job) -> None:
    if not wish.preview:
        writer(wish.form).write(job)
        return
    from geodata.takehome.preview import write_preview

    write_preview(job, wish.form)


def _told(career: OpenCareer, hide_after: int | None) -> TakeHomeSource:
    if hide_after is None or hide_after >= len(career.timeline):
        return career
    if hide_after < 1:
        raise ExportFailed(f"There is no posting {hide_after} to end with. Count from 1.")
    return CutCareer(career, hide_after)


def _check_step(wish: Wish, count: int) -> None:
    step = wish.options.step
    if step is not None and not 0 <= step < count:
        raise ExportFailed(
            f"There is no posting {step + 1}: choose one from 1 to {count} with --step."
        )


@contextmanager
def _maps(
    wish: Wish, career: TakeHomeSource, language: str, locations: Locations
) -> Iterator[MapPictures]:
    """The maps, where the form has some: only then the engine is started."""
    if not wish.form.draws and not (wish.preview and wish.form.name == "html"):
        yield _NoMaps()
        return
    words_for = partial(load_words, folder=locations.resources / "i18n")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Below 1 the engine leaves a part of the picture empty; the typesetter shrinks it instead.
    os.environ["QT_SCALE_FACTOR"] = str(max(1.0, _dpi(wish) / _POINTS_AN_INCH))
    application = _application(locations, words_for(language))
    from desktop.takehome.pictures import MapsForPaper
    from desktop.takehome.stopping import Stopping
    from geodata.page import LivePage

    drawn = MapCareer(career, len(career.timeline))
    page = LivePage(drawn, locations, words_for=words_for, language=language)
    if page.notice:
        say(page.notice)
    count = len(career.timeline)
    with MapsForPaper(page, steps=count, language=language, stopping=Stopping()) as maps:
        yield maps
    page.close()
    application.processEvents()


def _application(locations: Locations, words: Words) -> QApplication:
    """What the engine needs, and nothing of the window. Raises ExportFailed where it cannot run."""
    from PySide6.QtWidgets import QApplication

    from desktop.mapview import engine_problem, prepare, register_scheme
    from desktop.settings import FILE_NAME, load_settings

    if problem := engine_problem(words):
        raise ExportFailed(problem)
    settings, _ = load_settings(locations.config / FILE_NAME)
    choice: BackEnd = settings.graphics  # type: ignore[assignment]  # checked when it was read
    if warning := prepare(choice=choice).warning:
        say(warning)
    register_scheme()
    # Only the program's own name: Chromium would take debugging switches from the others.
    return QApplication(sys.argv[:1])


def _settled(wish: Wish, locations: Locations) -> Options:
    """The options, with the pace of the settings where none was asked for."""
    if wish.options.pace:
        return wish.options
    from desktop.settings import FILE_NAME, load_settings

    settings, _ = load_settings(locations.config / FILE_NAME)
    return replace(wish.options, pace=settings.pace)


def _dpi(wish: Wish) -> int:
    """Of the maps: a form that is read on a screen has its own."""
    return _PREVIEW_DPI if wish.preview else wish.form.dpi or wish.options.dpi


class _NoMaps:
    """Stands where no map is drawn."""

    def step(self, index: int, *, width_mm: float, aspect: float) -> Picture:
        return _none()

    def overview(self, *, width_mm: float, aspect: float) -> Picture:
        return _none()


def _none() -> NoReturn:
    raise AssertionError("this form draws no map")
