"""The strip at the foot of a page while long work of its view model goes on."""

from typing import Any

from kiosk.words import Words
from ui.long_work import WorkState
from ui.progress_news import ProgressNews
from ui.spoken import News
from ui.time_left import time_left
from ui.widgets.progress_strip import ProgressStrip


class WorkStrip(ProgressStrip):
    """Seen only while there is work."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = News(self)
        self._progress = ProgressNews(self)

    def show_work(self, work: WorkState[Any], doing: str, words: Words) -> None:
        """How far it is; `doing` says in words what is being done, or that it is about to stop."""
        self.setVisible(work.working)
        self.say(doing, words.say("Cancel"))
        self._begun.tell(doing if work.working else "")
        self._progress.tell(work.thousandths, work.seconds_left, words)
        self.show_progress(work.thousandths, time_left(work.seconds_left, words), stopping=work.stopping)
