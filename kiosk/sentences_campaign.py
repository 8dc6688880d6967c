"""Words for the errors of campaign folders and kits: what happened, and what to do."""

from kiosk.words import mark

CAMPAIGN_SENTENCES: dict[str, tuple[str, str]] = {
    "campaign-missing": (
        mark("There is no campaign in this folder."),
        mark("Choose the folder that holds campaign.toml."),
    ),
    "campaign-file-missing": (
        mark("The campaign has no file {file}."),
        mark("Add it, or take its language out of “languages” in campaign.toml."),
    ),
    "campaign-file-unreadable": (
        mark("The campaign’s file {file} cannot be read."),
        mark("Check its permissions and that the stick is in."),
    ),
    "campaign-file-too-large": (
        mark("The campaign’s file {file} is larger than a kiosk takes."),
        mark("Make it smaller: at most 1 MiB for a text and 8 MiB for a picture."),
    ),
    "campaign-too-many-files": (
        mark("The campaign has more files than a kiosk takes."),
        mark("Take pictures out of {file} until at most 64 files are left."),
    ),
    "campaign-file-name-unfit": (
        mark("The campaign’s file {file} has a name that not every system can write."),
        mark("Rename it with Latin letters, digits and hyphens."),
    ),
    "campaign-file-not-plain": (
        mark("The campaign’s file {file} is a link or no file at all."),
        mark("Put the file itself there."),
    ),
    "campaign-not-utf8": (
        mark("The campaign’s file {file} is not in UTF-8."),
        mark("Save it as UTF-8 in your editor."),
    ),
    "campaign-toml-broken": (
        mark("The campaign’s file {file} is not valid TOML: {detail}."),
        mark("Correct that place."),
    ),
    "campaign-value-wrong": (
        mark("In the campaign’s file {file}, {key} is not as the format asks: {detail}."),
        mark("Correct it, or compare with the campaign that comes with Petition Kiosk."),
    ),
    "campaign-newer": (
        mark("The campaign’s file {file} is of a newer format."),
        mark("Install a later version of Petition Kiosk."),
    ),
    "campaign-country-unknown": (
        mark("In {file}, {key} is not the code of a country: {detail}."),
        mark("Use the two capital letters of ISO 3166-1, such as BY."),
    ),
    "campaign-language-twice": (
        mark("In {file}, {key} names a language twice."),
        mark("Name each language once."),
    ),
    "campaign-language-missing": (
        mark("In {file}, {key} and the languages of the campaign do not fit together."),
        mark("Make it name languages of the campaign, and where it is a list, all of them."),
    ),
    "campaign-language-other": (
        mark("The file {file} says that it is in another language: {detail}."),
        mark("Correct {key}, or rename the file."),
    ),
    "campaign-goals-not-rising": (
        mark("In {file}, {key} do not rise."),
        mark("Write each goal once, from the smallest to the largest."),
    ),
    "campaign-exposure-twice": (
        mark("In {file}, {key} offers the same choice twice."),
        mark("Name each choice once."),
    ),
    "campaign-name-not-required": (
        mark("In {file}, {key} is not required, and without names nobody can be counted only once."),
        mark("Set it to “required”."),
    ),
    "campaign-text-empty": (
        mark("In {file}, {key} is empty."),
        mark("Write the text there."),
    ),
    "campaign-list-length": (
        mark("In {file}, {key} is a list of another length than in the first language: {detail}."),
        mark("Bring the translations into line: all languages must say the same."),
    ),
    "kit-broken": (
        mark("This is not a kit as Petition Kiosk makes them, or it is damaged."),
        mark("Copy it again, or ask the coordinators for a new one."),
    ),
    "kit-newer": (
        mark("A newer version of Petition Kiosk made this kit."),
        mark("Install that version or a later one."),
    ),
    "kit-member-changed": (
        mark("The file {file} in this kit was damaged or changed."),
        mark("Copy the kit again, or ask the coordinators for a new one."),
    ),
    "kit-swapped": (
        mark("This kit’s identity and its campaign are not of the same root."),
        mark("Do not use it, and tell the coordinators: somebody may have changed it."),
    ),
    "kit-signature-wrong": (
        mark("This kit is not signed by its campaign’s root."),
        mark("Do not use it, and tell the coordinators: somebody may have changed it."),
    ),
}
"""Facts: `file` within the campaign or kit, `key` in dotted form, `detail` as the reader of the format said it."""
