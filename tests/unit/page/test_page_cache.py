"""Pages that are kept on disk, and what a power cut leaves of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.page.cache import PageCache

PAGE = {"index.html": b"<p>map</p>", "map-start.js": b""}


def test_what_is_kept_is_not_built_again(tmp_path: Path) -> None:
    PageCache(tmp_path, "key").get("index.html", lambda _name: PAGE)
    for name, content in PAGE.items():
        assert PageCache(tmp_path, "key").get(name, lambda _name: {}) == content


@pytest.mark.parametrize("left", [b"", b"<p>", bytes(42)])
def test_what_a_power_cut_left_is_built_again_and_kept(tmp_path: Path, left: bytes) -> None:
    PageCache(tmp_path, "key").get("index.html", lambda _name: PAGE)
    (tmp_path / "key" / "index.html").write_bytes(left)
    assert PageCache(tmp_path, "key").get("index.html", lambda _name: PAGE) == PAGE["index.html"]
    assert PageCache(tmp_path, "key").get("index.html", lambda _name: {}) == PAGE["index.html"]
