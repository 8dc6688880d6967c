"""A page with fields above the touch keyboard, which types into whichever has the focus."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.sentences import what_happened, what_to_do
from ui.booth.pages.page import forget_sizes
from ui.key_names import name_keys
from ui.keyboards import Layout
from ui.layouts import add_layout
from ui.setup.pages.page import AIR, SetupPage
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.theme import TextKind
from ui.widgets.entry_field import EntryField
from ui.widgets.error_line import ErrorLine
from ui.widgets.shift_state import begins_word
from ui.widgets.touch_keyboard import TouchKeyboard

WAYS = (
    (TextKind.TITLE, TextKind.BODY, TextKind.TROUBLE, 14),
    (TextKind.HEADING, TextKind.BODY, TextKind.TROUBLE, 8),
    (TextKind.HEADING, TextKind.CAPTION, TextKind.TROUBLE, 6),
    (TextKind.SUBHEADING, TextKind.CAPTION, TextKind.TROUBLE, 4),
    (TextKind.SUBHEADING, TextKind.CAPTION, TextKind.ERROR, 4),
    (None, TextKind.CAPTION, TextKind.ERROR, 4),
)
"""How the page may look: the kinds of its title, of what is said and of what went wrong, and the space between."""


class KeyboardPage(SetupPage):
    """The keyboard lies at the foot; the one filled button stands beside what is typed, or below it where narrow."""

    def __init__(self, flow: SetupFlow, layouts: Mapping[str, Layout]) -> None:
        keyboard = TouchKeyboard(layouts)
        super().__init__(flow, keyboard)
        self.keyboard = keyboard
        self.keyboard.set_swaps([language for language in flow.language.languages if language in layouts])
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.wrong = ErrorLine()
        """What went wrong, in a line below what was typed: a panel would push that out of sight."""
        add_layout(self.body, self.row)
        self.body.addWidget(self.wrong)

    def show_trouble(self, error: KioskError | None) -> None:
        words = self.speak()
        self.wrong.set_text(f"{what_happened(error, words)} {what_to_do(error, words)}" if error else "")

    def arrange(self) -> None:
        px = self.stylist.px
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down)
        self._across.setStretch(0, 0)
        self._across.setStretch(1, 1)
        self._across.setContentsMargins(0, 0, 0, px(4))
        # At the top what `pad` leaves: titles stand where they stand on other pages.
        self._column.setContentsMargins(0, px(0), 0, 0)
        self._column.setSpacing(0)
        side = px(40 if self.portrait else 56)
        self._top.setContentsMargins(side, px(28 if self.portrait else AIR), side, px(4))
        self.row.setDirection(down if self.portrait else right)
        self.row.setSpacing(px(16))
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        """Where the keyboard leaves little room, everything stands smaller and closer, and at last without its title;
        what is to be done is never left out."""
        margins = self._top.contentsMargins()
        room = self.height() - self.keyboard.sizeHint().height() - margins.top() - margins.bottom()
        width = self.width() - margins.left() - margins.right()
        self.lead.setVisible(bool(self.lead.words()))
        for title, lead, error, space in WAYS:
            self.title.setVisible(title is not None)
            for label, kind in ((self.title, title), (self.lead, lead)):
                if kind is not None and label.kind is not kind:
                    label.set_kind(kind)
            self.set_error_kind(error)
            self._across.setSpacing(self.stylist.px(space))
            self._said.setSpacing(self.stylist.px(space / 2))
            self.body.setSpacing(self.stylist.px(space))
            forget_sizes(self._across)
            if self._across.totalMinimumHeightForWidth(width) <= room:
                return

    def set_error_kind(self, kind: TextKind) -> None:
        """How large it stands what went wrong."""
        self.wrong.set_kind(kind)

    def retranslate(self) -> None:
        name_keys(self.keyboard, self.speak())
        super().retranslate()


class FieldsPage(KeyboardPage):
    """Fields in a row."""

    takes_typing = True
    capitals = True

    def __init__(self, flow: SetupFlow, layouts: Mapping[str, Layout], names: Sequence[str]) -> None:
        super().__init__(flow, layouts)
        self.fields = {name: EntryField(name) for name in names}
        self._active = names[0]
        for name, field in self.fields.items():
            self.row.addWidget(field, 3)
            field.entered.connect(lambda name=name: self._entered(name))
            field.edited.connect(lambda _value: self._edited())
            field.submitted.connect(self._next)
        self.row.addWidget(self.on, 2, Qt.AlignmentFlag.AlignTop)
        self.keyboard.text_typed.connect(self._type)
        self.keyboard.backspace_pressed.connect(self._delete)
        self.keyboard.next_pressed.connect(self._next)

    def set_error_kind(self, kind: TextKind) -> None:
        super().set_error_kind(kind)
        for field in self.fields.values():
            field.set_error_kind(kind)

    def typed(self) -> tuple[str, ...]:
        """What stands in the fields, in their order."""
        return tuple(field.value() for field in self.fields.values())

    def _type(self, text: str) -> None:
        self.fields[self._active].insert(text)

    def _delete(self) -> None:
        self.fields[self._active].backspace()

    def _entered(self, name: str) -> None:
        self._active = name
        self._capitalise()
        self._bring()
        # And once everything has its place: when the page comes, the focus is there first.
        QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        self.view.ensureWidgetVisible(self.fields[self._active], 0, self.stylist.px(10))

    def _edited(self) -> None:
        self._capitalise()
        self.take(self.typed())

    def take(self, typed: tuple[str, ...]) -> None:
        """What stands in the fields now."""

    def _capitalise(self) -> None:
        begins = begins_word(self.fields[self._active].before_cursor())
        self.keyboard.set_auto_capital(self.capitals and begins)

    def _next(self) -> None:
        shown = [name for name, field in self.fields.items() if not field.isHidden()]
        place = shown.index(self._active) + 1
        if place < len(shown):
            self.fields[shown[place]].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.on.isEnabled():
            self.on.click()

    def show_state(self, state: SetupState) -> None:
        self.keyboard.set_next_text(self.speak().say("Next"))
        super().show_state(state)

    def enter(self) -> None:
        super().enter()
        self.keyboard.set_layout(self.speak().language)
        self._capitalise()

    def first_focus(self) -> QWidget:
        return next(iter(self.fields.values()))
