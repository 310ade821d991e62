"""Reading the files that authors write into careers, places and sources."""

from geodata.seedfiles.folder import Seeds, find_gazetteers, read_seeds, seed_files

__all__ = ["Seeds", "find_gazetteers", "read_seeds", "seed_files"]
