"""What goes into an index: places with all their names."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SearchEntry", "SearchName"]


@dataclass(frozen=True, slots=True)
class SearchName:
    """One name of a place, as it is written.

    ``language`` is a BCP 47 code and ``script`` an ISO 15924 one, "" where not known; a script
    that is not given is worked out. ``start`` and ``end`` are the first and the last day (JDN) on
    which it may have been in use; None: no limit is known. ``kind`` is that of a toponym
    (``official``, ``usual``, ``variant``, ``today``).
    """

    name: str
    language: str = ""
    script: str = ""
    start: int | None = None
    end: int | None = None
    kind: str = "usual"

    @property
    def is_dated(self) -> bool:
        """Whether anything is known of the time in which it was in use."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A place to be found: WGS 84 degrees (both None: unlocated), today's country as an ISO
    3166-1 code ("" where not known), and how many people live there (0 where not known)."""

    id: str
    names: tuple[SearchName, ...]
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    kind: str = ""
    population: int = 0
