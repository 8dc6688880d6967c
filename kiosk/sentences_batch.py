"""Words for the errors of batches, opened folders and the places they are written to: what happened, what to do."""

from kiosk.words import mark

BATCH_SENTENCES: dict[str, tuple[str, str]] = {
    "file-unreadable": (
        mark("The file {file} cannot be read."),
        mark("Check that it is there, that the stick is in, and that you may read it."),
    ),
    "archive-broken": (
        mark("This file is damaged: it is not packed as Petition Kiosk packs it."),
        mark("Copy it again from where it came from, or export it again."),
    ),
    "archive-too-large": (
        mark("This file says that it holds more than any kiosk can have made."),
        mark("Do not trust it, and tell the coordinators where it came from."),
    ),
    "archive-name-wrong": (
        mark("This file packs something under a name that no kiosk gives."),
        mark("Do not trust it, and tell the coordinators where it came from."),
    ),
    "batch-members-wrong": (
        mark("This is not a batch: it does not hold exactly what a batch holds."),
        mark("Copy it again from where it came from, or export it again."),
    ),
    "batch-unsigned": (
        mark("The signature of this batch is missing."),
        mark("Copy the batch again from where it came from; without its signature nothing in it counts."),
    ),
    "batch-newer": (
        mark("A newer version of Petition Kiosk wrote this batch."),
        mark("Install that version or a later one."),
    ),
    "signature-broken": (
        mark("A signature is damaged or was not made by Petition Kiosk."),
        mark("Copy the file again from where it came from; trust nothing in this one."),
    ),
    "signature-wrong": (
        mark("What was signed here has been changed since."),
        mark("Copy the file again from where it came from; trust nothing in this one."),
    ),
    "manifest-broken": (
        mark("The list of contents of this batch contradicts itself."),
        mark("Export the batch again; if it stays so, tell the coordinators."),
    ),
    "records-changed": (
        mark("The records in this batch are not those that were signed."),
        mark("Copy the batch again from where it came from, or export it again."),
    ),
    "records-broken": (
        mark("The records in this batch are not written as a kiosk writes them."),
        mark("Export the batch again; if it stays so, tell the coordinators."),
    ),
    "box-changed": (
        mark("A sealed record in this batch is not the one that was saved."),
        mark("Export the batch again; if it stays so, tell the coordinators."),
    ),
    "chain-broken": (
        mark("The entries of this batch do not follow from one another."),
        mark("Export the batch again; if it stays so, tell the coordinators: entries may have been changed."),
    ),
    "chain-signature-wrong": (
        mark("The last entry of this batch is not signed by the kiosk."),
        mark("Export the batch again; if it stays so, tell the coordinators: entries may have been changed."),
    ),
    "counts-wrong": (
        mark("This batch does not hold as many entries as it says."),
        mark("Export the batch again; if it stays so, tell the coordinators."),
    ),
    "readable-missing": (
        mark("The opened folder has no file {file}."),
        mark("Copy the whole folder again, or open the batch again."),
    ),
    "readable-broken": (
        mark("The list of readable files in this folder is damaged."),
        mark("Open the batch again."),
    ),
    "readable-newer": (
        mark("A newer version of Petition Kiosk opened this batch."),
        mark("Install that version or a later one, or open the batch again."),
    ),
    "readable-of-other-batch": (
        mark("The readable files in this folder were made of another batch."),
        mark("Open the batch again, and keep the folders apart."),
    ),
    "csv-changed": (
        mark("The table in this folder was changed after it was made."),
        mark("Open the batch again; do not edit the table in the folder."),
    ),
    "pdf-changed": (
        mark("The PDF was changed after it was signed."),
        mark("Open the batch again; trust nothing in this PDF."),
    ),
    "folder-is-a-file": (
        mark("There is a file at {folder} where a folder should be."),
        mark("Choose another folder, or move that file away."),
    ),
    "target-full": (
        mark("There is no room left in {folder}, and nothing was written."),
        mark("Free some space or use another stick, then try again."),
    ),
    "target-read-only": (
        mark("Nothing can be written in {folder}: it is locked against writing."),
        mark("Unlock the stick or use another one, then try again."),
    ),
    "target-gone": (
        mark("The folder {folder} is no longer there."),
        mark("Put the stick in again, then try again. Nothing was lost on the kiosk."),
    ),
    "target-failed": (
        mark("The disk or stick failed while something was written in {folder}."),
        mark("Use another stick, then try again. Nothing was lost on the kiosk."),
    ),
    "target-reads-back-wrong": (
        mark("What was written in {folder} reads back as something else."),
        mark("Do not use this stick again. Take another one, then try again."),
    ),
}
"""Facts: `file` and `folder` are names on the disk or stick."""
