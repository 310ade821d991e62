"""Whether two documents of the Linked Places Format say the same."""

from __future__ import annotations

from typing import Any

__all__ = ["semantically_equal"]


def semantically_equal(one: Any, other: Any) -> bool:
    """Return whether two documents say the same.

    A document is a FeatureCollection, one Feature, or a list of features (JSON lines). They say
    the same where each place has the same content by its ``@id``; places without an id are
    compared in their order. Neither the order of the places nor that of an object's keys counts,
    nor whether a number is written 30 or 30.0. Two collections must also say the same of
    themselves (``@context`` and all else beside ``features``). Everything else must be equal.
    """
    heads = [_head(document) for document in (one, other)]
    if None not in heads and not _equal(*heads):
        return False
    return _equal(_by_id(one), _by_id(other))


def _head(document: Any) -> dict[str, Any] | None:
    if isinstance(document, dict) and isinstance(document.get("features"), list):
        return {key: value for key, value in document.items() if key != "features"}
    return None


def _by_id(document: Any) -> dict[str, Any]:
    features = document if isinstance(document, list) else [document]
    if _head(document) is not None:
        features = document["features"]
    found: dict[str, Any] = {}
    for position, feature in enumerate(features):
        own = feature.get("@id") if isinstance(feature, dict) else None
        found[f"@id {own}" if own is not None else f"number {position}"] = feature
    return found if len(found) == len(features) else {"repeated ids": features}


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    return bool(one == other)
