"""A person's career: postings in the author's order, with events, figures and sources."""

from geodata.careers.career import (
    CLAIM_KINDS,
    Career,
    Disagreement,
    Event,
    Figure,
    Person,
    PersonName,
    Posting,
    PostingPlace,
    Version,
    When,
)
from geodata.careers.persontext import PersonText
from geodata.careers.steptext import (
    CitationText,
    DisagreementText,
    EventText,
    FigureText,
    PlaceText,
    StepText,
    VersionText,
    WhenText,
)

__all__ = [
    "CLAIM_KINDS",
    "Career",
    "CitationText",
    "Disagreement",
    "DisagreementText",
    "Event",
    "EventText",
    "Figure",
    "FigureText",
    "Person",
    "PersonName",
    "PersonText",
    "PlaceText",
    "Posting",
    "PostingPlace",
    "StepText",
    "Version",
    "VersionText",
    "When",
    "WhenText",
]
