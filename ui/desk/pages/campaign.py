"""A campaign before it goes out: looked at, given keys, given kits. Needs no open registry."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.desk.choosing import Chooser
from ui.desk.pages.campaign_check import CheckPart
from ui.desk.pages.campaign_keys import KeysPart
from ui.desk.pages.campaign_kits import KitsPart
from ui.desk.pages.page import DeskPage, Speak
from ui.desk.viewmodels.campaign import CampaignViewModel
from ui.theme import Stylist
from ui.widgets.tab_row import TabRow

PARTS = ("check", "keys", "kits")


class CampaignPage(DeskPage):
    """Three parts behind tabs."""

    secret_typed = Signal()

    def __init__(
        self, model: CampaignViewModel, chooser: Chooser, speak: Speak, keys_folder: Callable[[], Path | None]
    ) -> None:
        super().__init__(speak)
        self._model = model
        self.tabs = TabRow(PARTS)
        self.check = CheckPart(model, chooser, speak)
        self.keys = KeysPart(model, chooser, speak)
        self.kits = KitsPart(model, chooser, speak, keys_folder)
        self.parts = QStackedWidget()
        for part in (self.check, self.keys, self.kits):
            self.parts.addWidget(part)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.parts, 1)
        self.tabs.set_current("check")
        self.tabs.chosen.connect(self.show_part)
        for line in (self.keys.first, self.keys.second, self.kits.passphrase):
            line.edited.connect(self.secret_typed)

    def show_part(self, key: str) -> None:
        """Shows a part: check, keys or kits."""
        self.tabs.set_current(key)
        self.parts.setCurrentIndex(PARTS.index(key))
        if key == "kits":
            self.kits.enter()

    def leave(self) -> None:
        """See `DeskPage.leave`: what was typed as a passphrase is wiped."""
        self.keys.wipe()
        self.kits.wipe()

    def retranslate(self) -> None:
        """See `DeskPage.retranslate`."""
        say = self.speak().say
        self.title.set_text(say("Campaign"))
        self.tabs.tab("check").say(say("Check and read"))
        self.tabs.tab("keys").say(say("Make keys"))
        self.tabs.tab("kits").say(say("Make kits"))
        for part in (self.check, self.keys, self.kits):
            part.retranslate()

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        self.column.setSpacing(stylist.px(16))
