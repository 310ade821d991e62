"""Ties the lesson to its two windows: whatever changes is shown, and nothing here decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Signal

from desktop.nomap import NoMap
from desktop.present.audience import AudienceWindow
from desktop.present.caption import CaptionText
from desktop.present.guessing import Guess
from desktop.present.hand import Hand
from desktop.present.placement import Placement
from desktop.present.presentation import Presentation
from desktop.present.room import Letters, letters_for
from desktop.present.speaker import SpeakerWindow
from desktop.present.texts import StopText
from desktop.present.toolpainter import Overlay
from desktop.present.tools import Tools
from desktop.settings import Settings
from desktop.themes import PALETTES
from geodata.errors import ExportFailed
from geodata.locations import Locations
from geodata.storage import OpenCareer
from geodata.teaching import TeacherNotes, notes_of
from geodata.words import Words

__all__ = ["Conducting", "guess_text"]

_ZOOM_LEVELS = 1.5
_MOST_MEASURED = 200
"""So many captions are measured, so that the map keeps its size; a longer one gets smaller type."""


class Conducting(QObject):
    """Listens to everything, and renders. ``settingsChanged`` carries the new Settings."""

    settingsChanged = Signal(object)

    def __init__(
        self,
        presentation: Presentation,
        *,
        tools: Tools,
        hand: Hand,
        audience: AudienceWindow,
        speaker: SpeakerWindow,
        placement: Placement,
        settings: Settings,
        career: OpenCareer,
        locations: Locations,
    ) -> None:
        super().__init__(speaker)
        self.presentation, self.tools, self._hand = presentation, tools, hand
        self.audience, self.speaker, self.placement = audience, speaker, placement
        self.settings = settings
        self._career, self._locations = career, locations
        self._own = TeacherNotes.of(career.id, locations)
        self._letters: Letters | None = None
        self._zoomed = False
        self._connect()

    @property
    def words(self) -> Words:
        """The words of the lesson's language."""
        return self.presentation.texts.words

    @property
    def letters(self) -> Letters | None:
        """How large the room asks the letters to be."""
        return self._letters

    def start(self) -> None:
        """Render everything once."""
        self.audience.stage.map_view.set_language(self.words.language)
        self._dress_map()
        self.retranslate()
        self.restyle()
        self.show_step()

    def apply(self, settings: Settings) -> None:
        """Other settings: room, colours, motion, keys, time."""
        self.settings = settings
        plan = self.presentation.plan
        if not plan.id and plan.minutes != settings.lesson_minutes:
            self.presentation.set_plan(replace(plan, minutes=settings.lesson_minutes))
        self._dress_map()
        self.restyle()
        self.measure()
        self.settingsChanged.emit(settings)

    def retranslate(self) -> None:
        """All texts again, in the lesson's language."""
        title = f"{self.presentation.texts.person} – Career Atlas"
        self.audience.setWindowTitle(title)
        self.speaker.setWindowTitle(f"{self.words('Lesson')}: {title}")
        self.speaker.retranslate(self.words)
        self.measure()
        self.refresh()

    def restyle(self) -> None:
        """Colours and sizes again."""
        palette = self.speaker.restyle(self.settings.theme, self.settings.text_size)
        self.audience.setStyleSheet(f"#audience {{ background: {palette.paper}; }}")
        self.refresh()

    def measure(self) -> None:
        """Letters for the room and for the screen that the class's window is on."""
        stage = self.audience.stage
        known = self.placement.audience_screen.physicalSize()
        on_screen = self.placement.where == "screen"
        self._letters = letters_for(
            self.settings.room_depth_m,
            picture_px=(stage.width(), stage.height()),
            screen_mm=(known.width(), known.height()) if on_screen else (0, 0),
            picture_width_m=self.settings.picture_width_m if on_screen else 0,
        )
        stage.set_texts(self._captions(), self._letters.type_px)
        self.audience.layer.follow()

    def show_step(self) -> None:
        """Another stop."""
        step = self.presentation.step
        self._zoomed = False
        self.tools.set_step(step)
        self.audience.show_step(step, animate=not self.settings.reduced_motion)
        self.refresh()
        self.show_notes()

    def show_notes(self) -> None:
        """The notes of the stop, unless the class may see them."""
        notes = self.speaker.notes
        notes.set_veiled(not self.placement.notes_allowed())
        if notes.veiled:
            return
        step, language = self.presentation.step, self.words.language
        own = self._own.text(self.presentation.texts.posting_id(step), language) is not None
        notes.show_notes(notes_of(self._career, step, language, self._locations), own=own)

    def keep_notes(self, text: str) -> None:
        """The teacher's wording of the notes that are shown."""
        self._change_notes(lambda posting, language: self._own.keep(posting, language, text))

    def reset_notes(self) -> None:
        """Back to the author's wording."""
        self._change_notes(self._own.reset)
        self.show_notes()

    def refresh(self) -> None:
        """Everything besides the map and the notes."""
        presentation, stage = self.presentation, self.audience.stage
        palette = PALETTES[self.settings.theme]
        stage.show_caption(self._caption(), palette)
        question = presentation.asking.question
        if question is not None:
            stage.card.show_question(
                question,
                palette,
                answered=presentation.asking.answered,
                discussed=presentation.asking.discussed,
            )
        stage.card.setVisible(question is not None)
        self.speaker.slider.set_hide_future(presentation.hides_future)
        self._show_cards()
        self._show_buttons()
        self.speaker.jump.refresh()
        self.speaker.mirror.say(self._what_the_class_sees())
        self._repaint()

    def turn_zoom(self) -> None:
        """Nearer, where the hand is; and back to the stop's view."""
        map_view = self.audience.stage.map_view
        if isinstance(map_view, NoMap):
            return
        if self._zoomed:
            self.show_whole()
            return
        frame = self.audience.stage.map_frame()
        at = self.tools.at or QPointF(frame.width / 2, frame.height / 2)
        map_view.zoom_at(at.x() / frame.width, at.y() / frame.height, _ZOOM_LEVELS)
        self._zoomed = True
        self.speaker.mirror.wake()

    def show_whole(self) -> None:
        """The map as the stop has it."""
        self._zoomed = False
        self.audience.stage.map_view.reset_view()
        self.speaker.mirror.wake()

    def overlay(self) -> Overlay:
        """What lies over the stage now."""
        stage, tools = self.audience.stage, self.tools
        guesses = self.presentation.guessing.guesses
        return Overlay(
            width=stage.width(),
            height=stage.height(),
            frame=stage.map_frame(),
            palette=PALETTES[self.settings.theme],
            type_px=stage.type_size,
            tool=tools.tool,
            at=tools.at,
            lines=tools.lines if stage.card.isHidden() else (),
            guesses=tuple((guess, guess_text(guess, self.words)) for guess in guesses),
        )

    def _connect(self) -> None:
        presentation, speaker, stage = self.presentation, self.speaker, self.audience.stage
        presentation.model.stepChanged.connect(self.show_step)
        presentation.changed.connect(self._on_change)
        presentation.languageChanged.connect(self.retranslate)
        presentation.noticed.connect(speaker.say)
        presentation.guessing.changed.connect(self._look_wide)
        presentation.veils.changed.connect(
            lambda: self.placement.set_hidden(presentation.veils.hidden)
        )
        self.tools.moved.connect(self._repaint)
        self.tools.toolChanged.connect(self._on_change)
        stage.resized.connect(self.measure)
        stage.settled.connect(self._on_settled)
        stage.map_view.stepPainted.connect(speaker.mirror.wake)
        if not isinstance(stage.map_view, NoMap):
            stage.map_view.viewMoved.connect(self._on_view)
        speaker.resized.connect(self.restyle)
        speaker.notes.edited.connect(self.keep_notes)
        speaker.notes.resetAsked.connect(self.reset_notes)
        speaker.notes.allowed.connect(lambda: self.placement.allow_notes())
        self.placement.changed.connect(self._on_placement)
        self.placement.lost.connect(self._on_lost)
        self.placement.returned.connect(self._on_returned)

    def _dress_map(self) -> None:
        map_view = self.audience.stage.map_view
        map_view.set_theme(self.settings.theme)  # type: ignore[arg-type]  # one of the palettes
        map_view.set_reduced_motion(self.settings.reduced_motion)

    def _change_notes(self, change: Callable[[str, str], None]) -> None:
        posting = self.presentation.texts.posting_id(self.presentation.step)
        try:
            change(posting, self.words.language)
        except ExportFailed as error:
            self.speaker.say(str(error))

    def _on_change(self) -> None:
        map_view = self.audience.stage.map_view
        if not isinstance(map_view, NoMap):
            map_view.set_today(self.presentation.shows_today)
        self.audience.layer.follow()
        self.refresh()

    def _on_view(self) -> None:
        self.speaker.mirror.wake()
        self._repaint()

    def _on_placement(self) -> None:
        private = self.placement.notes_allowed()
        self.speaker.jump.set_private(private)
        self.measure()
        self.refresh()
        self.show_notes()

    def _on_lost(self, _name: str) -> None:
        self.speaker.say(
            self.words("The class’s screen is gone. The lesson goes on, and comes back with it.")
        )

    def _on_returned(self, _name: str) -> None:
        self.speaker.say(self.words("The class’s screen is back."))

    def _on_settled(self, size: int) -> None:
        letters = self._letters
        if letters is None:
            return
        if size < letters.type_px:
            reach = f"{letters.reach_m(size):.1f}"
            self.speaker.say(
                self.words("The sentences are long: they can be read from {m} m.", m=reach)
            )
        elif letters.basis == "assumed" and self.placement.where == "screen":
            width = f"{letters.mm_per_px * self.audience.stage.width() / 1000:.1f}"
            self.speaker.say(
                self.words(
                    "How wide the picture on the wall is, is not known: the letters are for one "
                    "of {m} m. Measure it, and write it into the settings (F9).",
                    m=width,
                )
            )

    def _repaint(self) -> None:
        self.audience.layer.update()
        self.speaker.mirror.wake()
        self.speaker.mirror.update()

    def _look_wide(self) -> None:
        """The answer may lie outside the stop's view, and the view must not give it away."""
        guessing, map_view = self.presentation.guessing, self.audience.stage.map_view
        if guessing.open and not guessing.guesses and not isinstance(map_view, NoMap):
            map_view.zoom_at(0.5, 0.5, -2)

    def _captions(self) -> tuple[CaptionText, ...]:
        texts = self.presentation.texts
        steps = list(self.presentation.plan.steps)
        if len(texts) <= _MOST_MEASURED:
            steps = list(range(len(texts)))
        stops = [texts.stop(step) for step in steps[:_MOST_MEASURED]]
        return (
            *map(_then, stops),
            *(self._today(stop) for stop in stops),
            self._question_caption(),
        )

    def _caption(self) -> CaptionText:
        if self.presentation.guessing.open:
            return self._question_caption()
        stop = self.presentation.texts.stop(self.presentation.step)
        return self._today(stop) if self.presentation.shows_today else _then(stop)

    def _question_caption(self) -> CaptionText:
        return CaptionText(self.words("Where next?"), "", self.words("Point at the map."), True)

    def _today(self, stop: StopText) -> CaptionText:
        return CaptionText(stop.today, self.words("today"), stop.sentence, stop.neutral)

    def _show_cards(self) -> None:
        presentation, words, speaker = self.presentation, self.words, self.speaker
        stop = presentation.texts.stop(presentation.step)
        heading = words("Now: posting {n} of {count}", n=stop.number, count=stop.of)
        line = " · ".join(part for part in (stop.place, stop.when) if part)
        speaker.now.show_stop(heading, stop.title, line)
        after = presentation.plan.after(presentation.step)
        if after is None:
            speaker.coming.show_stop(words("Next: the end of the lesson"), "", "")
            return
        hidden = words("Next: hidden while the future is hidden")
        if not (self.placement.notes_allowed() or presentation.may_show(after)):
            speaker.coming.show_stop(hidden, "", "")
            return
        coming = presentation.texts.stop(after)
        line = " · ".join(part for part in (coming.place, coming.when) if part)
        heading = words("Next: posting {n}", n=coming.number)
        told = "" if presentation.may_show(after) else hidden
        speaker.coming.show_stop(heading, coming.title, line, told=told)

    def _show_buttons(self) -> None:
        presentation, veils = self.presentation, self.presentation.veils
        asking = presentation.asking
        on = {
            "black": veils.cover == "black",
            "white": veils.cover == "white",
            "freeze": veils.frozen,
            "hide": veils.hidden,
            "question": asking.question is not None,
            "where_next": presentation.guessing.open,
            "today": presentation.shows_today,
            "future": presentation.hides_future,
            self.tools.tool: True,
        }
        buttons = self.speaker.tools.buttons
        impossible = {
            "question": not asking.count,
            "answer": asking.question is None,
            "discuss": asking.question is None or not asking.question.prompt,
            "previous": presentation.plan.before(presentation.step) is None,
        }
        self.speaker.tools.show_state(
            frozenset(name for name, yes in on.items() if yes),
            frozenset(name for name in buttons if not impossible.get(name)),
        )

    def _what_the_class_sees(self) -> str:
        veils, words = self.presentation.veils, self.words
        if self.placement.where == "away" and not veils.hidden:
            return words("The class’s screen is gone")
        if veils.hidden:
            return words("The class’s window is put away")
        if veils.cover == "black":
            return words("The class sees black")
        if veils.cover == "white":
            return words("The class sees white")
        return words("Frozen: the class sees an older picture") if veils.frozen else ""


def guess_text(guess: Guess, words: Words) -> str:
    """A letter, and once it is measured the distance."""
    if guess.km is None:
        return guess.letter
    if guess.km < 1:
        return words("{letter}: here", letter=guess.letter)
    km = words.number(_rounded(guess.km))
    return words("{letter}: {number} km", letter=guess.letter, number=km)


def _rounded(km: float) -> int:
    """A finger is not more exact than this."""
    return int(round(km, -1 if km >= 100 else 0))


def _then(stop: StopText) -> CaptionText:
    return CaptionText(stop.place, stop.when, stop.sentence, stop.neutral)
