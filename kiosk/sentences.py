"""The one place that turns error codes into words: what happened, and what to do."""

from kiosk.errors import KioskError
from kiosk.sentences_of_batches import OF_BATCHES
from kiosk.sentences_of_desk import OF_DESK
from kiosk.sentences_of_kiosks import OF_KIOSKS
from kiosk.words import Words, mark

SENTENCES: dict[str, tuple[str, str]] = {
    # code: (what happened, what to do)
    "field-empty": (mark("This is still empty."), mark("Please fill it in.")),
    "field-too-long": (mark("This is longer than we can keep."), mark("Please shorten it.")),
    "field-strange-characters": (
        mark("This contains characters that cannot be written."),
        mark("Please type it with the keyboard below."),
    ),
    "field-not-asked": (mark("This is not asked of those who are only counted."), mark("Leave it empty.")),
    "name-without-letters": (mark("A name has at least one letter."), mark("Please check it.")),
    "email-incomplete": (
        mark("This e-mail address is not complete."),
        mark("It looks like name@example.org. You may also leave it empty."),
    ),
    "country-unknown": (mark("This country is not in the list."), mark("Choose one from the list.")),
    "ink-outside": (mark("The drawing reaches out of its box."), mark("Clear it and sign again.")),
    "consent-missing": (mark("There is no agreement yet."), mark("Nothing is kept without it.")),
    "exposure-not-offered": (
        mark("This campaign does not offer that choice for the name."),
        mark("Choose one of those that the form offers."),
    ),
    "language-not-offered": (mark("The petition is not there in this language."), mark("Choose another language.")),
    "text-not-shown": (
        mark("The text or the agreement is not the one of this campaign."),
        mark("Show the petition again, then sign."),
    ),
    "nothing-to-mark": (
        mark("The last entry of this event is not a signature."),
        mark("Only the last signature can be marked, right after it was given."),
    ),
    "data-in-use": (
        mark("Another Petition Kiosk is using this data."),
        mark("Close the other one first, then try again."),
    ),
    "disk-full": (
        mark("The disk is full, and this was not saved."),
        mark("Free some space, then try again. Everything saved earlier is safe."),
    ),
    "disk-failed": (
        mark("The disk did not take it, and this was not saved."),
        mark("Try again. If it stays so, use another machine. Everything saved earlier is kept."),
    ),
    "folder-not-writable": (
        mark("Nothing can be written in the folder {folder}."),
        mark("Choose another folder, or let this user write there."),
    ),
    "ledger-settings-refused": (
        mark("The database refuses the setting {setting} that keeps signatures through a power cut: it has {found}."),
        mark("Put the data on a local disk, not on a network or a stick."),
    ),
    "ledger-missing": (mark("The ledger of this kiosk is missing."), mark("Set the kiosk up again from its kit.")),
    "ledger-exists": (mark("There is a ledger here already."), mark("Use another folder; nothing was changed.")),
    "ledger-broken": (
        mark("The ledger of this kiosk is damaged."),
        mark("Keep the folder as it is and take it to a coordinator."),
    ),
    "ledger-newer": (
        mark("A newer version of Petition Kiosk wrote this ledger."),
        mark("Install that version or a later one."),
    ),
    "ledger-gap": (
        mark("The ledger has no entry {seq}."),
        mark("Check that the file belongs to this kiosk."),
    ),
    "box-unreadable": (
        mark("A sealed entry cannot be opened with this key."),
        mark("Check that the keys are those of this campaign."),
    ),
    "box-erased": (
        mark("This entry is no longer on the kiosk: a registry has it."),
        mark("Look for it in the registry."),
    ),
    "payload-broken": (
        mark("What was sealed in an entry is not as this program writes it."),
        mark("Tell a coordinator; the other entries are not touched by it."),
    ),
    "payload-newer": (
        mark("A newer version of Petition Kiosk sealed this entry."),
        mark("Install that version or a later one."),
    ),
    # vault: boxes, payloads, codes, certificates, keys, PIN
    "payload-too-large": (mark("This is more than one record can hold."), mark("Clear the drawing and sign again.")),
    "sealing-key-broken": (mark("The campaign’s sealing key is damaged."), mark("Ask the coordinators for a new kit.")),
    "opening-key-broken": (
        mark("The campaign’s opening key is damaged."),
        mark("Take the keys folder from your safe copy."),
    ),
    "code-mistyped": (
        mark("This code has a typing mistake."),
        mark("Compare it with your note: 16 letters and digits in groups of four, and one more symbol at the end."),
    ),
    "code-wrong": (
        mark("The set-up code does not open this kit, or the kit is damaged."),
        mark("Check that code and kit belong together; else ask the coordinators for a new kit."),
    ),
    "identity-broken": (
        mark("This kiosk’s certificate and private key do not fit together."),
        mark("Set the kiosk up again with a new kit."),
    ),
    "kiosk-name-unfit": (
        mark("This name for a kiosk is empty or too long."),
        mark("Choose one of at most {limit} Latin letters; other letters count twice."),
    ),
    "certificate-broken": (mark("A certificate is damaged."), mark("Copy the files again from where they came from.")),
    "certificate-unknown-root": (
        mark("This was not signed under this campaign’s root."),
        mark("Check that it belongs to this campaign; otherwise trust nothing in it."),
    ),
    "certificate-wrong-role": (
        mark("This was signed by somebody who may not sign such things."),
        mark("Trust nothing in it, and tell the coordinators."),
    ),
    "certificate-wrong-kiosk": (
        mark("This was signed by another kiosk than it says."),
        mark("Trust nothing in it, and tell the coordinators."),
    ),
    "passphrase-wrong": (
        mark("The passphrase does not open these keys."),
        mark("Try again; capital letters and blanks count."),
    ),
    "passphrase-empty": (mark("There is no passphrase."), mark("Choose one of six random words or more.")),
    "keys-missing": (
        mark("The keys folder has no file {file}."),
        mark("Check that you chose the right folder, or take it from your safe copy."),
    ),
    "keys-broken": (
        mark("The file {file} in the keys folder was damaged or changed."),
        mark("Take the keys folder from your safe copy."),
    ),
    "keys-newer": (
        mark("A newer version of Petition Kiosk wrote {file}."),
        mark("Install that version or a later one."),
    ),
    "keys-unreadable": (
        mark("The file {file} in the keys folder cannot be read."),
        mark("Check the permissions of the folder and that the stick is in."),
    ),
    "keys-folder-not-empty": (
        mark("There is already something in {folder}."),
        mark("Name a new folder: keys are never written over."),
    ),
    "memory-short": (
        mark("There is too little free memory to open the lock: {mib} MiB are needed."),
        mark("Close other programs and try again."),
    ),
    "pin-file-broken": (
        mark("What the kiosk keeps of the PIN is missing or damaged."),
        mark("Make a new PIN with the set-up code."),
    ),
    "pin-file-newer": (
        mark("A newer version of Petition Kiosk wrote {file}."),
        mark("Install that version or a later one."),
    ),
    "pin-seen": (
        mark("This kiosk has its PIN already."),
        mark("Make a new one on the staff screen, with the set-up code."),
    ),
    **OF_BATCHES,
    **OF_DESK,
    **OF_KIOSKS,
}
"""Facts of the error fill the {placeholders}; no fact is ever something that a signatory entered."""


def what_happened(error: KioskError, words: Words) -> str:
    """The first sentence: what happened."""
    return words.say(SENTENCES[error.code][0], **error.facts)


def what_to_do(error: KioskError, words: Words) -> str:
    """The second sentence: what to do now."""
    return words.say(SENTENCES[error.code][1], **error.facts)


def error_line(error: KioskError, words: Words) -> str:
    """The one line that a command prints: `error CODE: what happened. What to do.`"""
    return f"error {error.code}: {what_happened(error, words)} {what_to_do(error, words)}"
