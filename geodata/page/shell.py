"""What stands round the map in the exported page: head, panel with the story, time axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geodata.careers import PersonText
from geodata.careers.timeline import OPEN, UNKNOWN, Timeline
from geodata.page.markup import Markup, element, join
from geodata.words import Words

__all__ = ["after_map", "axis_data", "before_map", "player_words"]


def before_map(persons: Mapping[str, PersonText], language: str) -> Markup:
    """The head and the opening of the map's frame."""
    head = element(
        "header",
        element(
            "div",
            *(_names(person, code, code == language) for code, person in persons.items()),
            class_="who",
        ),
        _languages(list(persons), language),
        class_="head",
    )
    return join(head, Markup('<main><div class="frame">'))


def _names(person: PersonText, language: str, first: bool) -> Markup:
    return element(
        "div",
        element("h1", person.short),
        element("p", person.subtitle),
        lang=language,
        class_="name first" if first else "name",
    )


def _languages(languages: Sequence[str], language: str) -> Markup:
    """Links that work without a script; with it they keep the step."""
    links = (
        element(
            "a",
            code.upper(),
            href=f"#{code}",
            lang=code,
            hreflang=code,
            data_language=code,
            aria_current="true" if code == language else None,
        )
        for code in languages
    )
    return element("nav", *links, class_="languages", aria_label=" / ".join(languages).upper())


def after_map(stories: Sequence[Markup]) -> Markup:
    """The panel with the stories, and the strip with the time axis, empty without a script."""
    strip = element(
        "footer",
        element("button", "‹", type="button", class_="previous"),
        element("button", "▶", type="button", class_="play"),
        element("div", class_="axis"),
        element("button", "›", type="button", class_="next"),
        class_="strip",
        hidden=True,
    )
    announcement = element("p", class_="announcement", aria_live="polite")
    panel = element("div", *stories, class_="panel", tabindex="0", role="region")
    return join(Markup("</div>"), panel, Markup("</main>"), strip, announcement)


def player_words(words: Words) -> dict[str, str]:
    """What the player's controls say."""
    return {
        "previous": words("Previous posting"),
        "next": words("Next posting"),
        "play": words("Play"),
        "pause": words("Pause"),
        "time": words("Time"),
        "colours": words("Other colours"),
        "panel": words("Posting"),
        "noDate": words("no date"),
        "count": words("Posting {n} of {count}", n="{n}", count="{count}"),
    }


def axis_data(timeline: Timeline) -> dict[str, object]:
    """Start and end of each posting as days (JDN), null where unknown, "open" ends as the last
    known day; each with how far it may move, for soft ends."""
    span = timeline.range() or (0, 1)
    columns = {
        "startLo": timeline.start_lo,
        "startHi": timeline.start_hi,
        "endLo": timeline.end_lo,
        "endHi": timeline.end_hi,
    }
    return {
        "first": span[0],
        "last": span[1],
        **{name: [_day(day, span[1]) for day in column] for name, column in columns.items()},
    }


def _day(day: int, last: int) -> int | None:
    if day == UNKNOWN:
        return None
    return last if day == OPEN else day
