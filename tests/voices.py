"""A voice for tests: keeps what it is told and how it was started, and speaks until it is killed or let go."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.speech.program import SpeechProgram

LISTING = "Pty Language Age/Gender VoiceName File\\n" + "".join(
    f" 5 {tag} --/M Name file\\n" for tag in ("be", "ru", "de", "en")
)


@dataclass(frozen=True)
class ListeningProgram:
    """A shell script in the place of espeak-ng."""

    folder: Path

    @classmethod
    def made_in(cls, folder: Path, *, endless: bool = False) -> "ListeningProgram":
        """`endless`: it does not come to the end of a sentence by itself."""
        program = cls(folder)
        last = "exec sleep 600" if endless else "exit 0"
        program.path.write_text(
            "#!/bin/sh\n"
            f'if [ "$1" = --voices ]; then printf "{LISTING}"; exit 0; fi\n'
            f'printf "%s\\n" "$0 $*" >> {folder}/started\n'
            f"env >> {folder}/environment\n"
            f"{{ cat; echo; }} >> {folder}/heard\n"
            f"echo $$ >> {folder}/processes\n"
            f"{last}\n"
        )
        program.path.chmod(0o700)
        return program

    @property
    def path(self) -> Path:
        return self.folder / "voice"

    @property
    def program(self) -> SpeechProgram:
        return SpeechProgram(self.path)

    def heard(self) -> str:
        """All that it was told."""
        return self._read("heard")

    def started(self) -> str:
        """Its arguments, a line for each time that it was started."""
        return self._read("started")

    def environment(self) -> str:
        return self._read("environment")

    def alive(self) -> list[int]:
        """Those of its processes that still run."""
        numbers = [int(line) for line in self._read("processes").split()]
        return [number for number in numbers if _runs(number)]

    def _read(self, name: str) -> str:
        file = self.folder / name
        return file.read_text("utf-8") if file.exists() else ""


def _runs(number: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text("utf-8")
    except OSError:
        return False
