"""Which language the screens speak now, and which one is back after every reset."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.words import Words, words_in


class LanguageSwitch(QObject):
    """One for all screens; `changed` comes after every change, and pages say their words anew."""

    changed = Signal(str)

    def __init__(self, languages: Sequence[str], home: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.languages = tuple(languages)
        self._home = home
        self._current = home

    @property
    def current(self) -> str:
        """ISO 639-1 code."""
        return self._current

    @property
    def words(self) -> Words:
        """The program's words in the current language."""
        return words_in(self._current)

    def choose(self, language: str) -> None:
        """Speaks this language from now on; one the campaign does not have is not offered anywhere."""
        if language in self.languages and language != self._current:
            self._current = language
            self.changed.emit(language)

    def set_home(self, language: str) -> None:
        """The event's language, which is back after a reset."""
        self._home = language

    def reset(self) -> None:
        """Back to the event's language."""
        self.choose(self._home)

    def next_after(self, language: str) -> str:
        """The language after this one, in the campaign's order, round and round."""
        place = self.languages.index(language)
        return self.languages[(place + 1) % len(self.languages)]
