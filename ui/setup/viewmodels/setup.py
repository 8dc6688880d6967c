"""The wizard's view model: what was chosen, what comes next, and the work between two screens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.entry import Mode
from kiosk.errors import KioskError
from kiosk.finding import CampaignFound, KitFound
from kiosk.own_campaign import OwnCampaign
from kiosk.passphrase import strength_of
from kiosk.settings import event_settings
from ui.jobs import Err, JobRunner, Ok
from ui.language import LanguageSwitch
from ui.setup.viewmodels.ports import KitOpened, SetupPort
from ui.setup.viewmodels.state import KeysPlace, PassphraseSaid, SetupState
from ui.setup.viewmodels.steps import LAST_BEFORE, Step, Way

Result = TypeVar("Result")


class SetupFlow(QObject):
    """Goes from step to step. What was typed in secret it keeps to itself, and only until it was used."""

    changed = Signal(object)
    """A `SetupState`."""
    finished = Signal()
    """The kiosk is there, and somebody has its PIN."""
    left = Signal()
    """Not now: somebody wants to leave."""

    def __init__(
        self,
        port: SetupPort,
        language: LanguageSwitch,
        jobs: JobRunner,
        today: Callable[[], date],
        *,
        kit: KitFound | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self.language = language
        self._passphrase = ""
        resumed = port.resumed()
        self.state = SetupState(
            day=today(),
            today=today(),
            has_light=port.light() is not None,
            step=Step.TOUCH if resumed else Step.LANGUAGE,
            resumed_mode=resumed.mode if resumed else None,
            kit=kit,
            kit_given=kit is not None and kit.facts is not None,
        )
        if resumed:
            language.choose(resumed.language)

    # From step to step

    def go_on(self) -> None:
        """The next step; after the last one before the kiosk is there, the kiosk is made."""
        if self.state.working:
            return
        if self.state.step is LAST_BEFORE:
            self._install()
        else:
            self._show(self._beside(1))

    def go_back(self) -> None:
        """The step before."""
        if self.state.can_go_back:
            self._show(self._beside(-1))

    def _beside(self, places: int) -> Step:
        steps = self.state.steps
        return steps[max(0, min(len(steps) - 1, steps.index(self.state.step) + places))]

    def _show(self, step: Step) -> None:
        self._set(replace(self.state, step=step, error=None))

    def leave(self) -> None:
        """Nothing was made yet, and nothing is."""
        self.left.emit()

    def finish(self) -> None:
        """Somebody has typed the PIN."""
        self.finished.emit()

    # What is chosen

    def choose_language(self, language: str) -> None:
        """Speaks this language, and goes on."""
        self.language.choose(language)
        self.go_on()

    def choose_way(self, way: Way) -> None:
        """A kit, or keys of one's own."""
        self._set(replace(self.state, way=way))
        self.go_on()

    def choose_kit(self, kit: KitFound) -> None:
        """Takes this kit; its code is asked next."""
        self._set(replace(self.state, kit=kit, opened=None))
        self.go_on()

    def try_code(self, code: str) -> None:
        """Opens the kit with what was typed."""
        kit = self.state.kit
        if kit is not None and not self.state.working:
            self._work(lambda: self._port.open_kit(kit.file, code), self._opened)

    def _opened(self, opened: KitOpened) -> None:
        self._set(replace(self.state, opened=opened))
        self.go_on()

    def choose_campaign(self, found: CampaignFound) -> None:
        """Keys for this campaign."""
        self._set(replace(self.state, campaign=found))
        self.go_on()

    def choose_mode(self, mode: Mode) -> None:
        """Whether what is signed counts."""
        self._set(replace(self.state, own_mode=mode))
        self.go_on()

    def confirm_controller(self) -> None:
        """Whoever sets up says that the controller has agreed."""
        self._set(replace(self.state, controller_confirmed=True))
        self.go_on()

    def choose_keys(self, place: KeysPlace) -> None:
        """Keys go there, or lie there."""
        self._set(replace(self.state, keys=place))
        self.go_on()

    def type_passphrase(self, passphrase: str, again: str) -> None:
        """What stands in the two fields."""
        self._passphrase = passphrase
        said = PassphraseSaid(strength_of(passphrase), bool(passphrase), passphrase == again, bool(again))
        self._set(replace(self.state, passphrase=said, error=None))

    def forget_passphrase(self) -> None:
        """The fields are empty again; what was wrong with the last one stays to be read."""
        self._passphrase = ""
        self._set(replace(self.state, passphrase=PassphraseSaid()))

    def type_event(self, name: str, place: str) -> None:
        """What stands in the event's two fields."""
        self._set(replace(self.state, name=name, place=place, error=None))

    def choose_day(self, day: date) -> None:
        """The event's day."""
        self._set(replace(self.state, day=day, error=None))

    # Making the kiosk

    def _install(self) -> None:
        state, language = self.state, self.language.current
        order = self._order()

        def work() -> str:
            event = event_settings(state.name, state.place, state.day.isoformat())
            code = self._port.make_own(order) if order is not None else ""
            self._port.install(event, language)
            return code

        self._work(work, self._installed)

    def _order(self) -> OwnCampaign | None:
        state = self.state
        if state.way is not Way.OWN or state.campaign is None or state.keys is None or state.own_mode is None:
            return None
        return OwnCampaign(
            campaign=state.campaign.folder,
            keys=state.keys.folder,
            mode=state.own_mode,
            controller_confirmed=state.controller_confirmed,
            passphrase=self._passphrase,
        )

    def _installed(self, code: str) -> None:
        self._passphrase = ""
        self._set(replace(self.state, set_up_code=code, passphrase=PassphraseSaid()))
        self._show(self._beside(1))

    def _work(self, work: Callable[[], Result], then: Callable[[Result], None]) -> None:
        self._set(replace(self.state, working=True, error=None))

        def ended(answer: Ok[Any] | Err) -> None:
            match answer:
                case Ok(result):
                    self._set(replace(self.state, working=False))
                    then(result)
                case Err(error):
                    self._fail(error)

        self._jobs.run(work, ended)

    def _fail(self, error: KioskError) -> None:
        """A wrong passphrase is mended where it was typed; everything else where it was found."""
        step = Step.PASSPHRASE if error.code == "passphrase-wrong" else self.state.step
        self._set(replace(self.state, step=step, working=False, error=error))

    def _set(self, state: SetupState) -> None:
        self.state = state
        self.changed.emit(state)
