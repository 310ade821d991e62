"""Words that bend: a phrase of a catalogue in the grammatical case that is asked of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Term"]

_PLACEHOLDER: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")
_DIVIDER: Final = " | "


@dataclass(frozen=True, slots=True)
class Term:
    """A catalogue's text with its forms, and the values that stand in its placeholders.

    ``f"{term:genitive}"`` gives the form of that name, or the first where there is none; a term in
    a placeholder is asked for the case that the placeholder names, else for that of the whole.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __format__(self, case: str) -> str:
        template = self._form(case)
        return _PLACEHOLDER.sub(lambda found: self._value(found, case), template)

    def __str__(self) -> str:
        return format(self, "")

    def _form(self, case: str) -> str:
        first, *others = self.text.split(_DIVIDER)
        forms = dict(form.partition("=")[::2] for form in others)
        return forms.get(case, first)

    def _value(self, found: re.Match[str], case: str) -> str:
        value = self.values[found[1]]
        return format(value, found[2] or case) if isinstance(value, Term) else str(value)
