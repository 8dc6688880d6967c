"""Says sentences one after another until it is told to stop; the program behind it is gone as soon as it is."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from kiosk.speech.program import SpeechProgram, Utterance
from kiosk.speech.speed import Speed
from ui.jobs import JobRunner


class Voice(QObject):
    """Holds what is still to be said, and nothing of what was said or stopped."""

    said = Signal()
    """A sentence is over, and was not stopped."""
    fell_silent = Signal()
    """The last of them is over, or was stopped."""

    def __init__(self, program: SpeechProgram, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._voices = program.voices()
        self._jobs = jobs
        self._waiting: deque[str] = deque()
        self._tag = ""
        self.speed = Speed.NORMAL
        """Of every sentence that is begun from now on."""
        self._current: Utterance | None = None

    def speaks(self, language: str) -> bool:
        """Whether there is a voice for it."""
        return self._voices.voice_for(language) is not None

    @property
    def is_speaking(self) -> bool:
        return self._current is not None

    def say(self, sentences: Iterable[str], language: str) -> None:
        """Says these instead of what is being said; nothing where no voice speaks the language."""
        self.stop()
        tag = self._voices.voice_for(language)
        if tag is not None:
            self._tag = tag
            self._waiting.extend(sentences)
            self._next()

    def stop(self) -> None:
        """Silence, at once."""
        self._waiting.clear()
        if self._current is not None:
            self._current.stop()
            self._current = None
            self.fell_silent.emit()

    def _next(self) -> None:
        if not self._waiting:
            self.fell_silent.emit()
            return
        self._current = current = self._program.utterance(self._waiting.popleft(), self._tag, self.speed)
        self._jobs.run(current.speak, lambda _: self._ended(current))

    def _ended(self, utterance: Utterance) -> None:
        if utterance is self._current:
            self._current = None
            self.said.emit()
            self._next()
