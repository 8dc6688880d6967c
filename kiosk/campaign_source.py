"""Where a campaign's files come from: a folder, or the members of a kit; never more than a kiosk can take."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from kiosk.errors import InputRefused

CAMPAIGN_TOML = "campaign.toml"
LOGOS = ("logo.svg", "logo.png")
TEXTS, PHOTOS = "texts", "photos"

MAX_TEXT_BYTES = 1024 * 1024
MAX_PICTURE_BYTES = 8 * 1024 * 1024
MAX_ALL_BYTES = 48 * 1024 * 1024
"""So that a kit stays below its own cap, whatever else is in it."""
MAX_FILES = 64


def text_name(language: str) -> str:
    """The name of the file with this language's text."""
    return f"{TEXTS}/{language}.toml"


class CampaignSource(Protocol):
    """A place with a campaign's files."""

    def names(self) -> Iterable[str]:
        """Names of what lies at the places where the format has files, each once."""
        ...

    def read(self, name: str, at_most: int) -> bytes:
        """A file's contents.

        Raises InputRefused: "campaign-file-missing", "campaign-file-not-plain", "campaign-file-too-large",
        "campaign-file-unreadable".
        """
        ...


def _refused(code: str, name: str) -> InputRefused:
    return InputRefused(code, file=name, key="", detail="")


class FolderSource:
    """A campaign folder. Links are not followed: a kit made of it would hold what lies elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> Iterable[str]:
        """See `CampaignSource.names`."""
        patterns = (CAMPAIGN_TOML, f"{TEXTS}/*.toml", *LOGOS, f"{PHOTOS}/*")
        found = (path for pattern in patterns for path in self._folder.glob(pattern))
        # Files that begin with a dot are the system's own: a file manager leaves them everywhere.
        return sorted(path.relative_to(self._folder).as_posix() for path in found if not path.name.startswith("."))

    def read(self, name: str, at_most: int) -> bytes:
        """See `CampaignSource.read`."""
        path = self._folder / name
        own = [parent for parent in path.parents if parent.is_relative_to(self._folder) and parent != self._folder]
        try:
            if any(part.is_symlink() for part in (path, *own)) or (path.exists() and not path.is_file()):
                raise _refused("campaign-file-not-plain", name)
            with path.open("rb") as file:
                content = file.read(at_most + 1)
        except FileNotFoundError as error:
            raise _refused("campaign-file-missing", name) from error
        except OSError as error:
            raise _refused("campaign-file-unreadable", name) from error
        if len(content) > at_most:
            raise _refused("campaign-file-too-large", name)
        return content


class MemberSource:
    """A campaign in memory, as it came out of a kit."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members

    def names(self) -> Iterable[str]:
        """See `CampaignSource.names`."""
        return sorted(self._members)

    def read(self, name: str, at_most: int) -> bytes:
        """See `CampaignSource.read`."""
        if name not in self._members:
            raise _refused("campaign-file-missing", name)
        if len(self._members[name]) > at_most:
            raise _refused("campaign-file-too-large", name)
        return self._members[name]


def contents_of(source: CampaignSource, languages: Iterable[str]) -> dict[str, bytes]:
    """The contents of all files that belong to a campaign with these languages, by name, in order of names.

    Raises InputRefused as `CampaignSource.read`, and "campaign-file-name-unfit", "campaign-too-many-files".
    """
    texts = {CAMPAIGN_TOML, *map(text_name, languages)}
    pictures = [name for name in source.names() if name in LOGOS or name.startswith(f"{PHOTOS}/")]
    if len(texts) + len(pictures) > MAX_FILES:
        raise _refused("campaign-too-many-files", PHOTOS)
    contents: dict[str, bytes] = {}
    for name in sorted((*texts, *pictures)):
        if not _is_fit(name):
            raise _refused("campaign-file-name-unfit", name)
        contents[name] = source.read(name, MAX_TEXT_BYTES if name in texts else MAX_PICTURE_BYTES)
    if sum(map(len, contents.values())) > MAX_ALL_BYTES:
        raise _refused("campaign-file-too-large", PHOTOS)
    return contents


def _is_fit(name: str) -> bool:
    """Whether every system can write a file of this name, and a kit can carry it."""
    file = name.rpartition("/")[2]
    allowed = all(char.isalnum() or char in "-_. " for char in file)
    return name.count("/") <= 1 and allowed and len(file.encode()) <= 200
