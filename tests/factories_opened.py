"""Opened folders made of real signings: what an export with keys, or a coordinator, leaves behind."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
from factories_batch import a_manifest
from factories_collecting import Stand, a_counted_signing_of, a_signing_of
from factories_ledger import a_ledger
from factories_vault import STARTED, an_identity, an_issuer

from kiosk.batch.manifest import ManifestCampaign
from kiosk.batch.writer import write_sealed
from kiosk.progress import NoProgress
from kiosk.unsealing import Unsealing
from kiosk.vault.identity import Identity, Issuer
from kiosk.words import words_in


@dataclass(frozen=True)
class OpenedFolder:
    """A folder with PDF and CSV, the sealed batch that it was made of, and who could have signed it."""

    folder: Path
    batch: Path
    issuer: Issuer
    kiosk: Identity
    desk: Identity
    stand: Stand

    @property
    def root(self) -> bytes:
        """The campaign's root certificate, DER."""
        return self.issuer.certificate_der

    def open_again(self, to: Path, signer: Identity) -> Path:
        """Another opened folder of the same batch, signed by somebody else."""
        opening = Unsealing(self.stand.key, signer, words_in("en"))
        return opening.open(self.batch, lambda _: self.stand.campaign, to, NoProgress()).folder


def an_opened_folder(folder: Path, *, signings: int = 2) -> OpenedFolder:
    issuer = an_issuer()
    kiosk = an_identity(issuer)
    (folder / "kiosk").mkdir(parents=True)
    stand = Stand(a_ledger(folder / "kiosk"), identity=kiosk)
    for _ in range(signings):
        stand.collecting.accept(a_signing_of(stand.campaign))
    stand.collecting.accept(a_counted_signing_of(stand.campaign))
    entries = list(stand.ledger.entries())
    stand.ledger.close()
    described = ManifestCampaign(stand.campaign.id, stand.campaign.text_hashes())
    manifest = msgspec.structs.replace(a_manifest(entries), campaign=described)
    batch = write_sealed(folder / "stick", manifest, lambda: entries, kiosk, NoProgress())
    desk = issuer.issue("desk", "desk", None, STARTED)
    opened = OpenedFolder(folder / "opened" / batch.stem, batch, issuer, kiosk, desk, stand)
    opened.open_again(folder / "opened", desk)
    return opened
