"""What can be taken home, in plain words, and the command that makes it."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.words import Words

__all__ = ["Choice", "choices"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the dialog. ``form`` is the kind of pdf, "" for other formats; ``ending`` that
    of the file, "" for a folder; ``on_paper`` and ``paced`` say which settings belong to it."""

    key: str
    name: str
    about: str
    format: str
    ending: str
    form: str = ""
    on_paper: bool = False
    paced: bool = False

    def arguments(self, out: str, *, paper: str, pace: int) -> list[str]:
        """What ``career-atlas export`` is told for it."""
        words = [out, "--to", self.format]
        words += ["--form", self.form] if self.form else []
        words += ["--paper", paper] if self.on_paper else []
        return words + (["--pace", str(pace)] if self.paced else [])


def choices(words: Words) -> tuple[Choice, ...]:
    """All of them, what a teacher wants most often first."""
    return (
        *_on_paper(words),
        Choice(
            "slides",
            words("Slides"),
            words("One slide for each posting, with your notes in the notes field (PowerPoint)."),
            "pptx",
            "pptx",
        ),
        Choice(
            "page",
            words("Web page"),
            words("The map in one file that opens in any browser, also without a network."),
            "html",
            "html",
        ),
        Choice(
            "pictures",
            words("Pictures"),
            words("Each posting as a picture to print, in a folder."),
            "png",
            "",
        ),
        Choice(
            "film",
            words("Film"),
            words("The whole tour as a video with subtitles (MP4). This takes a few minutes."),
            "mp4",
            "mp4",
            paced=True,
        ),
        Choice(
            "film-webm",
            words("Film for web pages"),
            words("The same video in an open format (WebM). This takes longer."),
            "webm",
            "webm",
            paced=True,
        ),
        *_data(words),
    )


def _on_paper(words: Words) -> tuple[Choice, ...]:
    forms = (
        (
            "full",
            words("Handout"),
            words("Every posting with map, text, figures and sources, and a bibliography (PDF)."),
        ),
        (
            "short",
            words("Short handout"),
            words("The whole career on four pages at most (PDF)."),
        ),
        (
            "pupil",
            words("Sheet for pupils"),
            words("The map, a table with blanks, the questions of the lesson (PDF)."),
        ),
        (
            "answers",
            words("Answer sheet"),
            words("The same sheet with everything filled in, for you (PDF)."),
        ),
    )
    return tuple(
        Choice(form, name, about, "pdf", "pdf", form=form, on_paper=True)
        for form, name, about in forms
    )


def _data(words: Words) -> tuple[Choice, ...]:
    return (
        Choice(
            "table",
            words("Table"),
            words("The postings as rows, for a spreadsheet (CSV)."),
            "csv",
            "csv",
        ),
        Choice(
            "geojson",
            words("Map data"),
            words("Postings with place and time, for other map programs (GeoJSON)."),
            "geojson",
            "geojson",
        ),
        Choice(
            "lpf",
            words("Places"),
            words("Places with all their names, for gazetteers (Linked Places Format)."),
            "lpf",
            "jsonld",
        ),
        Choice(
            "archive",
            words("Archive"),
            words("All of it in one file, to keep: texts, data, pictures, the web page (ZIP)."),
            "archive",
            "zip",
        ),
    )
