"""What every key and button of a lesson does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QApplication

from desktop.present import dialogs
from desktop.present.classroom import Classroom
from desktop.present.digits import Digits
from desktop.present.keys import LessonKeys
from desktop.present.tools import TOOLS

__all__ = ["commands", "connect_commands"]


def commands(classroom: Classroom, digits: Digits) -> Mapping[str, Callable[[], object]]:
    """By the names that keys and buttons have."""
    lesson, tools = classroom.presentation, classroom.tools
    looking, notes = classroom.conducting.looking, classroom.speaker.notes
    return {
        "next": lesson.next,
        "previous": lesson.previous,
        "begin": lesson.begin,
        "begin_here": lesson.begin_here,
        "first": lesson.first,
        "last": lesson.last,
        "jump": digits.ask,
        "black": partial(lesson.veils.turn_cover, "black"),
        "white": partial(lesson.veils.turn_cover, "white"),
        "freeze": lesson.veils.turn_frozen,
        "hide": lesson.veils.turn_hidden,
        "zoom": looking.turn_zoom,
        "whole": looking.show_whole,
        "undo": tools.undo,
        "redo": tools.redo,
        "question": lesson.ask,
        "answer": lesson.asking.answer,
        "discuss": lesson.asking.discuss,
        "where_next": lesson.where_next,
        "today": lesson.turn_today,
        "future": lesson.turn_future,
        "swap": classroom.placement.swap,
        "pause": lesson.clock.toggle,
        "reset": lesson.clock.reset,
        "edit": notes.turn_editing,
        "larger": notes.enlarge,
        "smaller": notes.shrink,
        "settings": partial(dialogs.show_settings, classroom),
        "screens": partial(dialogs.choose_screens, classroom),
        "keys": partial(dialogs.show_keys, classroom),
        **{tool: partial(tools.take, tool) for tool in TOOLS},
    }


def connect_commands(classroom: Classroom) -> None:
    """Bind keys and buttons."""
    lesson, speaker = classroom.presentation, classroom.speaker
    digits = Digits(speaker)
    actions = commands(classroom, digits)
    keys = LessonKeys(
        actions,
        covered=lambda: bool(lesson.veils.cover),
        digit=digits.type,
        enter=digits.enter,
        escape=digits.give_up,
        parent=speaker,
    )
    for window in (speaker, classroom.audience):
        keys.bind(window)
    keys.set_characters(classroom.conducting.settings.character_keys)
    classroom.conducting.settingsChanged.connect(
        lambda settings: keys.set_characters(settings.character_keys)
    )
    digits.toolAsked.connect(lambda number: actions[TOOLS[number - 1]]())
    digits.numberAsked.connect(lesson.go_to)
    digits.changed.connect(partial(_show_number, classroom))
    speaker.tools.pressed.connect(lambda name: actions[name]())
    speaker.screensAsked.connect(actions["screens"])
    speaker.settingsAsked.connect(actions["settings"])
    speaker.keysAsked.connect(actions["keys"])
    speaker.notes.exportAsked.connect(partial(dialogs.save_notes, classroom))
    speaker.jump.chosen.connect(lesson.model.set_step)
    speaker.closing.connect(QApplication.quit)
    classroom.audience.clicked.connect(partial(_click, classroom))
    classroom.audience.closing.connect(partial(_put_away, classroom))


def _click(classroom: Classroom) -> None:
    """The left button outside the map goes on, unless a tool has the hand."""
    if classroom.tools.tool == "none" and not classroom.presentation.veils.cover:
        classroom.presentation.next()


def _put_away(classroom: Classroom) -> None:
    if not classroom.presentation.veils.hidden:
        classroom.presentation.veils.turn_hidden()


def _show_number(classroom: Classroom, typed: str | None) -> None:
    words = classroom.presentation.texts.words
    classroom.speaker.say(
        "" if typed is None else words("Go to posting {n} – then Enter", n=typed or "…")
    )
