"""The map: everything in the program that imports QtWebEngine.

In this order: ``prepare``, ``register_engine``, QApplication, ``open_map``. Importing this module
does not yet load the engine.
"""

from desktop.mapview.graphics import Graphics, SandboxRefused, prepare
from desktop.mapview.nomap import NoMap
from desktop.mapview.opening import open_map, register_engine

__all__ = ["Graphics", "NoMap", "SandboxRefused", "open_map", "prepare", "register_engine"]
