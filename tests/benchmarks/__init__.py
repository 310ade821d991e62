"""Speed, measured against floors taken in the same run.

A benchmark is a module ``bench_NAME`` here with ``run() -> list[Result]``. Nothing else needs to
know of it.
"""
