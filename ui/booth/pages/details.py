"""Your details: a few fields above the touch keyboard, each masked once it is left."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.signatory import MAX_EMAIL_LENGTH, MAX_NAME_LENGTH
from kiosk.words import Words
from ui.booth.pages.page import BoothPage, Speak, scrolled
from ui.booth.viewmodels.countries import NOT_SAID, country_named, find_countries
from ui.booth.viewmodels.draft import DETAILS, asked_details
from ui.booth.viewmodels.flow import FlowState
from ui.keyboards import Layout
from ui.messages import field_message
from ui.theme import TextKind, dress_part
from ui.widgets.buttons import GhostButton, PrimaryButton
from ui.widgets.entry_field import EntryField
from ui.widgets.key_face import KeyNames
from ui.widgets.text import TextLabel
from ui.widgets.touch_keyboard import TouchKeyboard

CAPITALISED = ("given_name", "family_name", "city", "country")
BEFORE_CAPITAL = ("", " ", "-", "‐", "–", "’", "'")


class DetailsPage(BoothPage):
    """Step 2. Fields hold what is typed; the view model holds the entry."""

    entered = Signal(str, str)
    left = Signal(str)
    confirmed = Signal()

    def __init__(self, campaign: Campaign, speak: Speak, layouts: Mapping[str, Layout]) -> None:
        super().__init__(speak)
        self._campaign = campaign
        self._asked: tuple[str, ...] = ()
        self._country_typed = False
        self.title = TextLabel(TextKind.TITLE)
        self.fields = {name: EntryField(name) for name in DETAILS}
        self.on = PrimaryButton()
        self.on.set_compact(True)
        self.keyboard = TouchKeyboard(layouts)
        self.keyboard.set_swaps([language for language in campaign.languages if language in layouts])
        self.suggestions = CountryStrip()
        self._active = "given_name"
        self._connect()
        self._build()

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.set_longest(MAX_EMAIL_LENGTH if name == "email" else MAX_NAME_LENGTH)
            field.edited.connect(lambda value, name=name: self._edited(name, value))
            field.entered.connect(lambda name=name: self._entered(name))
            field.left.connect(lambda name=name: self._left(name))
            field.submitted.connect(self._next)
        self.on.clicked.connect(self.confirmed)
        self.keyboard.text_typed.connect(self._type)
        self.keyboard.backspace_pressed.connect(self._delete)
        self.keyboard.next_pressed.connect(self._next)
        self.suggestions.chosen.connect(self._country_chosen)

    def _build(self) -> None:
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.addWidget(self.title)
        self._grid = QGridLayout()
        self._inside.addLayout(self._grid)
        self._inside.addStretch(1)
        for field in self.fields.values():
            # A place before the first showing: without one each would be a window of its own.
            field.setParent(content)
        self.view = scrolled(content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self.suggestions)
        self._column.addWidget(self.keyboard)

    # Layout

    def arrange(self) -> None:
        px = self.stylist.px
        self._inside.setContentsMargins(px(36), 0, px(36), px(10))
        self._inside.setSpacing(px(10))
        # Where the keyboard leaves little, the fields come before their heading.
        self.title.setVisible(self.height() - self.keyboard.sizeHint().height() > px(230))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        self._deal()

    def _columns(self) -> int:
        narrow = 11 * self.stylist.text_px(TextKind.BODY)
        return max(1, min(2 if self.portrait else 3, (self.width() - self.stylist.px(72)) // max(1, narrow)))

    def _deal(self) -> None:
        columns = self._columns()
        shown = [self.fields[name] for name in self._asked]
        for place, widget in enumerate([*shown, self.on]):
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # Words

    def retranslate(self) -> None:
        words = self.speak()
        self.title.set_text(words.say("Who is signing?"))
        self.on.setText(words.say("Next"))
        self.view.set_more_text("")
        for name, label in self._labels(words).items():
            optional = getattr(self._campaign.form, name) != "required"
            self.fields[name].set_label(words.say("{field} (optional)", field=label) if optional else label)
        self.fields["email"].set_description(words.say("Only to count you once, and for nothing else."))
        self.keyboard.set_next_text(words.say("Next field"))
        self.keyboard.set_names(
            KeyNames(
                shift=words.say("Capital letters"),
                delete=words.say("Delete"),
                space=words.say("Space"),
                digits=words.say("Digits"),
                letters=words.say("Letters"),
                swap=words.say("Other keyboard"),
            )
        )
        self._use_layout()

    def _labels(self, words: Words) -> dict[str, str]:
        return {
            "given_name": words.say("Given name"),
            "family_name": words.say("Family name"),
            "city": words.say("Town or village"),
            "country": words.say("Country"),
            "email": words.say("E-mail"),
        }

    def render_state(self, state: FlowState) -> None:
        """Shows which fields are asked, their values where they are not typed just now, and what is wrong."""
        words = self.speak()
        asked = asked_details(state.draft.exposure, self._campaign)
        if asked != self._asked:
            self._asked = asked
            for name, field in self.fields.items():
                field.setVisible(name in asked)
            self._deal()
        for name in asked:
            self.fields[name].set_error(field_message(state.errors.get(name, ""), words))
            value = getattr(state.draft.details, name)
            shown = words.country(value) if name == "country" else value
            typing = name == "country" and self._country_typed
            if not typing and self.fields[name].value() != shown:
                self.fields[name].set_value(shown)

    # Typing

    def _entered(self, name: str) -> None:
        self._active = name
        self._use_layout()
        self._capitalise()
        self._suggest()
        self.view.ensureWidgetVisible(self.fields[name], 0, 12)

    def _use_layout(self) -> None:
        latin = self._active == "email"
        self.keyboard.set_layout("email" if latin else self.speak().language)

    def _capitalise(self) -> None:
        before = self.fields[self._active].before_cursor()
        begins = before[-1:] in BEFORE_CAPITAL
        self.keyboard.set_auto_capital(self._active in CAPITALISED and begins)

    def _type(self, text: str) -> None:
        self.fields[self._active].insert(text)

    def _delete(self) -> None:
        self.fields[self._active].backspace()

    def _edited(self, name: str, value: str) -> None:
        self._capitalise()
        if name == "country":
            self._country_typed = True
            self._suggest()
            return
        self.entered.emit(name, value)

    def _suggest(self) -> None:
        if self._active != "country":
            self.suggestions.offer(())
            return
        words = self.speak()
        found = find_countries(self.fields["country"].value(), words, self._campaign.languages)
        self.suggestions.offer((*found, (NOT_SAID, words.say("Prefer not to say"))))
        dress_part(self.suggestions, self.stylist)

    def _country_chosen(self, code: str) -> None:
        self._country_typed = False
        self.fields["country"].set_value(self.speak().country(code))
        self.entered.emit("country", code)
        self._next()

    def _left(self, name: str) -> None:
        if name == "country" and self._country_typed:
            self._settle_country()
        self.left.emit(name)

    def _settle_country(self) -> None:
        """What was typed in full, or can mean only one country, is taken; anything else is shown as unknown."""
        words, typed = self.speak(), self.fields["country"].value()
        found = find_countries(typed, words, self._campaign.languages)
        code = country_named(typed, words, self._campaign.languages)
        if code is None and len(found) == 1:
            code = found[0][0]
        self._country_typed = False
        self.entered.emit("country", code if code is not None else typed.strip() and "?")

    def _next(self) -> None:
        """The next field, and after the last the button."""
        place = self._asked.index(self._active) + 1
        target = self.fields[self._asked[place]] if place < len(self._asked) else self.on
        target.setFocus()
        self.view.ensureWidgetVisible(target, 0, 12)

    def look_at(self, name: str) -> None:
        """Brings the focus to a field, because something is wrong with it."""
        self.fields[name].setFocus()

    def wipe(self) -> None:
        self._country_typed = False
        self._active = "given_name"
        for field in self.fields.values():
            field.wipe()
        self.suggestions.offer(())
        self.keyboard.reset()

    def enter(self) -> None:
        self.view.to_top()
        self._use_layout()

    def first_focus(self) -> QWidget:
        return self.fields[self._asked[0]] if self._asked else self.on


class CountryStrip(QWidget):
    """The countries that may be meant, as buttons in a row above the keyboard; as many as there is room for."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "key_bed")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 10, 20, 2)
        self._row.setSpacing(10)
        self.buttons: list[GhostButton] = []
        self.hide()

    def offer(self, countries: tuple[tuple[str, str], ...]) -> None:
        """Offers these (code, name); none hides the strip."""
        for button in self.buttons:
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self.buttons = [self._button(code, name) for code, name in countries]
        for button in self.buttons:
            self._row.addWidget(button)
        self.setVisible(bool(self.buttons))
        self._fit()

    def _button(self, code: str, name: str) -> GhostButton:
        button = GhostButton(name)
        button.clicked.connect(lambda: self.chosen.emit(code))
        return button

    def _fit(self) -> None:
        """The last offer, prefer not to say, always stays; the less likely countries go where there is no room."""
        room = self.width() - 40
        last = self.buttons[-1:]
        used = sum(button.minimumSizeHint().width() + 10 for button in last)
        for button in self.buttons[:-1]:
            used += button.minimumSizeHint().width() + 10
            button.setVisible(used <= room or button is self.buttons[0])

    def set_style(self, _stylist: object) -> None:
        """Another text size: other buttons fit."""
        self._fit()

    def resizeEvent(self, _event: object) -> None:
        self._fit()
