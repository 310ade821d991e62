"""What is on the disk: room, rights, the content, and the settings."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

from desktop.doctor.finding import Finding, Patient
from desktop.kiosk.pinkeeper import PinKeeper
from desktop.kiosk.settings import load_kiosk
from geodata.check import check_career
from geodata.errors import GeodataError
from geodata.sealed.opening import verify_sealed
from geodata.sealed.unpacking import career_folder
from geodata.seedfiles import find_gazetteers
from geodata.storage import open_career
from geodata.updates.installed import installed_content, updates_folder
from geodata.words import load_words

__all__ = ["examine_content", "examine_disk", "examine_settings"]

_WELL_MB: Final = 500
_LEAST_MB: Final = 100


def examine_disk(patient: Patient) -> Iterator[Finding]:
    """Room and rights where the exhibit writes. Everything else may be read-only."""
    words, locations = patient.words, patient.locations
    folders = dict.fromkeys(
        _nearest(folder) for folder in (locations.state, locations.data, locations.cache)
    )
    for folder in folders:
        why = _why_not_writable(folder)
        if why:
            text = words("“{folder}” cannot be written ({why}).", folder=folder, why=why)
            step = words("Give it to the user who runs the exhibit.")
            yield Finding("disk", "bad", text, step)
            continue
        free = shutil.disk_usage(folder).free // 1_000_000
        told = words.number(free)
        text = words("{n} MB are free in “{folder}”, and it can be written.", n=told, folder=folder)
        state = "well" if free >= _WELL_MB else "look" if free >= _LEAST_MB else "bad"
        step = "" if state == "well" else words("Make room.")
        yield Finding("disk", state, text, step)  # type: ignore[arg-type]


def _nearest(folder: Path) -> Path:
    """The folder, or the one in which it will be made."""
    return next(each for each in (folder, *folder.parents) if each.exists())


def _why_not_writable(folder: Path) -> str:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(4096))
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def examine_content(patient: Patient) -> Iterator[Finding]:
    """The career that ships or is named, and the newest that was fetched, every byte of it."""
    words, locations = patient.words, patient.locations
    try:
        shipped = _shipped(patient)
        yield shipped
        if shipped.state == "bad":
            return
        with closing(open_career(patient.career, locations=locations)) as opened:
            career = opened.id
    except GeodataError as error:
        step = words("Run “career-atlas check {career}”.", career=patient.career)
        yield Finding("content", "bad", str(error), step)
        return
    fetched = installed_content(updates_folder(locations), career=career, shipped=patient.career)
    if fetched.notice:
        step = words("The version before it is shown. Fetch it again.")
        yield Finding("content", "look", fetched.notice, step)
    if fetched.version:
        text = words("Version {n} was fetched and is whole.", n=fetched.version)
        yield Finding("content", "well", text)


def _shipped(patient: Patient) -> Finding:
    words, locations = patient.words, patient.locations
    if patient.career.endswith(".career"):
        verify_sealed(Path(patient.career))
    with career_folder(patient.career, seeds=locations.seeds) as folder:
        findings = check_career(
            folder,
            gazetteers=find_gazetteers(folder, shipped=locations.seeds / "gazetteer"),
            words_for=partial(load_words, folder=locations.resources / "i18n"),
        )
    if findings.good:
        n = findings.postings
        text = words("{career} is whole: {n} postings.", career=patient.career, n=n)
        return Finding("content", "well", text)
    count = sum(problem.severity == "error" for problem in findings.problems)
    text = words("{career} has errors: {n}.", career=patient.career, n=count)
    step = words("Run “career-atlas check {career}”.", career=patient.career)
    return Finding("content", "bad", text, step)


def examine_settings(patient: Patient) -> Iterator[Finding]:
    """Every setting, and whether staff have a PIN."""
    words = patient.words
    settings, problems = load_kiosk(patient.settings)
    for problem in problems:
        yield Finding("settings", "bad", str(problem), words("Correct the line."))
    if patient.settings is not None and not patient.settings.is_file():
        text = words("There is no settings file “{file}”.", file=patient.settings)
        step = words("Write one: career-atlas kiosk --write-settings FILE")
        yield Finding("settings", "bad", text, step)
    elif not problems:
        yield Finding("settings", "well", words("All settings are understood."))
    if not (settings.curator and settings.reviewed):
        text = words("Visitors are told nobody who answers for the content.")
        step = words("Set “curator” and “reviewed” in the settings file.")
        yield Finding("settings", "look", text, step)
    if not PinKeeper(patient.locations.state, given=settings.pin_hash).line:
        text = words("Staff have no PIN.")
        step = words("The exhibit asks for one when it starts.")
        yield Finding("settings", "look", text, step)
