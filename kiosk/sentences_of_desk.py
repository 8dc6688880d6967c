"""What happened at the coordinators' desk, and what to do: sentences by error code."""

from kiosk.words import mark

OF_DESK: dict[str, tuple[str, str]] = {
    "entry-id-mistyped": (
        mark("This is not the id of a signing."),
        mark("Copy it as `review list` shows it: 32 digits and letters, a hyphen, a number."),
    ),
}
