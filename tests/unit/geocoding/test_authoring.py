"""The chain for authors: our gazetteer first, services on demand, slowly, and never twice."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from geopy.exc import GeocoderServiceError, GeocoderUnavailable

from geodata.errors import AmbiguousToponym, DatabaseUnusable, GeodataError
from geodata.geocoding import (
    SERVICES,
    AuthoringGeocoder,
    HistoricalGeocoder,
    LookUpFailed,
    OnlineServices,
)
from geodata.geocoding.ledger import FILE_NAME
from geodata.geocoding.pace import Pace
from tests.unit.geocoding import replies
from tests.unit.geocoding.conftest import Clock, only
from tests.unit.geocoding.service import LocalService, Reply, told

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

UNKNOWN = "Nirgendwo"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def services(service: LocalService) -> OnlineServices:
    """Nominatim and Photon, both at the local server."""
    service.replies("/search", told([replies.nominatim()]))
    service.replies("/api", told(replies.photon()))
    return OnlineServices(
        enabled=frozenset({"nominatim", "photon"}),
        contact="https://example.org/contact",
        domains=dict.fromkeys(SERVICES, service.address),
        timeout=5.0,
    )


@pytest.fixture
def author(
    gazetteer: HistoricalGeocoder, services: OnlineServices, clock: Clock, cache_folder: Path
) -> AuthoringGeocoder:
    return AuthoringGeocoder(
        gazetteer, services, cache_folder=cache_folder, clock=clock, sleep=clock.sleep
    )


def changed(author: AuthoringGeocoder, clock: Clock, folder: Path, **how: Any) -> AuthoringGeocoder:
    settings = {name: getattr(author.services, name) for name in OnlineServices.__slots__}
    services = OnlineServices(**{**settings, **how})
    return AuthoringGeocoder(
        author.gazetteer, services, cache_folder=folder, clock=clock, sleep=clock.sleep
    )


def test_what_our_gazetteer_knows_nobody_else_is_asked(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    found = only(author.geocode("Dwinsk", online=True))
    assert found.raw["service"] == "career-atlas"
    assert only(author.reverse((56.95, 24.1), online=True)).raw["id"] == "riga"
    assert service.requests == []


@pytest.mark.parametrize("how", [{}, {"online": False}, {"online": ()}])
def test_nobody_is_asked_unless_the_call_says_so(
    author: AuthoringGeocoder, service: LocalService, how: dict[str, Any], cache_folder: Path
) -> None:
    assert author.geocode(UNKNOWN, **how) is None
    assert author.reverse((10, -30), **how) is None
    assert author.look_up(UNKNOWN, **how).found == ()
    assert service.requests == []
    assert not cache_folder.exists()


def test_a_place_that_we_lack_is_looked_up(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    found = only(author.geocode(UNKNOWN, online=True))
    assert found.raw["service"] == "nominatim"
    assert found.raw["failures"] == []
    assert service.paths == ["/search"]
    listed = author.geocode(UNKNOWN, online={"photon"}, exactly_one=False)
    assert isinstance(listed, list)
    assert [place.raw["service"] for place in listed] == ["photon"]


def test_other_candidates_of_a_service_stay_in_sight(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    other = replies.nominatim(display_name="Aizpute, elsewhere", lat="57.0")
    service.replies("/search", told([replies.nominatim(), other]))
    found = only(author.geocode(UNKNOWN, online=True))
    assert [candidate["lat"] for candidate in found.raw["candidates"]] == [57.0]


def test_a_service_that_fails_is_passed_over_and_told(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    service.replies("/search", Reply(b"", 502))
    found = only(author.geocode(UNKNOWN, online=True))
    assert found.raw["service"] == "photon"
    (sentence,) = found.raw["failures"]
    assert sentence.startswith("Nominatim is out of order")


def test_where_nobody_knows_and_one_failed_that_is_no_miss(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    service.replies("/search", told([]))
    service.replies("/api", Reply(b"", 500))
    with pytest.raises(LookUpFailed, match="Photon is out of order") as caught:
        author.geocode(UNKNOWN, online=True)
    assert [failure.service for failure in caught.value.failures] == ["photon"]
    assert isinstance(caught.value, GeocoderServiceError)
    assert isinstance(caught.value, GeodataError)


def test_an_ambiguous_name_of_ours_is_not_settled_by_somebody_else(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    with pytest.raises(AmbiguousToponym):
        author.geocode("Walk", online=True)
    assert service.requests == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"enabled": frozenset({"photon"})}, "Nominatim is not switched on"),
        ({"contact": ""}, "no e-mail or web address"),
        ({"contact": "me"}, "Set a contact"),
        ({"contact": "a@b.org\r\nX-Evil: 1"}, "Set a contact"),
        ({"domains": {"nominatim": "ftp://example.org"}}, "no address"),
    ],
)
def test_what_is_not_set_up_is_not_asked(
    author: AuthoringGeocoder,
    service: LocalService,
    clock: Clock,
    cache_folder: Path,
    settings: dict[str, Any],
    words: str,
) -> None:
    unready = changed(author, clock, cache_folder, **settings)
    (failure,) = unready.look_up(UNKNOWN, online={"nominatim"}).failures
    assert failure.kind == "settings"
    assert words in failure.sentence
    assert service.requests == []


def test_a_user_name_or_a_token_that_is_missing_is_asked_for(
    author: AuthoringGeocoder, service: LocalService, clock: Clock, cache_folder: Path
) -> None:
    bare = changed(author, clock, cache_folder, enabled=frozenset({"geonames", "whg"}))
    user, token = bare.look_up(UNKNOWN, online=True).failures
    assert "user name" in user.sentence
    assert "token" in token.sentence
    assert service.requests == []


def test_a_service_that_there_is_none_of_is_refused(author: AuthoringGeocoder) -> None:
    with pytest.raises(ValueError, match="“gogle” is no service"):
        author.geocode(UNKNOWN, online={"gogle"})
    with pytest.raises(ValueError, match="There are: nominatim, ohm"):
        OnlineServices(enabled=frozenset({"gogle"}))


def test_a_token_is_not_shown(author: AuthoringGeocoder) -> None:
    assert "hidden" not in repr(OnlineServices(whg_token="hidden"))


def test_services_are_asked_a_second_apart_whichever_they_are(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    for number in range(3):
        author.look_up(f"{UNKNOWN} {number}", online=True)
    times = [request.at for request in service.requests]
    assert service.paths == ["/search", "/api"] * 3
    assert [round(later - earlier, 6) for earlier, later in pairwise(times)] == [1.0] * 5


def test_what_was_answered_is_not_asked_again_and_costs_no_wait(
    author: AuthoringGeocoder, service: LocalService, clock: Clock, cache_folder: Path
) -> None:
    first = author.look_up(UNKNOWN, online=True)
    since, day = clock.now, 24 * 3600
    again = changed(author, clock, cache_folder)  # another process, the same folder
    assert again.look_up(f"  {UNKNOWN} ", online=True) == first
    assert clock.now == since
    clock.now += 30 * day
    later = author.look_up(UNKNOWN, online=True)
    assert [place.raw["retrieved"] for place in later.found] == ["2023-11-14"] * 2
    assert len(service.requests) == 2
    clock.now += 170 * day
    anew = author.look_up(UNKNOWN, online=True)
    assert [place.raw["retrieved"] for place in anew.found] == ["2024-06-01"] * 2


def test_that_nothing_was_found_is_kept_for_a_day(
    author: AuthoringGeocoder, service: LocalService, clock: Clock
) -> None:
    service.replies("/search", told([]))
    for _ in range(2):
        author.look_up(UNKNOWN, online={"nominatim"})
    assert len(service.requests) == 1
    clock.now += 25 * 3600
    author.look_up(UNKNOWN, online={"nominatim"})
    assert len(service.requests) == 2


def test_another_question_is_another_answer(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    ways: list[dict[str, Any]] = [{}, {"language": "lv"}, {"country": "LV"}, {"limit": 2}]
    for how in ways * 2:
        author.look_up(UNKNOWN, online={"nominatim"}, **how)
    assert len(service.requests) == len(ways)


def test_the_cache_holds_no_secret(
    author: AuthoringGeocoder, service: LocalService, clock: Clock, cache_folder: Path
) -> None:
    service.replies("/searchJSON", told(replies.geonames()))
    asking = changed(
        author, clock, cache_folder, enabled=frozenset({"geonames"}), geonames_user="hidden-user"
    )
    assert asking.look_up(UNKNOWN, online=True).found
    assert b"hidden-user" not in (cache_folder / FILE_NAME).read_bytes()


def test_a_pause_that_a_service_wants_is_kept_to(
    author: AuthoringGeocoder, service: LocalService, clock: Clock, cache_folder: Path
) -> None:
    good = told([replies.nominatim()])
    service.replies("/search", Reply(b"slow down", 429, {"Retry-After": "30"}), good)
    (first,) = author.look_up(UNKNOWN, online={"nominatim"}).failures
    assert (first.kind, first.retry_after) == ("pause", 30)
    assert "for 30 seconds" in first.sentence
    since = clock.now
    other_process = changed(author, clock, cache_folder)
    (second,) = other_process.look_up("Elsewhere", online={"nominatim"}).failures
    assert second.kind == "pause"
    assert clock.now == since  # nobody waited
    assert len(service.requests) == 1
    assert author.look_up("Elsewhere", online={"photon"}).found
    clock.now = since + 31
    assert author.look_up(UNKNOWN, online={"nominatim"}).found


def test_a_pause_without_end_ends_after_a_day(
    author: AuthoringGeocoder, service: LocalService, clock: Clock
) -> None:
    busy = Reply(b"", 503, {"Retry-After": "99999999"})
    service.replies("/search", busy, told([replies.nominatim()]))
    assert author.look_up(UNKNOWN, online={"nominatim"}).failures
    clock.now += 24 * 3600 + 1
    assert author.look_up(UNKNOWN, online={"nominatim"}).found


def test_a_service_that_stays_silent_is_given_up(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    service.replies("/search", Reply(wait=True))
    (failure,) = author.look_up(UNKNOWN, online={"nominatim"}, timeout=0.1).failures
    assert failure.kind == "slow"
    assert "in 0.1 seconds" in failure.sentence


def test_a_service_that_trickles_is_given_up(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    service.replies("/search", Reply(b" " * 500, drip=True))
    (failure,) = author.look_up(UNKNOWN, online={"nominatim"}, timeout=0.15).failures
    assert failure.kind == "slow"


def test_without_a_network_the_sentence_says_so(
    author: AuthoringGeocoder, clock: Clock, cache_folder: Path
) -> None:
    closed = dict.fromkeys(SERVICES, "http://127.0.0.1:9")  # discard: nobody listens
    offline = changed(author, clock, cache_folder, domains=closed)
    first, second = offline.look_up(UNKNOWN, online=True).failures
    assert (first.kind, second.kind) == ("unreachable", "unreachable")
    assert first.sentence == (
        "Nominatim cannot be reached (Connection refused). Check the network and try again."
    )


def test_what_is_no_http_is_told(
    author: AuthoringGeocoder, clock: Clock, cache_folder: Path
) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"220 mail.example.org ESMTP\r\n\r\n")

        greeter = threading.Thread(target=greet)
        greeter.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        mail = changed(author, clock, cache_folder, domains={"nominatim": address})
        (failure,) = mail.look_up(UNKNOWN, online={"nominatim"}).failures
        greeter.join()
    assert failure.kind == "rubbish"


def test_its_own_adapter_asks_nobody(author: AuthoringGeocoder) -> None:
    with pytest.raises(GeocoderUnavailable):
        author.adapter.get_json("http://127.0.0.1/", timeout=1, headers={})


def test_eight_threads_ask_one_after_the_other(
    author: AuthoringGeocoder, service: LocalService
) -> None:
    with ThreadPoolExecutor(8) as threads:
        names = [f"{UNKNOWN} {number}" for number in range(8)]
        found = list(threads.map(lambda name: author.geocode(name, online={"photon"}), names))
    assert [only(place).raw["service"] for place in found] == ["photon"] * 8
    assert len(service.requests) == 8


@pytest.fixture
def taken(cache_folder: Path, clock: Clock) -> Callable[[int], list[float]]:
    """Let so many threads, each with a Pace of its own, take a turn; return when they did."""

    def take(count: int) -> list[float]:
        turns: list[float] = []

        def turn() -> None:
            def now() -> float:
                times.append(clock.now)
                return times[-1]

            times: list[float] = []
            Pace(cache_folder / FILE_NAME, clock=now, sleep=clock.sleep).wait("photon")
            turns.append(times[-1])

        threads = [threading.Thread(target=turn) for _ in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(turns)

    return take


def test_turns_of_many_are_a_second_apart(taken: Callable[[int], list[float]]) -> None:
    turns = taken(8)
    gaps = [later - earlier for earlier, later in pairwise(turns)]
    assert min(gaps) >= 1 - 1e-6


def test_another_process_is_waited_for(clock: Clock, cache_folder: Path) -> None:
    path = cache_folder / FILE_NAME
    program = (
        "import sys; from pathlib import Path; from geodata.geocoding.pace import Pace; "
        "Pace(Path(sys.argv[1]), clock=lambda: float(sys.argv[2])).wait('ohm')"
    )
    command = [sys.executable, "-c", program, str(path), str(clock.now - 0.25)]
    subprocess.run(command, check=True, cwd=ROOT, timeout=60)
    before = clock.now
    Pace(path, clock=clock, sleep=clock.sleep).wait("nominatim")
    assert clock.now - before == pytest.approx(0.75)


def test_a_clock_that_was_set_back_does_not_stop_everything(
    clock: Clock, cache_folder: Path
) -> None:
    pace = Pace(cache_folder / FILE_NAME, clock=clock, sleep=clock.sleep)
    pace.pause("ohm", 24 * 3600)
    pace.wait("nominatim")
    clock.now -= 10_000_000
    before = clock.now
    pace.wait("ohm")
    assert clock.now - before == pytest.approx(1)


@pytest.mark.parametrize("content", [b"", b"this is no database" * 100, b"SQLite format 3\0" * 99])
def test_a_damaged_cache_is_made_anew(
    author: AuthoringGeocoder, cache_folder: Path, content: bytes
) -> None:
    cache_folder.mkdir()
    (cache_folder / FILE_NAME).write_bytes(content)
    assert author.look_up(UNKNOWN, online=True).found


def test_where_nothing_can_be_written_nobody_is_asked(
    author: AuthoringGeocoder, service: LocalService, cache_folder: Path
) -> None:
    cache_folder.write_bytes(b"a file where the folder should be")
    with pytest.raises(DatabaseUnusable, match="requests cannot be counted"):
        author.look_up(UNKNOWN, online=True)
    assert service.requests == []
