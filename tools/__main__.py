"""``python3 tools`` is ``./atlas``, on every system.

This file alone is kept readable for old versions of Python, so that they can say what is wrong.
"""

import os
import sys

OLDEST = (3, 11)


def start() -> int:
    """Check the interpreter, then do what the words ask for; returns the exit status."""
    if sys.version_info < OLDEST:
        sys.stderr.write(
            "Career Atlas needs Python 3.11 or newer; this is "
            + sys.version.split()[0]
            + ". Install it, then start with it.\n"
        )
        return 2
    # "python3 tools" looks for modules in tools/ itself; they are found as a package instead.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from tools.launcher import main

    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(start())
