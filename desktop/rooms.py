"""All that the window is made of besides the map, under one name.

Apart from the composition root, so that it can be imported while the map loads.
"""

from desktop.head import Head
from desktop.keys import bind_keys
from desktop.options import show_options
from desktop.panel import PostingPanel
from desktop.placefinder import PlaceLookup
from desktop.search import PlaceSearch
from desktop.showing import Showing
from desktop.slider import TimeSlider, TransportBar
from desktop.switches import Switches
from desktop.themes import PALETTES, Scale, slider_style
from desktop.timemodel import TimeModel
from desktop.visits import visits_at
from desktop.window import MainWindow

__all__ = [
    "PALETTES",
    "Head",
    "MainWindow",
    "PlaceLookup",
    "PlaceSearch",
    "PostingPanel",
    "Scale",
    "Showing",
    "Switches",
    "TimeModel",
    "TimeSlider",
    "TransportBar",
    "bind_keys",
    "show_options",
    "slider_style",
    "visits_at",
]
