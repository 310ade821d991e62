"""What can go wrong with a service, in one sentence each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from geopy.adapters import AdapterHTTPError
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from geodata.errors import GeodataError

__all__ = ["LookUpFailed", "ServiceFailure", "explain"]

Kind = Literal[
    "settings", "unreachable", "slow", "pause", "quota", "refused", "question", "down", "rubbish"
]


@dataclass(frozen=True, slots=True)
class ServiceFailure:
    """Why a service gave no answer: one sentence that says what to do, and the seconds that it
    asked to be left alone for, where it did."""

    service: str
    kind: Kind
    sentence: str
    retry_after: float | None = None


class LookUpFailed(GeodataError, GeocoderServiceError):  # type: ignore[misc]  # geopy has no types
    """No service that was asked found the place, and some could not answer. The curator must act
    on ``failures``, or try again later."""

    def __init__(self, failures: Sequence[ServiceFailure]) -> None:
        super().__init__(" ".join(failure.sentence for failure in failures))
        self.failures = tuple(failures)


_SENTENCES: Final[dict[Kind, str]] = {
    "unreachable": "{label} cannot be reached ({reason}). Check the network and try again.",
    "slow": "{label} did not answer in {timeout:g} seconds. Try again later.",
    "pause": "{label} wants to be left alone for {pause}. It is not asked before.",
    "quota": "{label} counts too many requests of yours ({reason}). Try again later.",
    "refused": (
        "{label} refused the request ({reason}). Check the contact, the user name and the token "
        "in the settings, and its rules of use."
    ),
    "question": "{label} did not understand the question ({reason}). Ask in other words.",
    "down": "{label} is out of order ({reason}). Try again later.",
    "rubbish": (
        "{label} answered with something that is no list of places ({reason}). Try again later, "
        "or check its address in the settings."
    ),
}


def explain(error: Exception, *, service: str, label: str, timeout: float) -> ServiceFailure:
    """Return what went wrong with a service. ``timeout`` is how long it was waited for."""
    kind = _kind(error)
    retry_after = getattr(error, "retry_after", None)
    sentence = _SENTENCES[kind].format(
        label=label,
        reason=_reason(error),
        timeout=timeout,
        pause="a while" if retry_after is None else f"{math.ceil(retry_after)} seconds",
    )
    return ServiceFailure(service, kind, sentence, retry_after)


def _kind(error: Exception) -> Kind:
    status = _status(error)
    if status is not None and status >= 500:  # geopy takes 503 and 504 for a time-out
        return "down"
    kinds: tuple[tuple[type[Exception], Kind], ...] = (
        (GeocoderRateLimited, "pause"),
        (GeocoderQuotaExceeded, "quota"),
        (GeocoderTimedOut, "slow"),
        (GeocoderUnavailable, "unreachable"),
        (GeocoderAuthenticationFailure, "refused"),
        (GeocoderInsufficientPrivileges, "refused"),
        (GeocoderQueryError, "question"),
    )
    named = next((kind for error_type, kind in kinds if isinstance(error, error_type)), None)
    return named or ("down" if type(error) is GeocoderServiceError else "rubbish")


def _status(error: Exception) -> int | None:
    cause = error.__cause__
    return int(cause.status_code) if isinstance(cause, AdapterHTTPError) else None


def _reason(error: Exception) -> str:
    """Return the error in a few words; what does not come from geopy is named by its type."""
    if not isinstance(error, GeocoderServiceError):
        return f"{type(error).__name__}: {' '.join(str(error).split())[:80]}"
    return " ".join(str(error).split())[:120]
