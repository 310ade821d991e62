"""HTML elements from Python, with every text escaped."""

from __future__ import annotations

from html import escape
from typing import Final

__all__ = ["Markup", "element", "join"]

_EMPTY: Final = frozenset({"rect", "input", "br"})


class Markup(str):
    """Text that is markup already. Made by ``element`` and ``join``, never from a career's text."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str | bool | None) -> Markup:
    """An element with its content; what is not ``Markup`` is text and is escaped.

    Attributes are named as in HTML, with ``_`` for ``-`` and a last ``_`` dropped (``class_``);
    None or False leaves one out, True writes it without a value.
    """
    head = name + "".join(
        _attribute(key, value) for key, value in attributes.items() if value not in (None, False)
    )
    if name in _EMPTY:
        return Markup(f"<{head}/>")
    return Markup(f"<{head}>{join(*content)}</{name}>")


def join(*content: str) -> Markup:
    """Pieces one after another; what is not ``Markup`` is text and is escaped."""
    return Markup(
        "".join(piece if isinstance(piece, Markup) else escape(piece) for piece in content)
    )


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
