"""What happened to kits, batches, PDFs and tables, and what to do: sentences by error code."""

from kiosk.words import mark

OF_BATCHES: dict[str, tuple[str, str]] = {
    "archive-broken": (
        mark("This file is damaged, or no kit or batch of this program."),
        mark("Copy it again from where it came from."),
    ),
    "archive-name-wrong": (
        mark("This file contains names that no kit or batch has."),
        mark("Trust nothing in it, and tell the coordinators."),
    ),
    "archive-too-large": (
        mark("This file is larger than any kit or batch can be."),
        mark("Trust nothing in it, and tell the coordinators."),
    ),
    "batch-members-wrong": (
        mark("This is not a whole batch: a part is missing, or there is one too many."),
        mark("Copy it again from the stick."),
    ),
    "batch-newer": (
        mark("A newer version of Petition Kiosk wrote this batch."),
        mark("Install that version or a later one."),
    ),
    "batch-unsigned": (
        mark("The signature of this batch is missing."),
        mark("Copy the batch again from where it came from: without it nothing in the batch counts."),
    ),
    "batches-refused": (
        mark("Batches were refused: {count}."),
        mark("The reason stands beside each; the others are sound."),
    ),
    "box-changed": (mark("A sealed entry in this batch was changed."), mark("Ask the volunteer for another copy.")),
    "chain-broken": (
        mark("The entries of this batch do not follow one another as the kiosk wrote them."),
        mark("Ask the volunteer for another copy."),
    ),
    "chain-signature-wrong": (
        mark("The end of this batch’s chain is not signed by its kiosk."),
        mark("Ask the volunteer for another copy."),
    ),
    "counts-wrong": (
        mark("The batch does not hold as many entries as it says."),
        mark("Ask the volunteer for another copy."),
    ),
    "csv-broken": (
        mark("This CSV is not as this program writes it."),
        mark("Take the file as it was exported: saving it in a spreadsheet changes it."),
    ),
    "csv-changed": (
        mark("The CSV was changed since it was written."),
        mark("Take the file as it was exported: saving it in a spreadsheet changes it."),
    ),
    "csv-newer": (
        mark("A newer version of Petition Kiosk wrote this CSV."),
        mark("Install that version or a later one."),
    ),
    "csv-of-other-entries": (
        mark("The CSV does not say what the sealed entries say."),
        mark("Trust neither it nor the PDF, tell the coordinators, and open the sealed batch again."),
    ),
    "manifest-broken": (
        mark("The batch’s description contradicts itself."),
        mark("Ask the volunteer for another copy."),
    ),
    "records-broken": (mark("The batch’s entries are damaged."), mark("Copy it again from the stick.")),
    "records-changed": (
        mark("The batch’s entries were changed since they were signed."),
        mark("Ask the volunteer for another copy."),
    ),
    "readable-broken": (
        mark("The description of the PDF and the CSV is damaged."),
        mark("Open the sealed batch again."),
    ),
    "readable-missing": (mark("The file {file} is missing or cannot be read."), mark("Open the sealed batch again.")),
    "readable-newer": (
        mark("A newer version of Petition Kiosk opened this batch."),
        mark("Install that version or a later one, or open the sealed batch again."),
    ),
    "readable-of-other-batch": (
        mark("The PDF and the CSV in this folder belong to another batch."),
        mark("Open the sealed batch again."),
    ),
    "signature-broken": (mark("A signature is damaged."), mark("Copy the file again from where it came from.")),
    "signature-wrong": (
        mark("What was signed has been changed since."),
        mark("Trust nothing in it, and ask for another copy."),
    ),
    "pdf-appended": (mark("Something was added to the PDF after it was signed."), mark("Open the sealed batch again.")),
    "pdf-broken": (mark("This PDF cannot be read."), mark("Open the sealed batch again.")),
    "pdf-changed": (mark("The PDF was changed after it was signed."), mark("Open the sealed batch again.")),
    "pdf-many-signatures": (mark("The PDF carries more than one signature."), mark("Open the sealed batch again.")),
    "pdf-unsigned": (mark("The PDF carries no signature."), mark("Open the sealed batch again.")),
    "keys-of-another-campaign": (
        mark("None of the entries can be opened with these keys."),
        mark("Check that the keys are those of this campaign."),
    ),
    "campaign-text-unknown": (
        mark("The texts of the campaign {campaign} are not known here."),
        mark("Name the campaign’s folder with --campaign."),
    ),
    "kit-broken": (mark("This kit is damaged or not one of this program."), mark("Ask the coordinators for it again.")),
    "kit-folder-full": (mark("There are too many kits in {folder}."), mark("Name another folder.")),
    "kit-member-changed": (
        mark("The part {file} of this kit was changed."),
        mark("Ask the coordinators for the kit again."),
    ),
    "kit-newer": (
        mark("A newer version of Petition Kiosk made this kit."),
        mark("Install that version or a later one."),
    ),
    "kit-signature-wrong": (
        mark("This kit is not signed by its campaign."),
        mark("Do not use it, and tell the coordinators."),
    ),
    "kit-swapped": (
        mark("This kit carries another campaign’s root than its code."),
        mark("Do not use it, and tell the coordinators."),
    ),
}
