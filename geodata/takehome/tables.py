"""A career as a table for a spreadsheet: a row for each posting and place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Final

from geodata.careers import PlaceText, StepText
from geodata.careers.evidence import all_citations, source_line
from geodata.takehome.job import Job
from geodata.takehome.matter import Matter
from geodata.takehome.wording import doubts
from geodata.writing import written_file

__all__ = ["COLUMNS", "safe_cell", "table_text", "write"]

COLUMNS: Final = (
    *("number", "id", "title", "when", "edtf", "calendar", "date_certainty", "date_inferred"),
    *("place", "place_id", "place_today", "country", "locus", "lat", "lon", "radius_km"),
    *("place_certainty", "place_basis", "role", "organisation", "text", "not_known"),
    *("human_cost", "events", "disagreements", "sources", "credits"),
)
"""What stands in each column; docs/exports.md says more."""

_FORMULA: Final = re.compile(r"[=+\-@\t\r\n|%]")
_BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it a spreadsheet takes the letters for those of its own country."""


def write(job: Job) -> None:
    """Write the table. Raises ExportFailed."""
    with written_file(job.out) as beside:
        beside.write_bytes(table_text(job.matter).encode())


def table_text(matter: Matter) -> str:
    """The table as RFC 4180 has it, with a byte order mark."""
    out = StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for step in matter.steps:
        for row in _rows(step, matter):
            rows.writerow(row)
    return _BYTE_ORDER_MARK + out.getvalue()


def safe_cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would reckon it as a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _rows(step: StepText, matter: Matter) -> Iterator[list[str | float | int]]:
    when = step.when
    head = [step.id, step.title, when.text, when.edtf, when.calendar, when.certainty]
    tail = [step.role, step.organisation, step.summary, " ".join(doubts(step, matter.words))]
    tail += [_figures(step), _events(step), _disagreements(step), _sources(step, matter)]
    tail += [" ".join(matter.credits)]
    for place in step.places or (None,):
        yield [
            step.step,
            *map(safe_cell, [*head, " ".join(when.inferred)]),
            *(_place(place) if place else [""] * 10),
            *map(safe_cell, tail),
        ]


def _place(place: PlaceText) -> list[str | float | int]:
    texts = map(safe_cell, [place.name, place.id, place.name_today, place.today, place.locus])
    numbers = ["" if value is None else value for value in (place.lat, place.lon, place.radius_km)]
    return [*texts, *numbers, place.certainty, place.basis]


def _figures(step: StepText) -> str:
    counted = [
        " ".join(part for part in (str(f.value), f.label, f.share_text, f.period) if part)
        for f in step.figures
    ]
    return "; ".join(counted) or step.figures_note


def _events(step: StepText) -> str:
    return "; ".join(
        " · ".join(part for part in (event.when, event.claim_text, event.text) if part)
        for event in step.events
    )


def _disagreements(step: StepText) -> str:
    return "; ".join(
        f"{thing.about}: " + " / ".join(version.text for version in thing.versions)
        for thing in step.disagreements
    )


def _sources(step: StepText, matter: Matter) -> str:
    cited = all_citations(step)
    return "; ".join(source_line(citation, matter.words, how_read=True) for citation in cited)
