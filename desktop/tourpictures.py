"""The whole tour as pictures of the real window, one a posting; no screen is needed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage

from desktop.app import Exhibit, make_exhibit
from desktop.nomap import NoMap
from desktop.saying import say
from geodata.errors import ExportFailed

__all__ = ["picture_tour"]


def picture_tour(
    career: str, folder: Path, *, language: str | None, size: tuple[int, int]
) -> tuple[Path, ...]:
    """Write ``01-<posting>.png`` and so on into ``folder``; gives the files.

    ``size`` is width and height in pixels. Call in a process with QT_QPA_PLATFORM=offscreen.
    Raises ExportFailed where the map cannot be drawn or a file cannot be written; each file is
    written beside and swapped in.
    """
    exhibit = make_exhibit(career, language=language, remembered=False)
    if isinstance(exhibit.showing.map_view, NoMap):
        raise ExportFailed("No pictures could be made, because the map cannot start here.")
    exhibit.window.resize(*size)
    exhibit.showing.settings = replace(exhibit.showing.settings, reduced_motion=True)
    exhibit.showing.map_view.set_reduced_motion(True)
    exhibit.window.show()
    try:
        return tuple(
            _write_step(exhibit, index, folder) for index in range(len(exhibit.career.timeline))
        )
    finally:
        exhibit.showing.map_view.shut_down()
        exhibit.window.close()


def _write_step(exhibit: Exhibit, index: int, folder: Path) -> Path:
    say(f"Picture {index + 1} of {len(exhibit.career.timeline)}")
    name = exhibit.career.posting(index).id
    return _save(_picture(exhibit, index), folder / f"{index + 1:02d}-{name}.png")


def _picture(exhibit: Exhibit, index: int) -> QImage:
    from desktop.mapview.picture import settled, wait_for_step

    showing, window = exhibit.showing, exhibit.window
    wait_for_step(showing.map_view, index, lambda: showing.show_again(index))
    return settled(lambda: window.grab().toImage())


def _save(picture: QImage, file: Path) -> Path:
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Qt's stubs ask for bytes, the code for a str.
        if not picture.save(str(beside), "PNG"):  # type: ignore[call-overload]
            raise OSError(f"{beside} was not written")
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        hint = "Choose another folder with --into, or make room."
        raise ExportFailed(f"The picture {file} cannot be written ({error}). {hint}") from error
    return file
