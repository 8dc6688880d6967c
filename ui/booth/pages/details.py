"""Your details: a few fields above the touch keyboard, each masked once it is left."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.name_order import names_in_order
from kiosk.signatory import MAX_EMAIL_LENGTH, MAX_NAME_LENGTH
from kiosk.words import Words
from ui.booth.pages.country_strip import CountryStrip
from ui.booth.pages.page import BoothPage, Speak, forget_sizes, scrolled, use_first_that_fits
from ui.booth.viewmodels.countries import NOT_SAID, country_named, find_countries
from ui.booth.viewmodels.draft import DETAILS, asked_details
from ui.booth.viewmodels.flow import FlowState
from ui.key_names import name_keys
from ui.keyboards import Layout
from ui.layouts import add_layout
from ui.messages import field_message
from ui.spoken import keep_private
from ui.theme import TextKind
from ui.widgets.buttons import PrimaryButton
from ui.widgets.entry_field import EntryField
from ui.widgets.key_scan import KeyScan
from ui.widgets.shift_state import begins_word
from ui.widgets.text import TextLabel
from ui.widgets.touch_keyboard import TouchKeyboard

UNKNOWN = "?"
"""Stands for a country that was typed and is none: no code, so that it counts as wrong."""

CAPITALISED = ("given_name", "family_name", "city", "country")


class DetailsPage(BoothPage):
    """Step 2. Fields hold what is typed; the view model holds the entry."""

    takes_typing = True

    entered = Signal(str, str)
    left = Signal(str)
    confirmed = Signal()

    def __init__(self, campaign: Campaign, speak: Speak, layouts: Mapping[str, Layout]) -> None:
        super().__init__(speak)
        self._campaign = campaign
        self._asked: tuple[str, ...] = ()
        self._country_typed = False
        self.title = TextLabel(TextKind.TITLE)
        self.purpose = TextLabel(TextKind.BODY)
        """What the e-mail address is for, while it is typed."""
        self.fields = {name: EntryField(name) for name in DETAILS}
        self.on = PrimaryButton()
        self.on.set_compact(True)
        self.keyboard = TouchKeyboard(layouts)
        self.keyboard.set_swaps([language for language in campaign.languages if language in layouts])
        self.suggestions = CountryStrip()
        keep_private(self.keyboard, self.suggestions)
        self._active = "given_name"
        lines = [field.line for field in self.fields.values()]
        self.scan = KeyScan(self.keyboard, lines, lambda: self.suggestions.buttons)
        self._connect()
        self._build()

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.set_longest(MAX_EMAIL_LENGTH if name == "email" else MAX_NAME_LENGTH)
            field.edited.connect(lambda value, name=name: self._edited(name, value))
            field.entered.connect(lambda name=name: self._entered(name))
            field.left.connect(lambda name=name: self._left(name))
            field.submitted.connect(self._next)
        self.on.clicked.connect(self._confirm)
        self.keyboard.text_typed.connect(self._type)
        self.keyboard.backspace_pressed.connect(self._delete)
        self.keyboard.next_pressed.connect(self._next)
        self.suggestions.chosen.connect(self._country_chosen)
        self.suggestions.left_by_key.connect(self.fields["country"].setFocus)
        self.suggestions.passed_by_key.connect(self._next)
        self.fields["country"].step.connect(lambda _step: self.suggestions.enter_by_key())

    def _build(self) -> None:
        self.head = QStackedWidget()
        """Title, countries or purpose: in one place, so that no field moves under a finger."""
        for part in (self.title, self.suggestions, self.purpose):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            self.head.addWidget(part)
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._grid = QGridLayout()
        add_layout(self._inside, self._grid)
        self._inside.addStretch(1)
        for field in self.fields.values():
            # A place before the first showing: without one each would be a window of its own.
            field.setParent(content)
        # Before the first entry, too: who dresses the window finds what is in it.
        self.on.setParent(content)
        self.view = scrolled(content)
        self.view.set_fade(24)
        self.view.set_takes_keys(False)
        self._top = QVBoxLayout()
        self._top.addWidget(self.head)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        add_layout(self._column, self._top)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self.keyboard)
        self.scan.setParent(self)

    # Layout

    def arrange(self) -> None:
        px = self.stylist.px
        self._top.setContentsMargins(px(36), 0, px(36), px(6))
        self._inside.setContentsMargins(px(36), 0, px(36), px(4))
        self._inside.setSpacing(0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(max(self.stylist.metrics.gap, px(10)))
        self._deal()
        self._show_head()

    def _show_head(self) -> None:
        """The countries while one is typed, the purpose with the e-mail; the title where there is room for it, if need
        be in smaller letters."""
        whole = 0
        for kind in (TextKind.TITLE, TextKind.HEADING):
            if self.title.kind is not kind:
                self.title.set_kind(kind)
            high = self._title_height()
            # What comes instead of the title has the room that the title has at its largest.
            whole = whole or max(self.stylist.metrics.target, high)
            self.head.setFixedHeight(whole if kind is TextKind.TITLE else high)
            if fits := self._has_room_for_title():
                break
        across = self.width() - 2 * self.stylist.px(36)
        use_first_that_fits(
            self.purpose,
            (TextKind.BODY, TextKind.CAPTION),
            lambda: self.purpose.heightForWidth(across) <= whole,
        )
        typing = self.isAncestorOf(QApplication.focusWidget() or self)
        wanted = {"country": self.suggestions, "email": self.purpose}.get(self._active, self.title)
        shown = wanted if typing else self.title
        self.head.setCurrentWidget(shown)
        self.head.setVisible(shown is not self.title or fits)
        if shown is not self.title:
            self.head.setFixedHeight(whole)

    def _title_height(self) -> int:
        return max(0, self.title.heightForWidth(self.width() - 2 * self.stylist.px(36)))

    def _has_room_for_title(self) -> bool:
        """Where the keyboard leaves little, the fields come before their heading."""
        room = self.height() - self.keyboard.sizeHint().height() - self.head.height() - self.stylist.px(6)
        forget_sizes(self._inside)
        return room >= self._inside.totalMinimumHeightForWidth(self.width())

    def _columns(self) -> int:
        if self.portrait and self._fit_below_each_other():
            return 1
        narrow = 11 * self.stylist.text_px(TextKind.BODY)
        return max(1, min(2 if self.portrait else 3, (self.width() - self.stylist.px(72)) // max(1, narrow)))

    def _fit_below_each_other(self) -> bool:
        """Whether there is room for a field a row, and for what is wrong with two of them."""
        px, rows = self.stylist.px, len(self._asked) + 1
        line = self.stylist.text_px(TextKind.ERROR) * 2
        row = max(self.stylist.metrics.target, px(76)) + self._grid.verticalSpacing()
        room = self.height() - self.keyboard.sizeHint().height() - self.head.height() - px(10)
        return rows * row + 2 * line <= room

    def _deal(self) -> None:
        columns = self._columns()
        shown = [self.fields[name] for name in self._asked]
        for place, widget in enumerate([*shown, self.on]):
            top = Qt.AlignmentFlag.AlignTop if widget is self.on else Qt.AlignmentFlag(0)
            self._grid.addWidget(widget, place // columns, place % columns, top)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # Words

    def retranslate(self) -> None:
        words = self.speak()
        self.title.set_text(words.say("Who is signing?"))
        self.purpose.set_text(words.say("Only to count you once, and for nothing else."))
        self.on.setText(words.say("Next"))
        self.view.set_more_text("")
        for name, label in self._labels(words).items():
            optional = getattr(self._campaign.form, name) != "required"
            self.fields[name].set_label(words.say("{field} (optional)", field=label) if optional else label)
        self.fields["email"].set_description(self.purpose.words())
        self.keyboard.set_next_text(words.say("Next field"))
        name_keys(self.keyboard, words)
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
        asked = names_in_order(asked_details(state.draft.exposure, self._campaign), words.language)
        if asked != self._asked:
            self._asked = asked
            for name, field in self.fields.items():
                field.setVisible(name in asked)
            self.arrange()
        told = [field.error() for field in self.fields.values()]
        for name in asked:
            self.fields[name].set_error(field_message(state.errors.get(name, ""), words))
            value = getattr(state.draft.details, name)
            shown = words.country(value) if name == "country" else value
            as_typed = name == "country" and (self._country_typed or value == UNKNOWN)
            if not as_typed and self.fields[name].value() != shown:
                self.fields[name].set_value(shown)
        if told != [field.error() for field in self.fields.values()]:
            # What is wrong takes room, and gives it back.
            self._show_head()

    # Typing

    def _entered(self, name: str) -> None:
        if name != "country":
            self._settle_country()
        self._active = name
        self._use_layout()
        self._capitalise()
        self._suggest()
        self._show_head()
        self._bring(self.fields[name])

    def _bring(self, widget: QWidget) -> None:
        """Scrolls a field clear of the fade."""
        self.view.ensureWidgetVisible(widget, 0, self.stylist.px(26))

    def _use_layout(self) -> None:
        latin = self._active == "email"
        self.keyboard.set_layout("email" if latin else self.speak().language)

    def _capitalise(self) -> None:
        begins = begins_word(self.fields[self._active].before_cursor())
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
        # A field that must be filled offers no way around it.
        unsaid = () if self._campaign.form.country == "required" else ((NOT_SAID, words.say("Prefer not to say")),)
        self.suggestions.offer((*found, *unsaid))

    def _country_chosen(self, code: str) -> None:
        self._country_typed = False
        self.fields["country"].set_value(self.speak().country(code))
        self.entered.emit("country", code)
        self._next()

    def _left(self, name: str) -> None:
        if name == "country":
            if self.suggestions.holds_focus():
                return
            self._settle_country()
        self.left.emit(name)

    def _settle_country(self) -> None:
        """What was typed in full, or can mean only one country, is taken; anything else is shown as unknown."""
        if not self._country_typed:
            return
        words, typed = self.speak(), self.fields["country"].value()
        found = find_countries(typed, words, self._campaign.languages)
        code = country_named(typed, words, self._campaign.languages)
        if code is None and len(found) == 1:
            code = found[0][0]
        self._country_typed = False
        self.entered.emit("country", code if code is not None else typed.strip() and UNKNOWN)

    def _confirm(self) -> None:
        self._settle_country()
        self.confirmed.emit()

    def _next(self) -> None:
        """The next field, and after the last the button."""
        place = self._asked.index(self._active) + 1
        target = self.fields[self._asked[place]] if place < len(self._asked) else self.on
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._bring(target)

    def look_at(self, name: str) -> None:
        """Brings the focus to a field, because something is wrong with it, and both into sight."""
        self.fields[name].setFocus(Qt.FocusReason.TabFocusReason)
        # Once the error has taken its room.
        QTimer.singleShot(0, self.fields[name], lambda: self._bring(self.fields[name]))

    def wipe(self) -> None:
        self._country_typed = False
        self._active = "given_name"
        for field in self.fields.values():
            field.wipe()
        self.suggestions.offer(())
        self._use_layout()
        self.keyboard.set_auto_capital(False)
        self.scan.forget()
        self._show_head()

    def enter(self) -> None:
        self.view.to_top()
        self._use_layout()

    def first_focus(self) -> QWidget:
        return self.fields[self._asked[0]] if self._asked else self.on
