"""``python -m desktop`` is ``career-atlas``."""

import sys

from desktop.cli import main

sys.exit(main())
