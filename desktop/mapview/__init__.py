"""The map: everything in the program that imports QtWebEngine.

In this order: ``prepare``, ``register_scheme``, QApplication, ``engine_problem``, and where that
is "", ``MapView``. The engine is loaded with the scheme, not by importing this module, so that a
machine on which it cannot be loaded still opens the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.mapview.graphics import Graphics, SandboxRefused, prepare, sandbox_problem
from desktop.mapview.opening import engine_problem, engine_version, register_scheme

if TYPE_CHECKING:
    from desktop.mapview.picture import StepPictures
    from desktop.mapview.stagemap import StageMap
    from desktop.mapview.view import MapView

__all__ = [
    "Graphics",
    "MapView",
    "SandboxRefused",
    "StageMap",
    "StepPictures",
    "engine_problem",
    "engine_version",
    "prepare",
    "register_scheme",
    "sandbox_problem",
]


def __getattr__(name: str) -> Any:
    """Load the engine when the map itself is asked for. Raises ImportError where it cannot be."""
    if name == "MapView":
        from desktop.mapview.view import MapView

        return MapView
    if name == "StepPictures":
        from desktop.mapview.picture import StepPictures

        return StepPictures
    if name == "StageMap":
        from desktop.mapview.stagemap import StageMap

        return StageMap
    raise AttributeError(name)
