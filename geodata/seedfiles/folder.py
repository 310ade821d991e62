"""Reading a whole career with the gazetteer it draws on, all problems told together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geodata.careers import Career, Person, PersonName, Posting
from geodata.errors import Problem, SeedsUnreadable
from geodata.places import Place, Source
from geodata.seedfiles.claims import Sources, read_citations, read_when
from geodata.seedfiles.entry import Entry
from geodata.seedfiles.formats import has_right_format
from geodata.seedfiles.gazetteer import place_files, read_places
from geodata.seedfiles.lessons import read_presets
from geodata.seedfiles.ordering import out_of_order
from geodata.seedfiles.postings import PostingReader
from geodata.seedfiles.sources import read_sources
from geodata.seedfiles.texts import TextBook, read_texts
from geodata.seedfiles.tomlfile import read_toml

__all__ = ["Seeds", "read_seeds"]

_CAREER_KEYS = (
    *("format", "id", "languages", "counts_people", "cite", "person", "posting", "preset"),
)
_PERSON_NAME_KINDS = ("usual", "birth", "variant")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Seeds:
    """A career as its files have it, with the places and works that the files know.

    ``warnings`` are problems that do not keep the career from being shown.
    """

    career: Career
    places: dict[str, Place]
    sources: dict[str, Source]
    warnings: tuple[Problem, ...] = ()


def read_seeds(folder: Path, *, gazetteers: Sequence[Path]) -> Seeds:
    """Read the career in ``folder``. Raises SeedsUnreadable with every problem there is."""
    problems: list[Problem] = []
    places, sources = _read_gazetteer(gazetteers[0], gazetteers[0].name, problems)
    sources = read_sources(
        folder / "sources.toml",
        where=f"{folder.name}/sources.toml",
        problems=problems,
        known=sources,
    )
    for own in gazetteers[1:]:
        shown = f"{folder.name}/{own.name}"
        places, sources = _read_gazetteer(own, shown, problems, places=places, sources=sources)
    career = _read_career(folder, places, sources, problems)
    told = tuple(dict.fromkeys(map(_in_one_line, problems)))
    errors = [problem for problem in told if problem.severity == "error"]
    if errors or career is None:
        count = "one mistake" if len(errors) == 1 else f"{len(errors)} mistakes"
        raise SeedsUnreadable(
            f"The career “{folder.name}” cannot be opened: {count} in its files. "
            f"Correct what is listed; career-atlas check lists it again.",
            problems=told,
        )
    return Seeds(career, places, sources, told)


def _in_one_line(problem: Problem) -> Problem:
    """Return the problem without the line feeds that an author may have written in a key."""
    where, row, field, value, text = (
        " ".join(part.split())
        for part in (problem.where, problem.row, problem.field, problem.value, problem.text)
    )
    return Problem(where, row, field, value, text, problem.severity)


def _read_gazetteer(
    folder: Path,
    shown: str,
    problems: list[Problem],
    *,
    places: Mapping[str, Place] | None = None,
    sources: Sources | None = None,
) -> tuple[dict[str, Place], dict[str, Source]]:
    """Read a gazetteer in addition to what is known. One that adds to another needs no works of
    its own: its places may be cited from those of the career. Problems call it ``shown``."""
    if not place_files(folder):
        text = "The gazetteer has no file of places. Put places.toml there."
        problems.append(Problem(shown, "", "", "", text))
        return dict(places or {}), dict(sources or {})
    works, where = folder / "sources.toml", f"{shown}/sources.toml"
    found = dict(sources or {})
    if sources is None or works.exists():
        found = read_sources(works, where=where, problems=problems, known=sources)
    return (
        read_places(folder, shown=shown, sources=found, problems=problems, known=places),
        found,
    )


def _read_career(
    folder: Path, places: dict[str, Place], sources: Sources, problems: list[Problem]
) -> Career | None:
    where = f"{folder.name}/career.toml"
    file = read_toml(folder / "career.toml", where=where, problems=problems)
    if file is None:
        return None
    whole = Entry(file.content, file=file, problems=problems)
    if not has_right_format(whole):
        return None
    whole.expect(*_CAREER_KEYS)
    languages = _languages(whole)
    texts = read_texts(folder, languages, problems=problems)
    reader = PostingReader(places, sources, texts)
    postings = _postings(whole, reader)
    career = Career(
        id=whole.identifier(),
        person=_person(whole, texts, sources),
        postings=postings,
        languages=languages,
        content_note=texts.career("content_note"),
        citations=read_citations(whole, sources),
        credits=texts.career("credits"),
        counts_people=whole.flag("counts_people", default=True),
        presets=read_presets(whole, texts, postings, taken=reader.taken),
    )
    texts.tell_unused()
    return career


def _languages(whole: Entry) -> tuple[str, ...]:
    languages = tuple(dict.fromkeys(v for v in whole.items("languages") if isinstance(v, str)))
    for language in languages:
        if not _LANGUAGE.fullmatch(language):
            whole.problem("languages", "A language code, such as lv, belongs here.", value=language)
    if not languages:
        whole.problem("languages", 'Name the languages of the texts, such as ["en", "lv"].')
    return tuple(language for language in languages if _LANGUAGE.fullmatch(language))


def _postings(whole: Entry, reader: PostingReader) -> tuple[Posting, ...]:
    entries = whole.entries("posting")
    postings = tuple(reader.read(entry) for entry in entries)
    if not postings:
        whole.problem("posting", "The career has no stop. Add a [[posting]] for each.")
    for later, earlier in out_of_order(postings):
        text = (
            f"This stop began before the stop “{postings[earlier].id}”, which stands before it. "
            "The order is kept; correct it or the date if it is a slip."
        )
        edtf = postings[later].when.span
        entries[later].problem("when", text, value=edtf and edtf.edtf, severity="warning")
    return postings


def _person(whole: Entry, texts: TextBook, sources: Sources) -> Person:
    entry = whole.entry("person")
    short, subtitle, intro = (texts.career(key) for key in ("short", "subtitle", "intro"))
    if entry is None:
        whole.problem("person", "Whose career is it? Add [person] with the names.")
        return Person((), short, subtitle, intro)
    entry.expect("born", "died", "names")
    return Person(
        names=tuple(_person_name(name) for name in entry.entries("names")),
        short=short,
        subtitle=subtitle,
        intro=intro,
        born=read_when(entry, sources, key="born"),
        died=read_when(entry, sources, key="died"),
    )


def _person_name(entry: Entry) -> PersonName:
    entry.expect("name", "language", "script", "kind")
    return PersonName(
        name=entry.text("name", required=True),
        language=entry.text("language", required=True),
        script=entry.text("script", required=True),
        kind=entry.choice("kind", _PERSON_NAME_KINDS, default="usual"),
    )
