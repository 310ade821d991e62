"""Where the content, our own resources, the built assets and the user's folders are.

The same code runs from a checkout, where ``seeds/`` and ``resources/`` stand at the top and set-up
puts fetched assets in ``build/assets/``, and from the built wheel, which carries all three in the
package directory ``career_atlas_data/``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import AssetMissing

__all__ = ["Locations", "find_locations"]

APPLICATION = "career-atlas"
VARIABLE_PREFIX = "CAREER_ATLAS_"
HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders the program reads and writes. None is made or checked here.

    ``seeds``, ``resources`` and ``assets`` are only ever read. ``cache`` may be deleted at any
    time; ``config`` holds the settings, ``state`` the window's memory, ``data`` what the user owns.
    """

    seeds: Path
    resources: Path
    assets: Path
    cache: Path
    config: Path
    state: Path
    data: Path


def find_locations(env: Mapping[str, str] | None = None, *, above: Path = HERE) -> Locations:
    """The folders for this installation and this user.

    A variable ``CAREER_ATLAS_SEEDS``, ``…_RESOURCES``, ``…_ASSETS``, ``…_CACHE``, ``…_CONFIG``,
    ``…_STATE`` or ``…_DATA`` in ``env`` (the process's own environment if not given) puts its
    folder elsewhere; a relative path there counts from the working folder. ``above`` is the folder
    that holds the ``geodata`` package.

    Raises ``AssetMissing`` when the program is neither in a checkout nor in a complete wheel.
    """
    given = os.environ if env is None else env
    folders = _shipped(above) | _users_own()
    return Locations(
        **{name: _chosen(given, name, default) for name, default in folders.items()},
    )


def _chosen(env: Mapping[str, str], name: str, default: Path) -> Path:
    value = env.get(VARIABLE_PREFIX + name.upper(), "")
    return Path(value).absolute() if value else default


def _shipped(above: Path) -> dict[str, Path]:
    if (above / "pyproject.toml").is_file():
        return {
            "seeds": above / "seeds",
            "resources": above / "resources",
            "assets": above / "build" / "assets",
        }
    carried = above / "career_atlas_data"
    if not carried.is_dir():
        raise AssetMissing(
            f"The program's own files are missing: there is no folder “{carried}”. "
            "Install Career Atlas again."
        )
    return {name: carried / name for name in ("seeds", "resources", "assets")}


def _users_own() -> dict[str, Path]:
    # Imported here: whoever only needs the types does not pay for it.
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APPLICATION, appauthor=False, roaming=False)
    return {
        "cache": dirs.user_cache_path,
        "config": dirs.user_config_path,
        "state": dirs.user_state_path,
        "data": dirs.user_data_path,
    }
