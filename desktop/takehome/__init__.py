"""What taking a career home needs of the desktop: pictures of the map, and the dialog."""

__all__: list[str] = []
