"""Ids that no two entries of a section share: the texts stand under them."""

from __future__ import annotations

from dataclasses import dataclass, field

from geodata.seedfiles.entry import Entry

__all__ = ["TakenIds"]


@dataclass(slots=True)
class TakenIds:
    """The ids that a career's entries have, section by section."""

    _taken: dict[str, set[str]] = field(default_factory=dict)

    def new(self, entry: Entry, section: str) -> str:
        """Read the id of an entry; "" where it is wrong or another of its section has it."""
        entry_id = entry.identifier()
        if not entry_id or self.take(entry_id, section):
            return entry_id
        entry.problem("id", f"Another {section} has this id. Give one of them a new id.")
        return ""

    def take(self, entry_id: str, section: str) -> bool:
        """Note an id; return whether it was free."""
        taken = self._taken.setdefault(section, set())
        free = entry_id not in taken
        taken.add(entry_id)
        return free
