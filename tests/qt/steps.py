"""Steps to show, written by hand so that a test sees what it put in."""

from __future__ import annotations

from geodata.careers import (
    CitationText,
    DisagreementText,
    EventText,
    FigureText,
    PlaceText,
    StepText,
    VersionText,
    WhenText,
)

__all__ = ["figure", "siberia"]

BOOK = CitationText("A book on the board, 1999", "5-0000-0000-0", "40–41", "inferred", seen=False)
LIFE = CitationText("A biography", "", "", "stated", seen=True)
PLACE = PlaceText(
    id="siberia",
    name="Siberia",
    name_today="Siberia",
    language="en",
    locus="region_hint",
    lat=56.0,
    lon=83.0,
    radius_km=900.0,
    certainty="certain",
    basis="stated",
    locus_text="a region: the mark stands for an area",
    today="Russia",
)
VERSIONS = (VersionText("in 1932", (LIFE,)), VersionText("in 1931", (BOOK,)))


def event(claim: str, text: str, *, care: bool = False) -> EventText:
    """One claim with one source."""
    return EventText(text, "1928", text, claim, claim, care, "stated", (BOOK,))


def figure(value: int, label: str, **more: object) -> FigureText:
    """A figure of the group ``board``."""
    given: dict[str, object] = {
        "id": label,
        "group": "board",
        "kind": "shot",
        "value": value,
        "shown": f"{value:,}",
        "label": label,
        "of": 16553,
        "share": None,
        "share_text": "",
        "period": "1930",
        "claim": "signed",
        "citations": (BOOK,),
    }
    return FigureText(**(given | more))  # type: ignore[arg-type]


def siberia(**more: object) -> StepText:
    """A step with everything in it."""
    given: dict[str, object] = {
        "step": 7,
        "of": 12,
        "id": "siberia",
        "title": "Head of the OGPU in Siberia",
        "label": "Siberia",
        "when": WhenText(
            "1926-02/1932", "from February 1926, probably to 1932", "gregorian", "certain"
        ),
        "places": (PLACE,),
        "role": "Head of the OGPU",
        "organisation": "OGPU",
        "summary": "He ran the secret police of Siberia. " * 4,
        "unsaid": "The source gives no end date.",
        "place_note": "",
        "events": (
            event("held office", "He headed the board."),
            event("done to him", "Men were tortured.", care=True),
        ),
        "figures": (
            figure(16553, "people sentenced", of=None, kind="whole"),
            figure(4762, "shot", share=28.8, share_text="28.8 %"),
            figure(8576, "sent to camps", kind="camps"),
            figure(3215, "no sentence stated", kind="unstated"),
        ),
        "figures_note": "",
        "disagreements": (DisagreementText("when he left", VERSIONS),),
        "citations": (LIFE, BOOK),
        "route": "unknown",
    }
    return StepText(**(given | more))  # type: ignore[arg-type]
