"""The strip at the foot of a page while long work of its view model goes on."""

from typing import Any

from kiosk.words import Words
from ui.long_work import WorkState
from ui.time_left import time_left
from ui.widgets.progress_strip import ProgressStrip


class WorkStrip(ProgressStrip):
    """Seen only while there is work."""

    def show_work(self, work: WorkState[Any], doing: str, words: Words) -> None:
        """How far it is; `doing` says in words what is being done, or that it is about to stop."""
        self.setVisible(work.working)
        self.say(doing, words.say("Cancel"))
        self.show_progress(work.thousandths, time_left(work.seconds_left, words), stopping=work.stopping)
