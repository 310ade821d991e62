"""A place, its names in time, where it lies and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from geodata.dates import Timespan
from geodata.places.citation import Claimed

__all__ = ["Locus", "Outline", "Place", "Relation", "Toponym"]


class Locus(StrEnum):
    """What a map may honestly draw for a place."""

    POINT = "point"
    AREA = "area"
    LINE = "line"
    REGION_HINT = "region_hint"
    UNLOCATED = "unlocated"


@dataclass(frozen=True, slots=True)
class Toponym:
    """One name of a place.

    ``language`` is a BCP 47 language (``ru``), ``script`` an ISO 15924 code (``Cyrl``), ``span``
    the time in which the name was in use or official (None: not known, so always offered after
    dated names). ``kind`` is ``official``, ``usual`` (what speakers of the language called it),
    ``variant`` (a spelling) or ``today``. The name shown at a step is the ``official`` or
    ``usual`` one in the visitor's language whose span holds the date.
    """

    name: str
    language: str
    script: str
    span: Timespan | None = None
    kind: str = "usual"
    claimed: Claimed = field(default_factory=Claimed)


@dataclass(frozen=True, slots=True)
class Outline:
    """An approximate shape of an area in a span of time.

    ``rings`` are polygons of (lat, lon) pairs in degrees, each closed, outer rings only, cut at
    the antimeridian. ``source_note`` says by language where the shape comes from and how rough
    it is.
    """

    rings: tuple[tuple[tuple[float, float], ...], ...]
    span: Timespan | None = None
    source_note: Mapping[str, str] = field(default_factory=dict)
    claimed: Claimed = field(default_factory=Claimed)


@dataclass(frozen=True, slots=True)
class Relation:
    """A dated tie to another place: ``kind`` is ``part_of``, ``seat_of``, ``seat`` or ``in``."""

    kind: str
    place_id: str
    span: Timespan | None = None
    claimed: Claimed = field(default_factory=Claimed)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that careers share.

    ``lat`` and ``lon`` are WGS 84 degrees, (lat, lon) order; for an area or a region they are a
    representative point to put the label at, never a location. ``radius_km`` bounds a region.
    ``today`` is today's country as an ISO 3166-1 alpha-2 code, "" where it is contested.
    ``notes`` says by language what a visitor should know about the position.
    """

    id: str
    kind: str
    locus: Locus
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    toponyms: tuple[Toponym, ...] = ()
    outlines: tuple[Outline, ...] = ()
    relations: tuple[Relation, ...] = ()
    today: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    claimed: Claimed = field(default_factory=Claimed)
