"""The one place that starts another program: espeak-ng, which says a sentence and is gone.

It gets the words through a pipe. An argument could be read by every user of the machine in /proc, a file would stay,
and a daemon would keep what it heard and go on talking (docs/decisions/0023-the-voice-is-a-program-of-one-sentence.md).
"""

import os
import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from kiosk.speech.speed import WORDS_A_MINUTE, Speed
from kiosk.speech.voices import Voices, read_voices

PROGRAM = "espeak-ng"
LISTING_SECONDS = 5.0
_HANDED_ON = ("HOME", "PATH", "XDG_RUNTIME_DIR", "PULSE_SERVER", "PIPEWIRE_REMOTE")
"""All of the environment that it gets: enough to find the sound, and no passphrase."""


@dataclass(frozen=True, slots=True)
class SpeechProgram:
    """Where the program is. `options` say where the sound goes, if not to the sound card."""

    path: Path
    options: tuple[str, ...] = ()

    def voices(self) -> Voices:
        """The languages that it speaks; none where it does not answer."""
        try:
            asked = subprocess.run(  # noqa: S603 -- nothing that anybody typed is in it
                [self.path, "--voices"],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LISTING_SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return Voices()
        return read_voices(asked.stdout.decode("utf-8", "replace"))

    def utterance(self, sentence: str, voice: str, speed: Speed = Speed.NORMAL) -> "Utterance":
        """A sentence that is about to be said."""
        return Utterance(self, sentence, voice, speed)

    def start(self, voice: str, speed: Speed) -> "subprocess.Popen[bytes]":
        """The program, waiting for its words."""
        return subprocess.Popen(  # noqa: S603 -- the voice is a tag of letters, digits and hyphens; words come later
            [self.path, "-v", voice, "-s", str(WORDS_A_MINUTE[speed]), "-b", "1", "--stdin", *self.options],
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


class Utterance:
    """One sentence: `speak` says it in a worker, `stop` ends it from the screen’s thread, before it began or during."""

    def __init__(self, program: SpeechProgram, sentence: str, voice: str, speed: Speed = Speed.NORMAL) -> None:
        self._program = program
        self._sentence = sentence
        self._voice = voice
        self._speed = speed
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def speak(self) -> None:
        """Returns when it was said or stopped. A voice that fails is silent: the words are on the screen."""
        with self._lock:
            if self._stopped:
                return
            try:
                self._process = self._program.start(self._voice, self._speed)
            except OSError:
                return
            words, self._sentence = self._sentence.encode(), ""
        self._process.communicate(words)

    def stop(self) -> None:
        """Silence, at once; the program is killed, as it would else finish what it has in hand."""
        with self._lock:
            self._stopped = True
            self._sentence = ""
            if self._process is not None:
                self._process.kill()


def find_program(name: str = PROGRAM) -> SpeechProgram | None:
    """The program on this machine; None where it is not installed."""
    found = shutil.which(name)
    return SpeechProgram(Path(found)) if found else None


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
