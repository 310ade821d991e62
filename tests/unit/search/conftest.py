"""One small index for all tests that only read it."""

from __future__ import annotations

import pytest

from geodata.search import PlaceFinder
from tests.unit.search.smallindex import finder_of


@pytest.fixture(scope="session")
def finder(tmp_path_factory: pytest.TempPathFactory) -> PlaceFinder:
    """The small index."""
    return finder_of(tmp_path_factory.mktemp("index"))
