"""Monitors that come and go on one X screen, as ``xrandr --setmonitor`` makes them.

Through libXrandr itself, because the tool need not be installed. RandR 1.5,
https://gitlab.freedesktop.org/xorg/proto/xorgproto/-/blob/master/randrproto.txt
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_char_p, c_int, c_ulong, c_void_p
from ctypes.util import find_library

__all__ = ["Monitors"]


class _Monitor(Structure):
    _fields_ = (
        ("name", c_ulong),
        ("primary", c_int),
        ("automatic", c_int),
        ("outputs_count", c_int),
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("width_mm", c_int),
        ("height_mm", c_int),
        ("outputs", POINTER(c_ulong)),
    )


class _Resources(Structure):
    _fields_ = (
        ("time", c_ulong),
        ("configured", c_ulong),
        ("crtcs_count", c_int),
        ("crtcs", POINTER(c_ulong)),
        ("outputs_count", c_int),
        ("outputs", POINTER(c_ulong)),
    )


class Monitors:
    """The first one takes the X screen's own output, so that only what is plugged in is there."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL(find_library("X11") or "")
        self._randr = ctypes.CDLL(find_library("Xrandr") or "")
        _declare(self._x, self._randr)
        self._display = self._x.XOpenDisplay(None)
        self._root = self._x.XDefaultRootWindow(self._display)
        self._names: list[str] = []

    def plug_in(
        self, name: str, rect: tuple[int, int, int, int], mm: tuple[int, int] = (0, 0)
    ) -> None:
        """A monitor at x, y with width and height in pixels, and its size in millimetres."""
        first = not self._names
        made = self._randr.XRRAllocateMonitor(self._display, int(first))
        monitor = made.contents
        monitor.name, monitor.primary, monitor.automatic = self._atom(name), 0, 0
        monitor.x, monitor.y, monitor.width, monitor.height = rect
        monitor.width_mm, monitor.height_mm = mm
        if first:
            monitor.outputs[0] = self._own_output()
        self._randr.XRRSetMonitor(self._display, self._root, made)
        self._x.XSync(self._display, 0)
        self._names.append(name)

    def pull_out(self, name: str) -> None:
        """Take a monitor away."""
        self._randr.XRRDeleteMonitor(self._display, self._root, self._atom(name))
        self._x.XSync(self._display, 0)
        self._names.remove(name)

    def close(self) -> None:
        """Take all away that are there still."""
        for name in list(reversed(self._names)):
            self.pull_out(name)
        self._x.XCloseDisplay(self._display)

    def _atom(self, name: str) -> int:
        return int(self._x.XInternAtom(self._display, name.encode(), 0))

    def _own_output(self) -> int:
        found = self._randr.XRRGetScreenResourcesCurrent(self._display, self._root)
        return int(ctypes.cast(found, POINTER(_Resources)).contents.outputs[0])


def _declare(x: ctypes.CDLL, randr: ctypes.CDLL) -> None:
    x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = c_void_p, [c_char_p]
    x.XCloseDisplay.argtypes = [c_void_p]
    x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = c_ulong, [c_void_p]
    x.XInternAtom.restype, x.XInternAtom.argtypes = c_ulong, [c_void_p, c_char_p, c_int]
    x.XSync.argtypes = [c_void_p, c_int]
    randr.XRRAllocateMonitor.restype = POINTER(_Monitor)
    randr.XRRAllocateMonitor.argtypes = [c_void_p, c_int]
    randr.XRRSetMonitor.argtypes = [c_void_p, c_ulong, POINTER(_Monitor)]
    randr.XRRDeleteMonitor.argtypes = [c_void_p, c_ulong, c_ulong]
    randr.XRRGetScreenResourcesCurrent.restype = c_void_p
    randr.XRRGetScreenResourcesCurrent.argtypes = [c_void_p, c_ulong]
