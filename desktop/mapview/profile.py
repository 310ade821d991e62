"""A browser profile that keeps nothing, and a page that nobody can leave.

Everything that Chromium would do beyond drawing our own page is refused here: requests, dialogs,
downloads, permissions, new windows, menus, drops, zoom, and the mouse's back button.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDesktopMediaRequest,
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QDialog, QWidget

from desktop.mapview.scheme import is_ours

__all__ = ["OnlyOurs", "SealedPage", "SealedView", "sealed_profile"]

_Attribute = QWebEngineSettings.WebAttribute

_OFF: Final = (
    "JavascriptCanOpenWindows",
    "JavascriptCanAccessClipboard",
    "JavascriptCanPaste",
    "LocalContentCanAccessFileUrls",
    "LocalContentCanAccessRemoteUrls",
    "NavigateOnDropEnabled",
    "ErrorPageEnabled",
    "PdfViewerEnabled",
    "AutoLoadIconsForPage",
    "LocalStorageEnabled",
    "PluginsEnabled",
    "ScreenCaptureEnabled",
    "DnsPrefetchEnabled",
    "HyperlinkAuditingEnabled",
    "FullScreenSupportEnabled",
    "WebGLEnabled",
    "AllowRunningInsecureContent",
    "AllowGeolocationOnInsecureOrigins",
    "AllowWindowActivationFromJavaScript",
    "TouchEventsApiEnabled",
    "BackForwardCacheEnabled",
    "PrintElementBackgrounds",
    "ScrollAnimatorEnabled",
    "SpatialNavigationEnabled",
)


class OnlyOurs(QWebEngineUrlRequestInterceptor):
    """Refuses every request but those to our own scheme, and counts the refused."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocked = 0
        self.last_blocked = QUrl()

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Deny by default."""
        if is_ours(info.requestUrl()):
            return
        info.block(True)
        self.blocked += 1
        self.last_blocked = info.requestUrl()


def sealed_profile(parent: QObject | None = None) -> tuple[QWebEngineProfile, OnlyOurs]:
    """A profile off the record: no cache, no cookies, no storage, no permissions, no downloads."""
    profile = QWebEngineProfile(parent)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(
        QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    )
    profile.setPersistentPermissionsPolicy(
        QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
    )
    profile.setSpellCheckEnabled(False)
    interceptor = OnlyOurs(profile)
    profile.setUrlRequestInterceptor(interceptor)
    profile.downloadRequested.connect(_cancel)
    seal(profile.settings())
    return profile, interceptor


def seal(settings: QWebEngineSettings) -> None:
    """Switch off every ability of the engine that drawing a map does not need."""
    for name in _OFF:
        if attribute := getattr(_Attribute, name, None):
            settings.setAttribute(attribute, False)
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
    )


class SealedPage(QWebEnginePage):
    """A page without dialogs, windows, permissions or a way out. ``consoleError(text)`` carries
    what its scripts complain of."""

    consoleError = Signal(str)

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        seal(self.settings())
        self.permissionRequested.connect(_deny)
        self.desktopMediaRequested.connect(_cancel_capture)
        self.fullScreenRequested.connect(_refuse_full_screen)
        self.fileSystemAccessRequested.connect(_refuse_files)
        self.registerProtocolHandlerRequested.connect(_refuse_handler)
        self.certificateError.connect(_refuse_certificate)

    def acceptNavigationRequest(
        self, url: QUrl | str, _type: QWebEnginePage.NavigationType, _main_frame: bool
    ) -> bool:
        """Only our own origin, whoever asks."""
        return is_ours(QUrl(url))

    def chooseFiles(self, *_request: object) -> list[str]:
        """No file dialog."""
        return []

    def createWindow(self, _type: object) -> None:  # type: ignore[override]
        """No new window."""

    def javaScriptAlert(self, _origin: QUrl | str, message: str) -> None:
        """No message box; a script that wants one is at fault."""
        self.consoleError.emit(f"alert: {message}")

    def javaScriptConfirm(self, _origin: QUrl | str, message: str) -> bool:
        """No question; the answer is no."""
        self.consoleError.emit(f"confirm: {message}")
        return False

    def javaScriptPrompt(
        self, _origin: QUrl | str, message: str, _default: str
    ) -> tuple[bool, str]:
        """No input box; the answer is nothing."""
        self.consoleError.emit(f"prompt: {message}")
        return False, ""

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Warnings and errors go on; what a script merely says is dropped."""
        if level != QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel:
            self.consoleError.emit(f"{source}:{line}: {message}")


class SealedView(QWebEngineView):
    """A view that passes on the left button, touch and plain wheel, and nothing else of a mouse.

    The events go to a widget that Qt makes inside the view for each renderer, so a filter is put
    on every child as it comes. Never on QApplication: with a web view that crashes on a resize.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = _MouseFilter(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)

    def childEvent(self, event: QChildEvent) -> None:
        """Filter the renderer's widget as soon as there is one."""
        if event.added() and (child := event.child()).isWidgetType():
            child.installEventFilter(self._filter)
            child.setAcceptDrops(False)  # type: ignore[attr-defined]
        if event.polished() and isinstance(dialog := event.child(), QDialog):
            # A colour field opens one, and nothing of the page's is asked first.
            QTimer.singleShot(0, dialog, dialog.reject)
        super().childEvent(event)


class _MouseFilter(QObject):
    """Swallows what would zoom the page, walk through its history or open something."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for an event that must not reach the page."""
        match event:
            case QWheelEvent():
                return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            case QMouseEvent():
                return event.button() not in (Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton)
            case QNativeGestureEvent():
                return True
        return event.type() in _DROPS


_DROPS: Final = frozenset(
    {
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.ContextMenu,
    }
)


def _cancel(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _cancel_capture(request: QWebEngineDesktopMediaRequest) -> None:
    request.cancel()


def _refuse_full_screen(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _refuse_files(request: QWebEngineFileSystemAccessRequest) -> None:
    request.reject()


def _refuse_handler(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()


def _refuse_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()
