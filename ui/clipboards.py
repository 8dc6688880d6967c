"""The clipboards, which outlive whoever filled them."""

from PySide6.QtGui import QClipboard, QGuiApplication


def empty_clipboards() -> None:
    """Nothing is on them any more, whatever got there; on X11 that is also what a mouse had selected."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
