"""Which voice speaks a language, from what espeak-ng says it has. Pure."""

import re
from dataclasses import dataclass

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voices:
    """The tags of the languages that can be spoken, the preferred ones first."""

    tags: tuple[str, ...] = ()

    def voice_for(self, language: str) -> str | None:
        """The voice for an ISO 639-1 code: the language itself before one of its regions; None where there is none."""
        if language in self.tags:
            return language
        return next((tag for tag in self.tags if tag.startswith(f"{language}-")), None)


def read_voices(listing: str) -> Voices:
    """What `espeak-ng --voices` printed: a heading, then priority, language, age, name, file a line."""
    rows = [columns for line in listing.splitlines() if len(columns := line.split()) >= 4 and columns[0].isdigit()]
    return Voices(tuple(row[1] for row in sorted(rows, key=lambda row: int(row[0])) if _TAG.fullmatch(row[1])))
