"""What a volunteer does from morning to evening, on one page."""

from ui.booth.pages.staff_parts import Card, SpeakNow, StaffPage, text


class GuidePage(StaffPage):
    """The guide: a heading and a few sentences for each part of the day."""

    def __init__(self, speak: SpeakNow) -> None:
        super().__init__(speak)
        self._parts = [(text("heading"), text("body")) for _ in self._guide()]
        for heading, body in self._parts:
            card = Card()
            card.column.addWidget(heading)
            card.column.addWidget(body)
            self.column.addWidget(card)
        self.column.addStretch(1)

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        self.title.setText(self.speak().say("What to do"))
        for (heading, body), (name, sentences) in zip(self._parts, self._guide(), strict=True):
            heading.setText(name)
            body.setText(sentences)

    def _guide(self) -> tuple[tuple[str, str], ...]:
        say = self.speak().say
        return (
            (
                say("Before the event"),
                say(
                    "Plug the computer in and put a stick in. Look here that all is well, and check the event, the "
                    "place and the day in the settings. Turn the screen so that nobody can look over a shoulder."
                ),
            ),
            (
                say("While people sign"),
                say(
                    "Let each person read and sign alone; step back. Never type for somebody unless they ask. If "
                    "somebody walks away, the kiosk erases what they began. Never take a picture of the screen."
                ),
            ),
            (
                say("When somebody changes their mind"),
                say(
                    "Right after signing: “Take it back”. Later: with the code from the receipt, under “Withdraw a "
                    "signing”. Without a code, they write to the coordinators."
                ),
            ),
            (
                say("When something goes wrong"),
                say(
                    "What was signed is safe once “Thank you” was seen. If the kiosk cannot save, it says so and keeps "
                    "the entry on the screen. Switch it off and on when nothing else helps: nothing is lost."
                ),
            ),
            (
                say("When a small ring stands in the upper left corner"),
                say(
                    "Something on the overview needs you: come here at the next pause. Attendees need not mind it, and "
                    "it says nothing about anybody."
                ),
            ),
            (
                say("At the end"),
                say(
                    "End the event, write the number down, save a copy to a stick, and bring stick and computer home "
                    "by different ways. In a hurry: “Pack up now”."
                ),
            ),
            (
                say("What you cannot do"),
                say(
                    "Neither you nor this computer can read what people entered. If somebody asks who signed, the "
                    "true answer is: nobody here can know."
                ),
            ),
        )
