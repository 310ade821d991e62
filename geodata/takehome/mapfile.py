"""A career as GeoJSON: a feature for each posting and place, with its time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from geodata.careers import PlaceText, StepText
from geodata.careers.evidence import all_citations, source_line
from geodata.dates import Timespan
from geodata.takehome.job import Job
from geodata.takehome.shapes import geometry_of, valid_outlines, when_of
from geodata.takehome.wording import doubts, place_said
from geodata.writing import written_file

__all__ = ["collection", "write"]


def write(job: Job) -> None:
    """Write the map as RFC 7946 has it, with ``when`` as in GeoJSON-T. Raises ExportFailed."""
    text = json.dumps(collection(job), ensure_ascii=False, indent=1, allow_nan=False)
    with written_file(job.out) as beside:
        beside.write_text(text + "\n", encoding="utf-8")


def collection(job: Job) -> dict[str, Any]:
    """All features, with the credits at their head."""
    matter = job.matter
    return {
        "type": "FeatureCollection",
        "name": matter.person.short,
        "language": matter.language,
        "credits": list(matter.credits),
        "features": [
            feature
            for index, step in enumerate(matter.steps)
            for feature in _features(job, step, index)
        ],
    }


def _features(job: Job, step: StepText, index: int) -> Iterator[dict[str, Any]]:
    """One for each place of the step; without a place one that has no geometry."""
    span = job.career.posting(index).when.span
    common = {
        "number": step.step,
        "posting": step.id,
        "what": step.title,
        "when_text": step.when.text,
        "edtf": step.when.edtf,
        "calendar": step.when.calendar,
        "date_certainty": step.when.certainty,
        **_interval(span),
        "text": step.summary,
        "not_known": " ".join(doubts(step, job.matter.words)),
        "human_cost": [
            {"value": f.value, "label": f.label, "period": f.period} for f in step.figures
        ]
        or step.figures_note,
        "sources": [source_line(c, job.matter.words, how_read=True) for c in all_citations(step)],
    }
    for position, place in enumerate(step.places or (None,), 1):
        yield {
            "type": "Feature",
            "id": f"{step.id}/{position}",
            "geometry": _geometry(job, place, index),
            "properties": {**(_named(place, job) if place else {}), **common},
            "when": when_of(span),
        }


def _geometry(job: Job, place: PlaceText | None, index: int) -> dict[str, Any] | None:
    if place is None:
        return None
    whole = job.career.places()[place.id]
    span = job.career.posting(index).when.span
    return geometry_of(whole, valid_outlines(whole, span))


def _named(place: PlaceText, job: Job) -> dict[str, Any]:
    return {
        "title": place.name,
        "place": place.id,
        "name_today": place.name_today,
        "said": place_said(place, job.matter.words),
        "locus": place.locus,
        "radius_km": place.radius_km,
        "place_certainty": place.certainty,
        "place_basis": place.basis,
    }


def _interval(span: Timespan | None) -> dict[str, str]:
    """``start`` and ``end`` as tools for maps in time read them: the widest the date may be."""
    if span is None:
        return {}
    days = {"start": span.start.as_iso()["earliest"], "end": span.end.as_iso()["latest"]}
    return {name: day for name, day in days.items() if day}
