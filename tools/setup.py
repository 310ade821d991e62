"""Set-up: from a bare machine to a program that starts, in steps that are done once.

A step is skipped when its stamp says that it was made from the same locks and lists; a stamp is
written last, so a step that was interrupted is done again. Two set-ups never run at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import environment, system
from tools.assets import assets_digest, build_assets, build_test_assets
from tools.environment import Purpose
from tools.layout import Layout
from tools.progress import say, step
from tools.stamps import digest, is_current, stamp

__all__ = ["alone", "bring_libraries", "is_ready", "libraries_are_current", "make_ready"]


def is_ready(layout: Layout, purpose: Purpose) -> bool:
    """Whether nothing is left to do; looks at a few small files only."""
    return (
        environment.environment_is_current(layout, purpose)
        and _assets_are_current(layout)
        and (purpose == "run" or _test_assets_are_current(layout))
        and libraries_are_current(layout, purpose)
    )


def make_ready(layout: Layout, purpose: Purpose) -> None:
    """Do what is left to do. Raises ``SetupFailed`` at the first step that cannot be done."""
    if is_ready(layout, purpose):
        return
    layout.build.mkdir(exist_ok=True)
    with alone(layout.build / "setup.lock"):
        if is_ready(layout, purpose):  # By now: another set-up has just done it.
            return
        say("Setting up Career Atlas; the first time takes a few minutes.")
        _do_steps(layout, purpose)
        say("Career Atlas is ready.")


def _do_steps(layout: Layout, purpose: Purpose) -> None:
    if not libraries_are_current(layout, purpose):
        with step("System libraries"):
            bring_libraries(layout, purpose)
    if not environment.environment_is_current(layout, "run"):
        with step("Python packages (about 250 MB to fetch)"):
            environment.make_environment(layout)
    if not _assets_are_current(layout):
        with step("Web assets and fonts (about 45 MB to fetch)"):
            build_assets(layout, notices_of=layout.requirements / "run.txt")
            stamp(_assets_stamp(layout), _assets_wanted(layout))
    if not environment.environment_is_current(layout, purpose):
        with step("Packages for tests and checks (about 50 MB to fetch)"):
            environment.add_test_packages(layout)
    if purpose == "test" and not _test_assets_are_current(layout):
        with step("What tests of the pages need (about 5 MB to fetch)"):
            build_test_assets(layout)
            stamp(_test_assets_stamp(layout), assets_digest(layout.test_web))


def bring_libraries(layout: Layout, purpose: Purpose) -> None:
    """Install what is missing through apt, where there is one; elsewhere the trial shows it."""
    if system.has_apt():
        packages = [each for file in _lists(layout, purpose) for each in system.read_packages(file)]
        if lacking := system.missing(packages):
            system.install(lacking)
    served: Purpose
    for served in ("run", purpose):  # What tests need includes what the program needs.
        stamp(_libraries_stamp(layout, served), _libraries_wanted(layout, served))


def _lists(layout: Layout, purpose: Purpose) -> list[Path]:
    names = ["debian-run.txt"] + (["debian-test.txt"] if purpose == "test" else [])
    return [layout.requirements / name for name in names]


def _libraries_wanted(layout: Layout, purpose: Purpose) -> str:
    return digest(_lists(layout, purpose))


def _libraries_stamp(layout: Layout, purpose: Purpose) -> Path:
    return layout.build / f"libraries-{purpose}"


def libraries_are_current(layout: Layout, purpose: Purpose) -> bool:
    """Whether the lists are those that were seen to last."""
    return is_current(_libraries_stamp(layout, purpose), _libraries_wanted(layout, purpose))


def _assets_wanted(layout: Layout) -> str:
    return digest([layout.requirements / "run.txt"], assets_digest(layout.web))


def _assets_stamp(layout: Layout) -> Path:
    return layout.build / "assets-made"


def _assets_are_current(layout: Layout) -> bool:
    return layout.assets.is_dir() and is_current(_assets_stamp(layout), _assets_wanted(layout))


def _test_assets_stamp(layout: Layout) -> Path:
    return layout.build / "test-assets-made"


def _test_assets_are_current(layout: Layout) -> bool:
    wanted = assets_digest(layout.test_web)
    return layout.test_assets.is_dir() and is_current(_test_assets_stamp(layout), wanted)


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold the lock of set-up; the system lets go of it when the process ends, however it ends."""
    with file.open("a+b") as held:
        if sys.platform == "win32":
            import msvcrt

            held.seek(0)
            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another set-up of Career Atlas is running; waiting for it to end.")
                fcntl.flock(held, fcntl.LOCK_EX)
        yield
