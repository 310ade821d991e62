"""The places of a career in the Linked Places Format, with every name, time and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from geodata.careers import PlaceText, StepText
from geodata.formats import lpf
from geodata.places import Certainty, Citation, Claimed, Outline, Place, Toponym
from geodata.takehome.job import Job
from geodata.takehome.matter import Matter
from geodata.takehome.shapes import geometry_of, when_of
from geodata.writing import written_file

__all__ = ["CareerPlaces", "write"]

_UNREAD: Final = "unchecked"
""" "Seen or not" has no field of its own in the format; this word is the one of our files."""


def write(job: Job) -> None:
    """Write the places as a FeatureCollection. Raises ExportFailed."""
    with written_file(job.out) as beside, beside.open("w", encoding="utf-8", newline="") as out:
        lpf.write(CareerPlaces(job), out)


class CareerPlaces:
    """The places that a career comes to, in that order, as features."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def heads(self) -> list[dict[str, Any]]:
        """What is said of the file as a whole."""
        matter = self._job.matter
        return [
            {
                "@context": lpf.CONTEXT,
                "title": matter.person.short,
                "language": matter.language,
                "credits": list(matter.credits),
            }
        ]

    def features(self) -> Iterator[dict[str, Any]]:
        """Each place once."""
        matter, gazetteer = self._job.matter, self._job.career.places()
        visits: dict[str, list[tuple[StepText, PlaceText]]] = {}
        for step in matter.steps:
            for place in step.places:
                visits.setdefault(place.id, []).append((step, place))
        for place_id, there in visits.items():
            yield _feature(gazetteer[place_id], there, matter)


def _feature(
    place: Place, visits: Sequence[tuple[StepText, PlaceText]], matter: Matter
) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "title": visits[0][1].name,
        "locus": place.locus.value,
        "postings": [_visit(step, visit, matter) for step, visit in visits],
    }
    if place.today:
        properties["ccodes"] = [place.today]
    if place.radius_km is not None:
        properties["radius_km"] = place.radius_km
    feature = {
        "@id": place.id,
        "type": "Feature",
        "properties": properties,
        "types": [{"label": place.kind}],
        "names": [_name(name) for name in place.toponyms],
        "geometry": _geometry(place),
        "descriptions": [{"value": text, "lang": lang} for lang, text in place.notes.items()],
        "relations": [
            {
                "relationType": "gvp:broaderPartitive",
                "relationTo": relation.place_id,
                "label": relation.kind,
                **_dated(relation.span),
                **_claimed(relation.claimed),
            }
            for relation in place.relations
            if relation.kind in ("part_of", "in")
        ],
        **_claimed(place.claimed),
    }
    return {key: value for key, value in feature.items() if value not in ([], None)}


def _visit(step: StepText, place: PlaceText, matter: Matter) -> dict[str, Any]:
    numbers = matter.bibliography.numbers(step.citations)
    works = matter.bibliography.works
    return {
        "number": step.step,
        "posting": step.id,
        "what": step.title,
        "when": step.when.text,
        "edtf": step.when.edtf,
        "name_then": place.name,
        "certainty": place.certainty,
        "basis": place.basis,
        "sources": [works[number - 1].label for number in numbers],
    }


def _name(name: Toponym) -> dict[str, Any]:
    tag = f"{name.language}-{name.script}" if name.script else name.language
    return {"toponym": name.name, "lang": tag, **_dated(name.span), **_claimed(name.claimed)}


def _geometry(place: Place) -> dict[str, Any] | None:
    """One shape, or several where it changed, each with its time."""
    if not place.outlines:
        shape = geometry_of(place, ())
        return None if shape is None else {**shape, **_claimed(place.claimed)}
    shapes = [_outline(place, outline) for outline in place.outlines]
    return shapes[0] if len(shapes) == 1 else {"type": "GeometryCollection", "geometries": shapes}


def _outline(place: Place, outline: Outline) -> dict[str, Any]:
    shape = geometry_of(place, [outline]) or {}
    return {**shape, **_dated(outline.span), **_claimed(outline.claimed)}


def _dated(span: Any) -> dict[str, Any]:
    when = when_of(span)
    return {"when": when} if when else {}


def _claimed(claimed: Claimed) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if claimed.certainty is not Certainty.CERTAIN:
        said["certainty"] = claimed.certainty.value
    if claimed.citations:
        said["citations"] = [_citation(citation) for citation in claimed.citations]
    return said


def _citation(citation: Citation) -> dict[str, str]:
    source = citation.source
    unread = "" if source.seen else _UNREAD
    said = {"label": ", ".join(part for part in (source.label, citation.pages, unread) if part)}
    if source.url_or_isbn.startswith(("http:", "https:")):
        said["@id"] = source.url_or_isbn
    return said
