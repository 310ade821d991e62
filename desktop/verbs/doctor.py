"""``career-atlas doctor``: whether this machine can be an exhibit, in plain words."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Final

from geodata.locations import find_locations
from geodata.verbs.common import (
    add_career,
    add_json,
    add_language,
    chosen_career,
    dumped,
    printable,
    system_language,
    telling,
)
from geodata.words import Words, load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "doctor"
HELP: Final = "say whether this machine can be an exhibit, and what to do where it cannot"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CAREER, the settings and the form."""
    add_career(parser)
    parser.add_argument("--settings", type=Path, metavar="FILE", help="the exhibit's settings")
    add_language(parser)
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 1 where something is bad."""
    from desktop.doctor import Patient, examine

    locations = find_locations()
    language = arguments.language or system_language()
    words = load_words(language, folder=locations.resources / "i18n")
    patient = Patient(words, locations, chosen_career(arguments), arguments.settings)
    findings = []
    for finding in examine(patient):
        findings.append(finding)
        if not arguments.json:
            print(printable(f"{_state(finding.state, words)}  {finding.text}"), flush=True)
            if finding.next_step:
                print(printable(f"{'':8}→ {finding.next_step}"), flush=True)
    if arguments.json:
        print(dumped([asdict(finding) for finding in findings]))
    return 1 if any(finding.state == "bad" for finding in findings) else 0


def _state(state: str, words: Words) -> str:
    shown = {
        "well": words.context("examination", "well"),
        "look": words.context("examination", "look"),
        "bad": words.context("examination", "bad"),
    }
    return shown[state].ljust(6)
