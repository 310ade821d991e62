"""Each service through geopy, against a local server that answers in its own form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geodata.geocoding import Answers, AuthoringGeocoder, HistoricalGeocoder, OnlineServices
from geodata.geocoding.services import SERVICES
from geodata.version import version
from tests.unit.geocoding import replies
from tests.unit.geocoding.conftest import Clock, only
from tests.unit.geocoding.service import LocalService, Reply, told

UNKNOWN = "Nirgendwo"
ASKED_AT = {
    "nominatim": "/search",
    "ohm": "/search",
    "geonames": "/searchJSON",
    "photon": "/api",
    "whg": "/reconcile",
}
FOUND = {
    "nominatim": (told([replies.nominatim()]),),
    "ohm": (told([replies.nominatim()]),),
    "geonames": (told(replies.geonames()),),
    "photon": (told(replies.photon()),),
    "whg": (
        told(replies.whg_candidates(replies.whg_candidate())),
        told(
            replies.whg_rows(
                {
                    "place:5424806": {
                        "whg:geometry_centroid": ["56.72, 21.60"],
                        "whg:temporal_years": ["1248-1918"],
                        "whg:countries_codes": ["LV"],
                    }
                }
            )
        ),
    ),
}
NOTHING = {
    "nominatim": told([]),
    "ohm": told([]),
    "geonames": told(replies.GEONAMES_NOTHING),
    "photon": told({"type": "FeatureCollection", "features": []}),
    "whg": told(replies.whg_candidates()),
}


@pytest.fixture
def author(
    gazetteer: HistoricalGeocoder, service: LocalService, clock: Clock, cache_folder: Path
) -> Callable[..., AuthoringGeocoder]:
    """Make a geocoder whose services are all at the local server."""

    def made(*enabled: str, **settings: Any) -> AuthoringGeocoder:
        services = OnlineServices(
            **{
                "enabled": frozenset(enabled),
                "contact": "curator@example.org",
                "geonames_user": "curator",
                "whg_token": "secret-token",
                "domains": dict.fromkeys(SERVICES, service.address),
                "timeout": 5.0,
                **settings,
            }
        )
        return AuthoringGeocoder(
            gazetteer, services, cache_folder=cache_folder, clock=clock, sleep=clock.sleep
        )

    return made


Author = Callable[..., AuthoringGeocoder]


def failure(answers: Answers) -> tuple[str, str]:
    assert answers.found == ()
    (one,) = answers.failures
    return one.kind, one.sentence


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_finds_a_place(author: Author, service: LocalService, name: str) -> None:
    service.replies(ASKED_AT[name], *FOUND[name])
    (found,) = author(name).look_up(UNKNOWN, online=True).found
    assert (found.latitude, found.longitude) == pytest.approx((56.72, 21.60), abs=0.01)
    assert found.address.startswith(("Aizpute", "Hasenpoth"))
    raw = found.raw
    assert raw["service"] == name
    assert raw["retrieved"] == "2023-11-14"
    assert raw["attribution"].startswith(SERVICES[name].attribution)
    assert raw["country"] == "LV"
    assert raw["looks_swapped"] is False
    assert raw["answer"]


@pytest.mark.parametrize("name", SERVICES)
def test_each_is_told_who_asks(author: Author, service: LocalService, name: str) -> None:
    service.replies(ASKED_AT[name], *FOUND[name])
    author(name).look_up(UNKNOWN, online=True)
    agents = {request.headers["user-agent"] for request in service.requests}
    assert agents == {f"career-atlas/{version()} (curator@example.org)"}


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_found_is_no_failure(author: Author, service: LocalService, name: str) -> None:
    service.replies(ASKED_AT[name], NOTHING[name])
    geocoder = author(name)
    assert geocoder.look_up(UNKNOWN, online=True) == Answers(())
    assert geocoder.geocode(UNKNOWN, online=True) is None


def test_what_is_asked_reaches_each_service(author: Author, service: LocalService) -> None:
    for name, path in ASKED_AT.items():
        service.replies(path, *FOUND[name])
    geocoder = author(*SERVICES)
    answers = geocoder.look_up(
        UNKNOWN, language="de", country="lv", near=(56.9, 24.1), limit=3, online=True
    )
    assert answers.failures == ()
    nominatim, ohm, geonames, photon, whg, extend = service.requests
    assert nominatim.query == ohm.query
    assert nominatim.query["q"] == UNKNOWN
    assert nominatim.query["accept-language"] == "de"
    assert (nominatim.query["countrycodes"], nominatim.query["limit"]) == ("lv", "3")
    assert (geonames.query["username"], geonames.query["country"]) == ("curator", "LV")
    assert (photon.query["lang"], photon.query["lat"], photon.query["lon"]) == (
        "de",
        "56.9",
        "24.1",
    )
    assert whg.body == {"queries": {"q0": {"query": UNKNOWN, "size": 3, "countries": ["LV"]}}}
    assert whg.headers["authorization"] == "Bearer secret-token"
    assert extend.body["extend"]["ids"] == ["place:5424806"]


def test_photon_is_not_asked_in_a_language_that_it_refuses(
    author: Author, service: LocalService
) -> None:
    service.replies("/api", *FOUND["photon"])
    author("photon").look_up(UNKNOWN, language="lv", online=True)
    assert "lang" not in service.requests[0].query


def test_the_services_come_in_their_order_after_our_own(
    author: Author, service: LocalService
) -> None:
    for name, path in ASKED_AT.items():
        service.replies(path, *FOUND[name])
    found = author(*SERVICES).look_up("Hasenpoth", online=True).found
    assert [place.raw["service"] for place in found] == ["career-atlas", *SERVICES]


def test_the_licence_that_a_service_tells_is_kept(author: Author, service: LocalService) -> None:
    service.replies("/search", *FOUND["nominatim"])
    (found,) = author("ohm").look_up(UNKNOWN, online=True).found
    assert replies.OSM_LICENCE in found.raw["attribution"]
    assert found.raw["answer"]["extratags"]["start_date"] == "1378"


def test_the_source_behind_the_historical_gazetteer_is_thanked(
    author: Author, service: LocalService
) -> None:
    candidate = replies.whg_candidate(number="place:gn:4601")
    candidate |= {"repr_point": [21.6, 56.72], "ccodes": ["LV"]}
    sources = {"gn": {"name": "GeoNames", "license": {"spdx_id": "CC-BY-4.0"}}}
    answer = replies.whg_candidates(candidate) | {"attribution": {"sources": sources}}
    service.replies("/reconcile", told(answer), told(replies.whg_rows({})))
    (found,) = author("whg").look_up(UNKNOWN, online=True).found
    assert found.raw["attribution"].endswith("; GeoNames, CC-BY-4.0")
    assert (found.latitude, found.longitude) == (56.72, 21.6)


def test_periods_and_unlocated_candidates_of_the_historical_gazetteer_are_left_out(
    author: Author, service: LocalService
) -> None:
    candidates = [
        replies.whg_candidate("Iron Age", "period:p0abc"),
        replies.whg_candidate("Lost", "place:1"),
        replies.whg_candidate("Hasenpoth", "place:2"),
    ]
    rows = {"place:1": {}, "2": {"whg:geometry_centroid": ["56.72, 21.6"]}}
    service.replies(
        "/reconcile", told(replies.whg_candidates(*candidates)), told(replies.whg_rows(rows))
    )
    (found,) = author("whg").look_up(UNKNOWN, online=True).found
    assert found.address == "Hasenpoth"
    assert service.requests[1].body["extend"]["ids"] == ["place:1", "place:2"]


def test_an_outage_behind_the_historical_gazetteer_is_no_miss(
    author: Author, service: LocalService
) -> None:
    service.replies("/reconcile", told(replies.WHG_NO_INDEX))
    geocoder = author("whg")
    kind, sentence = failure(geocoder.look_up(UNKNOWN, online=True))
    assert kind == "down"
    assert "World Historical Gazetteer" in sentence
    geocoder.look_up(UNKNOWN, online=True)
    assert len(service.requests) == 2  # and is not kept as an answer


@pytest.mark.parametrize(
    ("name", "path", "reply"),
    [
        ("nominatim", "/reverse", told(replies.nominatim())),
        ("ohm", "/reverse", told(replies.nominatim())),
        ("geonames", "/findNearbyPlaceNameJSON", told(replies.geonames())),
        ("photon", "/reverse", told(replies.photon())),
    ],
)
def test_a_point_may_be_asked_about(
    author: Author, service: LocalService, name: str, path: str, reply: Reply
) -> None:
    service.replies(path, reply)
    found = only(author(name).reverse((10.5, -30.25), online=True))
    assert found.raw["service"] == name
    query = service.requests[0].query
    assert (query["lat"], query.get("lon") or query.get("lng")) == ("10.5", "-30.25")


def test_where_a_service_knows_nothing_at_a_point(author: Author, service: LocalService) -> None:
    service.replies("/reverse", told(replies.NOMINATIM_NOTHING_THERE))
    service.replies("/findNearbyPlaceNameJSON", told(replies.geonames_error(15, "no result found")))
    assert author("nominatim", "geonames", "whg").reverse((10.5, -30.25), online=True) is None
    assert "/reconcile" not in service.paths


def test_swapped_coordinates_of_a_service_are_noticed(
    author: Author, service: LocalService
) -> None:
    service.replies("/search", told([replies.nominatim(lat="21.6", lon="56.72")]))
    (found,) = author("nominatim").look_up(UNKNOWN, online=True).found
    assert found.raw["looks_swapped"] is True


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize(
    ("status", "kind", "word"),
    [
        (400, "question", "did not understand"),
        (401, "refused", "contact"),
        (403, "refused", "rules of use"),
        (404, "down", "out of order"),
        (429, "pause", "60 seconds"),
        (500, "down", "out of order"),
        (502, "down", "out of order"),
        (503, "down", "Try again later"),
        (504, "down", "Try again later"),
    ],
)
def test_a_refusal_is_one_sentence(
    author: Author, service: LocalService, name: str, status: int, kind: str, word: str
) -> None:
    page = b"<html><head><title>Sorry</title></head><body>Bandwidth limit exceeded</body></html>"
    if status == 401:
        page = b'{"detail": "Invalid API token"}'
    service.replies(ASKED_AT[name], Reply(page, status, {"Content-Type": "text/html"}))
    said, sentence = failure(author(name).look_up(UNKNOWN, online=True))
    assert said == kind
    assert word in sentence
    assert sentence.startswith(SERVICES[name].label)
    assert "<html>" not in sentence
    assert "secret-token" not in sentence


RUBBISH = {
    "HTML": Reply(b"<!doctype html><title>Please log in to the hotel's network</title>"),
    "nothing": Reply(b""),
    "no UTF-8": Reply(b"\xff\xfe\xfa{"),
    "half an answer": Reply(b'[{"lat": "56.7", "lon"'),
    "another form": told({"hello": ["world"]}),
    "an empty object": told({}),
    "null": told(None),
    "a number": told(42),
    "a list of numbers": told([1, 2, 3]),
    "no numbers": Reply(b'[{"lat": NaN, "lon": Infinity, "display_name": "x"}]'),
    "deeply nested": Reply(b"[" * 200_000),
    "endless": Reply(b" " * (5 * 1024 * 1024) + b"[]"),
}


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("reply", RUBBISH.values(), ids=RUBBISH.keys())
def test_rubbish_is_one_sentence_and_is_not_kept(
    author: Author, service: LocalService, name: str, reply: Reply
) -> None:
    service.replies(ASKED_AT[name], reply)
    geocoder = author(name)
    kind, sentence = failure(geocoder.look_up(UNKNOWN, online=True))
    assert kind == "rubbish"
    assert "no list of places" in sentence
    assert len(sentence) < 400
    service.replies(ASKED_AT[name], *FOUND[name])
    assert geocoder.look_up(UNKNOWN, online=True).found


@pytest.mark.parametrize(
    "changes",
    [
        {"lat": None, "lon": None},
        {"lat": "0", "lon": "0"},
        {"lat": "nan", "lon": "21"},
        {"lat": "here", "lon": "there"},
        {"lat": "1e999", "lon": "21"},
    ],
)
def test_a_position_that_is_none_is_not_taken_for_one(
    author: Author, service: LocalService, changes: dict[str, Any]
) -> None:
    service.replies("/search", told([replies.nominatim(**changes)]))
    assert failure(author("nominatim").look_up(UNKNOWN, online=True))[0] == "rubbish"


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        (10, "user does not exist.", "refused"),
        (10, "user account not enabled to use the free webservice.", "refused"),
        (18, "the daily limit of 20000 credits for curator has been exceeded.", "quota"),
        (19, "the hourly limit of 1000 credits for curator has been exceeded.", "quota"),
        (22, "server overloaded exception", "down"),
    ],
)
def test_geonames_says_in_its_answer_what_is_wrong(
    author: Author, service: LocalService, code: int, message: str, kind: str
) -> None:
    service.replies("/searchJSON", told(replies.geonames_error(code, message)))
    geocoder = author("geonames")
    said, sentence = failure(geocoder.look_up(UNKNOWN, online=True))
    assert said == kind
    assert message.rstrip(".") in sentence
    geocoder.look_up(UNKNOWN, online=True)
    assert len(service.requests) == 2  # not kept


def test_the_limit_of_the_day_is_no_wrong_token(author: Author, service: LocalService) -> None:
    detail = {"detail": "Daily API limit (5000 calls) exceeded"}
    service.replies("/reconcile", told(detail, status=401))
    assert failure(author("whg").look_up(UNKNOWN, online=True))[0] == "quota"


def test_a_token_is_not_carried_elsewhere(author: Author, service: LocalService) -> None:
    elsewhere = service.address.replace("127.0.0.1", "localhost")
    for path in ("/reconcile", "/search"):
        service.replies(path, Reply(b"", 302, {"Location": f"{elsewhere}/other"}))
    answers = author("whg", "nominatim").look_up(UNKNOWN, online=True)
    assert [one.kind for one in answers.failures] == ["down", "down"]
    assert "/other" not in service.paths


def test_a_service_may_send_us_to_a_page_of_its_own(author: Author, service: LocalService) -> None:
    service.replies("/api", Reply(b"", 301, {"Location": f"{service.address}/api/"}))
    service.replies("/api/", *FOUND["photon"])
    assert author("photon").look_up(UNKNOWN, online=True).found
    first, second = service.requests
    assert second.at - first.at >= 1
