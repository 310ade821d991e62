"""Where the page's files are: behind addresses of the private scheme, or inside the page."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final, Protocol

from geodata.page.policy import LIVE_POLICY, sealed_policy

__all__ = ["AssetSource", "InlinedAssets", "SchemeAssets"]

_FONT_URL: Final = re.compile(r'url\("([^")]+\.woff2)"\)')


class AssetSource(Protocol):
    """Turns the name of an asset, such as ``web/atlas.js``, into the markup that brings it in."""

    def style(self, name: str, text: str) -> str:
        """Markup for a style sheet."""

    def script(self, name: str, text: str) -> str:
        """Markup for a script that runs where it stands, after those before it."""

    def policy(self) -> str:
        """The Content-Security-Policy for everything asked for so far."""


@dataclass(slots=True)
class SchemeAssets:
    """Writes addresses below ``base``; whoever serves them knows the same names."""

    base: str = "atlas://app/"

    def style(self, name: str, text: str) -> str:
        """A link to the style sheet."""
        return f'<link rel="stylesheet" href="{escape(self.base + name)}">'

    def script(self, name: str, text: str) -> str:
        """A script element with an address."""
        return f'<script defer src="{escape(self.base + name)}"></script>'

    def policy(self) -> str:
        """Only the program's own scheme, nothing written in the page."""
        return LIVE_POLICY


class InlinedAssets:
    """Writes every byte into the page and remembers it for the security policy.

    ``font`` gives the bytes of a font file by its name, such as ``fonts/SourceSans3-It.woff2``.
    """

    def __init__(self, font: Callable[[str], bytes]) -> None:
        self._font = font
        self._styles: list[str] = []
        self._scripts: list[str] = []

    def style(self, name: str, text: str) -> str:
        """A style element with its fonts inside."""
        whole = _FONT_URL.sub(self._inlined, text)
        self._styles.append(whole)
        return f"<style>{whole}</style>"

    def script(self, name: str, text: str) -> str:
        """A script element. Our own scripts hold no ``</script``; a third party's might."""
        safe = re.sub(r"</(?=script)", r"<\\/", text, flags=re.IGNORECASE)
        self._scripts.append(safe)
        return f"<script>{safe}</script>"

    def policy(self) -> str:
        """Only what stands in the page, by its hashes."""
        return sealed_policy(styles=self._styles, scripts=self._scripts)

    def _inlined(self, match: re.Match[str]) -> str:
        code = base64.b64encode(self._font(match[1])).decode()
        return f'url("data:font/woff2;base64,{code}")'
