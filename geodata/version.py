"""The version of the code that runs. Its one source is ``pyproject.toml``."""

from __future__ import annotations

from pathlib import Path

__all__ = ["version"]

HERE = Path(__file__).resolve().parent.parent


def version(*, above: Path = HERE) -> str:
    """The semantic version, such as ``0.1.0``.

    A checkout reads it in its own project file, so that it tells the truth even where a wheel of
    another version is installed beside it; a wheel reads it in its metadata. ``above`` is the
    folder that holds the ``geodata`` package.
    """
    project = above / "pyproject.toml"
    if project.is_file():
        import tomllib

        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    from importlib import metadata

    return metadata.version("career-atlas")
