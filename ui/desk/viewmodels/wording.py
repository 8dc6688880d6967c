"""How the desk puts what it knows into words: reasons, refusals, gaps, signings."""

from kiosk.errors import InputRefused, KioskError
from kiosk.merge.outcome import BatchOutcome, MergeReport
from kiosk.merge.reasons import reason_words
from kiosk.sentences import what_happened, what_to_do
from kiosk.signatory import Exposure
from kiosk.words import Words, words_in
from ui.desk.viewmodels.ports import PairShown, PairSummary, SigningShown


def trouble(error: KioskError | None, words: Words) -> str:
    """What happened and what to do; empty for no error."""
    return f"{what_happened(error, words)} {what_to_do(error, words)}" if error else ""


def refusal(outcome: BatchOutcome, words: Words) -> str:
    """Why a batch was refused, and what to do; empty for one that is in."""
    if outcome.code is None:
        return ""
    # An outcome carries the code alone: of the facts that sentences name, only the file is known here.
    error = InputRefused(outcome.code, file=outcome.file.name, folder=outcome.file.parent.name)
    try:
        return trouble(error, words)
    except KeyError:
        return words.say("It was refused: {code}. Ask the volunteer for another copy.", code=outcome.code)


def what_came(outcome: BatchOutcome, words: Words) -> str:
    """What a batch brought, in a few words."""
    if outcome.code is not None:
        return words.say("Refused")
    if not outcome.new:
        return words.say("Nothing new: all of it was here")
    parts = [words.plural("{count} new", "{count} new", outcome.new)]
    if outcome.known:
        parts.append(words.plural("{count} known already", "{count} known already", outcome.known))
    return " · ".join(parts)


def gap(outcome: BatchOutcome, words: Words) -> str:
    """Which entries are missing before a batch; empty for none."""
    if outcome.gap is None:
        return ""
    first, last = outcome.gap
    kiosk = outcome.kiosk_name
    if first == last:
        return words.say("Entry {first} of {kiosk} is missing here.", first=first, kiosk=kiosk)
    return words.say("Entries {first} to {last} of {kiosk} are missing here.", first=first, last=last, kiosk=kiosk)


def unreadable(outcome: BatchOutcome, words: Words) -> str:
    """How many boxes did not open; empty for none."""
    if not outcome.unreadable:
        return ""
    return words.plural(
        "{count} record could not be opened.", "{count} records could not be opened.", outcome.unreadable
    )


def in_short(report: MergeReport, words: Words) -> str:
    """A whole merge in a sentence or three."""
    taken = [one for one in report.batches if one.code is None]
    refused = len(report.batches) - len(taken)
    sentences = [words.plural("{count} batch is in.", "{count} batches are in.", len(taken))]
    new, known = sum(one.new for one in taken), sum(one.known for one in taken)
    sentences.append(words.plural("{count} signing is new.", "{count} signings are new.", new))
    if known:
        sentences.append(words.plural("{count} was here already.", "{count} were here already.", known))
    if refused:
        sentences.append(words.plural("{count} batch was refused.", "{count} batches were refused.", refused))
    if report.receipts:
        written = len(report.receipts)
        sentences.append(words.plural("{count} receipt was written.", "{count} receipts were written.", written))
    return " ".join(sentences)


def where_from(signing: SigningShown, words: Words) -> str:
    """City and country."""
    return ", ".join(part for part in (signing.city, words.country(signing.country)) if part)


def how_given(signing: SigningShown, words: Words) -> str:
    """Kiosk, day and language of a signing."""
    return " · ".join((signing.kiosk, words.short_day(signing.day), words_in(signing.language).own_name()))


def allowed(signing: SigningShown, words: Words) -> str:
    """What the signatory allows."""
    match signing.exposure:
        case Exposure.COUNT:
            return words.say("Counted only")
        case Exposure.CAMPAIGN:
            return words.say("Only the campaign sees the name")
        case _:
            return words.say("The addressee may see the name")


def note_words(note: str, words: Words) -> str:
    """Why staff marked a signing as spoilt."""
    said = {
        "tried out by staff": words.say("Staff tried the kiosk out"),
        "a child playing": words.say("A child was playing"),
        "unreadable": words.say("It is unreadable"),
        "other": words.say("Another reason"),
    }
    return said.get(note, note or said["other"])


def why(place: int, total: int, pair: PairSummary, shown: PairShown, words: Words) -> str:
    """Which pair this is, and why it is asked about: “3 of 7 · same city · 94% alike”."""
    where = words.say("{place} of {total}", place=place, total=total)
    if shown.right is None:
        return f"{where} · {words.say('marked as spoilt by staff')}"
    said = ", ".join(reason(code, words) for code in pair.why)
    alike = words.say("{score}% alike", score=words.number(pair.score))
    return " · ".join(part for part in (where, said, alike) if part)


def reason(code: str, words: Words) -> str:
    """A reason why two signings may be of one person; the code itself where a newer merge gave another."""
    try:
        return reason_words(code, words)
    except KeyError:
        return code
