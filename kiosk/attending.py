"""What the screens need of a kiosk while people sign: save, take back, and the count with its goal."""

from contextlib import suppress

from kiosk.collecting import Accepted
from kiosk.errors import InputRefused, StorageFailed
from kiosk.goals import Progress, progress
from kiosk.installed import Kiosk
from kiosk.signatory import Signing
from kiosk.tally import Tally


class Attending:
    """The kiosk's side of the attendee's screens; `accept` and `withdraw` are for a worker thread."""

    def __init__(self, kiosk: Kiosk, tally: Tally) -> None:
        self._kiosk = kiosk
        self._tally = tally
        campaign = kiosk.campaign
        self._shown_goal = max(kiosk.settings.shown_goal, progress(campaign.baseline, 0, campaign.goals).goal)

    def accept(self, signing: Signing) -> Accepted:
        """Keeps a signing durably; raises as `Collecting.accept`."""
        try:
            accepted = self._kiosk.collecting.accept(signing)
        except Exception as error:
            # What people entered may be refused as well, and then saving works.
            if not isinstance(error, InputRefused) or error.code == "ledger-broken":
                self._tally.failed()
            raise
        self._tally.saved()
        return accepted

    def withdraw(self, code: bytes) -> None:
        """Takes a signing back; raises as `Collecting.withdraw`."""
        self._kiosk.collecting.withdraw(code)

    def progress(self) -> Progress:
        """The count now. A goal once shown never goes down, whoever withdraws and however often the kiosk starts."""
        campaign = self._kiosk.campaign
        now = progress(campaign.baseline, self._kiosk.here(), campaign.goals, self._shown_goal)
        if now.goal > self._shown_goal:
            self._shown_goal = now.goal
            # A disk that fails is told of where signatures are saved; this is worth no word.
            with suppress(StorageFailed):
                self._kiosk.show_goal(now.goal)
        return now
