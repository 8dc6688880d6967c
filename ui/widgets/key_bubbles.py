"""The one preview and the one popup a keyboard shows at a time, above everything in its window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist
from ui.widgets.key_popup import AccentPopup, KeyPreview


class KeyBubbles:
    """Boxes and spots are the keyboard's; `chosen` hears a letter tapped in the popup, empty for a tap beside."""

    def __init__(self, keyboard: QWidget, chosen: Callable[[str], None]) -> None:
        self._keyboard = keyboard
        self._chosen = chosen
        self._preview: KeyPreview | None = None
        self._popup: AccentPopup | None = None

    @property
    def popup(self) -> AccentPopup | None:
        """The letters akin to the one held, while they are shown."""
        return self._popup

    def preview(self, key: QRect, text: str, stylist: Stylist) -> None:
        """Shows the letter that a finger covers."""
        if self._preview is None or self._preview.parentWidget() is not self._keyboard.window():
            self._preview = KeyPreview(self._keyboard.window())
        self._preview.show_above(self._in_window(key), text, stylist)

    def offer(self, key: QRect, texts: Sequence[str], stylist: Stylist) -> None:
        """Shows the letters akin to a key's."""
        self.hide()
        self._popup = AccentPopup(self._keyboard.window(), texts, self._in_window(key), stylist)
        self._popup.chosen.connect(self._chosen)

    def mark(self, spot: QPoint) -> None:
        if self._popup is not None:
            self._popup.mark(self._number_at(self._popup, spot))

    def text_at(self, spot: QPoint) -> str:
        """The letter of the popup at that spot, empty for none."""
        if self._popup is None:
            return ""
        number = self._number_at(self._popup, spot)
        return self._popup.texts()[number] if number >= 0 else ""

    def hide(self) -> None:
        if self._preview is not None:
            self._preview.forget()
        if self._popup is not None:
            self._popup.hide()
            self._popup.deleteLater()
            self._popup = None

    def _number_at(self, popup: AccentPopup, spot: QPoint) -> int:
        return popup.at(popup.mapFromGlobal(self._keyboard.mapToGlobal(spot)))

    def _in_window(self, box: QRect) -> QRect:
        return QRect(self._keyboard.mapTo(self._keyboard.window(), box.topLeft()), box.size())
