"""A career sealed in one file: packing, opening it the careful way, and unpacking it again."""

from geodata.sealed.names import SUFFIX, is_sealed_name

__all__ = ["SUFFIX", "is_sealed_name"]
