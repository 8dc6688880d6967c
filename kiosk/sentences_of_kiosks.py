"""What is wrong with a campaign, a kiosk, a command or a disk, and what to do: sentences by error code."""

from kiosk.words import mark

OF_KIOSKS: dict[str, tuple[str, str]] = {
    "campaign-country-unknown": (
        mark("{file}, {key}: {detail} is no country’s code."),
        mark("Write two capital letters, such as BY."),
    ),
    "campaign-exposure-twice": (mark("{file}, {key}: a choice stands there twice."), mark("Take one of them out.")),
    "campaign-file-missing": (
        mark("The campaign has no file {file}."),
        mark("Add it; texts are in texts/LANGUAGE.toml."),
    ),
    "campaign-file-name-unfit": (
        mark("{file} has a name that not every system can write."),
        mark("Rename it with Latin letters, digits and hyphens."),
    ),
    "campaign-file-not-plain": (
        mark("{file} is a link or a folder, not a file of the campaign’s own."),
        mark("Put the file itself there."),
    ),
    "campaign-file-too-large": (
        mark("{file} is larger than a kiosk takes."),
        mark("At most 1 MiB for a text, 8 MiB for a picture and 48 MiB for all of them."),
    ),
    "campaign-file-unreadable": (mark("{file} cannot be read."), mark("Check its permissions.")),
    "campaign-goals-not-rising": (mark("{file}, {key}: the goals do not rise."), mark("Put them in order, each once.")),
    "campaign-has-problems": (mark("The campaign has problems: {count}."), mark("Mend what stands in the list.")),
    "campaign-language-missing": (
        mark("{file}, {key}: a language is missing ({detail})."),
        mark("Give every language of the campaign, and no other."),
    ),
    "campaign-language-other": (
        mark("{file} says that it is in another language: {detail}."),
        mark("Give it the name of its language, or mend the key."),
    ),
    "campaign-language-twice": (mark("{file}, {key}: a language stands there twice."), mark("Take one of them out.")),
    "campaign-language-unknown": (
        mark("{file}, {key}: there is no such language: {detail}."),
        mark("Write the two small letters of a language, such as pl or uk."),
    ),
    "campaign-language-unlisted": (
        mark("{file}, {key}: the campaign does not speak this language: {detail}."),
        mark("Add it to the languages, or take it out here."),
    ),
    "campaign-list-length": (
        mark("{file}, {key}: not as many entries as in the other languages: {detail}."),
        mark("Translate every entry, in the same order."),
    ),
    "campaign-missing": (mark("There is no campaign here."), mark("Name a folder with a campaign.toml.")),
    "campaign-name-not-required": (mark("{file}, {key}: both names must be required."), mark("Write “required”.")),
    "campaign-newer": (
        mark("{file}, {key}: this program does not know version {detail}."),
        mark("Install a later version of Petition Kiosk."),
    ),
    "campaign-text-empty": (mark("{file}, {key} is empty."), mark("Write the text.")),
    "campaign-not-utf8": (mark("{file} is not written in UTF-8."), mark("Save it as UTF-8 in your editor.")),
    "campaign-too-many-files": (
        mark("The campaign has more files than a kiosk takes."),
        mark("Take pictures out of {file} until 64 files are left."),
    ),
    "campaign-toml-broken": (mark("{file} is not TOML ({detail})."), mark("Mend the line that it names.")),
    "campaign-value-wrong": (mark("{file}, {key}: the value is wrong ({detail})."), mark("Mend this value.")),
    "controller-not-confirmed": (
        mark("{controller} has not confirmed that it keeps the records of this campaign."),
        mark("Ask, then add --controller-confirmed."),
    ),
    "event-day-wrong": (mark("This day is not in the calendar."), mark("Write it as 2026-11-22.")),
    "event-name-wrong": (
        mark("The event needs a name, and name and place must not be too long."),
        mark("Please check both."),
    ),
    "event-not-ended": (mark("PDF and CSV are written after the event has ended."), mark("End the event first.")),
    "kiosk-exists": (mark("There is a kiosk in {folder} already."), mark("Name another folder with --data.")),
    "kiosk-file-missing": (
        mark("The kiosk’s file {file} is missing."),
        mark("Keep the folder as it is and call a coordinator."),
    ),
    "kiosk-half-there": (
        mark("In {folder} lies a ledger with entries, but not the rest of its kiosk."),
        mark("Keep the folder as it is and call a coordinator."),
    ),
    "kiosk-is-live": (mark("This kiosk collects real signatures."), mark("Simulate on a rehearsal kiosk.")),
    "kiosk-missing": (
        mark("There is no kiosk in {folder} yet."),
        mark("Type petition-kiosk setup, or petition-kiosk demo to try it."),
    ),
    "kiosk-mixed-up": (
        mark("The files in {folder} belong to different kiosks."),
        mark("Keep the folder as it is and call a coordinator."),
    ),
    "kiosk-settings-broken": (
        mark("The kiosk’s settings in {file} are damaged."),
        mark("Keep the folder as it is and call a coordinator."),
    ),
    "kiosk-settings-newer": (
        mark("A newer version of Petition Kiosk wrote {file}."),
        mark("Install that version or a later one."),
    ),
    "line-language-unknown": (mark("This language is not one of the campaign’s."), mark("Check the line’s language.")),
    "line-not-json": (mark("This line is not JSON."), mark("Check its quotes and brackets.")),
    "line-too-long": (mark("This line is longer than any signing."), mark("Check the file.")),
    "line-wrong": (
        mark("This line lacks something, has something unknown, or a wrong value."),
        mark("Compare it with the description of record."),
    ),
    "lines-refused": (
        mark("Lines were refused: {count}."),
        mark("Their numbers and reasons are in the result; the others are saved."),
    ),
    "selftest-failed": (mark("Checks that failed: {count}."), mark("Mend what stands in the list, then test again.")),
    "file-unreadable": (
        mark("The file {file} is missing or cannot be read."),
        mark("Check its name and that the stick is in."),
    ),
    "folder-is-a-file": (mark("{folder} is a file, or lies under one."), mark("Name a folder.")),
    "secret-file-unreadable": (
        mark("The file {file} with the secret cannot be read."),
        mark("Check its name and permissions."),
    ),
    "secret-not-given": (
        mark("There is no terminal to ask for the secret."),
        mark("Name a file with it, or set {variable}."),
    ),
    "target-failed": (mark("Writing to {folder} failed."), mark("Try another stick.")),
    "target-full": (mark("There is not enough room in {folder}."), mark("Make room, or take another stick.")),
    "target-gone": (mark("{folder} is not there any more."), mark("Put the stick in again and start anew.")),
    "stick-full": (mark("The stick is full."), mark("Put in another one.")),
    "stick-in-use": (
        mark("Everything is on the stick, but the computer has not let go of it yet."),
        mark("Wait a minute and write the copy once more, or pull the stick when the computer is off."),
    ),
    "stick-not-mounted": (
        mark("This computer cannot read the stick."),
        mark("Take another stick, formatted as FAT, exFAT or ext4."),
    ),
    "target-read-only": (
        mark("{folder} cannot be written to."),
        mark("Slide the stick’s lock back, or take another one."),
    ),
    "target-reads-back-wrong": (
        mark("What was written to {folder} reads back differently."),
        mark("Take another stick: this one is failing."),
    ),
    "command-line-wrong": (mark("This command line is wrong: {reason}."), mark("Add --help to see what there is.")),
    "stopped": (mark("Stopped."), mark("Nothing is half done.")),
    "tour-from-source-only": (
        mark("The tour is not part of the package."),
        mark("Try petition-kiosk demo, or take the tour from the source with make run."),
    ),
    "unforeseen": (
        mark("Something went wrong inside the program ({kind} at {place})."),
        mark("What was saved is safe. Please tell the developers these words."),
    ),
}
