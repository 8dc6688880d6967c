"""The use case of delivering: from a registry's contents to a signed PDF, a table and charts, whole or not at all."""

import shutil
from hashlib import sha256
from pathlib import Path

from kiosk.deliver.contents import Contents, Delivered, Profile
from kiosk.deliver.delivery import Delivery
from kiosk.deliver.profiles import delivery_of
from kiosk.durable import (
    PRIVATE_FOLDER,
    clear_unfinished,
    make_private_folder,
    put_files_in_place,
    refusal_is_mediums_fault,
    refuse_unless_on_medium,
    sha256_of,
    storage_errors,
    sync_file,
    unfinished_name,
    write_hashed,
    write_synced,
)
from kiosk.export.delivery_pdf import files_of, write_delivery_pdf
from kiosk.export.delivery_tables import table_chunks
from kiosk.export.pdfverify import verify_pdf
from kiosk.progress import NoProgress, Progress
from kiosk.system import sync_folder
from kiosk.vault.identity import Identity
from kiosk.words import Words


def deliver(
    contents: Contents, profile: Profile, words: Words, *, to: Path, signer: Identity, progress: Progress
) -> Delivered:
    """Writes `PROFILE.pdf`, `.csv` and its charts into the folder `to`, replacing an earlier delivery of the profile.

    Everything is read back from the medium first. Raises StorageFailed, InputRefused("folder-is-a-file"), as
    `delivery_of` and, from `progress`, which counts pages, Cancelled; then an earlier delivery is still there and
    nothing of this one.
    """
    delivery = delivery_of(contents, profile, words.language)
    make_private_folder(to)
    names = files_of(delivery)
    unfinished = unfinished_name(to / profile)
    with storage_errors(to):
        try:
            unfinished.mkdir(mode=PRIVATE_FOLDER)
            _fill(unfinished, delivery, words, signer, progress)
            put_files_in_place(unfinished, to, names.all)
            clear_unfinished(to / profile)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return Delivered(names.all, delivery.signings, delivery.persons, delivery.named, contents.to_review)


def _fill(folder: Path, delivery: Delivery, words: Words, signer: Identity, progress: Progress) -> None:
    quiet, names = NoProgress(), files_of(delivery)
    digests = {names.csv: write_hashed(folder / names.csv, table_chunks(delivery), progress)}
    pdf = folder / names.pdf
    charts = write_delivery_pdf(delivery, digests[names.csv], words, to=pdf, signer=signer, progress=progress)
    sync_file(pdf)
    digests[names.pdf] = sha256_of(pdf)
    for name, picture in charts.items():
        write_synced(folder / name, iter((picture,)), len(picture), quiet)
        digests[name] = sha256(picture).digest()
    sync_folder(folder)
    for name, digest in digests.items():
        refuse_unless_on_medium(folder / name, digest)
    with refusal_is_mediums_fault(folder.parent):
        verify_pdf(pdf, signer.root_der)
