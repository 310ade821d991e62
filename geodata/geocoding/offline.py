"""A way to the network that leads nowhere."""

from __future__ import annotations

from typing import NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable

__all__ = ["OfflineAdapter"]


class OfflineAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """Refuses every request, so that being offline does not rest on nobody asking."""

    def get_text(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        """Raise GeocoderUnavailable."""
        raise GeocoderUnavailable(
            f"This geocoder works offline and does not ask “{url}”. "
            "Use an AuthoringGeocoder to ask a service."
        )

    def get_json(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        """Raise GeocoderUnavailable."""
        self.get_text(url, timeout=timeout, headers=headers)
