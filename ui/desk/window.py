"""The coordinator's window: places at the left, one page at a time, and the open face before those that need keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from ui.desk.choosing import Chooser
from ui.desk.metrics import DeskMetrics
from ui.desk.navigation import Navigation, Place
from ui.desk.pages.campaign import CampaignPage
from ui.desk.pages.deliver import DeliverPage
from ui.desk.pages.merge import MergePage
from ui.desk.pages.open import OpenPage
from ui.desk.pages.page import DeskPage
from ui.desk.pages.results import ResultsPage
from ui.desk.pages.review import ReviewPage
from ui.desk.viewmodels.models import DeskModels
from ui.input_watch import InputWatch, is_sign_of_life
from ui.language import LanguageSwitch
from ui.layouts import add_layout
from ui.pages_on_demand import PageOf, PagesOnDemand, take_in
from ui.reading_order import go_through
from ui.spoken import Role, announce, name_place, pass_over, set_role
from ui.theme import Stylist, TextKind, dress, lay_on
from ui.widgets.page_stack import PageStack
from ui.widgets.text import TextLabel

LEAST_SIZE = (960, 560)


class DeskWindow(QWidget):
    """Where one is stays where one is: opening the registry leads on to the page that was wanted."""

    closed = Signal()

    campaign = PageOf(Place.CAMPAIGN, CampaignPage)
    merge = PageOf(Place.MERGE, MergePage)
    review = PageOf(Place.REVIEW, ReviewPage)
    results = PageOf(Place.RESULTS, ResultsPage)
    deliver = PageOf(Place.DELIVER, DeliverPage)

    def __init__(self, models: DeskModels, language: LanguageSwitch, chooser: Chooser, look: Stylist) -> None:
        super().__init__()
        set_role(self, Role.Window)
        self.models = models
        self.language = language
        self.look = look
        self.place = Place.MERGE
        speak = lambda: language.words  # noqa: E731 -- the words of the moment, not of now
        session = models.session
        self.navigation = Navigation(language.languages)
        self.open = OpenPage(session, chooser, speak)
        makers: dict[Place, Callable[[], DeskPage]] = {
            Place.CAMPAIGN: lambda: CampaignPage(models.campaign, chooser, speak, lambda: session.state.keys),
            Place.MERGE: lambda: MergePage(models.merge, session, chooser, speak),
            Place.REVIEW: lambda: ReviewPage(models.review, speak),
            Place.RESULTS: lambda: ResultsPage(models.results, session, chooser, speak),
            Place.DELIVER: lambda: DeliverPage(models.deliver, language.languages, chooser, speak),
        }
        self.pages = PagesOnDemand(makers)
        self.pages.when_made(self._take_in)
        self.stack = PageStack()
        pass_over(self.stack)
        self.band = TextLabel(TextKind.EYEBROW)
        self._shown: DeskPage = self.open
        self._build()
        self._connect()
        self.set_look(look)
        self.retranslate()
        self._show_page()

    def _build(self) -> None:
        self.setWindowTitle("Petition Kiosk")
        self.setMinimumSize(*LEAST_SIZE)
        lay_on(self, "paper")
        self.stack.addWidget(self.open)
        self._band_ground = QWidget()
        lay_on(self._band_ground, "notice")
        self._band_room = QVBoxLayout(self._band_ground)
        self._band_room.addWidget(self.band)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._band_ground)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        add_layout(row, right, 1)
        self._band_ground.hide()

    def _connect(self) -> None:
        navigation, session = self.navigation, self.models.session
        navigation.wanted.connect(lambda place: self.go_to(Place(place)))
        navigation.language_chosen.connect(self.language.choose)
        navigation.lock_wanted.connect(session.close)
        navigation.theme.clicked.connect(lambda: self.set_look(self.look.with_theme(self.look.theme.next)))
        navigation.text_size.clicked.connect(lambda: self.set_look(self.look.with_text_size(self.look.text_size.next)))
        self.language.changed.connect(self.retranslate)
        session.changed.connect(self._show_session)
        session.opened.connect(self._show_page)
        session.closed.connect(self._show_page)
        self.open.keys_wanted.connect(self._to_keys)
        self._guard(self.open)
        for number, place in enumerate(Place, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda place=place: self.go_to(place))
        # Whoever moves the mouse or types anywhere in the program is there; Qt's own dialogs are windows, too.
        watch = InputWatch(self, self._see)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusWindowChanged.connect(watch.reach)

    # Pages, each made when somebody first comes to it

    def _take_in(self, page: DeskPage) -> None:
        take_in(page, self.stack, self.look)
        match page:
            case CampaignPage():
                self._guard(page)
            case MergePage():
                page.review_wanted.connect(lambda: self.go_to(Place.REVIEW))
            case ReviewPage():
                page.merge_wanted.connect(lambda: self.go_to(Place.MERGE))
        page.retranslate()

    def _guard(self, page: OpenPage | CampaignPage) -> None:
        page.secret_typed.connect(self.models.guard)
        # Not every lock leads away from the page that stands.
        self.models.forgotten.connect(page.leave)

    # Where one is

    def go_to(self, place: Place) -> None:
        """Shows a page; before those that need the keys, the open face."""
        self.place = place
        self._show_page()

    def _to_keys(self) -> None:
        self.go_to(Place.CAMPAIGN)
        self.campaign.show_part("keys")

    def _page_wanted(self) -> DeskPage:
        needs_keys = self.place is not Place.CAMPAIGN
        return self.open if needs_keys and not self.models.session.is_open else self.pages[self.place]

    def _show_page(self) -> None:
        self.navigation.show_place(self.place)
        page = self._page_wanted()
        is_new = page is not self._shown
        if is_new:
            self._shown.leave()
            self._shown = page
            page.enter()
        self.stack.setCurrentWidget(page)
        name_place(page, page.title.words())
        page.first_focus().setFocus()
        if is_new:
            announce(page, page.title.words())

    @property
    def page(self) -> DeskPage:
        """The page that is seen."""
        return self._shown

    # Words and look

    def retranslate(self) -> None:
        """Says every word anew."""
        self._show_session()
        for page in (self.open, *self.pages.made):
            page.retranslate()
        name_place(self._shown, self._shown.title.words())

    def _show_session(self) -> None:
        state, words = self.models.session.state, self.language.words
        is_open = state.opened is not None
        self.navigation.say(words, state.counts.to_review, is_open=is_open)
        rehearsal = state.opened is not None and state.opened.mode == "rehearsal"
        self._band_ground.setVisible(rehearsal)
        self.band.set_text(words.say("Rehearsal: nothing signed here counts"))

    def set_look(self, look: Stylist) -> None:
        """Another theme, text size or size of window, for everything at once."""
        self.look = look
        self._band_room.setContentsMargins(look.px(36), look.px(6), look.px(36), look.px(6))
        dress(self, look)
        QToolTip.setPalette(look.palette())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.look.metrics
        after = DeskMetrics(event.size().width(), event.size().height(), before.px_per_mm)
        roomy = isinstance(before, DeskMetrics) and before.tight == after.tight
        look = self.look.with_metrics(after)
        if roomy:
            self.look = look
        else:
            QTimer.singleShot(0, self, lambda: self.set_look(look))

    # Keys and signs of life

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_through(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._shown.take_key(event):
            super().keyPressEvent(event)

    def _see(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove or is_sign_of_life(event):
            self.models.lock.touched()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        self._shown.leave()
        # Whatever is under way is asked to stop: it leaves nothing half done, and the program need not wait for it.
        self.models.session.close()
        self.closed.emit()
        super().closeEvent(event)
