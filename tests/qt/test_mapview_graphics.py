"""How the map is drawn, with which flags, and what is taken out of the environment."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from desktop.mapview import graphics
from desktop.mapview.graphics import (
    BackEnd,
    SandboxRefused,
    chromium_flags,
    gl_renderer,
    prepare,
    sandbox_problem,
)
from desktop.mapview.opening import engine_problem, engine_version
from desktop.mapview.smallboard import memory_mb
from geodata.words import Words

NO_GPU = not any(Path("/dev/dri").glob("renderD*"))


@pytest.mark.skipif(not NO_GPU, reason="this machine has a graphics processor")
def test_without_a_graphics_processor_the_software_back_end_is_chosen() -> None:
    environ: dict[str, str] = {}

    chosen = prepare(environ=environ)

    assert chosen.software
    assert chosen.reason == "there is no graphics processor"
    assert environ["QT_QUICK_BACKEND"] == "software"
    assert environ["QT_XCB_GL_INTEGRATION"] == "none"


@pytest.mark.parametrize(
    ("setting", "variable", "software"),
    [
        ("software", "", True),
        ("gpu", "", False),
        ("gpu", "software", True),
        ("software", "gpu", False),
        ("auto", "gpu", False),
    ],
)
def test_the_setting_overrides_and_the_environment_overrides_the_setting(
    setting: BackEnd, variable: str, software: bool
) -> None:
    environ = {graphics.BACK_END_VARIABLE: variable}

    assert prepare(choice=setting, environ=environ).software is software
    assert ("QT_QUICK_BACKEND" in environ) is software


def test_what_opens_a_debugging_port_or_weakens_the_sandbox_is_taken_out() -> None:
    environ = dict.fromkeys(graphics.SCRUBBED, "--remote-debugging-port=9222")

    prepare(environ=environ)

    left = {name: environ[name] for name in graphics.SCRUBBED if name in environ}
    assert list(left) == ["QTWEBENGINE_CHROMIUM_FLAGS"]
    assert "remote-debugging" not in left["QTWEBENGINE_CHROMIUM_FLAGS"]


def test_as_root_the_sandbox_is_off_with_a_warning_of_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    environ: dict[str, str] = {}

    chosen = prepare(environ=environ)

    assert "--no-sandbox" in environ["QTWEBENGINE_CHROMIUM_FLAGS"].split()
    assert "as root" in chosen.warning
    assert "\n" not in chosen.warning


def test_a_kiosk_refuses_to_run_as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    environ: dict[str, str] = {}

    with pytest.raises(SandboxRefused, match="ordinary user"):
        prepare(allow_unsandboxed=False, environ=environ)
    assert environ == {}


def test_as_an_ordinary_user_the_sandbox_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    environ: dict[str, str] = {}

    assert prepare(environ=environ).warning == ""
    assert "sandbox" not in environ["QTWEBENGINE_CHROMIUM_FLAGS"]


def test_only_this_module_may_switch_the_sandbox_off() -> None:
    root = Path(graphics.__file__).parents[2]
    sources = [*root.glob("desktop/**/*.py"), *root.glob("geodata/**/*.py"), root / "atlas"]
    guilty = {
        path.name
        for path in sources
        if path.is_file()
        and any(word in path.read_text("utf-8") for word in ("--no-sandbox", "DISABLE_SANDBOX"))
    }

    # scrubbing.py names them to take them out of what an exhibit is started with.
    assert guilty == {"graphics.py", "scrubbing.py"}


SMALL = {
    "--enable-low-end-device-mode",
    "--js-flags=--initial-old-space-size=16,--max-old-space-size=64",
    "--renderer-process-limit=1",
    "--process-per-site",
    "--disable-dev-shm-usage",
}


@pytest.mark.parametrize(("memory", "small"), [(512, True), (981, True), (1900, False), (0, False)])
def test_a_board_with_little_memory_gets_chromium_s_small_ways(memory: int, small: bool) -> None:
    flags = set(chromium_flags(memory=memory))
    assert (flags >= SMALL) is small
    assert sum(flag.startswith("--js-flags=--initial-old-space-size=16") for flag in flags) == 1
    assert not [flag for flag in flags if " " in flag]


def test_how_much_memory_there_is_is_read_or_not_known(tmp_path: Path) -> None:
    told = tmp_path / "meminfo"
    told.write_text("MemTotal:        1004936 kB\nMemFree: 1 kB\n")
    assert memory_mb(told) == 981
    told.write_text("nonsense")
    assert memory_mb(told) == memory_mb(tmp_path / "none") == 0
    assert memory_mb() > 0


def test_a_driver_that_does_not_answer_in_time_is_no_driver() -> None:
    assert gl_renderer(timeout=0.0001) == ""


@pytest.mark.parametrize("name", ["user/max_user_namespaces", "kernel/unprivileged_userns_clone"])
def test_a_system_that_forbids_the_sandbox_is_told_before_chromium_ends_the_program(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text("0\n")

    sentence = sandbox_problem(Words("en"), proc=tmp_path)

    assert name.replace("/", ".") in sentence
    assert "user namespaces" in sentence
    assert sandbox_problem(Words("en"), proc=tmp_path / "nothing") == ""


def test_an_engine_without_its_renderer_is_told_in_a_sentence(tmp_path: Path) -> None:
    sentence = engine_problem(Words("en"), libexec=tmp_path)

    assert "QtWebEngineProcess" in sentence
    assert "Run set-up again" in sentence
    assert engine_problem(Words("en")) == ""


def test_the_engine_names_how_far_its_security_fixes_go() -> None:
    """The page about the program and the doctor show it."""
    said = re.fullmatch(r"QtWebEngine (\S+), Chromium (\d+)\S* \((\d+)[\d.]*\)", engine_version())
    assert said
    assert int(said[3]) >= int(said[2]), "fixes of no version before its own"
