"""The lesson as it goes on: which stop, which question, what is hidden. No window in here.

Every key, button and click ends in a method of this class; the windows only listen.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.present.asking import Asking
from desktop.present.clock import LessonClock
from desktop.present.guessing import Guessing
from desktop.present.plan import Plan
from desktop.present.texts import LessonTexts
from desktop.present.veils import Veils
from desktop.timemodel import TimeModel
from geodata.careers.lesson import QuestionText

__all__ = ["Presentation"]


class Presentation(QObject):
    """One lesson on one career.

    ``changed()``: something besides the step is other than before. ``noticed(text)``: a sentence
    for the teacher alone. ``languageChanged()``: all texts are to be asked for again.
    """

    changed = Signal()
    noticed = Signal(str)
    languageChanged = Signal()

    def __init__(
        self,
        texts: LessonTexts,
        plan: Plan,
        *,
        hide_future: bool = True,
        clock: LessonClock | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.texts, self.plan = texts, plan
        self.model = TimeModel(len(texts), parent=self)
        self.clock = clock or LessonClock(parent=self)
        self.veils = Veils(self)
        self.asking = Asking(self)
        self.guessing = Guessing(lambda index: self.texts.places(index), self)
        self.hides_future = hide_future
        self.shows_today = False
        self.model.set_step(plan.steps[0])
        self.asking.set_questions(self._questions())
        self.model.stepChanged.connect(self._on_step)
        for part in (self.veils, self.asking, self.guessing):
            part.changed.connect(self.changed)

    @property
    def step(self) -> int:
        """The stop before the class, from 0."""
        return self.model.step

    def may_show(self, index: int) -> bool:
        """Whether the class may know of a stop by now."""
        return index <= self.step or not self.hides_future

    # Going through the stops

    def next(self) -> None:
        """The plan's next stop; to the answer, where the class is being asked for it."""
        self.clock.begin()
        if self.guessing.open:
            self.answer_where_next()
        elif (after := self.plan.after(self.step)) is not None:
            self.model.set_step(after)
        else:
            self.noticed.emit(self.texts.words("This is the last stop of the lesson."))

    def previous(self) -> None:
        """The plan's stop before this one."""
        if (before := self.plan.before(self.step)) is not None:
            self.model.set_step(before)

    def first(self) -> None:
        """The plan's first stop."""
        self.model.set_step(self.plan.steps[0])

    def last(self) -> None:
        """The plan's last stop."""
        self.model.set_step(self.plan.steps[-1])

    def go_to(self, number: int) -> None:
        """The career's posting with that number, counted from 1, in the plan or not."""
        if 1 <= number <= len(self.texts):
            self.model.set_step(number - 1)
            return
        known = len(self.texts)
        words = self.texts.words
        self.noticed.emit(
            words("There is no posting {n}: there are {count}.", n=number, count=known)
        )

    def begin(self) -> None:
        """Start the lesson at its first stop. Once it goes on this does nothing, so that a clicker
        may send it as often as it likes."""
        if self.clock.begin():
            self.first()

    def begin_here(self) -> None:
        """Start the lesson at this stop."""
        self.clock.begin()

    # What is hidden, and what is beside it

    def turn_future(self) -> None:
        """Hide what is still to come, or show it."""
        self.hides_future = not self.hides_future
        self.changed.emit()

    def turn_today(self) -> None:
        """The names and borders of today, or those of the time."""
        self.shows_today = not self.shows_today
        self.changed.emit()

    def set_plan(self, plan: Plan) -> None:
        """Other stops; the present one stays before the class, in the plan or not."""
        self.plan = plan
        self.changed.emit()

    def set_language(self, texts: LessonTexts) -> None:
        """Another language; the stop and what is asked stay."""
        self.texts = texts
        self.asking.set_questions(self._questions(), keep=True)
        self.languageChanged.emit()
        self.changed.emit()

    def set_career(self, texts: LessonTexts, plan: Plan, step: int) -> None:
        """Another career, or another part of two, at ``step`` (0-based)."""
        self.texts, self.plan = texts, plan
        self.model.set_count(len(texts), step=step)
        self.languageChanged.emit()
        self.changed.emit()

    # Questions

    def ask(self) -> None:
        """The next question of this stop, or back to the map after the last."""
        if not self.asking.count:
            self.noticed.emit(self.texts.words("This stop has no question."))
            return
        self.guessing.end()
        self.asking.ask()

    def where_next(self) -> None:
        """Ask the class to point at the next stop; asked already, show it."""
        if self.guessing.open:
            self.answer_where_next()
            return
        after = self.plan.after(self.step)
        if after is None:
            self.noticed.emit(self.texts.words("This is the last stop of the lesson."))
        elif not self._may_ask(after):
            self.noticed.emit(self.texts.words("“Where next?” is not asked before the next stop."))
        else:
            self.asking.end()
            self.guessing.ask(after)

    def answer_where_next(self) -> None:
        """Show the stop that was asked for, with how far away everybody pointed."""
        if self.guessing.step is not None:
            self.model.set_step(self.guessing.step)
            self.guessing.answer()

    def back_to_map(self) -> None:
        """End whatever is being asked."""
        self.asking.end()
        self.guessing.end()

    def _may_ask(self, step: int) -> bool:
        """Not where the author forbids it, and not where there is no place to point at."""
        places = self.texts.places(step)
        known = any(place.lat is not None and place.locus != "unlocated" for place in places)
        return known and self.texts.lesson(step).where_next

    def _on_step(self, step: int) -> None:
        if self.guessing.step != step:
            self.guessing.end()
        self.asking.set_questions(self._questions())

    def _questions(self) -> tuple[QuestionText, ...]:
        return self.texts.lesson(self.step).questions
