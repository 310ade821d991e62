"""The questions of a stop, put to the class one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from geodata.careers.lesson import QuestionText

__all__ = ["Asking"]


class Asking(QObject):
    """Nothing is asked until the teacher asks. ``changed()``: the class sees something else."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions: Sequence[QuestionText] = ()
        self._number = -1
        self._answered = False
        self._discussed = False

    @property
    def question(self) -> QuestionText | None:
        """The question before the class, None for none."""
        return self._questions[self._number] if self._number >= 0 else None

    @property
    def count(self) -> int:
        """How many questions the stop has."""
        return len(self._questions)

    @property
    def answered(self) -> bool:
        """Whether the right answer is marked."""
        return self._answered

    @property
    def discussed(self) -> bool:
        """Whether the prompt for the discussion is shown."""
        return self._discussed

    def set_questions(self, questions: Sequence[QuestionText], *, keep: bool = False) -> None:
        """Another stop; ``keep`` where it is the same one in another language."""
        self._questions = questions
        if not (keep and self._number < len(questions)):
            self._put(-1)
        self.changed.emit()

    def ask(self) -> None:
        """The next question of the stop; after the last, none."""
        self._put(self._number + 1 if self._number + 1 < len(self._questions) else -1)
        self.changed.emit()

    def answer(self) -> None:
        """Mark the right answer; nothing where the question has none."""
        if self.question and any(answer.right for answer in self.question.answers):
            self._answered = True
            self.changed.emit()

    def discuss(self) -> None:
        """Show what to talk about, or put it away."""
        if self.question and self.question.prompt:
            self._discussed = not self._discussed
            self.changed.emit()

    def end(self) -> None:
        """Back to the map."""
        if self.question is not None:
            self._put(-1)
            self.changed.emit()

    def _put(self, number: int) -> None:
        self._number, self._answered, self._discussed = number, False, False
