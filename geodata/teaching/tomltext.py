"""Texts as TOML writes them: readable where that is possible, right where it is not."""

from __future__ import annotations

__all__ = ["toml_text"]


def toml_text(text: str, *, lines: bool = False) -> str:
    """Return a text as a TOML string, or as a key in quotes. With ``lines`` a text of several
    lines keeps them, in a literal string; the line feeds around it are to be stripped again."""
    import tomlkit  # not on the way to the first map

    if lines and "'''" not in text:
        return f"'''\n{text}\n'''"
    return str(tomlkit.string(text).as_string())
