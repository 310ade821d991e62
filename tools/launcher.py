"""What ``./atlas`` does: set up what is missing, then hand over to the program or to the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from tools.layout import CHECKOUT, Layout
from tools.progress import SetupFailed, say
from tools.setup import make_ready

__all__ = ["main"]

UNREADABLE = 2
INTERRUPTED = 130
AGAIN, FOR_TESTS = "--again", "--for-tests"
OWN_MODULES = {
    "test": "tools.testing",
    "bench": "tools.measuring",
    "soak": "desktop.soak",
    "try-machine": "tests.machine",
}
HELP = """\
./atlas [VERB …]   set up what is missing, then do what “career-atlas VERB …” does;
                   without a VERB: open the map
The launcher's own verbs:
  setup [--again] [--for-tests]        set up what is missing, or everything anew, and stop
  test [--fast] [PYTEST'S OPTIONS …]   run every check and test, or the quick ones
  bench [--json] [NAME …]              measure speed against floors taken in the same run
  soak --hours H [--minutes M] …       run the exhibit among random visitors and faults
  try-machine [CHECK …]                boot an emulated machine as an exhibit, and try it
The program's verbs follow.
"""


def main(words: Sequence[str], layout: Layout = CHECKOUT) -> int:
    """Do what the words of the command line ask; returns the exit status."""
    try:
        return _do(list(words), layout)
    except SetupFailed as failure:
        say(f"\n{failure}")
        return UNREADABLE
    except OSError as error:
        say(
            f"\nSet-up could not go on: {error}. Check the room on the disk and the rights, "
            "then start again."
        )
        return UNREADABLE
    except KeyboardInterrupt:
        say("\nStopped. Start again to go on where it makes sense.")
        return INTERRUPTED


def _do(words: list[str], layout: Layout) -> int:
    verb = words[0] if words else "open"
    if verb == "setup":
        return _set_up(words[1:], layout)
    if verb in OWN_MODULES:
        make_ready(layout, "test")
        return _hand_over(layout, OWN_MODULES[verb], words[1:])
    make_ready(layout, "run")
    if verb in ("-h", "--help"):
        print(HELP, flush=True)
    return _hand_over(layout, "desktop", words or ["open"])


def _set_up(options: list[str], layout: Layout) -> int:
    if unknown := set(options) - {AGAIN, FOR_TESTS}:
        say(f"“setup” knows {AGAIN} and {FOR_TESTS}, not “{' '.join(sorted(unknown))}”.")
        return UNREADABLE
    if AGAIN in options:
        forget(layout)
    make_ready(layout, "test" if FOR_TESTS in options else "run")
    return 0


def forget(layout: Layout) -> None:
    """Forget that anything was set up; what is there stays in use until it is replaced."""
    for stamp in [*layout.environment.glob("career-atlas-*"), *layout.build.glob("*-made")]:
        stamp.unlink()


def _hand_over(layout: Layout, module: str, words: Sequence[str]) -> int:
    """Become ``python -m module``; -P, so that nothing in the working folder is taken for a part
    of the program."""
    command = [str(layout.python), "-P", "-m", module, *words]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode
