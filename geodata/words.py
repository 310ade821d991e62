"""The words of the interface, in the language asked for.

English text is the message id; every other language is one catalogue, ``<language>.po``, in the
gettext format, read at run time. A catalogue also holds the language's plural rule (its
``Plural-Forms`` header), its marks for numbers and its grammar of dates: a new language is a new
catalogue and no code. What is not translated falls back to English.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from geodata.errors import AssetMissing

__all__ = ["ENGLISH", "Message", "Words", "languages", "load_words", "mark"]

ENGLISH = "en"


class Message(NamedTuple):
    """A text that is translated later, where it is used: ``words.template(message)``."""

    context: str
    msgid: str


_GROUP_MARK = Message("mark between groups of digits", ",")
_DECIMAL_MARK = Message("decimal mark", ".")
_PERCENTAGE = Message("percentage", "{number}\u00a0%")


def mark(msgid: str) -> str:
    """Return the text unchanged. Marks it for the catalogues where ``words(name)`` translates it
    under a variable name."""
    return msgid


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words in one language. ``load_words`` makes one.

    Texts are templates of ``str.format``; a literal brace is written twice.
    """

    language: str
    _texts: Mapping[Message, str] = field(default_factory=dict, repr=False)
    _plurals: Mapping[str, Mapping[int, str]] = field(default_factory=dict, repr=False)
    _plural_form: Callable[[int], int] = field(default=lambda n: int(n != 1), repr=False)

    def __call__(self, msgid: str, /, **values: object) -> str:
        """Return the text in this language, with the values put in."""
        return _filled(self._texts.get(Message("", msgid), msgid), msgid, values)

    def context(self, context: str, msgid: str, /, **values: object) -> str:
        """Return a text whose meaning depends on a context (``msgctxt``), as "open" does."""
        return _filled(self._texts.get(Message(context, msgid), msgid), msgid, values)

    def plural(self, one: str, other: str, n: int, /, **values: object) -> str:
        """Return the form that goes with ``n`` things; ``{n}`` in the text is the number."""
        english = one if n == 1 else other
        text = self._plurals.get(one, {}).get(self._plural_form(abs(n)), english)
        return _filled(text, english, {"n": self.number(n), **values})

    def template(self, message: Message) -> str:
        """Return the text with its placeholders still in it."""
        return self._texts.get(message, message.msgid)

    def number(self, value: int) -> str:
        """Return a whole number with the language's group marks: 16,553 or 16 553."""
        return f"{value:,}".replace(",", self.template(_GROUP_MARK))

    def percent(self, value: float) -> str:
        """Return a percentage with at most two decimals: ``28.8 %`` or ``28,8 %``."""
        digits = f"{value:.2f}".rstrip("0").rstrip(".")
        number = digits.replace(".", self.template(_DECIMAL_MARK))
        return self.template(_PERCENTAGE).format(number=number)


def load_words(language: str, *, folder: Path) -> Words:
    """Read the catalogue of a language from ``folder``.

    English needs no file. A language without a catalogue gets the English texts, as a text without
    a translation does. Raises AssetMissing where a catalogue cannot be read.
    """
    if language == ENGLISH or language not in languages(folder):
        return Words(ENGLISH)
    import polib  # here, so that whoever needs English only does not wait for it

    path = folder / f"{language}.po"
    try:
        catalogue = polib.pofile(str(path), check_for_duplicates=False)
    except (OSError, UnicodeDecodeError) as error:
        raise AssetMissing(
            f"The catalogue {path.name} cannot be read ({error}). Run set-up again."
        ) from error
    entries = [entry for entry in catalogue if not entry.obsolete and not entry.fuzzy]
    return Words(
        language,
        {Message(e.msgctxt or "", e.msgid): e.msgstr for e in entries if e.msgstr},
        {e.msgid: _forms(e.msgstr_plural) for e in entries if e.msgid_plural},
        _plural_rule(catalogue.metadata.get("Plural-Forms", "")),
    )


def languages(folder: Path) -> tuple[str, ...]:
    """Return the codes of the languages there are: English, then each catalogue by its name."""
    return (
        ENGLISH,
        *sorted(path.stem for path in folder.glob("*.po") if path.stem != ENGLISH),
    )


def _filled(text: str, english: str, values: Mapping[str, object]) -> str:
    try:
        return text.format(**values)
    except (KeyError, IndexError, ValueError):
        # A slip in a catalogue must not take the window down: English is always right.
        return english.format(**values)


def _forms(translations: Mapping[int, str]) -> dict[int, str]:
    return {index: text for index, text in translations.items() if text}


def _plural_rule(header: str) -> Callable[[int], int]:
    """Return the rule in a header such as ``nplurals=2; plural=n != 1;``."""
    fields = (part.strip().partition("=") for part in header.split(";"))
    rules = {name.strip(): rule for name, _, rule in fields}
    rule: Callable[[int], int] = gettext.c2py(rules.get("plural") or "n != 1")
    return rule
