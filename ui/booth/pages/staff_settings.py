"""The settings' page: looks that take effect at once, and the event, which begins anew only when asked to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout

from kiosk.brightness import STEP_PERCENT
from kiosk.sentences import what_happened, what_to_do
from kiosk.signatory import MAX_NAME_LENGTH
from kiosk.speech.permission import ReadingAloud
from kiosk.speech.speed import Speed
from kiosk.words import Words
from ui.booth.pages.staff_cards import Card
from ui.booth.pages.staff_parts import SpeakNow, Stack, StaffButton, StaffPage, big, text
from ui.booth.viewmodels.staff_ports import KioskFacts
from ui.booth.viewmodels.staff_settings import TEXT_SIZES, THEMES, SettingsState, SettingsViewModel, typed_day
from ui.language_choices import own_name
from ui.layouts import add_layout
from ui.spoken import News
from ui.theme import Stylist, TextSize
from ui.widgets.guarded_line import GuardedLine


class Choices(Card):
    """A setting's name and its values as buttons, one of which is on; three in a row only while letters are small."""

    def __init__(self, values: Sequence[str], choose: Callable[[str], None], *, columns: int) -> None:
        super().__init__()
        self.name = text("strong")
        self.column.addWidget(self.name)
        self._columns = columns
        self._grid = QGridLayout()
        self._group = QButtonGroup(self)
        self.buttons = {value: big(StaffButton("choice"), 72) for value in values}
        for value, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, value=value: choose(value))
        self._deal(columns)
        add_layout(self.column, self._grid)

    def _deal(self, columns: int) -> None:
        for index, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, index // columns, index % columns)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, int(column < columns))

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        super().set_style(stylist)
        self._grid.setSpacing(stylist.px(12))
        self._deal(2 if self._columns == 3 and stylist.text_size > TextSize.NORMAL else self._columns)

    def say(self, name: str, values: Sequence[str]) -> None:
        """Names the setting and its values."""
        self.name.setText(name)
        for button, words in zip(self.buttons.values(), values, strict=True):
            button.say(words)
            button.setAccessibleName(f"{name}: {words}")

    def show_value(self, value: str) -> None:
        """This value is in force."""
        if value in self.buttons:
            self.buttons[value].setChecked(True)


class LightCard(Card):
    """How bright the screen is, and buttons that change it."""

    def __init__(self, change: Callable[[int], None]) -> None:
        super().__init__()
        self.name = text("strong")
        self.column.addWidget(self.name)
        self.darker, self.brighter = big(StaffButton("quiet"), 72), big(StaffButton("quiet"), 72)
        self._buttons = QHBoxLayout()
        for button, by in ((self.darker, -STEP_PERCENT), (self.brighter, STEP_PERCENT)):
            button.set_guard(0)
            button.clicked.connect(lambda _checked=False, by=by: change(by))
            self._buttons.addWidget(button, 1)
        add_layout(self.column, self._buttons)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        super().set_style(stylist)
        self._buttons.setSpacing(stylist.px(12))

    def show_percent(self, percent: int | None, words: Words) -> None:
        """It is so bright; without a light to set there is no card."""
        self.setVisible(percent is not None)
        if percent is None:
            return
        said = words.say("{percent}%", percent=percent)
        self.name.setText(words.say("Brightness of the screen: {percent}", percent=said))
        self.darker.say(words.say("Darker"))
        self.brighter.say(words.say("Brighter"))


class EventCard(Card):
    """Name, place and day of the event, and the button that begins it."""

    def __init__(self) -> None:
        super().__init__()
        self.name = text("strong")
        self.column.addWidget(self.name)
        self.labels = {field: text("small") for field in ("name", "place", "day")}
        self.fields = {field: GuardedLine() for field in ("name", "place", "day")}
        for field, label in self.labels.items():
            self.fields[field].setMaxLength(MAX_NAME_LENGTH)
            self.column.addWidget(label)
            self.column.addWidget(self.fields[field])
        day = self.fields["day"]
        day.setInputMethodHints(day.inputMethodHints() | Qt.InputMethodHint.ImhDate)
        self.wrong = text("alert")
        self.begin = big(StaffButton("filled"))
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.begin)

    def typed(self) -> tuple[str, str, str]:
        """What stands in the fields."""
        return self.fields["name"].text(), self.fields["place"].text(), self.fields["day"].text()

    def retranslate(self, words: Words) -> None:
        """Says everything anew."""
        say = words.say
        self.name.setText(say("Event"))
        names = {"name": say("Name of the event"), "place": say("Place"), "day": say("Day, like 2026-11-22")}
        for field, label in self.labels.items():
            label.setText(names[field])
            self.fields[field].setAccessibleName(names[field])
        self.begin.say(say("Begin this event"))

    def show_state(self, state: SettingsState, words: Words) -> None:
        """Shows what is typed, and what is wrong with it in words."""
        for field, typed in (("name", state.name), ("place", state.place), ("day", state.day)):
            if self.fields[field].text() != typed:
                self.fields[field].setText(typed)
        self.wrong.setText(self._problem(state, words))
        self.wrong.setVisible(bool(self.wrong.text()))
        self.begin.setEnabled(state.is_new_event and not state.saving)

    @staticmethod
    def _problem(state: SettingsState, words: Words) -> str:
        if not state.name.strip():
            return words.say("The event needs a name.")
        if typed_day(state.day) is None:
            return words.say("This is not a day. Please type it like 2026-11-22.")
        return ""


class SettingsPage(StaffPage):
    """Language, text size, theme, motion, brightness, reading aloud and event."""

    def __init__(self, model: SettingsViewModel, speak: SpeakNow, facts: KioskFacts) -> None:
        super().__init__(speak)
        self._model = model
        self._languages = facts.languages
        self._can_speak = facts.can_speak
        self.rehearsal = text("soft")
        self.notice = text("strong")
        self._news = News(self.notice)
        self.event_card = EventCard()
        self.language = Choices(facts.languages, model.set_language, columns=2)
        self.text_size = Choices(
            [str(size) for size in TEXT_SIZES], lambda size: model.set_text_size(int(size)), columns=4
        )
        self.theme = Choices(THEMES, model.set_theme, columns=3)
        self.motion = Choices(
            ("full", "reduced"), lambda value: model.set_reduced_motion(value == "reduced"), columns=2
        )
        self.reading = Choices(
            list(ReadingAloud), lambda value: model.set_reading_aloud(ReadingAloud(value)), columns=1
        )
        self.reading_hint = text("small")
        self.reading.column.addWidget(self.reading_hint)
        for value, button in self.reading.buttons.items():
            button.setEnabled(facts.can_speak or value == ReadingAloud.OFF)
        self.speed = Choices(list(Speed), lambda value: model.set_speech_speed(Speed(value)), columns=3)
        self.light = LightCard(model.change_brightness)
        left = Stack(self.event_card, self.reading, self.speed)
        right = Stack(self.language, self.text_size, self.theme, self.light, self.motion)
        for part in (left, right):
            part.column.addStretch(1)
        self.column.addWidget(self.rehearsal)
        self.column.addWidget(self.notice)
        self.add_columns(left, right, (1, 1))
        # Once they have their places: without one they would come up as windows of their own, over the attendee's page.
        self.rehearsal.setVisible(facts.rehearsal)
        self.speed.setVisible(facts.can_speak)
        self.light.hide()
        for field in self.event_card.fields.values():
            field.textEdited.connect(lambda: model.type_event(*self.event_card.typed()))
        self.event_card.begin.clicked.connect(model.begin_event)
        model.changed.connect(self.render_state)

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._model.start()

    def leave(self) -> None:
        """See `StaffPage.leave`."""
        self._model.forget()

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        words = self.speak()
        say = words.say
        self.title.setText(say("Settings"))
        self.rehearsal.setText(say("This kiosk is a rehearsal: nothing signed here counts."))
        self.event_card.retranslate(words)
        self.language.say(say("Language of the event"), [own_name(each) for each in self._languages])
        self.text_size.say(say("Text size"), ["A", "A+", "A++", "A+++"])
        self.theme.say(say("Colours"), [say("Light"), say("Dark"), say("Sunlight")])
        self.motion.say(say("Motion"), [say("Slow fades"), say("None")])
        self.reading.say(
            say("Reading aloud"),
            [
                say("Off"),
                say("By the loudspeaker: never what somebody enters"),
                say("By headphones that are plugged in: what somebody enters, too"),
            ],
        )
        self.speed.say(say("Speed of the voice"), [say("Slow"), say("Normal"), say("Fast")])
        self.reading_hint.setText(
            say("Attendees turn it on with a button beside the languages. Look each time whether the plug is in.")
            if self._can_speak
            else say("There is no voice on this computer: the program espeak-ng is not installed.")
        )
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        self.event_card.show_state(state, words)
        settings = state.settings
        self.language.show_value(settings.language)
        self.text_size.show_value(str(settings.text_size))
        self.theme.show_value(settings.theme)
        self.motion.show_value("reduced" if settings.reduced_motion else "full")
        self.reading.show_value(settings.reading_aloud)
        self.speed.show_value(settings.speech_speed)
        self.light.show_percent(state.brightness, words)
        said = words.say("Saved. It holds from now on.") if state.saved else ""
        if state.error is not None:
            said = f"{what_happened(state.error, words)} {what_to_do(state.error, words)}"
        self.notice.setText(said)
        self.notice.setVisible(bool(said))
        self._news.tell(said)
