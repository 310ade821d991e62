"""``career-atlas tour``: the whole tour as pictures, one a posting, and one HTML page."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from geodata.verbs.common import add_career, add_language, chosen_career, system_language

__all__ = ["HELP", "NAME", "add_arguments", "default_folder", "run", "write_tour"]

NAME = "tour"
HELP = "write the tour as pictures and a page, without a screen"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER, language, the folder to write to, and the size of the pictures."""
    add_career(parser)
    add_language(parser)
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where to write")
    parser.add_argument("--size", type=_size, default=(1920, 1080), metavar="WIDTHxHEIGHT")


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size. Write it like 1920x1080.")
    size = (int(width), int(height))
    if not all(600 <= side <= 7680 for side in size):
        raise argparse.ArgumentTypeError(f"“{text}” is out of range: 600 to 7680 a side.")
    return size


def run(arguments: argparse.Namespace) -> int:
    """Write the tour and print its folder."""
    career = chosen_career(arguments)
    folder = arguments.into or default_folder(career)
    return write_tour(career, folder, language=arguments.language, size=arguments.size)


def default_folder(career: str) -> Path:
    """``<career>-tour`` in the current folder, or in the temporary one where that is closed."""
    import tempfile

    here = Path.cwd() if os.access(Path.cwd(), os.W_OK) else Path(tempfile.gettempdir())
    return here / f"{Path(career).stem}-tour"


def write_tour(
    career: str, folder: Path, *, language: str | None, size: tuple[int, int] = (1920, 1080)
) -> int:
    """Write pictures and page into ``folder`` and print where they are.

    The pictures are of the real window, drawn without a screen; ``size`` is in pixels.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.tourpictures import picture_tour

    pictures = picture_tour(career, folder, language=language, size=size)
    page = _page(career, folder, language)
    said = f"{len(pictures)} pictures and the page {page.name} are in {folder.resolve()}"
    print(said)
    print("Open the page in any browser; it needs no network.", file=sys.stderr)
    return 0


def _page(career: str, folder: Path, language: str | None) -> Path:
    from functools import partial

    from geodata.locations import find_locations
    from geodata.page.export import export_html
    from geodata.storage import open_career
    from geodata.words import load_words

    locations = find_locations()
    out = folder / f"{Path(career).stem}.html"
    export_html(
        open_career(career, locations=locations),
        out,
        language=language or system_language(),
        locations=locations,
        words_for=partial(load_words, folder=locations.resources / "i18n"),
    )
    return out
