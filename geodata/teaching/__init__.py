"""What a teacher adds to a career and reads beside it: own notes, and the lesson plan."""

from geodata.teaching.notes import NoteEdit, TeacherNotes, notes_of
from geodata.teaching.plan import lesson_plan

__all__ = ["NoteEdit", "TeacherNotes", "lesson_plan", "notes_of"]
