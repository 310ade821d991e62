"""The map's page: built with folium behind one door, shown in the window and exported."""

from geodata.page.live import LivePage

__all__ = ["LivePage"]
