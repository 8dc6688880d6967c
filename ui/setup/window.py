"""The wizard's window: full screen like the kiosk's, with its look; the only way out is on the first page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.entry import Mode
from ui.input_watch import InputWatch
from ui.pages_on_demand import PagesOnDemand, take_in
from ui.setup.header import SetupHeader
from ui.setup.pages.page import SetupPage
from ui.setup.pages.trials import TouchPage
from ui.setup.viewmodels.finds import Finds
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.setup.viewmodels.steps import Step, is_installed_at
from ui.shut_window import ShutWindow
from ui.spoken import announce, name_place, pass_over
from ui.theme import Stylist, TextKind, dress, lay_on
from ui.widgets.page_stack import PageStack
from ui.widgets.tap_guard import TapGuard
from ui.widgets.text import TextLabel

SetupPages = PagesOnDemand[Step, SetupPage | TouchPage]


class SetupWindow(ShutWindow):
    """Shows the page of the flow's step."""

    def __init__(
        self, flow: SetupFlow, finds: Finds, pages: SetupPages, look: Stylist, guard: TapGuard | None = None
    ) -> None:
        super().__init__(look)
        self.flow = flow
        self.pages = pages
        self._finds = finds
        self._guard = guard
        self._step: Step | None = None
        self._by_key = False
        self.band = TextLabel(TextKind.EYEBROW)
        self.band.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._band_ground = QWidget()
        lay_on(self._band_ground, "notice")
        self.header = SetupHeader(flow.language.languages)
        self.stack = PageStack()
        pass_over(self.stack)
        self._build()
        self._connect()
        self.set_look(look)
        pages.when_made(self._take_in)
        self.retranslate()
        finds.start()

    def _take_in(self, page: SetupPage | TouchPage) -> None:
        take_in(page, self.stack, self.look)

    def _build(self) -> None:
        self._band_room = QVBoxLayout(self._band_ground)
        self._band_room.addWidget(self.band)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The screen says how large the window is, never what is on it: pages scroll where they do not fit.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self._band_ground)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        self._band_ground.hide()

    def _connect(self) -> None:
        self.header.back.connect(self.flow.go_back)
        self.header.language_chosen.connect(self.flow.language.choose)
        self.header.text_size.connect(lambda: self.set_look(self.look.with_text_size(self.look.text_size.next)))
        self.header.theme.connect(lambda: self.set_look(self.look.with_theme(self.look.theme.next)))
        self.flow.changed.connect(self.show_state)
        self.flow.language.changed.connect(self.retranslate)
        InputWatch(self, self._see)

    @property
    def page(self) -> SetupPage | TouchPage:
        """The page that stands."""
        return self.pages[self.flow.state.step]

    def retranslate(self) -> None:
        """Says every word that can be seen in the language that is on now."""
        self.band.set_text(self.flow.language.words.say("Rehearsal: nothing signed here counts"))
        self.page.retranslate()
        self.show_state(self.flow.state)

    def show_state(self, state: SetupState) -> None:
        """Shows a state: band, header and page."""
        self._band_ground.setVisible(state.mode is Mode.REHEARSAL)
        self.header.say(self.flow.language.words, state)
        if state.step is self._step:
            self.page.show_state(state)
            name_place(self.page, self.page.spoken())
        else:
            self._turn_to(state.step)

    def _turn_to(self, step: Step) -> None:
        before, self._step = self._step, step
        if before is not None:
            self.pages[before].leave()
        if self._guard is not None:
            self._guard.hold()
        if is_installed_at(step):
            self._finds.stop()
        page = self.pages[step]
        page.retranslate()
        self.stack.setCurrentWidget(page)
        page.enter()
        name_place(page, page.spoken())
        self._focus(page)
        announce(page, page.spoken())

    def _focus(self, page: SetupPage | TouchPage) -> None:
        """Whoever uses keys finds the ring on the first control; a finger wants no ring, only a caret."""
        if self._by_key or page.takes_typing:
            page.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._by_key = True
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._by_key = False
        return False

    # Look

    def set_look(self, look: Stylist) -> None:
        """Another theme, text size or screen, for everything at once."""
        super().set_look(look)
        self._band_room.setContentsMargins(look.px(36), look.px(5), look.px(36), look.px(5))
        dress(self, look)

    # No way out but those of the flow

    def close_for_good(self) -> None:
        """The kiosk is there, or somebody left."""
        self._finds.stop()
        self.leave()
