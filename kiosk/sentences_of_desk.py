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
}
