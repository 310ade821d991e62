"""What a career becomes when it is taken home: documents, slides, tables, pictures, an archive."""

__all__: list[str] = []
