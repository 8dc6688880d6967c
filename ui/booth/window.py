"""The kiosk's one window: full screen, without a frame, with no way out but the staff screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.booth.attendee import AttendeeArea
from ui.booth.gesture import StaffGesture
from ui.clipboards import empty_clipboards
from ui.language import LanguageSwitch
from ui.shut_window import ShutWindow
from ui.spoken import pass_over
from ui.theme import Metrics, Stylist, TextKind, dress_part, lay_on
from ui.widgets.page_stack import PageStack
from ui.widgets.staff_mark import StaffMark
from ui.widgets.text import TextLabel

if TYPE_CHECKING:
    from ui.booth.staff_area import StaffArea


class BoothWindow(ShutWindow):
    """Attendees' pages and, behind a gesture and a PIN, the staff's.

    The staff's are made when somebody comes for them: they take 10 MiB and a quarter of a second.
    """

    settings_applied = Signal(object)
    """`StaffSettings` that are in force from now on."""

    def __init__(
        self,
        attendee: AttendeeArea,
        make_staff: "Callable[[], StaffArea]",
        language: LanguageSwitch,
        home_look: Stylist,
        *,
        rehearsal: bool,
        hold_ms: int = 3000,
    ) -> None:
        super().__init__(home_look)
        self.attendee = attendee
        self._make_staff = make_staff
        self._staff: StaffArea | None = None
        self._language = language
        self._home_look = home_look
        self.band = TextLabel(TextKind.EYEBROW)
        self.band.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._band_ground = QWidget()
        lay_on(self._band_ground, "notice")
        self._band_room = QVBoxLayout(self._band_ground)
        self._band_room.addWidget(self.band)
        self._staff_look: Stylist | None = None
        self.mark = StaffMark(attendee)
        self.areas = PageStack()
        pass_over(self.areas)
        self.areas.addWidget(attendee)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The screen says how large the window is, never what is on it: pages scroll where they do not fit.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self._band_ground)
        column.addWidget(self.areas, 1)
        # After it has its place: a widget without one would be shown as a window of its own.
        self._band_ground.setVisible(rehearsal)
        self.gesture = StaffGesture(self, lambda: attendee.flow.state.corner_is_free, hold_ms)
        self._connect()
        self.retranslate()
        self.set_look(home_look)

    def _connect(self) -> None:
        header = self.attendee.header
        header.text_size.connect(lambda: self.set_look(self.look.with_text_size(self.look.text_size.next)))
        header.theme.connect(lambda: self.set_look(self.look.with_theme(self.look.theme.next)))
        self.attendee.reset_done.connect(self._back_to_home_look)
        self.gesture.halfway.connect(self._get_ready)
        self.gesture.made.connect(self._open_staff)
        self._language.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """The band's words, and the staff's while they are there; when they come they say theirs anew."""
        self.band.set_text(self._language.words.say("Rehearsal: nothing signed here counts"))
        if self._staff_is_there:
            self.staff.retranslate()

    # Look

    def set_look(self, look: Stylist) -> None:
        """Another theme, text size or screen, for everything at once."""
        super().set_look(look)
        self._band_room.setContentsMargins(look.px(36), look.px(5), look.px(36), look.px(5))
        for part in (self._band_ground, self.attendee):
            dress_part(part, look)
        if self._staff_is_there:
            self._dress_staff()

    def _dress_staff(self) -> None:
        """Only when they are there: an attendee who changes the look must not wait for screens that nobody sees."""
        if self._staff_look != self.look:
            self._staff_look = self.look
            self.staff.set_look(self.look)

    def set_home_look(self, look: Stylist) -> None:
        """What every attendee starts with."""
        self._home_look = look
        self.set_look(look)

    def _back_to_home_look(self) -> None:
        if self.look != self._home_look:
            self.set_look(self._home_look)

    def use_metrics(self, metrics: Metrics) -> None:
        """See `ShutWindow.use_metrics`: for the next attendee, too."""
        self._home_look = self._home_look.with_metrics(metrics)
        super().use_metrics(metrics)

    # Staff

    @property
    def staff(self) -> "StaffArea":
        """The staff's pages, made when they are first asked for."""
        if self._staff is None:
            self._staff = self._make_staff()
            self.areas.addWidget(self._staff)
            self._staff.closed.connect(self._close_staff)
            self._staff.leave_requested.connect(self.leave)
            self._staff.settings_applied.connect(self.settings_applied)
        return self._staff

    def _get_ready(self) -> None:
        """For staff, who are about to come."""
        self._dress_staff()

    @property
    def _staff_is_there(self) -> bool:
        return self._staff is not None and self.areas.currentWidget() is self._staff

    def _open_staff(self) -> None:
        flow = self.attendee.flow
        if self.areas.currentWidget() is not self.attendee or flow.state.working:
            return
        staff = self.staff  # before anything is erased or set at rest: where they cannot be made, nothing has happened
        if not flow.state.waits_for_staff:
            flow.reset()
        self.attendee.rest()
        # After the reset, for language and look of whoever was here go with the entry; and before they are shown, or
        # what takes the focus has no name yet.
        self._dress_staff()
        staff.retranslate()
        self.areas.setCurrentWidget(staff)
        staff.open_area()

    def _close_staff(self) -> None:
        empty_clipboards()
        self.areas.setCurrentWidget(self.attendee)
        self.attendee.flow.refresh()
        self.attendee.go_on()
