"""The countries that may be meant, as buttons in a row: as many as there is room for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Stylist, dress_part
from ui.widgets.buttons import GhostButton


class CountryStrip(QWidget):
    """Touching it leaves the focus in the field; keys come into it by `enter_by_key` and go along it with arrows."""

    chosen = Signal(str)
    left_by_key = Signal()
    passed_by_key = Signal()
    """The focus goes on, behind the last."""

    def __init__(self) -> None:
        super().__init__()
        self._stylist = Stylist()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.buttons: list[GhostButton] = []

    def offer(self, countries: tuple[tuple[str, str], ...]) -> None:
        """Offers these (code, name); the last one always stays."""
        for button in self.buttons:
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self.buttons = [self._button(code, name) for code, name in countries]
        for button in self.buttons:
            self._row.addWidget(button)
        dress_part(self, self._stylist)
        self._fit()

    def _button(self, code: str, name: str) -> GhostButton:
        button = GhostButton(name)
        # A touch must not take the focus out of the field: what was typed so far would count as left unfinished.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.chosen.emit(code))
        button.installEventFilter(self)
        return button

    def holds_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        return any(button.hasFocus() for button in self.buttons)

    def enter_by_key(self) -> None:
        """The focus comes from the field above or below."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Tab: 1}
        shown = [button for button in self.buttons if not button.isHidden()]
        focused = [place for place, button in enumerate(shown) if button is watched]
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left_by_key.emit()
            return True
        if event.key() in steps and focused:
            self._go_to(focused[0] + steps[Qt.Key(event.key())], shown)
            return True
        return False

    def _go_to(self, place: int, shown: list[GhostButton]) -> None:
        """The ends lead out: nobody is held here."""
        if place < 0:
            self.left_by_key.emit()
        elif place == len(shown):
            self.passed_by_key.emit()
        else:
            shown[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        """Prefer not to say, the last offer, always stays; the less likely countries go where there is no room."""
        last = self.buttons[-1:]
        gap = self._row.spacing()
        used = sum(button.minimumSizeHint().width() + gap for button in last)
        for button in self.buttons[:-1]:
            used += button.minimumSizeHint().width() + gap
            button.setVisible(used <= self.width() or button is self.buttons[0])

    def set_style(self, stylist: Stylist) -> None:
        """Another text size: other buttons fit."""
        self._stylist = stylist
        self._row.setSpacing(max(stylist.metrics.gap, stylist.px(10)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
