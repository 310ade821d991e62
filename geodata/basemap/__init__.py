"""Read the tiles of a basemap out of one MBTiles file, ours or a museum's own."""

from geodata.basemap.reader import Basemap, BasemapFacts, open_basemap, picture_type

__all__ = ["Basemap", "BasemapFacts", "open_basemap", "picture_type"]
