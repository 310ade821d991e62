"""Boots a machine that only exists in an emulator, makes it an exhibit as a technician would, and
does to it what happens to exhibits. Started by hand: ``.venv/bin/python -m tests.machine``."""
