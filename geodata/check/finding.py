"""How a rule tells what it found in a career that could be read."""

from __future__ import annotations

from geodata.errors import Problem, Severity

__all__ = ["finding"]


def finding(
    where: str,
    entry: str,
    field: str,
    text: str,
    *,
    value: object = "",
    severity: Severity = "error",
) -> Problem:
    """Return a problem of ``entry`` (an id, as there is no line any more) in the file ``where``."""
    return Problem(where, entry, field, str(value), text, severity)
