"""The export's page: choose a stick, watch it written and read back, and be told that it may be removed."""

from kiosk.errors import KioskError
from kiosk.sentences import what_happened, what_to_do
from kiosk.words import Words
from ui.booth.pages.staff_cards import Card
from ui.booth.pages.staff_parts import Faces, SpeakNow, StaffButton, StaffPage, TextKind, big, face, text
from ui.booth.pages.staff_volumes import VolumesPart
from ui.booth.viewmodels.staff_export import ExportState, ExportStep, ExportViewModel
from ui.booth.viewmodels.staff_ports import ExportDone
from ui.long_work import WorkState
from ui.progress_news import ProgressNews
from ui.time_left import time_left
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.work_bar import WorkBar


class ExportPage(StaffPage):
    """Carries staff through an export."""

    def __init__(self, model: ExportViewModel, speak: SpeakNow) -> None:
        super().__init__(speak)
        self._model = model
        self.choose = VolumesPart()
        self.unlock_hint, self.unlock_label, self.unlock_error = text("body"), text("strong"), text("alert")
        self.passphrase = GuardedLine(secret=True)
        self.open = StaffButton("filled")
        self.bar = WorkBar()
        self.work, self.rest = text("heading"), text("soft")
        self.cancel = big(StaffButton("quiet"))
        self.done_card = Card("well")
        self.done_lines = {name: text(kind) for name, kind in self.DONE}
        self.finish = big(StaffButton("filled"), 92)
        self.failed_card = Card("trouble")
        self.failed = text("heading")
        self.failed_do = text("body")
        self.again = big(StaffButton("filled"), 92)
        self.faces = Faces()
        self._progress = ProgressNews(self)
        self._build()
        self._connect()

    DONE: tuple[tuple[str, TextKind], ...] = (
        ("verdict", "heading"),
        ("name", "code"),
        ("figures", "figure"),
        ("spelled", "strong"),
        ("write", "body"),
        ("opened", "body"),
        ("unreadable", "alert"),
        ("glyphs", "small"),
    )

    def _build(self) -> None:
        for line in self.done_lines.values():
            self.done_card.column.addWidget(line)
        self.failed_card.column.addWidget(self.failed)
        self.failed_card.column.addWidget(self.failed_do)
        faces = {
            ExportStep.CHOOSE: self.choose,
            ExportStep.UNLOCK: face(
                self.unlock_label, self.beside(self.passphrase, self.open), self.unlock_error, self.unlock_hint
            ),
            ExportStep.WORKING: face(self.work, self.bar, self.rest, self.cancel),
            ExportStep.DONE: face(self.done_card, self.finish),
            ExportStep.FAILED: face(self.failed_card, self.again),
        }
        firsts = (self.choose.go, self.passphrase, self.cancel, self.finish, self.again)
        for (step, part), first in zip(faces.items(), firsts, strict=True):
            self.faces.add(step, part, first)
        self.column.addWidget(self.faces, 1)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.render_state)
        self.choose.chosen.connect(model.choose)
        self.choose.go.clicked.connect(lambda: model.export_sealed(self.speak().language))
        self.choose.opened.clicked.connect(lambda: model.ask_passphrase(model.state.keys_found[0]))
        self.open.clicked.connect(self._export_opened)
        self.passphrase.returnPressed.connect(self.open.click)
        self.passphrase.textChanged.connect(lambda typed: self.open.setEnabled(bool(typed)))
        self.cancel.clicked.connect(model.cancel)
        self.again.clicked.connect(model.back_to_choice)
        self.finish.clicked.connect(self.left)

    def _export_opened(self) -> None:
        passphrase = self.passphrase.text()
        self.passphrase.wipe()
        self._model.export_opened(self.speak().language, passphrase)

    def begin(self, *, event_ended: bool) -> None:
        """Opens the page at its choice."""
        self._model.start(event_ended)

    def leave(self) -> None:
        """See `StaffPage.leave`."""
        self._model.stop()
        self.passphrase.wipe()

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        words = self.speak()
        say = words.say
        self.title.setText(say("Save a copy"))
        self.choose.retranslate(words)
        self.unlock_label.setText(say("Passphrase of the coordinator’s keys"))
        self.passphrase.setAccessibleName(self.unlock_label.text())
        self.unlock_hint.setText(say("It is used once and not kept. The PDF and the CSV show names: guard the stick."))
        self.open.say(say("Open and write"))
        self.passphrase.last_key = say("Open")
        self.bar.setAccessibleName(say("How far the copy is"))
        self.cancel.say(say("Cancel"))
        self.finish.say(say("Done"))
        self.again.say(say("Choose again"))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        self.faces.show_face(ExportStep.FAILED if state.step is ExportStep.CANCELLED else state.step)
        self.back.setEnabled(state.step is not ExportStep.WORKING)
        if state.step is not ExportStep.UNLOCK:
            self.passphrase.wipe()
        match state.step:
            case ExportStep.CHOOSE:
                self.choose.show_state(state, words)
            case ExportStep.UNLOCK:
                self._show_unlock(state, words)
            case ExportStep.WORKING:
                self._show_work(state.work, words)
            case ExportStep.DONE if state.work.result is not None:
                self._show_done(state.work.result, words)
            case _:
                self._show_failed(state.work.error, words)

    def _show_unlock(self, state: ExportState, words: Words) -> None:
        self.unlock_error.setVisible(state.error is not None)
        self.unlock_hint.setVisible(state.error is None)  # under a keyboard there is room for one of them
        if state.error is not None:
            self.unlock_error.setText(f"{what_happened(state.error, words)} {what_to_do(state.error, words)}")
        self.open.setEnabled(bool(self.passphrase.text()))

    def _show_work(self, work: WorkState[ExportDone], words: Words) -> None:
        say = words.say
        self.work.setText(say("Stopping …") if work.stopping else say("Writing, then reading back …"))
        self.bar.setValue(work.thousandths)
        self.rest.setText(time_left(work.seconds_left, words) or say("Please leave the stick in."))
        self.cancel.setEnabled(not work.stopping)
        self._progress.tell(work.thousandths, work.seconds_left, words)

    def _show_done(self, done: ExportDone, words: Words) -> None:
        say = words.say
        target = self._model.state.target
        on_stick = target is None or not target.this_computer
        verdict = say("You may remove the stick.") if on_stick else say("The copy is written and checked.")
        lines = {
            "verdict": verdict,
            "name": done.name,
            "figures": words.number(done.records),
            "spelled": words.spelled(done.records),
            "write": say("Write this number and the file’s name down on paper: the coordinator will ask for them."),
            "opened": say("PDF and CSV are in the folder {folder}.", folder=done.folder) if done.folder else "",
            "unreadable": self._unreadable(done, words),
            "glyphs": self._glyphs(done, words),
        }
        for name, label in self.done_lines.items():
            label.setText(lines[name])
            label.setVisible(bool(lines[name]))

    @staticmethod
    def _unreadable(done: ExportDone, words: Words) -> str:
        if done.unreadable and not done.folder:
            return words.plural(
                "{count} entry on this kiosk is damaged; everything else is exported.",
                "{count} entries on this kiosk are damaged; everything else is exported.",
                done.unreadable,
            )
        return (
            words.plural(
                "{count} entry is damaged and is not in the PDF and CSV.",
                "{count} entries are damaged and are not in the PDF and CSV.",
                done.unreadable,
            )
            if done.unreadable
            else ""
        )

    @staticmethod
    def _glyphs(done: ExportDone, words: Words) -> str:
        if not done.missing_glyphs:
            return ""
        return words.say("The PDF has no picture for: {characters}", characters=", ".join(done.missing_glyphs))

    def _show_failed(self, error: KioskError | None, words: Words) -> None:
        if error is None:
            self.failed.setText(words.say("The copy was cancelled."))
            self.failed_do.setText(words.say("Nothing was left on the stick. Everything is still on this computer."))
            return
        self.failed.setText(what_happened(error, words))
        kept = words.say("Nothing is lost: everything is still on this computer.")
        self.failed_do.setText(f"{what_to_do(error, words)} {kept}")
