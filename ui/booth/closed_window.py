"""The window of a kiosk whose ledger is too damaged to be added to: it says so, and lets staff save what is whole."""

from PySide6.QtWidgets import QVBoxLayout

from ui.booth.gesture import HOLD_MS, StaffGesture
from ui.booth.pages.closed import ClosedPage
from ui.booth.staff_area import StaffArea
from ui.clipboards import empty_clipboards
from ui.shut_window import ShutWindow
from ui.theme import Stylist, dress
from ui.widgets.page_stack import PageStack


class ClosedWindow(ShutWindow):
    """The closed page and, behind the same gesture and PIN as ever, the staff's."""

    def __init__(self, page: ClosedPage, staff: StaffArea, look: Stylist, *, hold_ms: int = HOLD_MS) -> None:
        super().__init__(look)
        self.page = page
        self.staff = staff
        self.areas = PageStack()
        self.areas.addWidget(page)
        self.areas.addWidget(staff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.areas)
        self.gesture = StaffGesture(self, lambda: True, hold_ms)
        self.gesture.made.connect(self._open_staff)
        staff.closed.connect(self._close_staff)
        staff.leave_requested.connect(self.leave)
        self.set_look(look)

    def set_look(self, look: Stylist) -> None:
        """Another screen, for both."""
        super().set_look(look)
        dress(self.page, look)
        self.staff.set_look(look)

    def _open_staff(self) -> None:
        if self.areas.currentWidget() is not self.staff:
            self.staff.retranslate()
            self.areas.setCurrentWidget(self.staff)
            self.staff.open_area()

    def _close_staff(self) -> None:
        empty_clipboards()
        self.areas.setCurrentWidget(self.page)
