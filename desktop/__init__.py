"""The window, the slider and the map view: everything that needs Qt."""

from desktop.singletons import make_immortal

# Before anything imports PySide6; see there.
make_immortal()
