"""Why new content may be refused: the sentences that staff read, for the catalogues to translate.

Each says what is wrong and what to do next, and none that anything on the screen has changed: the
old content goes on whatever happens.
"""

from __future__ import annotations

from typing import Final

from geodata.errors import UpdateRefused
from geodata.words import Words, mark

__all__ = [
    "CLOCK",
    "EXPIRED",
    "LACKING",
    "NEWER_PROGRAM",
    "NOTHING_STAGED",
    "NOTHING_TO_GO_BACK_TO",
    "NOT_AN_ADDRESS",
    "NOT_WHOLE",
    "NOT_WRITABLE",
    "NO_REPOSITORY",
    "NO_ROOM",
    "NO_ROOT",
    "OLDER",
    "OLDER_METADATA",
    "OTHER_CAREER",
    "OUT_OF_REACH",
    "TOO_LARGE",
    "UNREADABLE",
    "UNSIGNED",
    "told",
]

NO_ROOT: Final = mark(
    "This machine does not know yet whose updates to trust. Give it the museum's root.json: "
    "career-atlas update trust FILE."
)
NOT_AN_ADDRESS: Final = mark(
    "“{source}” is neither a folder nor an address that begins with http:// or https://. "
    "Name one of these."
)
NO_REPOSITORY: Final = mark("There are no updates in “{source}”. Check the folder or the address.")
OUT_OF_REACH: Final = mark(
    "“{source}” cannot be reached, or is too slow ({error}). Try again later."
)
UNSIGNED: Final = mark(
    "The update is not signed by those whom this machine trusts. Do not use this source; tell "
    "whoever publishes your content."
)
UNREADABLE: Final = mark("The update's papers are damaged ({error}). Copy or publish it again.")
EXPIRED: Final = mark(
    "The update's signatures have run out, or this machine's clock is wrong: it says {now}. "
    "Set the clock, or have the repository signed again."
)
CLOCK: Final = mark(
    "This machine's clock says {now}, but the content was signed on {signed}. Set the clock."
)
OLDER_METADATA: Final = mark(
    "The update is older than one that this machine has seen already. Fetch a newer copy of it."
)
OLDER: Final = mark(
    "The update has version {version}, and this machine has had version {highest} already. "
    "Publish it under a higher version."
)
NOT_WHOLE: Final = mark("The update's file is not the one that was signed. Copy it again.")
TOO_LARGE: Final = mark("The update sends more than it may. Do not use this source.")
LACKING: Final = mark("There is no career “{career}” among the updates. There are: {known}.")
OTHER_CAREER: Final = mark("The update's file holds the career “{found}”, and not “{career}”.")
NEWER_PROGRAM: Final = mark(
    "The update is for a newer version of Career Atlas. Update the program of this machine first."
)
NO_ROOM: Final = mark(
    "There is no room for the update on this machine's disk: {needed} MB are needed. Free some."
)
NOT_WRITABLE: Final = mark(
    "The folder “{folder}” cannot be written to ({error}). Make it writable."
)
NOTHING_STAGED: Final = mark("No update is waiting. Fetch one first.")
NOTHING_TO_GO_BACK_TO: Final = mark(
    "There is nothing to go back to: one step was gone back already, or no update was ever put in."
)


def told(error: UpdateRefused, words: Words) -> str:
    """Return why an update was refused, in the language of the words."""
    return words(error.reason, **error.values)
