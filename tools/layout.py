"""Where set-up reads and where it writes, all below the top of the checkout."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["CHECKOUT", "Layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one checkout. ``root`` is its top folder, absolute."""

    root: Path

    @property
    def environment(self) -> Path:
        """The Python environment that set-up makes."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        if os.name == "nt":
            return self.environment / "Scripts" / "python.exe"
        return self.environment / "bin" / "python"

    @property
    def packages(self) -> Path:
        """Where the environment keeps its packages."""
        if os.name == "nt":
            return self.environment / "Lib" / "site-packages"
        return next((self.environment / "lib").glob("python3.*")) / "site-packages"

    @property
    def build(self) -> Path:
        """Everything else that set-up makes; may be deleted at any time."""
        return self.root / "build"

    @property
    def assets(self) -> Path:
        """The fetched and verified web assets and fonts, with the third-party notices."""
        return self.build / "assets"

    @property
    def requirements(self) -> Path:
        """The locks: Python packages and Debian packages."""
        return self.root / "requirements"

    @property
    def web(self) -> Path:
        """The lock of the web assets and the list of the files taken from them."""
        return self.root / "resources" / "web"

    @property
    def test_web(self) -> Path:
        """The same for what only tests need."""
        return self.root / "tests" / "web"

    @property
    def test_assets(self) -> Path:
        """The fetched and verified files that only tests need."""
        return self.build / "test-assets"


CHECKOUT = Layout(Path(__file__).resolve().parent.parent)
