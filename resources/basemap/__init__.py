"""The recipe of the basemap: reads Natural Earth, paints tiles without labels, packs them."""

__all__: list[str] = []
