"""Keeps the kiosk's window on one screen, whichever are plugged in and out, and covers the others."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QScreen
from PySide6.QtWidgets import QWidget


def screen_to_use(
    there: Sequence[QScreen], primary: QScreen | None, at_first: str, now: QScreen | None
) -> QScreen | None:
    """The screen that the kiosk began on; while that one is unplugged the one where it is now, else the primary."""
    by_name = next((screen for screen in there if screen.name() == at_first), None)
    return by_name or (now if now in there else primary)


class Screens(QObject):
    """Shows a window over a whole screen and follows what happens to it: turned, resized, unplugged, plugged in again.

    What other screens there are get a plain cover, so that no desktop with somebody's files looks out beside it.
    """

    def __init__(self, window: QWidget, app: QGuiApplication) -> None:
        super().__init__(window)
        self._window = window
        self._app = app
        self._at_first = window.screen().name()
        self.covers: dict[QScreen, QWidget] = {}
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        for screen in app.screens():
            self._follow(screen)
        app.screenAdded.connect(self._come)
        app.screenRemoved.connect(self._go)
        app.primaryScreenChanged.connect(self.arrange)
        _fill(window, window.screen())
        window.installEventFilter(self)
        self.arrange()

    @property
    def screen(self) -> QScreen | None:
        """Where the window belongs at the moment; None while no screen is plugged in."""
        return screen_to_use(self._app.screens(), self._app.primaryScreen(), self._at_first, self._window.screen())

    def arrange(self) -> None:
        """Puts the window and the covers where they belong."""
        chosen = self.screen
        if chosen is None or not self._window.isVisible():
            return
        _fill(self._window, chosen)
        for screen in [screen for screen in self.covers if screen is chosen or screen not in self._app.screens()]:
            self._uncover(screen)
        for screen in self._app.screens():
            if screen is not chosen and not _shows_the_same(screen, chosen):
                self._cover(screen)
        self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The covers go when the window goes."""
        if watched is self._window and event.type() is QEvent.Type.Hide and not self._window.isVisible():
            for screen in list(self.covers):
                self._uncover(screen)
        return False

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.arrange)

    def _come(self, screen: QScreen) -> None:
        self._follow(screen)
        self.arrange()

    def _go(self, screen: QScreen) -> None:
        self._uncover(screen)
        self.arrange()

    def _cover(self, screen: QScreen) -> None:
        if screen not in self.covers:
            self.covers[screen] = _plain_cover(self._window)
        _fill(self.covers[screen], screen)

    def _uncover(self, screen: QScreen) -> None:
        cover = self.covers.pop(screen, None)
        if cover is not None:
            cover.hide()
            cover.deleteLater()


def _shows_the_same(one: QScreen, other: QScreen) -> bool:
    """Mirrored screens: a cover on one would lie over the kiosk on the other."""
    return one.geometry().intersects(other.geometry())


def _plain_cover(window: QWidget) -> QWidget:
    # A child in name only: it goes with the window, and never keeps the program alive.
    cover = QWidget(
        window, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
    )
    cover.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    cover.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    cover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # Dark, as a screen that is off, whatever the theme.
    cover.setPalette(QPalette(Qt.GlobalColor.black))
    cover.setAutoFillBackground(True)
    return cover


def _fill(window: QWidget, screen: QScreen) -> None:
    """Over the whole screen. Where no window manager runs nobody heeds that wish, so the geometry says it too."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
