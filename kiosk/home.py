"""The data folder of a kiosk: what lies where in it, who may read it, and that only one process has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.durable import make_private_folder
from kiosk.locking import locked


@dataclass(frozen=True, slots=True)
class Home:
    """Names the parts of a data folder; nothing is read or made by asking for a path."""

    folder: Path

    @property
    def settings(self) -> Path:
        """Written last by the set-up: where it stands, there is a whole kiosk."""
        return self.folder / "kiosk.json"

    @property
    def lock(self) -> Path:
        """Held by the one process that has the data."""
        return self.folder / "lock"

    @property
    def kit(self) -> Path:
        """The kit's members as they came, `identity.p12` too, which only the set-up code opens."""
        return self.folder / "kit"

    @property
    def kit_json(self) -> Path:
        """The kit's own description, whose hash is the ledger's first head."""
        return self.kit / "kit.json"

    @property
    def campaign(self) -> Path:
        """The campaign's folder as the kit brought it."""
        return self.kit / "campaign"

    @property
    def root_pem(self) -> Path:
        """The campaign's root certificate."""
        return self.kit / "root.pem"

    @property
    def sealing_key(self) -> Path:
        """The campaign's public key that every record is sealed to."""
        return self.kit / "seal.pub"

    @property
    def certificate(self) -> Path:
        """This kiosk's certificate."""
        return self.folder / "identity.pem"

    @property
    def private_key(self) -> Path:
        """This kiosk's private key: it signs heads and manifests and opens nothing."""
        return self.folder / "identity.key"

    @property
    def pin(self) -> Path:
        """The PIN's hash and the count of wrong tries."""
        return self.folder / "pin.json"

    @property
    def pin_unseen(self) -> Path:
        """Stands from a set-up on the screen until somebody has typed the PIN that was shown; it is empty."""
        return self.folder / "pin-unseen"

    @property
    def ledger(self) -> Path:
        """The ledger's database."""
        return self.folder / "ledger.db"

    @property
    def ballast(self) -> Path:
        """Space that staff can give up to finish an event on a full disk."""
        return self.folder / "ballast"

    def is_set_up(self) -> bool:
        """Whether there is a whole kiosk in this folder."""
        return self.settings.is_file()


@contextmanager
def sole_use(home: Home) -> Iterator[None]:
    """Holds the data folder for this process alone; raises Busy where another process has it."""
    make_private_folder(home.folder)
    with locked(home.lock):
        yield
