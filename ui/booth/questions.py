"""The words of what lies over a page: the two questions, and who keeps the records."""

from kiosk.campaign import Campaign
from kiosk.words import Words
from ui.booth.overlays import Overlay
from ui.booth.viewmodels.flow import Question
from ui.spoken import keep_private


def ask(overlay: Overlay, question: Question, campaign: Campaign, words: Words) -> None:
    """Asks it; the filled button is the answer that does no harm."""
    # Whoever hears the first question knows what was chosen.
    keep_private(overlay, private=question is Question.HANDOVER)
    if question is Question.HANDOVER:
        addressee = campaign.petition(words.language).addressee
        # Lines of their own: within a sentence most languages would have to inflect the addressee.
        title = "\n".join((words.say("Your name will be seen by:"), addressee, words.say("Are you sure?")))
        overlay.ask(
            title,
            words.say("If you live in that country, travel there or have family there, choose “just count me”."),
            no=words.say("Choose again"),
            yes=words.say("Yes, show my name"),
            more=words.say("More"),
        )
    else:
        overlay.ask(
            words.say("Is this your whole signature?"),
            words.say("There is very little on the pad. Any mark will do, if it is the one you meant."),
            no=words.say("Sign again"),
            yes=words.say("Yes, that is it"),
            more=words.say("More"),
        )


def tell_keeper(overlay: Overlay, campaign: Campaign, fingerprint: str, words: Words) -> None:
    """Who keeps the records, for how long, how they are kept, how to reach them, and how to know that it is they."""
    privacy, controller = campaign.privacy, campaign.controller(words.language)
    lines = [
        words.say("{controller} keeps your details, for this petition only.", controller=controller),
        words.plural(
            "They are erased after {count} day.", "They are erased after {count} days.", privacy.retention_days
        ),
        words.say("On this device they are sealed: neither the staff nor anyone who takes it can open them."),
        words.say("With the code on your receipt you can withdraw at any time. The last screen shows it if you wish."),
    ]
    if privacy.contact:
        lines.append(words.say("Contact: {contact}", contact=privacy.contact))
    else:
        lines.append(words.say("To reach them, ask the staff here."))
    if fingerprint:
        lines.append(words.say("The campaign publishes these eight words. They must be the same here:"))
        lines.append(fingerprint)
    title = words.say("Who keeps this, how long, how to reach them")
    overlay.ask(title, "\n".join(lines), no=words.say("Close"), more=words.say("More"))
