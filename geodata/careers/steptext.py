"""A posting put into one language, ready to be shown: the one form that the panel, the page, the
exports and ``career-atlas postings`` all render. Nothing that shows a step computes a date."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "CitationText",
    "DisagreementText",
    "EventText",
    "FigureText",
    "PlaceText",
    "StepText",
    "VersionText",
    "WhenText",
]


@dataclass(frozen=True, slots=True)
class WhenText:
    """A date as words. ``edtf`` is "" where there is none; ``text`` then says so in words."""

    edtf: str
    text: str
    calendar: str
    certainty: str
    note: str = ""
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceText:
    """A place as it was called then. ``name`` is in the language asked for (``language`` says
    which language the name is really in, where there is none in the language asked for);
    ``name_today`` is today's name, the same text where it did not change. ``locus_text`` says in
    words what the mark means ("a district: the mark stands for an area"), "" for a sure point;
    ``certainty`` and ``basis`` are of the tie between posting and place; ``today`` names
    today's country. ``lat``, ``lon`` in degrees, ``radius_km`` in kilometres."""

    id: str
    name: str
    name_today: str
    language: str
    locus: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    certainty: str
    basis: str
    locus_text: str
    today: str


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation as words; ``seen`` False is shown as unchecked. ``tie`` is stated or inferred."""

    label: str
    url_or_isbn: str
    pages: str
    tie: str
    seen: bool
    read: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventText:
    """One claim; ``claim_text`` is its kind in words ("he signed", "is said to have"). ``when``
    is words, ``edtf`` the same date as the file has it, each "" where there is none. ``place``
    is where it was, if the author says so: the map marks only the places of the posting."""

    id: str
    when: str
    text: str
    claim: str
    claim_text: str
    care: bool
    basis: str
    citations: tuple[CitationText, ...] = ()
    edtf: str = ""
    place: PlaceText | None = None


@dataclass(frozen=True, slots=True)
class FigureText:
    """A count of people; ``shown`` is the number with the language's separators, ``share_text``
    the percentage likewise ("" for none). ``period`` is words, ``period_edtf`` as the file has
    it."""

    id: str
    group: str
    kind: str
    value: int
    shown: str
    label: str
    of: int | None
    share: float | None
    share_text: str
    period: str
    claim: str
    citations: tuple[CitationText, ...] = ()
    period_edtf: str = ""


@dataclass(frozen=True, slots=True)
class VersionText:
    """One reading with its sources."""

    text: str
    citations: tuple[CitationText, ...] = ()


@dataclass(frozen=True, slots=True)
class DisagreementText:
    """What "sources disagree" about, and each version."""

    about: str
    versions: tuple[VersionText, ...]


@dataclass(frozen=True, slots=True)
class StepText:
    """Everything a visitor reads at one step. ``step`` is 1-based. ``figures_note`` is the
    sentence for a posting without a number ("this source gives no number"), else "", as in a life
    in which nobody is to be counted.

    Where two careers are shown, ``person`` says whose stop it is, ``owner`` which of the two (0,
    1), and ``beside`` what is known of the other at that time, in whole sentences."""

    step: int
    of: int
    id: str
    title: str
    label: str
    when: WhenText
    places: tuple[PlaceText, ...]
    role: str
    organisation: str
    summary: str
    unsaid: str
    place_note: str
    events: tuple[EventText, ...]
    figures: tuple[FigureText, ...]
    figures_note: str
    disagreements: tuple[DisagreementText, ...]
    citations: tuple[CitationText, ...]
    route: str
    person: str = ""
    owner: int = 0
    beside: tuple[str, ...] = ()
