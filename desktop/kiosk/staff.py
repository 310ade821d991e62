"""The staff's way in and out: gesture, PIN, and a page with what only they may do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.kiosk.gesture import Corner
from desktop.kiosk.pin import Lock, hash_pin, pin_fits
from desktop.kiosk.pinkeeper import PinKeeper
from desktop.kiosk.pinpad import PinPad
from desktop.kiosk.settings import KioskSettings, save_kiosk
from desktop.kiosk.settingspage import SettingsPage
from desktop.kiosk.sizes import Sizes
from desktop.panel.parts import line
from geodata.words import Words

__all__ = ["AGAIN", "LEFT", "Staff"]

LEFT: Final = 0
"""Status of an exhibit that staff left: whoever supervises it lets it rest."""
AGAIN: Final = 75
"""Status of an exhibit that wants to be started again (EX_TEMPFAIL of sysexits.h)."""

PAGE_MS: Final = 60_000
"""A page of the staff's that nobody touches goes away."""


class Staff(QObject):
    """Covers the window with the staff's pages. ``leaving(status)``: the exhibit ends.

    ``opened(bool)``: a page came up or went. ``extra`` are further buttons, each a text and what
    it does; it gives a sentence to show.
    """

    leaving = Signal(int)
    opened = Signal(bool)

    def __init__(
        self,
        window: QWidget,
        settings: KioskSettings,
        file: Path | None,
        *,
        keep: PinKeeper,
        wording: Callable[[], Words],
        sizes: Callable[[], Sizes],
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._file = window, settings, file
        self._keep, self._wording, self._sizes = keep, wording, sizes
        self.lock = Lock(keep.line)
        self.corner = Corner(0)
        self.page: QWidget | None = None
        self.extra: dict[str, Callable[[], str]] = {}
        self._first = ""
        self._away = QTimer(self, singleShot=True, interval=PAGE_MS)
        self._away.timeout.connect(self.close)
        self._cover = QWidget(window)
        self._cover.setObjectName("staff")
        self._cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._cover)
        row.addStretch(1)
        self._place = QVBoxLayout()
        row.addLayout(self._place, 6)
        row.addStretch(1)
        self._cover.hide()

    @property
    def is_open(self) -> bool:
        """Whether a page of the staff's covers the window."""
        return self.page is not None

    def touch(self, x: float, y: float) -> None:
        """A touch on the window, in its pixels."""
        if self.is_open:
            self._away.start()
            return
        self.corner.side = 2 * self._sizes().target
        if self.corner.touch(x, y):
            self.ask_pin()

    def key(self) -> None:
        """A key was pressed."""
        if self.is_open:
            self._away.start()

    def begin(self) -> None:
        """At the start: where there is no PIN yet and one can be kept, ask for one."""
        if not self._keep.line and self._keep.can_keep:
            self._choose_pin()

    def close(self) -> None:
        """Back to the exhibit."""
        self._away.stop()
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
            self.page = None
            self._cover.hide()
            self.opened.emit(False)

    def fit(self) -> None:
        """The window has another size."""
        self._cover.setGeometry(self._window.rect())

    # The pages

    def ask_pin(self) -> None:
        """The number pad; without a PIN nobody gets past it."""
        words = self._wording()
        pad = self._pad(self._try_pin)
        pad.ask(words("PIN of the staff") if self.lock_is_set else words("No PIN is set."))

    @property
    def lock_is_set(self) -> bool:
        """Whether there is a PIN at all."""
        return bool(self._keep.line)

    def _try_pin(self, pin: str) -> None:
        words, pad = self._wording(), self.page
        assert isinstance(pad, PinPad)
        if self.lock.try_pin(pin):
            self._show_menu()
        elif self.lock.waits_s:
            seconds = round(self.lock.waits_s + 0.5)
            pad.ask(
                words.plural(
                    "Wait {n} second, then try again.", "Wait {n} seconds, then try again.", seconds
                )
            )
        else:
            pad.ask(words("This is not the PIN. Try again."))

    def _choose_pin(self) -> None:
        self._first = ""
        pad = self._pad(self._take_pin)
        words = self._wording()
        pad.ask(words("Choose a PIN for the staff: at least six digits."))

    def _take_pin(self, pin: str) -> None:
        words, pad = self._wording(), self.page
        assert isinstance(pad, PinPad)
        if not pin_fits(pin):
            self._first = ""
            pad.ask(words("At least six digits, not one repeated and not a row like 123456."))
        elif not self._first:
            self._first = pin
            pad.ask(words("The same PIN once more."))
        elif pin != self._first:
            self._first = ""
            pad.ask(words("These were two different PINs. Begin again."))
        else:
            self._keep_pin(pin)

    def _keep_pin(self, pin: str) -> None:
        pad = self.page
        assert isinstance(pad, PinPad)
        try:
            self._keep.keep(hash_pin(pin))
        except OSError as error:
            words = self._wording()
            pad.ask(words("The PIN cannot be kept ({error}).", error=error.strerror))
            return
        self.lock = Lock(self._keep.line)
        self.close()

    def _pad(self, then: Callable[[str], None]) -> PinPad:
        pad = PinPad(self._wording(), self._sizes())
        pad.typed.connect(then)
        pad.left.connect(self.close)
        self._show(pad)
        return pad

    def _show_menu(self, said: str = "") -> None:
        words = self._wording()
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(line(said or words("For the staff"), "section"))
        for text, action in self._menu(words).items():
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, act=action: act())
            column.addWidget(button)
        self._show(page)

    def _menu(self, words: Words) -> dict[str, Callable[[], object]]:
        menu: dict[str, Callable[[], object]] = {
            text: partial(self._do, action) for text, action in self.extra.items()
        }
        menu[words("Settings")] = self._show_settings
        if self._keep.can_keep:
            menu[words("Another PIN")] = self._choose_pin
        menu[words("Start the exhibit again")] = lambda: self.leaving.emit(AGAIN)
        menu[words("Leave the exhibit")] = lambda: self.leaving.emit(LEFT)
        menu[words("Back to the exhibit")] = self.close
        return menu

    def _do(self, action: Callable[[], str]) -> None:
        self._show_menu(action())

    def _show_settings(self) -> None:
        page = SettingsPage(self._settings, self._wording(), self._sizes())
        page.saved.connect(self._save)
        page.left.connect(self._show_menu)
        self._show(page)

    def _save(self, settings: KioskSettings) -> None:
        words = self._wording()
        if self._file is None:
            self._show_menu(words("The exhibit was started without a settings file."))
            return
        try:
            save_kiosk(self._file, settings)
        except OSError as error:
            said = words("The settings cannot be kept ({error}).", error=error.strerror)
            self._show_menu(said)
            return
        self.leaving.emit(AGAIN)

    def _show(self, page: QWidget) -> None:
        was_open = self.is_open
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        self._place.addWidget(page)
        self.fit()
        self._cover.show()
        self._cover.raise_()
        page.setFocus()
        self._away.start()
        if not was_open:
            self.opened.emit(True)
