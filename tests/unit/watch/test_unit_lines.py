"""The lines of the service that the exhibit's promises rest on, each by its value: the golden files
say that nothing changed, this says what must not."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.verbs.kiosk_supervise import _around
from desktop.watch.judging import READY_S, STALE_S
from desktop.watch.units_all import files_for
from tests.unit.watch.test_units import SITE


def lines(name: str) -> dict[str, list[str]]:
    """What a file says, by key."""
    text = next(file.text for file in files_for(SITE) if str(file.path).endswith(name))
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


@pytest.fixture(scope="module")
def service() -> dict[str, list[str]]:
    return lines("career-atlas-kiosk.service")


def test_the_supervisor_alone_is_believed_and_is_missed_in_time(
    service: dict[str, list[str]],
) -> None:
    assert service["Type"] == ["notify"]
    assert service["NotifyAccess"] == ["main"]
    assert float(service["WatchdogSec"][0]) > READY_S + STALE_S
    assert "supervise" in service["ExecStart"][0]
    assert "PAMName" in service, "whose children tell another scope, hence the supervisor"


def test_it_comes_back_however_often_it_fails(service: dict[str, list[str]]) -> None:
    assert service["Restart"] == ["always"]
    assert service["RestartSec"] == ["2"]
    assert service["StartLimitIntervalSec"] == ["0"]


def test_it_has_the_first_terminal_to_itself(service: dict[str, list[str]]) -> None:
    assert any("systemd-user-sessions.service" in each for each in service["After"])
    assert service["Conflicts"] == ["getty@tty1.service"]
    assert service["ConditionPathExists"] == ["/dev/tty0"]
    assert any("dbus" in each and "logind" in each for each in service["Wants"])
    assert "LIBSEAT_BACKEND=logind" in service["Environment"]


def test_cage_gets_no_frame_and_no_switch_to_another_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cage = tmp_path / "cage"
    cage.write_text("#!/bin/sh\n")
    cage.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _around("cage") == [str(cage), "-d", "--"]


def test_it_has_no_network_no_root_and_what_the_map_needs(service: dict[str, list[str]]) -> None:
    assert service["PrivateNetwork"] == ["yes"]
    assert service["User"] == ["exhibit"]
    assert not {"MemoryDenyWriteExecute", "RestrictNamespaces"} & set(service)
    assert service["MemoryMax"] == ["80%"]
    assert service["OOMPolicy"] == ["continue"]
    assert service["ProtectSystem"] == ["full"]


def test_the_journal_takes_what_it_says(service: dict[str, list[str]]) -> None:
    assert service["StandardOutput"] == service["StandardError"] == ["journal"]


def test_a_system_that_hangs_is_restarted_within_a_minute() -> None:
    assert 0 < int(lines("system.conf.d/50-career-atlas.conf")["RuntimeWatchdogSec"][0]) <= 60


def test_the_profile_allows_user_namespaces_and_no_more() -> None:
    text = next(file.text for file in files_for(SITE) if "apparmor.d" in str(file.path))
    rules = re.findall(r"^  (\w+)", text, re.MULTILINE)
    assert set(rules) == {"userns", "include"}


def test_gnome_kiosk_keeps_no_key_that_leads_out_until_staff_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {each.path.name: each for each in files_for(replace(SITE, shell="gnome"))}
    keys = tmp_path / "keys"
    gsettings = tmp_path / "gsettings"
    gsettings.write_text(
        '#!/bin/sh\n[ "$1" = list-keys ] && echo switch-to-session-3 close || echo "$*" >>told\n'
    )
    keys.write_text(files["career-atlas-keys"].text)
    for program in (keys, gsettings):
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    def told(*words: str | Path, **environ: str) -> set[str]:
        (tmp_path / "told").write_text("")
        subprocess.run(words, cwd=tmp_path, check=True, timeout=30, env=os.environ | environ)
        return set((tmp_path / "told").read_text().splitlines())

    schema = "org.gnome.mutter.wayland.keybindings"
    taken = told(keys, "take")
    assert {f"set {schema} switch-to-session-3 []", f"set {schema} close []"} <= taken
    where = str(files["career-atlas-keys"].path)
    unit = files["career-atlas-kiosk.service"].text
    assert f"\nExecStartPre=-{where} take\n" in unit
    assert f"\n{where} take\n" in files["gnome-kiosk-script"].text
    (ended,) = re.findall(r"^ExecStopPost=-/bin/sh -c '(.*)'$", unit, re.M)
    ended = ended.replace("$$", "$").replace(where, str(keys))
    assert f"reset-recursively {schema}" in told("/bin/sh", "-c", ended, EXIT_STATUS="75")
    for status in ("0", "KILL", ""):
        assert not told("/bin/sh", "-c", ended, EXIT_STATUS=status)
