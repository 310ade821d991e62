"""The formats in which gazetteers come and go."""

from geodata.formats.importing import Choices, Report, import_files
from geodata.formats.registry import EXPORTERS, IMPORTERS

__all__ = ["EXPORTERS", "IMPORTERS", "Choices", "Report", "import_files"]
