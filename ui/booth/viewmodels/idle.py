"""Notices that nobody touches the screen, and says so: first a question, then the end."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.booth.viewmodels.flow import FlowState, Step

ENTRY_MS = 60_000
"""Without a touch on a screen with an entry, before "Are you still there?" (screens: numbers)."""

READING_MS = 90_000
"""Without a touch on a screen without an entry, before everything is back at its beginning without a question."""


class IdleWatch(QObject):
    """`asked` when a person with an entry may have left, `ended` when one without an entry has."""

    asked = Signal()
    ended = Signal()

    def __init__(self, entry_ms: int = ENTRY_MS, reading_ms: int = READING_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entry_ms = entry_ms
        self._reading_ms = reading_ms
        self._has_entry = False
        self._milliseconds = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def follow(self, state: FlowState) -> None:
        """Another state stands; every screen is watched but Thank-you, which counts for itself."""
        self._has_entry = state.has_entry
        if state.working or state.step is Step.THANKS:
            self.stop()
            return
        self._milliseconds = self._entry_ms if state.has_entry else self._reading_ms
        self._timer.start(self._milliseconds)

    def touched(self) -> None:
        """Somebody is there."""
        if self._milliseconds:
            self._timer.start(self._milliseconds)

    def stop(self) -> None:
        """Nothing is watched until the next state."""
        self._milliseconds = 0
        self._timer.stop()

    @property
    def watching(self) -> bool:
        """Whether it would say something if nobody came."""
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        (self.asked if self._has_entry else self.ended).emit()
