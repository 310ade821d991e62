"""A gazetteer that is loaded once, a server that speaks as services do, and a clock of our own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from geopy.location import Location

from geodata.geocoding import HistoricalGeocoder
from geodata.locations import Locations, find_locations
from tests.unit.geocoding.service import LocalService


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    """Where the shipped gazetteer is, with a cache that all tests share."""
    return replace(find_locations(), cache=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def gazetteer(shipped: Locations) -> HistoricalGeocoder:
    return HistoricalGeocoder(locations=shipped)


def only(found: Location | list[Location] | None) -> Location:
    """The one place that was found."""
    assert isinstance(found, Location)
    return found


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0  # 2023-11-14
        self._lock = threading.Lock()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalService]:
    """A server on this machine; it notes at what time of ``clock`` it was asked."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with LocalService(clock) as running:
        yield running


@pytest.fixture
def cache_folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"
