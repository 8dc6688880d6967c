"""The staff area: a stack of pages behind a PIN, which locks itself and wipes what was typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.booth.pages.staff_bar import StaffBar
from ui.booth.pages.staff_end_event import EndEventPage, PackUpPage
from ui.booth.pages.staff_export import ExportPage
from ui.booth.pages.staff_guide import GuidePage
from ui.booth.pages.staff_overview import OverviewPage
from ui.booth.pages.staff_parts import SpeakNow, StaffPage
from ui.booth.pages.staff_pin import PinPage
from ui.booth.pages.staff_settings import SettingsPage
from ui.booth.pages.staff_spoilt import SpoiltPage
from ui.booth.pages.staff_withdraw import WithdrawPage
from ui.booth.sticks import Sticks
from ui.booth.viewmodels.staff_models import StaffModels
from ui.booth.viewmodels.staff_ports import StaffPort
from ui.booth.viewmodels.staff_wording import event_line
from ui.idle_lock import IdleLock
from ui.input_watch import InputWatch, is_sign_of_life
from ui.jobs import JobRunner
from ui.layouts import add_layout
from ui.pages_on_demand import PageOf, PagesOnDemand, take_in
from ui.spoken import name_place, pass_over
from ui.task import TaskStep
from ui.theme import Stylist, dress, dress_part, lay_on
from ui.widgets.page_stack import PageStack
from ui.widgets.tap_guard import TapGuard

IDLE_MS = 60_000
"""From the design of the screens: staff walk away from an open kiosk, and the next to touch it is a stranger."""


class StaffArea(QWidget):
    """Shows the PIN page first, then the pages; the window shows it in the place of the attendee's pages."""

    closed = Signal()
    """Locked again: the window goes back to Welcome."""
    leave_requested = Signal()
    """Staff want to leave the kiosk."""
    settings_applied = Signal(object)
    """`StaffSettings` that are in force from now on."""

    overview = PageOf("overview", OverviewPage)
    export = PageOf("export", ExportPage)
    end_event = PageOf("end_event", EndEventPage)
    pack_up = PageOf("pack_up", PackUpPage)

    def __init__(
        self,
        port: StaffPort,
        jobs: JobRunner,
        speak: SpeakNow,
        sticks: Sticks | None = None,
        *,
        asking: JobRunner | None = None,
        idle_ms: int = IDLE_MS,
        guard: TapGuard | None = None,
    ) -> None:
        """Through `asking`, where it is given, goes what must not wait until an export has ended."""
        super().__init__()
        self._port = port
        self._speak = speak
        self._guard = guard
        self._facts = port.facts()
        self.sticks = sticks or Sticks(port.fixed_target(), port.fixed_keys(), parent=self)
        self.models = StaffModels(port, jobs, asking or jobs, self.sticks, self)
        self.lock = IdleLock(idle_ms, self)
        self.bar = StaffBar()
        self._look: Stylist | None = None
        self.pages = self._pages_on_demand()
        self.pages.when_made(self._take_in)
        self.stack = PageStack()
        pass_over(self.stack)
        self.feet = QVBoxLayout()
        self.foot = QVBoxLayout()
        self._keyboard: QWidget | None = None
        self._watching = False
        self._watch: InputWatch | None = None
        self._attach: Callable[[QLineEdit], None] = lambda _field: None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        add_layout(column, self.feet)
        add_layout(column, self.foot)
        lay_on(self, "paper")
        self._connect()
        self.stack.setCurrentWidget(self.pages["pin"])

    def set_keyboard(self, keyboard: QWidget, attach: Callable[[QLineEdit], None]) -> None:
        """A touch keyboard for the foot of the area; `attach` points it at the field that has the focus."""
        self._keyboard, self._attach = keyboard, attach
        self.foot.addWidget(keyboard)
        keyboard.hide()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._keyboard is None or now is None or self._keyboard.isAncestorOf(now):
            return
        typed_into = now if isinstance(now, QLineEdit) and self.isAncestorOf(now) else None
        self._keyboard.setVisible(typed_into is not None)
        if typed_into is not None:
            self._attach(typed_into)
            page = self.stack.currentWidget()
            if isinstance(page, StaffPage):
                # Once the keyboard has taken its room: the field must not stay hidden behind it.
                QTimer.singleShot(0, page, lambda: page.ensureWidgetVisible(typed_into, 0, 40))

    # Pages, each made when somebody first goes to it

    def _pages_on_demand(self) -> PagesOnDemand[str, StaffPage]:
        models, speak = self.models, self._speak
        makers: dict[str, Callable[[], StaffPage]] = {
            "pin": lambda: PinPage(models.pin, speak),
            "overview": lambda: OverviewPage(models.overview, speak, can_leave=self._facts.can_leave),
            "export": lambda: ExportPage(models.export, speak),
            "withdraw": lambda: WithdrawPage(models.withdraw, speak),
            "spoilt": lambda: SpoiltPage(models.spoilt, speak),
            "settings": lambda: SettingsPage(models.settings, speak, self._facts),
            "guide": lambda: GuidePage(speak),
            "end_event": lambda: EndEventPage(models.end_event, speak),
            "pack_up": lambda: PackUpPage(models.pack_up, speak, can_leave=self._facts.can_leave),
        }
        return PagesOnDemand(makers)

    def _take_in(self, page: StaffPage) -> None:
        if page.foot is not None:
            self.feet.addWidget(page.foot)
            page.foot.hide()
            if self._look is not None:
                dress_part(page.foot, self._look)
        take_in(page, self.stack, self._look)
        page.left.connect(self.close_area if isinstance(page, PinPage) else lambda: self.show_page("overview"))
        match page:
            case OverviewPage():
                page.wants.connect(self._go)
            case EndEventPage():
                page.wants_export.connect(lambda: self._go("export"))
            case PackUpPage():
                page.wants_to_leave.connect(self.leave_requested)
        page.retranslate()

    def _show_foot(self) -> None:
        for page in self.pages.made:
            if page.foot is not None:
                page.foot.setVisible(page is self.stack.currentWidget())

    def _connect(self) -> None:
        self.stack.currentChanged.connect(self._show_foot)
        self.models.pin.opened.connect(lambda: self.show_page("overview"))
        self.models.working.connect(self.lock.hold)
        self.models.pack_up.task.signals.changed.connect(self._packed_up)
        self.models.settings.applied.connect(self._settings_changed)
        self.lock.expired.connect(self.close_area)
        self.bar.lock.clicked.connect(self.close_area)
        self.bar.guide.clicked.connect(lambda: self._go("guide"))

    def open_area(self) -> None:
        """Somebody asked for the staff area, which has look and words: begins at the PIN."""
        self.lock.open()
        self.show_page("pin")

    def close_area(self) -> None:
        """Locks: wipes what was typed on every page and goes back to Welcome, unless the kiosk was packed up."""
        if self.models.pack_up.is_final:
            return
        self.lock.close()
        for page in self.pages.made:
            page.leave()
        self.stack.setCurrentWidget(self.pages["pin"])
        self.closed.emit()

    def show_page(self, name: str) -> None:
        """Leaves the page that is shown and opens this one."""
        before, page = self.stack.currentWidget(), self.pages[name]
        if self._guard is not None:
            self._guard.hold()
        if isinstance(before, StaffPage) and before is not page:
            before.leave()
        self._label_bar(name)
        page.verticalScrollBar().setValue(0)
        page.enter()
        self.stack.setCurrentWidget(page)
        name_place(page, page.spoken())
        page.first_focus().setFocus()
        page.tell()

    def _go(self, name: str) -> None:
        if name == "leave":
            self.leave_requested.emit()
            return
        facts = self.models.overview.state.facts
        ended = facts is not None and facts.event_ended
        came_from_end = isinstance(self.stack.currentWidget(), EndEventPage)
        self.show_page(name)
        if name == "export":
            self.export.begin(event_ended=ended or came_from_end)

    def retranslate(self) -> None:
        """Another language is on, or the area is opened."""
        for page in self.pages.made:
            page.retranslate()
        there = [name for name in self.pages if self.pages.has(name)]
        current = next(name for name in there if self.pages[name] is self.stack.currentWidget())
        name_place(self.pages[current], self.pages[current].spoken())
        self._label_bar(current)

    def set_look(self, look: Stylist) -> None:
        """Another theme, text size or screen. The keyboard keeps to the size that it has for everybody."""
        self._look = look.for_staff()
        dress(self, self._look)
        if self._keyboard is not None:
            dress_part(self._keyboard, look)

    def _label_bar(self, name: str) -> None:
        words = self._speak()
        self.bar.who.setText(words.say("Staff · {kiosk}", kiosk=self._facts.name))
        # Before the PIN nobody is told where and when this kiosk collects.
        self.bar.where.setText("" if name == "pin" else event_line(self._port.settings().event, words))
        self.bar.guide.say(words.say("What to do"))
        self.bar.guide.setVisible(name not in {"pin", "guide"} and not self.models.pack_up.is_final)
        self.bar.lock.setVisible(not self.models.pack_up.is_final)
        self.bar.lock.say(words.say("Close") if name == "pin" else words.say("Lock"))

    def _packed_up(self) -> None:
        """What would be signed now would open the ledger again, without its second copy."""
        if self.models.pack_up.task.state.step is TaskStep.DONE:
            self.lock.close()
        self._label_bar("pack_up")

    def _settings_changed(self, settings: object) -> None:
        self._label_bar("settings")
        self.settings_applied.emit(settings)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watch is None:
            self._watch = InputWatch(self.window(), self._see)
        if isinstance(app := QApplication.instance(), QApplication) and not self._watching:
            app.focusChanged.connect(self._focus_moved)
            self._watching = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if isinstance(app := QApplication.instance(), QApplication) and self._watching:
            app.focusChanged.disconnect(self._focus_moved)
        self._watching = False

    def _see(self, event: QEvent) -> bool:
        if self._watching and is_sign_of_life(event):
            self.lock.touched()
        return False
