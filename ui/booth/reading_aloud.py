"""Reads the attendee’s screens aloud: each page as it comes, what gets the focus, and what happens; until stopped."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.speech.permission import Origin, ReadingAloud, Said, speakable
from kiosk.speech.sentences import sentences
from kiosk.speech.speed import Speed
from ui.accessible_text import control_text, page_text
from ui.booth.attendee import AttendeeArea
from ui.booth.viewmodels.flow import Step
from ui.spoken import Announced, is_private
from ui.voice import Voice
from ui.widgets.icons import Icon

_SIGNS = {ReadingAloud.LOUDSPEAKER: Icon.LOUDSPEAKER, ReadingAloud.HEADPHONES: Icon.HEADPHONES}


class ReaderAloud(QObject):
    """The button in the header turns it on and off; every way out of an entry turns it off, too."""

    def __init__(self, area: AttendeeArea, voice: Voice, allowed: ReadingAloud) -> None:
        super().__init__(area)
        self._area = area
        self._voice = voice
        self._allowed = allowed
        self._asked = False
        self._due: list[Said] = []
        """What is said once all that one touch changed has changed."""
        self._page_is_due = False
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._say_what_is_due)
        self._button = area.header.reading_button
        self._connect()
        self._offer()

    def _connect(self) -> None:
        area = self._area
        self._button.clicked.connect(self._toggle)
        area.turned.connect(self._read_page)
        area.flow.language.changed.connect(self._language_changed)
        area.flow.wiped.connect(self._voice.stop)
        area.reset_done.connect(self._nobody_listens)
        area.rested.connect(self.turn_off)
        area.code_asked.connect(self._read_page)
        area.revealed.connect(self._tell_entry)
        self._voice.said.connect(self._still_listening)

    @property
    def is_on(self) -> bool:
        """Whether this attendee asked for it."""
        return self._asked

    @property
    def is_busy(self) -> bool:
        """Whether something is being said, or is about to be."""
        return self._settling.isActive() or self._voice.is_speaking

    def allow(self, allowed: ReadingAloud, speed: Speed = Speed.NORMAL) -> None:
        """Staff said what may be heard here, and how fast."""
        self.turn_off()
        self._allowed = allowed
        self._voice.speed = speed
        self._offer()

    def _offer(self) -> None:
        """The button is there where staff allowed it and the language of the screen has a voice."""
        offered = self._allowed is not ReadingAloud.OFF and self._voice.speaks(self._area.flow.language.current)
        self._area.header.offer_reading(_SIGNS.get(self._allowed) if offered else None)

    # On and off

    def _toggle(self) -> None:
        if self._asked:
            self._nobody_listens()
        else:
            self._turn_on()

    def _turn_on(self) -> None:
        self._asked = True
        self._button.setChecked(True)
        self._area.welcome.leave()
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._focus_moved)
            # Only while it is on: each event of a finger that signs would pass through here.
            app.installEventFilter(self)
        self._read_page()

    def turn_off(self) -> None:
        """Silence, until somebody asks again."""
        self._forget()
        if self._asked and isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.disconnect(self._focus_moved)
            app.removeEventFilter(self)
        self._asked = False
        self._button.setChecked(False)

    def _nobody_listens(self) -> None:
        """And the languages of Welcome take turns again."""
        if self._asked:
            self.turn_off()
            self._area.go_on()

    def _forget(self) -> None:
        self._settling.stop()
        self._due.clear()
        self._page_is_due = False
        self._voice.stop()

    def _language_changed(self) -> None:
        self._offer()
        if self._asked:
            self._read_page()

    # What is said

    def _read_page(self) -> None:
        """From its beginning: it is another page, or in another language."""
        self._voice.stop()
        if self._asked:
            self._page_is_due = True
            self._settling.start()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._button and self._area.isAncestorOf(now):
            self._voice.stop()
            self._due += control_text(now)
            self._settling.start()

    def _tell_entry(self) -> None:
        """Whoever holds down “Hold to see” hears what shows: all of it is what they entered."""
        if self._asked:
            self._due += (one for one in page_text(self._area.agree) if one.origin is Origin.ENTRY)
            self._settling.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, Announced) and isinstance(watched, QWidget) and self._area.isAncestorOf(watched):
            self._voice.stop()
            self._due.append(Said(event.text, Origin.ENTRY if is_private(watched) else Origin.SCREEN))
            self._settling.start()
        return False

    def _say_what_is_due(self) -> None:
        """A new page says everything itself: neither its title nor its first field is said beside it."""
        page = self._area.pages[self._area.flow.state.step]
        said = page_text(page) if self._page_is_due else tuple(self._due)
        self._due.clear()
        self._page_is_due = False
        language = self._area.flow.language.current
        texts = speakable(said, self._allowed, asked=self._asked)
        if texts:
            self._voice.say((part for text in texts for part in sentences(text, language)), language)
            if self._area.flow.state.step is Step.THANKS:
                self._area.farewell.extend()

    def _still_listening(self) -> None:
        """Whoever listens to the petition is there; where an entry stands only a touch counts."""
        if not self._area.flow.state.has_entry:
            self._area.idle.touched()
