"""Builds the coordinator's window and everything behind it, and hands each part what it needs."""

from concurrent.futures import Executor

from kiosk.words import program_languages
from ui.desk.choosing import DesktopChooser
from ui.desk.metrics import DeskMetrics
from ui.desk.viewmodels.models import DeskModels
from ui.desk.viewmodels.ports import DeskPort
from ui.desk.window import DeskWindow
from ui.jobs import JobRunner
from ui.language import LanguageSwitch
from ui.theme import Stylist


def build_desk(
    port: DeskPort, executor: Executor, metrics: DeskMetrics, *, registry: str = "", language: str = "en"
) -> DeskWindow:
    """The whole window; show it as you like. The executor works off one job after another."""
    chooser = DesktopChooser()
    jobs = JobRunner(executor)
    models = DeskModels(port, jobs, registry)
    window = DeskWindow(models, LanguageSwitch(program_languages(), language), chooser, Stylist(metrics=metrics))
    for part in (models, jobs):
        part.setParent(window)
    chooser.parent = window
    return window
