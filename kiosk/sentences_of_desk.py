"""What happened at the coordinators' desk, and what to do: sentences by error code."""

from kiosk.words import mark

OF_DESK: dict[str, tuple[str, str]] = {
    "entry-id-mistyped": (
        mark("This is not the id of a signing."),
        mark("Copy it as `review list` shows it: 32 digits and letters, a hyphen, a number."),
    ),
    "receipt-ahead": (
        mark("The import receipt speaks of {last_seq} entries, and this kiosk has {here}."),
        mark("Nothing was erased. Tell the coordinators: this kiosk may have lost entries, or there is a second one."),
    ),
    "receipt-broken": (
        mark("This is signed by the desk, but it is no import receipt."),
        mark("Nothing was erased. Ask the coordinators for the receipt of this kiosk."),
    ),
    "receipt-newer": (
        mark("A newer version of Petition Kiosk wrote this import receipt."),
        mark("Install that version or a later one."),
    ),
    "receipt-of-other-campaign": (
        mark("This import receipt belongs to another campaign."),
        mark("Nothing was erased. Ask the coordinators for the receipt of this kiosk."),
    ),
    "receipt-of-other-entries": (
        mark("The coordinators hold other entries under this kiosk’s name than the kiosk itself."),
        mark("Nothing was erased. Tell the coordinators: two kiosks may have been set up from one kit."),
    ),
    "receipt-of-other-kiosk": (
        mark("This import receipt belongs to another kiosk."),
        mark("Nothing was erased. Ask the coordinators for the receipt of this kiosk."),
    ),
    "receipt-of-other-mode": (
        mark("Either this import receipt or this kiosk is for rehearsals; the other is not."),
        mark("Nothing was erased. Ask the coordinators for the receipt of this kiosk."),
    ),
    "batch-forked": (
        mark("Another kiosk with the same identity wrote other entries under the same numbers."),
        mark(
            "Ask which laptops were set up from this kit and find out whose entries are the true ones. Keep both files."
        ),
    ),
    "batch-of-other-campaign": (
        mark("This batch belongs to another campaign than this registry."),
        mark("Merge it into the registry of its own campaign."),
    ),
    "batch-of-other-mode": (
        mark("Rehearsals and signatures that count are never merged into one registry."),
        mark("Give each a registry of its own."),
    ),
    "code-not-found": (
        mark("No signature in this registry has this code."),
        mark("Compare the code with the note; perhaps its batch is not in yet, or the signature was taken back."),
    ),
    "csv-of-other-batch": (
        mark("The rows of this CSV are not those of its batch."),
        mark("Take the folder as it was written."),
    ),
    "pair-contradicts": (
        mark("This does not go with what was said of other pairs: different people would be one person."),
        mark("Answer the other way, or decide those pairs anew."),
    ),
    "pair-unknown": (
        mark("This registry knows no such pair."),
        mark("Copy both ids as `review list` shows them."),
    ),
    "registry-broken": (
        mark("This database is damaged, or no registry of this program."),
        mark("Check the name, or take the registry from your last copy."),
    ),
    "registry-empty": (
        mark("There is nothing in this registry yet."),
        mark("Merge a batch first."),
    ),
    "registry-failed": (
        mark("The database of the registry failed; nothing of the last step is in it."),
        mark("Look at the disk or the server that it is on, then try again."),
    ),
    "registry-newer": (
        mark("A newer version of Petition Kiosk wrote this registry."),
        mark("Install that version or a later one."),
    ),
    "registry-of-other-campaign": (
        mark("This registry was made with the keys of another campaign."),
        mark("Choose the keys folder that belongs to it, or another registry."),
    ),
    "registry-unreachable": (
        mark("The database of the registry does not let us in, or nobody answers there."),
        mark("Check its address, your name and password, and that the server runs."),
    ),
    "registry-url-wrong": (
        mark("This is not the address of a registry."),
        mark("Write sqlite:///registry.db for a file, or postgresql+psycopg://USER@HOST/NAME for a server."),
    ),
    "withdraw-where": (
        mark("A signature is withdrawn either on a kiosk or in a registry."),
        mark("Give --data, or --registry with --keys, and not both."),
    ),
    "registry-closed": (
        mark("The registry is not open."),
        mark("Open it with the keys and their passphrase, then try again."),
    ),
}
