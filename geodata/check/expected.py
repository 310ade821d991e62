"""Holds a career against expected.toml: a checklist written from the facts, apart from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from geodata.careers import Career, Figure, Posting
from geodata.errors import Problem
from geodata.places import Basis
from geodata.seedfiles.entry import Entry
from geodata.seedfiles.formats import has_right_format
from geodata.seedfiles.tomlfile import read_toml

__all__ = ["expected_problems"]

_KEYS = ("format", "career", "hearsay", "disagreements", "never_sum", "stop")
_STOP_KEYS = (
    *("id", "when", "inferred", "places", "inferred_places", "route", "events", "figure"),
)
_FIGURE_KEYS = ("id", "group", "value", "of", "share", "period")


def expected_problems(career: Career, path: Path, *, where: str) -> list[Problem]:
    """Return every difference between the career and the checklist; none where there is no list."""
    problems: list[Problem] = []
    if not path.exists():
        return problems
    file = read_toml(path, where=where, problems=problems)
    whole = Entry(file.content, file=file, problems=problems) if file else None
    if whole is None or not has_right_format(whole):
        return problems
    whole.expect(*_KEYS)
    stops = whole.entries("stop")
    _compare_order(whole, career.postings, stops)
    postings = {posting.id: posting for posting in career.postings}
    for stop in stops:
        stop.expect(*_STOP_KEYS)
        if stop.text("id") in postings:
            _compare_stop(stop, postings[stop.text("id")])
    _compare_claims(whole, career.postings)
    _compare_sums(whole, career.postings)
    return problems


def _compare_order(whole: Entry, postings: Sequence[Posting], stops: Sequence[Entry]) -> None:
    there = [posting.id for posting in postings]
    listed = {stop.text("id"): stop for stop in stops}
    for stop_id, stop in listed.items():
        if stop_id not in there:
            stop.problem("id", "career.toml lacks this stop. Add it there.")
    for stop_id in there:
        if stop_id not in listed:
            text = "career.toml has a stop that is not on the list. Add it here if it belongs."
            whole.problem("stop", text, value=stop_id)
    in_order = [stop_id for stop_id in there if stop_id in listed]
    expected = [stop_id for stop_id in listed if stop_id in there]
    for stop_id, wanted in zip(in_order, expected, strict=True):
        if stop_id != wanted:
            text = f"career.toml has “{stop_id}” where this stop belongs. Put them in order."
            listed[wanted].problem("id", text)
            return


def _compare_stop(stop: Entry, posting: Posting) -> None:
    span = posting.when.span
    inferred = [v.place_id for v in posting.places if v.claimed.basis is Basis.INFERRED]
    _same(stop, "when", stop.text("when"), span.edtf if span else "")
    _same(stop, "inferred", _listed(stop, "inferred"), sorted(posting.when.inferred, reverse=True))
    _same(stop, "places", _listed(stop, "places"), [v.place_id for v in posting.places])
    _same(stop, "inferred_places", _listed(stop, "inferred_places"), inferred)
    if "route" in stop.table:
        _same(stop, "route", stop.text("route"), posting.route)
    events = {event.id for event in posting.events}
    for event in _listed(stop, "events"):
        if event not in events:
            stop.problem("events", "career.toml lacks this event at this stop.", value=event)
    figures = {figure.id: figure for figure in posting.figures}
    wanted = stop.entries("figure")
    for entry in wanted:
        _compare_figure(entry, figures)
    for figure in set(figures) - {entry.text("id") for entry in wanted}:
        text = "career.toml has a figure that is not on the list. Add it here if it belongs."
        stop.problem("figure", text, value=figure)


def _compare_figure(entry: Entry, figures: Mapping[str, Figure]) -> None:
    entry.expect(*_FIGURE_KEYS)
    figure = figures.get(entry.text("id"))
    if figure is None:
        entry.problem("id", "career.toml lacks this figure at this stop. Add it there.")
        return
    span = figure.period.span if figure.period else None
    _same(entry, "group", entry.text("group"), figure.group)
    for key, value in (("value", figure.value), ("of", figure.of), ("share", figure.share)):
        _same(entry, key, entry.table.get(key), value)
    _same(entry, "period", entry.text("period"), span.edtf if span else "")


def _compare_claims(whole: Entry, postings: Iterable[Posting]) -> None:
    postings = list(postings)
    hearsay = {e.id for p in postings for e in p.events if e.claim == "said to have"}
    for event in _listed(whole, "hearsay"):
        if event not in hearsay:
            text = "career.toml does not mark this event as hearsay. Write claim = “said to have”."
            whole.problem("hearsay", text, value=event)
    disagreements = {thing.id for posting in postings for thing in posting.disagreements}
    for thing_id in _listed(whole, "disagreements"):
        if thing_id not in disagreements:
            text = "career.toml lacks this disagreement. Add it with each version."
            whole.problem("disagreements", text, value=thing_id)


def _compare_sums(whole: Entry, postings: Iterable[Posting]) -> None:
    """No figure is the sum of one figure from each of two groups that must not be summed."""
    figures = [figure for posting in postings for figure in posting.figures]
    for pair in whole.items("never_sum"):
        groups = [[f for f in figures if f.group == name] for name in pair]
        if len(groups) != 2 or not all(groups):
            whole.problem("never_sum", "Name two groups of figures in [ ].", value=str(pair))
            continue
        sums = {one.value + other.value for one in groups[0] for other in groups[1]}
        for figure in figures:
            if figure.value in sums:
                text = f"“{figure.id}” is a sum over both groups. Take it out of career.toml."
                whole.problem("never_sum", text, value=figure.value)


def _same(entry: Entry, key: str, wanted: object, there: object) -> None:
    if wanted != there:
        shown = "nothing" if there in (None, "", []) else there
        entry.problem(key, f"career.toml has {shown} here. Correct the one that is wrong.")


def _listed(entry: Entry, key: str) -> list[str]:
    return [value for value in entry.items(key) if isinstance(value, str)]
