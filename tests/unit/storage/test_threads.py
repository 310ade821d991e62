"""Several threads that open one career for the first time, as a geocoder in a notebook does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from geodata.locations import find_locations
from geodata.storage import open_career

pytestmark = pytest.mark.slow  # each test loads the career anew, or a large file


def test_eight_threads_open_a_career_that_is_not_in_the_cache_yet() -> None:
    def length(_: int) -> int:
        career = open_career("zakovsky", locations=find_locations())
        try:
            return len(career.timeline)
        finally:
            career.close()

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(length, range(8))) == [12] * 8
