"""``./atlas bench [--json] [NAME …]``: run the benchmarks, each in a process of its own.

A process of its own, because what one leaves behind (a web engine, a warm cache, freed memory)
would be measured by the next.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from tests import benchmarks
from tests.benchmarks.result import Result, table

PREFIX = "bench_"


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print. Status 0: every bar was kept; 1: one was missed, or a benchmark failed."""
    known = benchmark_names()
    asked = _parse(words, known)
    if asked.alone:
        json.dump(_module(asked.alone).run(), sys.stdout)
        return 0
    load_before = _load()
    results: list[Result] = []
    failed = [name for name in asked.names or known if not _measure(name, results)]
    machine = _machine(load_before)
    if asked.json:
        print(json.dumps({"machine": machine, "results": results, "failed": failed}, indent=1))
    else:
        print(table(results))
        print(", ".join(f"{key.replace('_', ' ')} {value}" for key, value in machine.items()))
    for name in failed:
        print(f"{name}: could not be measured; what it said stands above.", file=sys.stderr)
    return 0 if not failed and all(result["ok"] for result in results) else 1


def benchmark_names() -> list[str]:
    """The names of the benchmarks, in alphabetical order: of the modules, without ``bench_``."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name.removeprefix(PREFIX) for name in found if name.startswith(PREFIX))


def _parse(words: Sequence[str] | None, known: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="atlas bench", description="Measure speed.")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--alone", metavar="NAME", help=argparse.SUPPRESS)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"only these: {', '.join(known)}")
    asked = parser.parse_args(words)
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(known)}")
    return asked


def _module(name: str) -> Any:
    return importlib.import_module(f"tests.benchmarks.{PREFIX}{name}")


def _measure(name: str, results: list[Result]) -> bool:
    print(f"  {name} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.benchmarks", "--alone", name]
    measured = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if measured.returncode == 0:
        results.extend(json.loads(measured.stdout.splitlines()[-1]))
    return measured.returncode == 0


def _machine(load_before: str) -> dict[str, str | int | None]:
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load_before": load_before,
        "load_after": _load(),
    }


def _load() -> str:
    return " ".join(f"{each:.2f}" for each in os.getloadavg()) if hasattr(os, "getloadavg") else ""


if __name__ == "__main__":
    sys.exit(main())
