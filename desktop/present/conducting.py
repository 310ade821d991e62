"""Ties the lesson to its two windows: whatever changes is shown, and nothing here decides."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.nomap import NoMap
from desktop.present.audience import AudienceWindow
from desktop.present.captions import caption_of
from desktop.present.looking import Looking
from desktop.present.notekeeping import NoteKeeping
from desktop.present.placement import Placement
from desktop.present.presentation import Presentation
from desktop.present.room import Letters, letters_for
from desktop.present.speaker import SpeakerWindow
from desktop.present.speakerview import show_buttons, show_cards, what_the_class_sees
from desktop.present.tools import Tools
from desktop.settings import Settings
from desktop.themes import PALETTES, Palette
from geodata.locations import Locations
from geodata.words import Words

__all__ = ["Conducting"]


class Conducting(QObject):
    """Listens to everything, and renders. ``settingsChanged`` carries the new Settings."""

    settingsChanged = Signal(object)

    def __init__(
        self,
        presentation: Presentation,
        *,
        tools: Tools,
        audience: AudienceWindow,
        speaker: SpeakerWindow,
        placement: Placement,
        settings: Settings,
        locations: Locations,
    ) -> None:
        super().__init__(speaker)
        self.presentation, self.tools = presentation, tools
        self.audience, self.speaker, self.placement = audience, speaker, placement
        self.settings = settings
        self.letters: Letters | None = None
        self._today = False
        self.looking = Looking(audience.stage, presentation, tools, palette=self._palette)
        self.notes = NoteKeeping(speaker.notes, presentation, placement, locations=locations)
        self._connect()

    @property
    def words(self) -> Words:
        """The words of the lesson's language."""
        return self.presentation.texts.words

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
        """All texts again, in the lesson's language. No title tells of a stop."""
        title = f"{self.presentation.texts.person} – Career Atlas"
        self.audience.setWindowTitle(title)
        self.speaker.setWindowTitle(f"{self.words('Lesson')}: {title}")
        self.speaker.retranslate(self.words)
        self.measure()
        self.refresh()
        self.notes.show()

    def restyle(self) -> None:
        """Colours and sizes again."""
        palette = self.speaker.restyle(self.settings.theme, self.settings.text_size)
        self.audience.setStyleSheet(f"#audience {{ background: {palette.paper}; }}")
        self.refresh()

    def measure(self) -> None:
        """Letters for the room and for the screen that the class's window is on."""
        stage, on_screen = self.audience.stage, self.placement.where == "screen"
        known = self.placement.audience_screen.physicalSize()
        self.letters = letters_for(
            self.settings.room_depth_m,
            picture_px=(stage.width(), stage.height()),
            screen_mm=(known.width(), known.height()) if on_screen else (0, 0),
            picture_width_m=self.settings.picture_width_m if on_screen else 0,
        )
        stage.set_type_size(self.letters.type_px)
        self.audience.layer.follow()

    def show_step(self) -> None:
        """Another stop."""
        step = self.presentation.step
        self.speaker.say("")
        self.tools.set_step(step)
        self.refresh()
        # After the text under the map, which says how much of the map can be seen.
        self.audience.show_step(step, animate=not self.settings.reduced_motion)
        self.notes.show()

    def refresh(self) -> None:
        """Everything besides the map and the notes."""
        presentation, stage, palette = self.presentation, self.audience.stage, self._palette()
        private = self.placement.notes_allowed()
        stage.show_caption(caption_of(presentation), palette)
        stage.show_question(presentation.asking, palette)
        self.speaker.slider.set_hide_future(presentation.hides_future)
        self.speaker.jump.refresh(private=private)
        self.speaker.clock.refresh()
        show_cards(presentation, self.speaker, private=private)
        show_buttons(presentation, self.speaker, self.tools.tool)
        self.speaker.mirror.say(what_the_class_sees(presentation, self.placement))
        self._repaint()

    def _connect(self) -> None:
        presentation, speaker, stage = self.presentation, self.speaker, self.audience.stage
        presentation.model.stepChanged.connect(self.show_step)
        presentation.changed.connect(self._on_change)
        presentation.languageChanged.connect(self.retranslate)
        presentation.noticed.connect(speaker.say)
        presentation.veils.changed.connect(self._put_away)
        self.tools.toolChanged.connect(self._on_change)
        self.looking.moved.connect(self._repaint)
        self.notes.failed.connect(speaker.say)
        stage.resized.connect(self.measure)
        stage.settled.connect(self._on_settled)
        stage.map_view.stepPainted.connect(speaker.mirror.wake)
        speaker.resized.connect(self.restyle)
        speaker.coming.pressed.connect(self._tell_coming)
        self.placement.changed.connect(self._on_placement)
        self.placement.lost.connect(self._on_lost)
        self.placement.returned.connect(
            lambda: speaker.say(self.words("The class’s screen is back."))
        )

    def _palette(self) -> Palette:
        return PALETTES[self.settings.theme]

    def _dress_map(self) -> None:
        map_view = self.audience.stage.map_view
        map_view.set_theme(self.settings.theme)  # type: ignore[arg-type]  # one of the palettes
        map_view.set_reduced_motion(self.settings.reduced_motion)

    def _put_away(self) -> None:
        self.placement.set_hidden(self.presentation.veils.hidden)

    def _on_change(self) -> None:
        map_view, today = self.audience.stage.map_view, self.presentation.shows_today
        if not isinstance(map_view, NoMap) and today != self._today:
            self._today = today
            map_view.set_today(today)
        self.audience.layer.follow()
        self.refresh()

    def _on_placement(self) -> None:
        self.measure()
        self.refresh()
        self.notes.show()

    def _on_lost(self) -> None:
        self.speaker.say(
            self.words("The class’s screen is gone. The lesson goes on, and comes back with it.")
        )

    def _tell_coming(self) -> None:
        """A screen reader may say what comes next when it is asked on purpose."""
        after = self.presentation.plan.after(self.presentation.step)
        if after is not None and self.placement.notes_allowed():
            self.speaker.coming.tell()

    def _on_settled(self, size: int) -> None:
        """Say so where the letters are smaller than the room asks for, or only assumed."""
        letters, stage = self.letters, self.audience.stage
        if letters is None or self.placement.where != "screen":
            return
        if size < letters.type_px:
            reach = f"{letters.reach_m(size):.1f}"
            text = self.words("This sentence is long: it can be read from {m} m.", m=reach)
        elif letters.basis == "assumed":
            width = f"{letters.mm_per_px * stage.width() / 1000:.1f}"
            text = self.words(
                "How wide the picture on the wall is, is not known: the letters are for one of "
                "{m} m. Measure it, and write it into the settings (F9).",
                m=width,
            )
        else:
            text = ""
        self.speaker.hint(text)

    def _repaint(self) -> None:
        self.audience.layer.update()
        self.speaker.mirror.wake()
        self.speaker.mirror.update()
