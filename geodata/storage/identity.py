"""What tells a database of ours from any other file."""

from __future__ import annotations

from typing import Final

__all__ = ["APPLICATION_ID", "FIRST_BYTES", "SCHEMA_VERSION"]

APPLICATION_ID: Final = 0x43415400
"""The application id in the header of every database file of ours: "CAT" and a zero byte.

https://www.sqlite.org/fileformat.html#application_id
"""

SCHEMA_VERSION: Final = 4
"""The ``user_version`` in the header. It rises with every migration, and with every change of
what the loader works out and stores: a cache of another version is thrown away."""

FIRST_BYTES: Final = b"SQLite format 3\0"
