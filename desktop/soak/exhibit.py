"""The real exhibit with two things added for the soak: fingers, and shorter seconds of the idle
clock. No setting and no argument of ``career-atlas kiosk`` leads here.

A screen of Xvfb has no fingers, and the kernel's own (uinput) are rarely there; so what a finger
does comes through a socket and enters Qt where its platform would hand it over. Mouse, wheel and
keys come through the X server and need nothing here.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from desktop.kiosk.scrubbing import scrub_environment

PRELOAD = "CAREER_ATLAS_SOAK_PRELOAD"
SECOND_MS = "CAREER_ATLAS_SOAK_SECOND_MS"
FINGERS = "CAREER_ATLAS_SOAK_FINGERS"


def main() -> int:
    """Run the exhibit as ``career-atlas kiosk`` does."""
    _keep_the_clock()
    scrub_environment(os.environ)
    from desktop import cli
    from desktop.kiosk import app
    from desktop.soak.fingers import Fingers

    second = int(os.environ.get(SECOND_MS, "1000"))
    app.make_kiosk = partial(app.make_kiosk, second_ms=second)
    fingers = Fingers(Path(os.environ[FINGERS]))
    status = cli.main(["kiosk", *sys.argv[1:]])
    del fingers
    return status


def _keep_the_clock() -> None:
    """The exhibit drops what was loaded before it from its environment, and with it the clock
    that is not right, when it begins again by itself."""
    wanted = os.environ.get(PRELOAD, "")
    if wanted and os.environ.get("LD_PRELOAD") != wanted:
        os.environ.update(LD_PRELOAD=wanted, NO_FAKE_STAT="1", FAKETIME_CACHE_DURATION="1")
        os.environ.update(FAKETIME_DONT_FAKE_MONOTONIC="1", DONT_FAKE_MONOTONIC="1")
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606


if __name__ == "__main__":
    sys.exit(main())
