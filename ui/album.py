"""The pictures that the tour takes, by name, language and size."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget


@dataclass
class Album:
    """Where the pictures go, and which there are."""

    folder: Path
    screens: list[str] = field(default_factory=list)

    def keep(self, window: QWidget, name: str, language: str) -> None:
        """Takes a picture of the window as it stands."""
        file = f"{name}-{language}-{window.width()}x{window.height()}.png"
        if window.grab().save(str(self.folder / file)):
            self.screens.append(file)
