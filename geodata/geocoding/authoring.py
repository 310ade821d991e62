"""Looking places up while a career is written: our gazetteer first, then services, if told to."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from geopy.exc import GeopyError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from geodata.geocoding.answers import AnswerCache, KeptAnswer, Question
from geodata.geocoding.asking import ANSWERS_POINTS, ask
from geodata.geocoding.failures import LookUpFailed, ServiceFailure, explain
from geodata.geocoding.historical import (
    Countries,
    HistoricalGeocoder,
    When,
    country_codes,
    lat_lon,
)
from geodata.geocoding.ledger import FILE_NAME
from geodata.geocoding.offline import OfflineAdapter
from geodata.geocoding.pace import Pace
from geodata.geocoding.services import SERVICES, OnlineServices
from geodata.geocoding.transport import PacedAdapter

__all__ = ["Answers", "AuthoringGeocoder"]

_LIMIT: Final = 10
_RUBBISH: Final = (LookupError, TypeError, ValueError, AttributeError)

Online = bool | Collection[str]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the gazetteer and the services found, ours first, and why a service had no answer."""

    found: tuple[Location, ...]
    failures: tuple[ServiceFailure, ...] = ()


class AuthoringGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """A chain of geocoders for whoever writes a career; no call goes online by itself.

    A service is asked only where ``online`` says so in the call, and ``services`` has it switched
    on. All of them together are asked at most once a second, over all programs that share
    ``cache_folder``; what was answered is kept there, and asking again costs no wait. ``clock``
    gives seconds since 1970 and ``sleep`` waits. It may serve several threads.
    """

    def __init__(
        self,
        gazetteer: HistoricalGeocoder,
        services: OnlineServices,
        *,
        cache_folder: Path,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__(adapter_factory=OfflineAdapter)
        path = cache_folder / FILE_NAME
        self.gazetteer = gazetteer
        self.services = services
        self._cache = AnswerCache(path, clock=clock)
        self._adapter = partial(PacedAdapter, pace=Pace(path, clock=clock, sleep=sleep))

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        when: When = None,
        language: str | None = None,
        near: object = None,
        country: Countries = None,
        limit: int | None = None,
        online: Online = False,
    ) -> Location | list[Location] | None:
        """Return what our gazetteer finds; only where it finds nothing, and only with ``online``,
        what the first of the services finds that has an answer.

        ``online`` is True for every service that is switched on, or names some. A service knows no
        dates: ``when`` is for our gazetteer. Services that failed before one had an answer are
        told in ``raw["failures"]``.

        Raises LookUpFailed where no service found anything and one could not answer, and what
        HistoricalGeocoder.geocode raises.
        """
        ours = self.gazetteer.geocode(
            query,
            exactly_one=exactly_one,
            when=when,
            language=language,
            near=near,
            country=country,
            limit=limit,
        )
        if ours is not None:
            return ours
        question = self._question(query, language, near, country, limit)
        return self._chain(question, online, timeout, exactly_one=exactly_one)

    def reverse(
        self,
        query: object,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        when: When = None,
        language: str | None = None,
        distance_km: float = 25.0,
        limit: int | None = None,
        online: Online = False,
    ) -> Location | list[Location] | None:
        """Return what our gazetteer knows within ``distance_km`` of a point; where it knows
        nothing, what a service says, as for ``geocode``."""
        ours = self.gazetteer.reverse(
            query,
            exactly_one=exactly_one,
            when=when,
            language=language,
            distance_km=distance_km,
            limit=limit,
        )
        if ours is not None:
            return ours
        lat, lon = lat_lon(query)
        question = self._question(f"{lat!r},{lon!r}", language, None, None, limit)
        return self._chain(
            replace(question, kind="reverse"), online, timeout, exactly_one=exactly_one
        )

    def look_up(
        self,
        query: str,
        *,
        when: When = None,
        language: str | None = None,
        near: object = None,
        country: Countries = None,
        limit: int | None = None,
        timeout: object = DEFAULT_SENTINEL,
        online: Online = False,
    ) -> Answers:
        """Return what our gazetteer and every service asked find, for a person to choose from.

        Raises no error for a service: ``failures`` says why one had no answer.
        """
        ours = self.gazetteer.geocode(
            query,
            exactly_one=False,
            when=when,
            language=language,
            near=near,
            country=country,
            limit=limit,
        )
        found: list[Location] = [*(ours or ())]
        failures: list[ServiceFailure] = []
        question = self._question(query, language, near, country, limit)
        for name in self._asked(online, question):
            answer = self._ask(name, question, timeout)
            if isinstance(answer, ServiceFailure):
                failures.append(answer)
            else:
                found += answer
        return Answers(tuple(found), tuple(failures))

    def _question(
        self, query: str, language: str | None, near: object, country: Countries, limit: int | None
    ) -> Question:
        return Question(
            "geocode",
            " ".join(query.split()),
            language or self.gazetteer.language,
            tuple(sorted(country_codes(country))),
            None if near is None else lat_lon(near),
            limit or _LIMIT,
        )

    def _chain(
        self, question: Question, online: Online, timeout: object, *, exactly_one: bool
    ) -> Location | list[Location] | None:
        failures: list[ServiceFailure] = []
        for name in self._asked(online, question):
            answer = self._ask(name, question, timeout)
            if isinstance(answer, ServiceFailure):
                failures.append(answer)
            elif answer:
                for location in answer:
                    location.raw["failures"] = [failure.sentence for failure in failures]
                answer[0].raw["candidates"] = [_brief(other) for other in answer[1:]]
                return answer[0] if exactly_one else answer
        if failures:
            raise LookUpFailed(failures)
        return None

    def _asked(self, online: Online, question: Question) -> Sequence[str]:
        if not online or not question.text:
            return ()
        wanted = self.services.enabled if online is True else frozenset(online)
        unknown = sorted(wanted - set(SERVICES))
        if unknown:
            raise ValueError(
                f"“{', '.join(unknown)}” is no service. There are: {', '.join(SERVICES)}."
            )
        able = ANSWERS_POINTS if question.kind == "reverse" else SERVICES
        return [name for name in SERVICES if name in wanted and name in able]

    def _ask(
        self, name: str, question: Question, timeout: object
    ) -> list[Location] | ServiceFailure:
        """Return what a service finds, or found when it was asked the same before."""
        obstacle = self.services.obstacle(name)
        if obstacle:
            return ServiceFailure(name, "settings", obstacle)
        address = f"{name} {self.services.address(name)}"
        kept = self._cache.get(address, question)
        if kept is None:
            services = self._patient(timeout)
            try:
                found = ask(name, question, services, adapter=self._adapter)
            except (GeopyError, *_RUBBISH) as error:
                label = SERVICES[name].label
                return explain(error, service=name, label=label, timeout=services.timeout)
            kept = self._cache.put(address, question, found)
        return _locations(kept)

    def _patient(self, timeout: object) -> OnlineServices:
        if timeout is DEFAULT_SENTINEL or not isinstance(timeout, int | float):
            return self.services
        return replace(self.services, timeout=float(timeout))


def _locations(kept: KeptAnswer) -> list[Location]:
    """Return what a service found, each place with the day on which it said so."""
    day = datetime.fromtimestamp(kept.asked, UTC).date().isoformat()
    return [
        Location(place["address"], (place["lat"], place["lon"]), {**place["raw"], "retrieved": day})
        for place in kept.found
    ]


def _brief(location: Location) -> dict[str, Any]:
    return {
        "address": location.address,
        "lat": location.latitude,
        "lon": location.longitude,
        "country": location.raw["country"],
    }
