"""What a file said beyond the columns: kept as it was, and put back on export."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

__all__ = ["as_json", "codes_json", "extra_text", "point_json", "put_back"]

_ENCODER: Final = json.JSONEncoder(allow_nan=False, separators=(",", ":"))


def as_json(value: object) -> str:
    """Return a value as JSON in ASCII. Raises ValueError for NaN and the infinities."""
    return _ENCODER.encode(value)


def point_json(coordinates: list[float]) -> str:
    """Return a position as JSON; the same as ``as_json`` and several times as fast, for every
    place has one. The two numbers must be finite."""
    lon, lat = coordinates
    return f"[{lon!r},{lat!r}]"


@lru_cache(maxsize=4096)
def codes_json(codes: tuple[str, ...]) -> str:
    """Return a list of codes as JSON; the same few come again and again."""
    return as_json(codes)


def extra_text(kept: dict[str, Any], derived: Iterable[str] = ()) -> str | None:
    """Return the ``extra`` column: what is kept, and the keys whose columns came from it."""
    worked_out = sorted(derived)
    if not kept and not worked_out:
        return None
    extra: dict[str, Any] = {"kept": kept}
    if worked_out:
        extra["derived"] = worked_out
    return as_json(extra)


def put_back(canonical: dict[str, Any], extra: str | None) -> dict[str, Any]:
    """Return what the file said: the columns' values, without the derived, with the kept."""
    if extra is None:
        return canonical
    stored = json.loads(extra)
    for key in stored.get("derived", ()):
        canonical.pop(key, None)
    canonical.update(stored["kept"])
    return canonical
