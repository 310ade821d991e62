"""``./atlas bench``: the benchmarks, on a screen of their own."""

from __future__ import annotations

import os
import sys

from tools.layout import CHECKOUT
from tools.screen import run_with_screen

if __name__ == "__main__":
    os.chdir(CHECKOUT.root)
    sys.exit(run_with_screen([sys.executable, "-m", "tests.benchmarks", *sys.argv[1:]]))
