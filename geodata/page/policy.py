"""What the page may do: its Content-Security-Policy, and data that cannot become markup."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from typing import Final

__all__ = ["LIVE_POLICY", "json_block", "sealed_policy"]

_CLOSED: Final = ("default-src 'none'", "base-uri 'none'", "form-action 'none'")

LIVE_POLICY: Final = "; ".join(
    (
        *_CLOSED,
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
    )
)
"""For the window: files of the private scheme, nothing inline, no other host."""

_UNSAFE: Final = str.maketrans(
    {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
)


def sealed_policy(*, styles: Iterable[str], scripts: Iterable[str]) -> str:
    """For a file that stands alone: exactly these styles and scripts, fonts inside them, and no
    request of any kind."""
    return "; ".join(
        (
            *_CLOSED,
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "font-src data:",
        )
    )


def json_block(name: str, value: object) -> str:
    """A block of data in the page under the id ``name``; no text in it can end it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return f'<script type="application/json" id="{name}">{text}</script>'


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    listed = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return " ".join(listed) or "'none'"
