"""A line, as for a code or a passphrase, that gives nothing to the clipboard and keeps no history once it is wiped."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.line import Line


class GuardedLine(Line):
    """Nothing in it can be selected, and so nothing copied, cut, or dragged away; pasting works.

    A mouse that selects hands the words to the desktop's selection on the spot, where any program may read them.
    """

    def __init__(self, parent: QWidget | None = None, *, secret: bool = False) -> None:
        super().__init__(parent)
        self.keys = ""
        """The keyboard's layout for it; empty for that of the language."""
        self.last_key = ""
        """What the keyboard's last key says where it does what Enter does; empty where it goes to the next field."""
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
            hints |= Qt.InputMethodHint.ImhHiddenText
        self.setInputMethodHints(hints)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.selectionChanged.connect(self.deselect)

    def wipe(self) -> None:
        """Forgets what was typed. Not by `clear`, which would leave it in the line's steps of undo."""
        self.setText("")
