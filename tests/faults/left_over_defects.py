"""Mistakes that leave something of a person behind, each of which the search for left-overs must find."""

import os
import sys
from pathlib import Path

from ui.booth import attendee, window
from ui.booth.pages.details import DetailsPage
from ui.booth.viewmodels.flow import SigningFlow
from ui.booth.viewmodels.flow_state import Step
from ui.widgets.hidden_line import HiddenLine

KEPT_DRAFT = "the draft outlives Stop and erase"
KEPT_HISTORY = "the lines keep their steps of undo"
KEPT_CLIPBOARD = "the clipboard is not emptied"
LOGGED = "what is typed is logged"
WRITTEN = "a temporary file keeps the draft"


def plant(name: str) -> None:
    """Makes this mistake in this process, or none where the name is empty."""
    if name:
        {
            KEPT_DRAFT: _keep_draft,
            KEPT_HISTORY: _keep_history,
            KEPT_CLIPBOARD: _keep_clipboard,
            LOGGED: _log,
            WRITTEN: _write,
        }[name]()


def _keep_draft() -> None:
    setattr(SigningFlow, "stop_and_erase", lambda flow: flow._set(step=Step.WELCOME, question=None))  # noqa: B010 -- a mistake, which mypy would not let us write


def _keep_history() -> None:
    """As `QLineEdit.clear` and typing would do it."""

    def show(line: HiddenLine, _cursor: int) -> None:
        line.selectAll()
        line.insert("" if line.masked else line.value())

    setattr(HiddenLine, "_show", show)  # noqa: B010 -- a mistake, which mypy would not let us write


def _keep_clipboard() -> None:
    for module in (attendee, window):
        setattr(module, "empty_clipboards", lambda: None)  # noqa: B010 -- a mistake, which mypy would not let us write


def _log() -> None:
    entered = DetailsPage._edited

    def told(page: DetailsPage, name: str, value: str) -> None:
        sys.stderr.write(f"{name}: {value}\n")
        entered(page, name, value)

    setattr(DetailsPage, "_edited", told)  # noqa: B010 -- a mistake, which mypy would not let us write


def _write() -> None:
    entered = DetailsPage._edited

    def kept(page: DetailsPage, name: str, value: str) -> None:
        with Path(os.environ["TMPDIR"], "draft").open("a", encoding="utf-8") as file:
            file.write(f"{value}\n")
        entered(page, name, value)

    setattr(DetailsPage, "_edited", kept)  # noqa: B010 -- a mistake, which mypy would not let us write
