"""Asks for files and folders with the desktop's own dialogs."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class Chooser(Protocol):
    """Somebody who can be asked where things are; each answer is None, or nothing, for "I would rather not"."""

    def folder(self, title: str) -> Path | None:
        """A folder that is there."""
        ...

    def batches(self, title: str) -> tuple[Path, ...]:
        """Sealed batches."""
        ...

    def database(self, title: str) -> Path | None:
        """A registry's file, there or new."""
        ...

    def picture(self, title: str, suggested: str) -> Path | None:
        """Where a picture of that name goes."""
        ...


class DesktopChooser:
    """The real one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def folder(self, title: str) -> Path | None:
        """See `Chooser.folder`."""
        return _path(QFileDialog.getExistingDirectory(self.parent, title))

    def batches(self, title: str) -> tuple[Path, ...]:
        """See `Chooser.batches`."""
        names, _ = QFileDialog.getOpenFileNames(self.parent, title, "", "*.kiosk-batch")
        return tuple(Path(name) for name in names)

    def database(self, title: str) -> Path | None:
        """See `Chooser.database`."""
        # An existing file is opened, not written over: nobody is to be asked about that.
        keep = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self.parent, title, "", "*.db", options=keep)
        path = _path(name)
        return path.with_suffix(".db") if path is not None and not path.suffix else path

    def picture(self, title: str, suggested: str) -> Path | None:
        """See `Chooser.picture`."""
        name, _ = QFileDialog.getSaveFileName(self.parent, title, suggested, f"*{Path(suggested).suffix}")
        return _path(name)


def _path(name: str) -> Path | None:
    return Path(name) if name else None
