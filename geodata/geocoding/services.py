"""The services that a curator may ask, and what they must be told and thanked with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from geodata.version import version

__all__ = ["SERVICES", "OnlineServices", "Service"]

_CONTACT: Final = re.compile(r"[!-~]+@[!-~]+\.[!-~]+|https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class Service:
    """A geocoding service: its name for people, where it is, and how it wants to be named."""

    label: str
    address: str
    attribution: str


SERVICES: Final[Mapping[str, Service]] = {
    "nominatim": Service(
        "Nominatim",
        "https://nominatim.openstreetmap.org",
        "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright",
    ),
    "ohm": Service(
        "OpenHistoricalMap",
        "https://nominatim-api.openhistoricalmap.org",
        "OpenHistoricalMap contributors, https://www.openhistoricalmap.org/copyright",
    ),
    "geonames": Service(
        "GeoNames",
        "https://secure.geonames.org",
        "GeoNames, CC BY 4.0, https://www.geonames.org",
    ),
    "photon": Service(
        "Photon",
        "https://photon.komoot.io",
        "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright; "
        "found with Photon by komoot, https://photon.komoot.io",
    ),
    "whg": Service(
        "World Historical Gazetteer",
        "https://whgazetteer.org",
        "World Historical Gazetteer, https://whgazetteer.org",
    ),
}
"""By the name that settings and the command line use, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class OnlineServices:
    """What the curator has switched on, and what the services must be told.

    ``contact`` is an e-mail or web address at which a service can complain; without one nothing is
    asked. GeoNames wants ``geonames_user``, the World Historical Gazetteer ``whg_token``.
    ``domains`` puts a service elsewhere, as ``http://127.0.0.1:8080``.

    Raises ValueError for the name of a service that there is none of.
    """

    enabled: frozenset[str] = frozenset()
    contact: str = ""
    geonames_user: str = ""
    whg_token: str = field(default="", repr=False)
    domains: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 10.0

    def __post_init__(self) -> None:
        unknown = sorted({*self.enabled, *self.domains} - set(SERVICES))
        if unknown:
            raise ValueError(
                f"“{', '.join(unknown)}” is no service. There are: {', '.join(SERVICES)}."
            )

    @property
    def user_agent(self) -> str:
        """The name under which services are asked, as their rules of use want it."""
        return f"career-atlas/{version()} ({self.contact})"

    def address(self, name: str) -> str:
        """Return where a service is, without a slash at its end."""
        return self.domains.get(name, SERVICES[name].address).rstrip("/")

    def obstacle(self, name: str) -> str:
        """Return a sentence that says why a service cannot be asked, "" where it can."""
        label = SERVICES[name].label
        if name not in self.enabled:
            return f"{label} is not switched on. Switch it on in the settings first."
        if not _CONTACT.fullmatch(self.contact):
            return (
                f"{label} must be told whom to write to, and “{self.contact}” is no e-mail or web "
                "address. Set a contact."
            )
        if name == "geonames" and not self.geonames_user.strip():
            return f"{label} asks for a user name. Sign up at geonames.org and set it."
        if name == "whg" and not self.whg_token.strip():
            return f"{label} asks for a token. Take it from your profile there and set it."
        if not re.fullmatch(r"https?://[^/\s]+(/\S*)?", self.address(name)):
            return f"“{self.address(name)}” is no address for {label}. Write https://… ."
        return ""
