"""Sets documents with typst from our own templates.

Texts reach a template as JSON (``data.json``) and are shown as strings, which typst never reads as
markup, so no text can become code. A template can read nothing but the folder it is set in.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typst

from geodata.errors import AssetMissing, ExportFailed
from geodata.locations import Locations

__all__ = ["Folio", "folio"]

_STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): typst refuses to write a document that breaks what it can check of it."""

_KEPT: Final = "\n"


@dataclass(frozen=True, slots=True)
class Folio:
    """A document ready to be set; ``folder`` holds its template, data and pictures."""

    folder: Path
    _main: Path
    _fonts: Path

    def pdf(self) -> bytes:
        """The document as tagged PDF/UA-1, without a date, so that the same gives the same.

        Where no font on the machine has a letter PDF/UA cannot be promised; then it is tagged PDF
        all the same. Raises ExportFailed where it cannot be set.
        """
        try:
            return bytes(self._set("pdf", pdf_standards=_STANDARD))
        except typst.TypstError as error:
            if "standard" not in f"{error} {error.hints}" and "PDF/UA" not in str(error):
                raise _failed(error) from error
        try:
            return bytes(self._set("pdf"))
        except typst.TypstError as error:
            raise _failed(error) from error

    def png(self, *, dpi: float) -> tuple[bytes, ...]:
        """Each page as a PNG. Raises ExportFailed where it cannot be set."""
        try:
            pages = self._set("png", ppi=dpi)
        except typst.TypstError as error:
            raise _failed(error) from error
        return (pages,) if isinstance(pages, bytes) else tuple(pages)

    def pages(self) -> int:
        """How many pages the document has."""
        try:
            return int(
                typst.query(
                    self._main,
                    "<pages>",
                    field="value",
                    one=True,
                    root=self.folder,
                    font_paths=[self._fonts],
                )
            )
        except typst.TypstError as error:
            raise _failed(error) from error

    def _set(self, form: str, **options: Any) -> Any:
        return typst.compile(
            self._main,
            format=form,  # type: ignore[call-overload]
            root=self.folder,
            font_paths=[self._fonts],
            timestamp=0,
            **options,
        )


@contextmanager
def folio(
    template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes], locations: Locations
) -> Iterator[Folio]:
    """A folder of its own in which ``template`` of ``resources/typst`` can be set.

    Raises AssetMissing where template or fonts are not there.
    """
    fonts = locations.assets / "fonts"
    templates = locations.resources / "typst"
    if not (templates / template).is_file() or not any(fonts.glob("*.ttf")):
        raise AssetMissing("What documents are set with is missing. Run set-up again.")
    with tempfile.TemporaryDirectory(prefix="career-atlas-") as name:
        folder = Path(name)
        for file in templates.glob("*.typ"):
            shutil.copyfile(file, folder / file.name)
        for name, content in pictures.items():
            (folder / name).write_bytes(content)
        text = json.dumps(_shown(data), ensure_ascii=False)
        (folder / "data.json").write_text(text, encoding="utf-8")
        yield Folio(folder, folder / template, fonts)


def _shown(value: Any) -> Any:
    """The value with all that no page can show (control characters and the like) left out."""
    if isinstance(value, str):
        return "".join(letter for letter in value if _is_shown(letter))
    if isinstance(value, Mapping):
        return {key: _shown(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(each) for each in value]
    return value


def _is_shown(letter: str) -> bool:
    return letter in _KEPT or unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn")


def _failed(error: typst.TypstError) -> ExportFailed:
    return ExportFailed(f"The document cannot be set ({error.message}). Report this as a fault.")
