"""The list of places an export can go to, which follows the sticks as they come and go."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.words import Words
from ui.booth.pages.staff_cards import Explained
from ui.booth.pages.staff_parts import NARROWEST_FOR_TWO, Columns, StaffButton, big, text
from ui.booth.sticks import Volume
from ui.booth.viewmodels.staff_export import ExportState
from ui.booth.viewmodels.staff_wording import size
from ui.layouts import add_layout
from ui.theme import Stylist, dress_part
from ui.widgets.icons import Icon


def volume_line(volume: Volume, words: Words) -> str:
    """A volume as it stands in the list: its name, and what it has room for or why it cannot be used."""
    name = words.say("This computer") if volume.this_computer else volume.name or words.say("Stick without a name")
    if not volume.readable:
        return words.say("{name}: cannot be read on this computer", name=name)
    if not volume.writable:
        return words.say("{name}: cannot be written to", name=name)
    return words.say("{name}: {size} free", name=name, size=size(volume.free_bytes, words))


class VolumesPart(QWidget):
    """The list of places to write to, which follows the sticks."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.explain = text("body")
        self.none = text("title")
        self.none.is_spoken = True
        self.pulled = text("alert")
        self.pulled.is_spoken = True
        self.list = QGridLayout()
        self._stylist = Stylist()
        self.volumes: list[StaffButton] = []
        self._paths: list[Path] = []
        self.go = big(StaffButton("filled"), 84)
        self.opened = big(StaffButton("quiet"))
        self.desk = text("soft")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._explained = Explained(Icon.STICK, self.none, self.explain)
        self._ways = Columns(self.go, self.opened, (5, 3))
        self._column.addStretch(0)
        self._column.addWidget(self._explained)
        self._column.addWidget(self.pulled)
        add_layout(self._column, self.list)
        self._column.addWidget(self._ways)
        self._column.addWidget(self.desk)
        self._column.addStretch(1)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self._stylist = stylist
        self.list.setSpacing(stylist.px(12))
        self._column.setSpacing(stylist.px(14))

    def show_state(self, state: ExportState, words: Words) -> None:
        """Shows which places there are and what can be done."""
        while len(self.volumes) < len(state.volumes):
            self.volumes.append(self._volume_button(len(self.volumes)))
        for index, button in enumerate(self.volumes):
            button.setVisible(index < len(state.volumes))
            if index < len(state.volumes):
                volume = state.volumes[index]
                button.say(volume_line(volume, words))
                button.setEnabled(volume.is_usable)
                button.setChecked(volume.path == state.chosen)
        self._paths = [volume.path for volume in state.volumes]
        self._place()
        self.none.setVisible(not state.volumes)
        self.pulled.setVisible(state.pulled)
        self._explained.set_all_there_is(not state.volumes)
        self._column.setStretch(0, 0 if state.volumes else 1)
        # A button that does nothing yet would only be tried: what there is to do is said above.
        self.go.setVisible(bool(state.volumes))
        self.go.setEnabled(state.target is not None)
        offered = state.event_ended and bool(state.keys_found)
        self.opened.setVisible(offered)
        self.opened.setEnabled(state.target is not None)
        self.desk.setVisible(offered)

    def _volume_button(self, index: int) -> StaffButton:
        button = big(StaffButton("choice"))
        button.setParent(self)
        button.clicked.connect(lambda: self.chosen.emit(self._paths[index]))
        dress_part(button, self._stylist)
        return button

    def _place(self) -> None:
        """Sticks stand side by side where there is room: what can be done with them is to be in sight, too."""
        shown = [button for button in self.volumes if not button.isHidden()]
        across = 2 if self.width() >= NARROWEST_FOR_TWO and len(shown) > 1 else 1
        for index, button in enumerate(shown):
            self.list.addWidget(button, index // across, index % across)
        for column in range(2):
            self.list.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._ways.arrange(event.size().width())
        self._place()
        super().resizeEvent(event)

    def retranslate(self, words: Words) -> None:
        """Says everything anew."""
        say = words.say
        self.explain.setText(
            say("Everything that no coordinator has confirmed is written as one sealed file. Nobody can read it here.")
        )
        self.none.setText(say("Please put a stick in. It appears here by itself."))
        self.pulled.setText(say("A stick was pulled out, and nothing was written. Please choose again."))
        self.go.say(say("Write the sealed copy"))
        self.opened.say(say("Also write PDF and CSV"))
        self.desk.setText(
            say(
                "PDF and CSV can be read by anybody who holds the stick. Better open the sealed copy at a desk, away "
                "from the event. Here it takes the coordinator’s keys folder on a stick, and its passphrase."
            )
        )
