"""Gives a lesson at its fourth stop, for a test that listens to it as a screen reader does.

The notes are allowed, so that all is painted which a teacher may see. Prints, as one line of JSON,
what the class may know by now and what it may not.
"""

from __future__ import annotations

import json
import sys

from desktop.present.classroom import make_classroom
from desktop.present.dialogs import open_windows

STEP = 3

if __name__ == "__main__":
    classroom = make_classroom("zakovsky", language="en")
    open_windows(classroom, windowed=True)
    classroom.placement.allow_notes()
    lesson = classroom.presentation
    lesson.model.set_step(8)
    lesson.ask()
    lesson.back_to_map()
    lesson.model.set_step(STEP)
    stops = [lesson.texts.stop(step) for step in range(len(lesson.texts))]
    told = {
        "now": stops[STEP].title,
        "coming": [part for stop in stops[STEP + 1 :] for part in (stop.title, stop.when)],
        "questions": [q.question for q in lesson.texts.lesson(8).questions],
    }
    classroom.audience.stage.map_view.stepPainted.connect(
        lambda step: step == STEP and print(json.dumps(told), flush=True)  # noqa: T201
    )
    sys.exit(classroom.application.exec())
