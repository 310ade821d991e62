"""The lesson plan that ships: 45 minutes with the careers that are in the program."""

from __future__ import annotations

from geodata.errors import AssetMissing
from geodata.locations import Locations
from geodata.words import ENGLISH

__all__ = ["lesson_plan"]


def lesson_plan(language: str, locations: Locations) -> str:
    """Return the plan in Markdown, in English where there is none in ``language``.

    Raises AssetMissing where the program's own files are not complete.
    """
    folder = locations.resources / "lesson"
    for code in (language, ENGLISH):
        try:
            return (folder / f"plan.{code}.md").read_text(encoding="utf-8")
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise AssetMissing(
                f"The lesson plan plan.{code}.md cannot be read ({error}). Run set-up again."
            ) from error
    raise AssetMissing(f"There is no lesson plan in “{folder}”. Run set-up again.")
