"""What the exhibit takes from whoever starts it."""

from __future__ import annotations

import pytest

from desktop.kiosk.scrubbing import scrub_arguments, scrub_environment


@pytest.mark.parametrize(
    "name",
    [
        "QTWEBENGINE_REMOTE_DEBUGGING",
        "QTWEBENGINE_CHROMIUM_FLAGS",
        "QTWEBENGINE_DISABLE_SANDBOX",
        "QTWEBENGINEPROCESS_PATH",
        "QT_PLUGIN_PATH",
        "QT_QPA_PLATFORM_PLUGIN_PATH",
        "QT_QPA_GENERIC_PLUGINS",
        "QT_IM_MODULE",
        "QML2_IMPORT_PATH",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "GTK_MODULES",
        "SSLKEYLOGFILE",
        "SOMETHING_OF_TOMORROW",
    ],
)
def test_what_opens_a_debugger_or_loads_code_is_taken_away(name: str) -> None:
    environment = {name: "1", "DISPLAY": ":0"}
    assert scrub_environment(environment) == (name,)
    assert environment == {"DISPLAY": ":0"}


def test_what_a_screen_a_voice_and_the_supervisor_need_stays() -> None:
    environment = {
        "DISPLAY": ":0",
        "XDG_RUNTIME_DIR": "/run/user/1000",
        "NOTIFY_SOCKET": "@x",
        "CAREER_ATLAS_STATE": "/var/lib/x",
        "LC_ALL": "lv_LV.UTF-8",
        "QT_QPA_PLATFORM": "wayland",
    }
    kept = dict(environment)
    assert scrub_environment(environment) == ()
    assert environment == kept


@pytest.mark.parametrize("platform", ["vnc", "vnc:port=5900", "webgl:port=80", "xcb:x", ""])
def test_a_platform_that_shows_the_screen_to_others_is_taken_away(platform: str) -> None:
    environment = {"QT_QPA_PLATFORM": platform}
    scrub_environment(environment)
    assert environment == {}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["zakovsky", "--webEngineArgs", "--remote-debugging-port=9222"], ["zakovsky"]),
        (["--remote-debugging-port=9222", "zakovsky"], ["zakovsky"]),
        (["--no-sandbox"], []),
        (["zakovsky", "--settings", "a.toml"], ["zakovsky", "--settings", "a.toml"]),
    ],
)
def test_chromiums_words_are_left_out(words: list[str], kept: list[str]) -> None:
    left, removed = scrub_arguments(words)
    assert left == kept
    assert len(removed) == len(words) - len(kept)
