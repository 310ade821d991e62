"""The staff's PIN and its lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.kiosk.pin import Lock, hash_pin, is_hash, pin_fits, pin_matches
from desktop.kiosk.pinkeeper import PIN_FILE, PinKeeper
from desktop.kiosk.settings import load_kiosk

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

PIN = "480213"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def line() -> str:
    return hash_pin(PIN)


def test_a_hash_is_of_its_pin_alone_and_salted(line: str) -> None:
    assert is_hash(line)
    assert PIN not in line
    assert line != hash_pin(PIN)
    assert pin_matches(PIN, line)
    assert not pin_matches("480214", line)


@pytest.mark.parametrize("text", ["", "480213", "scrypt$1$8$1$AAAA$BBBB", None, 5])
def test_what_is_no_hash_opens_nothing(text: object) -> None:
    assert not is_hash(text)
    assert not pin_matches(PIN, str(text or ""))


@pytest.mark.parametrize(
    "pin", ["", "12345", "48021", "000000", "123456", "987654", "12a456", "٤٨٠٢١٣"]
)
def test_a_short_or_a_guessable_pin_is_refused(pin: str) -> None:
    assert not pin_fits(pin)


def test_six_digits_fit() -> None:
    assert pin_fits(PIN)


def test_five_wrong_tries_pause_for_thirty_seconds(line: str) -> None:
    clock = Clock()
    lock = Lock(line, clock=clock)
    for _ in range(4):
        assert not lock.try_pin("000001")
        assert lock.waits_s == 0
    assert not lock.try_pin("000001")
    assert lock.waits_s == 30
    clock.now += 29
    assert not lock.try_pin(PIN), "nothing opens during a pause"
    clock.now += 1.1
    assert lock.try_pin(PIN)


def test_every_further_pause_is_longer_and_success_forgets(line: str) -> None:
    clock = Clock()
    lock = Lock(line, clock=clock)
    pauses = []
    for _ in range(3):
        for _ in range(5):
            lock.try_pin("1")
        pauses.append(lock.waits_s)
        clock.now += lock.waits_s
    assert pauses == [30, 60, 120]
    assert lock.try_pin(PIN)
    for _ in range(5):
        lock.try_pin("1")
    assert lock.waits_s == 30


def test_a_pin_goes_into_the_settings_file_that_may_be_written(tmp_path: Path, line: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("idle = 90 # slow\n")
    keeper = PinKeeper(tmp_path / "state", given="", file=file)
    assert keeper.can_keep
    keeper.keep(line)
    assert file.read_text().startswith("idle = 90 # slow\n")
    settings, problems = load_kiosk(file)
    assert (settings.pin_hash, problems) == (line, ())
    assert PinKeeper(tmp_path / "state", given=line, file=file).can_keep


def test_without_one_it_goes_where_only_the_exhibit_reads(tmp_path: Path, line: str) -> None:
    PinKeeper(tmp_path, given="").keep(line)
    assert (tmp_path / PIN_FILE).stat().st_mode & 0o077 == 0
    assert PinKeeper(tmp_path, given="").line == line
    assert not PinKeeper(tmp_path, given=hash_pin("994213")).can_keep, "the settings file rules"


def test_a_hash_given_by_the_settings_counts_alone(tmp_path: Path, line: str) -> None:
    PinKeeper(tmp_path, given="").keep(hash_pin("994213"))
    assert PinKeeper(tmp_path, given=line).line == line
