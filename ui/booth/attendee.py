"""The attendee's side of the window: the header, the seven pages, and what lies over them."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.booth.attendee_pages import attendee_pages
from ui.booth.header import HeaderBar
from ui.booth.overlays import Overlay
from ui.booth.pages.agree import AgreePage
from ui.booth.pages.details import DetailsPage
from ui.booth.pages.exposure import ExposurePage
from ui.booth.pages.page import BoothPage
from ui.booth.pages.petition import PetitionPage
from ui.booth.pages.sign import SignPage
from ui.booth.pages.thanks import ThanksPage
from ui.booth.pages.welcome import WelcomePage
from ui.booth.questions import ask, tell_keeper
from ui.booth.viewmodels.farewell import CODE_SECONDS, PLAIN_SECONDS, Farewell
from ui.booth.viewmodels.flow import FlowState, SigningFlow, Step
from ui.booth.viewmodels.idle import IdleWatch
from ui.clipboards import empty_clipboards
from ui.input_watch import InputWatch, is_sign_of_life
from ui.keyboards import Layout
from ui.pages_on_demand import PageOf, take_in
from ui.spoken import announce, name_place, pass_over
from ui.theme import Stylist
from ui.widgets.countdown_overlay import CountdownOverlay
from ui.widgets.page_stack import PageStack
from ui.widgets.tap_guard import TapGuard

ASK_SECONDS = 20
"""How long "Are you still there?" waits for a touch (screens: numbers)."""


class AttendeeArea(QWidget):
    """Shows what the flow says; every way out of an entry wipes every widget that showed any of it."""

    reset_done = Signal()
    """Welcome is back, and nothing of anybody is left."""
    turned = Signal()
    """Another page stands."""
    rested = Signal()
    """Staff have come."""
    revealed = Signal()
    """Somebody holds down “Hold to see”."""
    code_asked = Signal()
    """The code to take a signing back with is on the screen."""

    welcome = PageOf(Step.WELCOME, WelcomePage)
    petition = PageOf(Step.PETITION, PetitionPage)
    exposure = PageOf(Step.EXPOSURE, ExposurePage)
    details = PageOf(Step.DETAILS, DetailsPage)
    sign = PageOf(Step.SIGN, SignPage)
    agree = PageOf(Step.AGREE, AgreePage)
    thanks = PageOf(Step.THANKS, ThanksPage)

    def __init__(
        self,
        flow: SigningFlow,
        layouts: Mapping[str, Layout],
        idle: IdleWatch,
        farewell: Farewell,
        *,
        fingerprint: str = "",
        guard: TapGuard | None = None,
        ask_seconds: int = ASK_SECONDS,
    ) -> None:
        super().__init__()
        self.flow = flow
        self.idle = idle
        self.farewell = farewell
        self._fingerprint = fingerprint
        self._guard = guard
        self._ask_seconds = ask_seconds
        self._step: Step | None = None
        self._spoken: dict[Step, str] = {}
        """The language in which each page said its words last."""
        self._by_key = False
        self._watch: InputWatch | None = None
        self._resting = False
        self._stylist: Stylist | None = None
        self.header = HeaderBar(flow.campaign)
        self.stack = PageStack()
        self.pages = attendee_pages(flow, layouts)
        self.pages.when_made(self._take_in)
        self._build()
        self.question = Overlay(self.stack)
        self.keeper = Overlay(self.stack)
        self.still_there = CountdownOverlay(self)
        self._focused_before: QWidget | None = None
        self._connect()
        self.retranslate()
        self.show_state(flow.state)

    def _take_in(self, page: BoothPage) -> None:
        take_in(page, self.stack, self._stylist)
        self._connect_page(page)

    def _connect_page(self, page: BoothPage) -> None:
        flow = self.flow
        match page:
            case WelcomePage():
                page.touched.connect(flow.read)
                page.turn.connect(self._next_language)
            case PetitionPage():
                page.supported.connect(flow.support)
            case ExposurePage():
                page.chosen.connect(flow.choose_exposure)
                page.confirmed.connect(flow.confirm_exposure)
            case DetailsPage():
                page.entered.connect(flow.enter)
                page.left.connect(flow.leave)
                page.confirmed.connect(self._confirm_details)
            case SignPage():
                page.drawn.connect(flow.draw)
                page.declared.connect(flow.declare)
                page.confirmed.connect(flow.confirm_drawing)
            case AgreePage():
                page.signed.connect(flow.sign)
                page.change_exposure.connect(flow.change_exposure)
                page.change_details.connect(flow.change_details)
                page.keeper_asked.connect(self._show_keeper)
                page.revealed.connect(self.revealed)
            case ThanksPage():
                page.done.connect(flow.reset)
                page.extended.connect(self._give_time)
                page.code_asked.connect(self._show_code)
                page.code_asked.connect(self.code_asked)
                page.take_back_asked.connect(flow.take_back)
                self.farewell.ticked.connect(page.set_seconds)

    def set_style(self, stylist: Stylist) -> None:
        """What pages wear that are made later."""
        self._stylist = stylist

    def _build(self) -> None:
        pass_over(self.stack)
        # What lies over the pages is made after the first of them, and lies over it.
        self.stack.setCurrentWidget(self.welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        flow = self.flow
        self.header.back.connect(flow.back)
        self.header.stop.connect(flow.stop_and_erase)
        self.header.language_chosen.connect(self._choose_language)
        flow.changed.connect(self.show_state)
        flow.wiped.connect(self.wipe)
        flow.language.changed.connect(self._language_changed)
        self.question.yes.connect(lambda: flow.answer(yes=True))
        self.question.no.connect(lambda: flow.answer(yes=False))
        self.keeper.no.connect(self._close_keeper)
        self.idle.asked.connect(self._ask_if_there)
        self.idle.ended.connect(self._nobody_reads)
        self.still_there.continued.connect(self._stayed)
        self.still_there.expired.connect(flow.reset)
        self.farewell.expired.connect(flow.reset)

    # Showing

    def retranslate(self) -> None:
        """Says every word in the language that is on now; a page that nobody sees says its own when it comes."""
        words = self.flow.language.words
        self._spoken.clear()
        self.still_there.set_texts(
            words.say("Are you still there?"),
            words.say("Your entry will be erased so that nobody else sees it."),
            words.say("Yes, go on"),
        )

    def _language_changed(self) -> None:
        self.retranslate()
        self.show_state(self.flow.state)
        if not self.keeper.isHidden():
            self._show_keeper()

    def show_state(self, state: FlowState) -> None:
        """Shows a state: the page, its contents, the header and the question."""
        words = self.flow.language.words
        page = self.pages[state.step]
        if self._spoken.get(state.step) != words.language:
            self._spoken[state.step] = words.language
            page.retranslate()
        page.render_state(state)
        name_place(page, page.spoken())
        self.header.say(words, state)
        if state.step is not self._step:
            self._turn_to(state.step)
        self._show_question(state)
        self._release_page()
        if not self._resting:
            self.idle.follow(state)
        if state.step is Step.THANKS:
            self._time_farewell(state)

    def _turn_to(self, step: Step) -> None:
        self._step = step
        page = self.pages[step]
        self.keeper.hide()
        page.setEnabled(True)
        if self._guard is not None:
            self._guard.hold()
        if step is Step.WELCOME:
            self.welcome.enter()
        else:
            self.welcome.leave()
            page.enter()
        self.stack.setCurrentWidget(page)
        self._focus(page)
        announce(page, page.spoken())
        if step is Step.THANKS:
            self.farewell.begin(PLAIN_SECONDS)
        else:
            self.farewell.stop()
        self.turned.emit()

    def _time_farewell(self, state: FlowState) -> None:
        """Whoever takes their signing back reads what came of it: the screen does not go before that is known."""
        if state.working:
            self.farewell.stop()
        elif not self.farewell.counting:
            code_shown = state.thanks is not None and state.thanks.code_shown
            self.farewell.begin(max(self.farewell.left, CODE_SECONDS if code_shown else PLAIN_SECONDS))

    def _focus(self, page: BoothPage) -> None:
        """Whoever uses keys finds the ring on the first control; a finger wants no ring, only a caret."""
        if self._by_key or page.takes_typing:
            page.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_question(self, state: FlowState) -> None:
        if state.question is None:
            self.question.hide()
            return
        ask(self.question, state.question, self.flow.campaign, self.flow.language.words)

    def _show_keeper(self) -> None:
        tell_keeper(self.keeper, self.flow.campaign, self._fingerprint, self.flow.language.words)
        self._release_page()

    def _close_keeper(self) -> None:
        self.keeper.hide()
        self._release_page()
        self._focus(self.agree)

    def _release_page(self) -> None:
        """What a question covers is not there for keys and touches either."""
        covered = not (self.question.isHidden() and self.keeper.isHidden())
        page = self.pages[self.flow.state.step]
        if page.isEnabled() is covered:
            page.setEnabled(not covered)

    # Doing

    def _choose_language(self, language: str) -> None:
        self.flow.language.choose(language)
        self.welcome.stay()

    def _nobody_reads(self) -> None:
        """On Welcome only the look goes back: the languages take turns there anyway."""
        if self.flow.state.step is Step.WELCOME:
            self.reset_done.emit()
        else:
            self.flow.reset()

    def _next_language(self) -> None:
        language = self.flow.language
        language.choose(language.next_after(language.current))

    def _confirm_details(self) -> None:
        wrong = self.flow.confirm_details()
        if wrong is not None:
            self.details.look_at(wrong)

    def _show_code(self) -> None:
        self.flow.show_code()
        self._give_time()

    def _give_time(self) -> None:
        """A minute more; it runs once it is known what came of taking back."""
        self.farewell.extend()
        self._time_farewell(self.flow.state)

    def _ask_if_there(self) -> None:
        self._conceal()
        # Letters akin to a key lie over everything, also over the question.
        if self.pages.has(Step.DETAILS):
            self.details.keyboard.reset()
        self._focused_before = QApplication.focusWidget()
        self._cover_all(covered=True)
        self.still_there.start(self._ask_seconds)

    def _stayed(self) -> None:
        self._cover_all(covered=False)
        self.idle.follow(self.flow.state)
        if self._focused_before is not None:
            self._focused_before.setFocus()

    def _cover_all(self, *, covered: bool) -> None:
        """Keys find nothing under "Are you still there?"."""
        for part in (self.header, self.stack):
            part.setEnabled(not covered)

    def rest(self) -> None:
        """Staff have come: nothing turns, counts down or asks behind their screen, whatever they change there."""
        self._resting = True
        self.idle.stop()
        self.farewell.stop()
        self.still_there.stop()
        self._cover_all(covered=False)
        self.welcome.leave()
        self._conceal()
        self.rested.emit()

    def _conceal(self) -> None:
        if self.pages.has(Step.AGREE):
            self.agree.conceal()

    def go_on(self) -> None:
        """Staff have gone."""
        self._resting = False
        self.idle.follow(self.flow.state)
        if self.flow.state.step is Step.WELCOME:
            self.welcome.enter()

    def wipe(self) -> None:
        """Every widget forgets the entry, and the clipboard whatever got into it."""
        for page in self.pages.made:
            page.wipe()
            name_place(page, page.spoken())
        self.keeper.hide()
        self.still_there.stop()
        self._cover_all(covered=False)
        self._focused_before = None
        empty_clipboards()
        if self.flow.state.step is Step.WELCOME:
            self.reset_done.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watch is None:
            self._watch = InputWatch(self.window(), self._see)
        self._focus(self.pages[self.flow.state.step])

    def _see(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._by_key = True
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._by_key = False
        if (kind == QEvent.Type.MouseMove or is_sign_of_life(event)) and self.still_there.isHidden():
            self.idle.touched()
        return False
