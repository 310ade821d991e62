"""What an author writes down about a career, before any language is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geodata.careers.lesson import Lesson, Preset
from geodata.dates import Timespan
from geodata.places import Citation, Claimed

__all__ = [
    "CLAIM_KINDS",
    "Career",
    "Disagreement",
    "Event",
    "Figure",
    "Person",
    "PersonName",
    "Posting",
    "PostingPlace",
    "Version",
    "When",
]

Texts = Mapping[str, str]
"""A text by language code."""

CLAIM_KINDS = (
    "ordered",
    "signed",
    "his board sentenced",
    "organised",
    "led",
    "took part",
    "held office",
    "awarded",
    "said",
    "done to him",
    "done to her",
    "lived",
    "remembered",
    "happened",
    "said to have",
)
"""Who is said to have done what. ``said to have`` is hearsay and is shown as hearsay;
``happened`` is context in which the source names the person for nothing. ``lived`` is an event of
the person's own life that asks for no word before it; ``remembered`` is known from memoirs."""


@dataclass(frozen=True, slots=True)
class When:
    """A date with how sure it is. ``inferred`` names the ends (``start``, ``end``) that the author
    concluded and the source does not give. ``wording`` is the source's own words, if kept.
    ``span`` is None where no date is known at all: that is data, and the stop keeps its place.
    """

    span: Timespan | None
    inferred: frozenset[str] = frozenset()
    wording: str = ""
    claimed: Claimed = field(default_factory=Claimed)


@dataclass(frozen=True, slots=True)
class PostingPlace:
    """A posting's place. The posting's own date decides which of its names is shown."""

    place_id: str
    claimed: Claimed = field(default_factory=Claimed)


@dataclass(frozen=True, slots=True)
class Event:
    """One claim inside a posting. ``claim`` is one of CLAIM_KINDS; ``care`` is true for accounts
    of torture and killing, before which a note stands."""

    id: str
    claim: str
    text: Texts
    when: When | None = None
    place_id: str | None = None
    care: bool = False
    claimed: Claimed = field(default_factory=Claimed)


@dataclass(frozen=True, slots=True)
class Figure:
    """People who suffered, counted by a source.

    ``value`` and ``of`` are counts; ``of`` is the whole that the value is a part of (None for a
    whole itself). ``share`` is a percentage as the source prints it, else None. ``group`` ties
    figures drawn to one scale; figures of different groups are never summed. ``kind`` is
    ``whole``, ``shot``, ``camps``, ``deported``, ``unstated`` or ``other``: how the bar looks.
    """

    id: str
    group: str
    kind: str
    value: int
    label: Texts
    of: int | None = None
    share: float | None = None
    period: When | None = None
    claim: str = "happened"
    claimed: Claimed = field(default_factory=Claimed)


@dataclass(frozen=True, slots=True)
class Version:
    """One reading of a thing on which sources disagree."""

    text: Texts
    when: When | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A thing on which sources disagree, each version with its source."""

    id: str
    about: Texts
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """One stop of a career, in the author's order.

    ``route`` says what line the map may draw from the stop before: ``known`` (solid), ``unknown``
    (dashed: the years between are silent) or ``none`` (no line, also none from this stop on).
    Texts by language:
    ``title`` (the heading, an office or what befell him), ``label`` (the short place label on
    the slider), ``role``, ``organisation``, ``summary`` (the story), ``unsaid`` (what the source
    leaves unsaid), ``when_note`` and ``place_note``.
    """

    id: str
    when: When
    places: tuple[PostingPlace, ...]
    title: Texts
    summary: Texts
    label: Texts = field(default_factory=dict)
    role: Texts = field(default_factory=dict)
    organisation: Texts = field(default_factory=dict)
    unsaid: Texts = field(default_factory=dict)
    when_note: Texts = field(default_factory=dict)
    place_note: Texts = field(default_factory=dict)
    route: str = "known"
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    citations: tuple[Citation, ...] = ()
    lesson: Lesson = field(default_factory=Lesson)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of the person; ``kind`` is ``usual``, ``birth`` or ``variant``."""

    name: str
    language: str
    script: str
    kind: str = "usual"


@dataclass(frozen=True, slots=True)
class Person:
    """The subject. ``short`` is the name in the window's head, by language; ``intro`` one
    sentence on who the person was; ``subtitle`` the line beside the name."""

    names: tuple[PersonName, ...]
    short: Texts
    subtitle: Texts
    intro: Texts
    born: When | None = None
    died: When | None = None


@dataclass(frozen=True, slots=True)
class Career:
    """A whole career. ``content_note`` stands before the first posting, by language;
    ``credits`` names the sources and licences of the texts. ``counts_people`` False is for a life
    in which nobody is to be counted: a stop without a figure then lacks none."""

    id: str
    person: Person
    postings: tuple[Posting, ...]
    languages: tuple[str, ...]
    content_note: Texts = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    credits: Texts = field(default_factory=dict)
    counts_people: bool = True
    presets: tuple[Preset, ...] = ()
