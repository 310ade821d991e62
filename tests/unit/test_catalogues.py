"""Every text of the program stands in every catalogue, and nothing else does.

Texts are found in the code: ``words("…")``, ``words.plural("…", "…", n)``,
``words.context("…", "…")``, ``_("…")``, ``mark("…")`` and ``Message("…", "…")``, under any name
that ends in ``words``.
"""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
import pytest

from geodata.dates import messages
from geodata.words import Message

TOP = Path(__file__).resolve().parents[2]
CATALOGUES = sorted((TOP / "resources" / "i18n").glob("*.po"))
BENT = {
    message.context
    for value in vars(messages).values()
    for message in ([value] if isinstance(value, Message) else [])
} | {"month", "season", "part of a year", "note on a date", "start of a span"}
"""Contexts whose translations may have several forms."""


class Text(NamedTuple):
    """A text that the program asks for."""

    context: str
    msgid: str
    plural: str = ""


def _asked_for() -> set[Text]:
    files = [path for part in ("geodata", "desktop") for path in (TOP / part).rglob("*.py")]
    return {text for path in files for text in _texts_in(path)}


def _texts_in(path: Path) -> Iterator[Text]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Call):
            yield from _texts_of(node)


def _texts_of(call: ast.Call) -> Iterator[Text]:
    arguments = [list(_literals(argument)) for argument in call.args]
    name = _name(call.func)
    if _is_words(name) or name in ("_", "mark"):
        yield from (Text("", msgid) for msgid in arguments[0])
    elif isinstance(call.func, ast.Attribute) and _is_words(_name(call.func.value)):
        if name == "plural":
            pairs = zip(arguments[0], arguments[1], strict=True)
            yield from (Text("", one, other) for one, other in pairs)
        elif name == "context":
            yield from (Text(context, msgid) for context in arguments[0] for msgid in arguments[1])
    elif name == "Message" and len(arguments) == 2:
        yield from (Text(context, msgid) for context in arguments[0] for msgid in arguments[1])


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_words(name: str) -> bool:
    return name.lower().endswith("words")


def _entries(path: Path) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def _text(entry: polib.POEntry) -> Text:
    return Text(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def _as_entry(text: Text) -> str:
    context = [f'msgctxt "{text.context}"'] if text.context else []
    if text.plural:
        return "\n".join([*context, f'msgid "{text.msgid}"', f'msgid_plural "{text.plural}"'])
    return "\n".join([*context, f'msgid "{text.msgid}"', 'msgstr ""'])


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _forms(entry: polib.POEntry) -> list[str]:
    """Return the forms of a text, without the names of their cases."""
    if entry.msgctxt not in BENT:
        return [entry.msgstr]
    first, *others = entry.msgstr.split(" | ")
    return [first, *(form.partition("=")[2] for form in others)]


each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)


def test_there_are_catalogues_and_texts() -> None:
    assert [path.stem for path in CATALOGUES] == ["lv", "ru"]
    assert Text("month", "January") in _asked_for()


@each_catalogue
def test_every_text_is_translated(path: Path) -> None:
    translated = {_text(entry) for entry in _entries(path) if entry.translated()}
    missing = sorted(_asked_for() - translated)
    listed = "\n\n".join(map(_as_entry, missing))
    assert not missing, f"{path.name} lacks {len(missing)}:\n\n{listed}"


@each_catalogue
def test_no_text_is_left_over(path: Path) -> None:
    stale = sorted({_text(entry) for entry in _entries(path)} - _asked_for())
    assert not stale, f"{path.name} has texts that nothing asks for: {stale}"


@each_catalogue
def test_no_text_stands_twice(path: Path) -> None:
    polib.pofile(str(path), check_for_duplicates=True)


@each_catalogue
def test_translations_keep_their_placeholders(path: Path) -> None:
    wrong = [
        (entry.msgid, form)
        for entry in _entries(path)
        if not entry.msgid_plural
        for form in _forms(entry)
        if _placeholders(form) != _placeholders(entry.msgid)
    ]
    assert not wrong


@each_catalogue
def test_plural_forms_are_complete_and_keep_their_placeholders(path: Path) -> None:
    rule = polib.pofile(str(path)).metadata["Plural-Forms"]
    count = int(rule.split("nplurals=")[1].split(";")[0])
    for entry in _entries(path):
        if entry.msgid_plural:
            assert sorted(entry.msgstr_plural) == list(range(count)), entry.msgid
            allowed = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural)
            for form in entry.msgstr_plural.values():
                assert form, entry.msgid
                assert allowed - {"n"} <= _placeholders(form) <= allowed, (entry.msgid, form)


@each_catalogue
def test_every_grammatical_case_that_is_asked_for_exists(path: Path) -> None:
    bent = [entry for entry in _entries(path) if entry.msgctxt in BENT]
    asked = {
        spec
        for entry in bent
        for form in _forms(entry)
        for _, _, spec, _ in string.Formatter().parse(form)
        if spec
    }
    named = {form.partition("=")[0] for entry in bent for form in entry.msgstr.split(" | ")[1:]}
    assert asked <= named, f"no form is named {asked - named}"


@each_catalogue
def test_the_header_names_its_language(path: Path) -> None:
    assert polib.pofile(str(path)).metadata["Language"] == path.stem
