"""Speed, measured against floors taken in the same run.

A benchmark is a module here with ``run() -> list[Result]``. Nothing else needs to know of it.
"""
