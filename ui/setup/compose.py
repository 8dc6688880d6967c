"""Builds the wizard's window and everything behind it."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kiosk.finding import KitFound
from kiosk.paths import KEYBOARDS
from ui.booth.sticks import Sticks
from ui.jobs import JobRunner
from ui.keyboards import read_layouts
from ui.language import LanguageSwitch
from ui.pages_on_demand import PagesOnDemand
from ui.setup.pages.checks import ChecksPage
from ui.setup.pages.code import CodePage
from ui.setup.pages.day import DayPage
from ui.setup.pages.fits import FitsPage
from ui.setup.pages.keys import ControllerPage, KeysPage
from ui.setup.pages.page import SetupPage
from ui.setup.pages.picking import CampaignPage, KitPage, LanguagePage, ModePage, WayPage
from ui.setup.pages.pin import PinAgainPage, PinPage
from ui.setup.pages.trials import BrightnessPage, TouchPage, TypePage
from ui.setup.pages.typed import EventPage, PassphrasePage
from ui.setup.viewmodels.finds import Finds
from ui.setup.viewmodels.first_pin import FirstPin
from ui.setup.viewmodels.ports import SetupPort
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.steps import Step
from ui.setup.viewmodels.trials import SelfTest, TouchTest
from ui.setup.window import SetupPages, SetupWindow
from ui.theme import Metrics, Stylist
from ui.widgets.tap_guard import TapGuard


@dataclass(frozen=True, slots=True)
class SetupSurroundings:
    """What the machine around the wizard offers."""

    port: SetupPort
    executor: Executor
    metrics: Metrics
    sticks: Sticks
    own_place: Path
    """Where keys go that somebody wants on this laptop."""
    today: Callable[[], date]
    language: LanguageSwitch
    guard: TapGuard | None = None
    kit: KitFound | None = None
    """What the program was started with."""


def build_setup(around: SetupSurroundings) -> SetupWindow:
    """The whole window; show it as you like, and wait for `flow.finished` or `flow.left`."""
    jobs = JobRunner(around.executor)
    flow = SetupFlow(around.port, around.language, jobs, around.today, kit=around.kit)
    finds = Finds(around.port, around.sticks, jobs, around.own_place, kit=around.kit)
    window = SetupWindow(
        flow, finds, _pages(flow, finds, around.port, jobs), Stylist(metrics=around.metrics), around.guard
    )
    for part in (flow, finds, jobs, around.language):
        part.setParent(window)
    return window


def _pages(flow: SetupFlow, finds: Finds, port: SetupPort, jobs: JobRunner) -> SetupPages:
    layouts = read_layouts(KEYBOARDS)
    pin, test = FirstPin(port, jobs, flow), SelfTest(port.self_test, jobs, flow)
    light = port.light()
    makers: dict[Step, Callable[[], SetupPage | TouchPage]] = {
        Step.LANGUAGE: lambda: LanguagePage(flow),
        Step.WAY: lambda: WayPage(flow),
        Step.KIT: lambda: KitPage(flow, finds),
        Step.CODE: lambda: CodePage(flow, layouts),
        Step.FITS: lambda: FitsPage(flow),
        Step.CAMPAIGN: lambda: CampaignPage(flow, finds),
        Step.MODE: lambda: ModePage(flow),
        Step.CONTROLLER: lambda: ControllerPage(flow),
        Step.KEYS: lambda: KeysPage(flow, finds),
        Step.PASSPHRASE: lambda: PassphrasePage(flow, layouts),
        Step.EVENT: lambda: EventPage(flow, layouts),
        Step.DAY: lambda: DayPage(flow),
        Step.TOUCH: lambda: TouchPage(flow, TouchTest(flow)),
        Step.KEYBOARD: lambda: TypePage(flow, layouts),
        Step.CHECKS: lambda: ChecksPage(flow, test),
        Step.PIN: lambda: PinPage(flow, pin),
        Step.PIN_AGAIN: lambda: PinAgainPage(flow, pin),
    }
    if light is not None:
        makers[Step.BRIGHTNESS] = partial(BrightnessPage, flow, light)
    return PagesOnDemand(makers)
