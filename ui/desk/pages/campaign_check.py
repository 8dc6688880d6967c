"""A campaign's folder: what is wrong with it in words, and the petition as the kiosk will show it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.campaign_check import Finding
from kiosk.words import Words, words_in
from ui.booth.pages.petition_text import PetitionText
from ui.desk.choosing import Chooser
from ui.desk.pages.finding_line import FindingLine, by_words
from ui.desk.pages.page import Speak
from ui.desk.viewmodels.campaign import CampaignViewModel, Checked
from ui.language_choices import language_choices
from ui.layouts import add_layout
from ui.task import TaskStep
from ui.theme import Stylist, TextKind, dress_part
from ui.widgets.buttons import GhostButton
from ui.widgets.card import Card
from ui.widgets.icons import Icon, IconView
from ui.widgets.labelled_line import PathLine
from ui.widgets.language_bar import LanguageBar
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import TextLabel

SHARES = (2, 3)
"""How the room is dealt to the verdict and to the petition."""


class CheckPart(QWidget):
    """The verdict to the left, the petition to the right; where they would be cut, below it."""

    def __init__(self, model: CampaignViewModel, chooser: Chooser, speak: Speak) -> None:
        super().__init__()
        self._model = model
        self._chooser = chooser
        self.speak = speak
        self._stylist = Stylist()
        self._campaign: Campaign | None = None
        self._said = ""
        self.folder = PathLine()
        self.again = GhostButton()
        self.verdict = NoticePanel(is_news=True)
        self.findings = ScrollColumn(spacing=10, fades_into="paper")
        self._found: tuple[Finding, ...] = ()
        self.lines: list[FindingLine] = []
        self.preview = Card()
        self.languages = LanguageBar()
        self.preview_head = TextLabel(TextKind.STRONG)
        self.petition = ScrollColumn(fades_into="surface")
        self.text: PetitionText | None = None
        self.warned_head, self.warned = TextLabel(TextKind.HEADING), TextLabel(TextKind.READING, leading=125)
        self.agreed_head, self.agreed = TextLabel(TextKind.HEADING), TextLabel(TextKind.READING, leading=125)
        self._shown = ""
        self.nothing = TextLabel(TextKind.SOFT)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sign = IconView(Icon.SHEET, "accent", ground="tint")
        self.sign.set_design_size(120)
        self.empty = QWidget()
        self._build()
        self.folder.asked.connect(self._choose)
        self.folder.submitted.connect(self._look)
        self.again.clicked.connect(lambda: model.check_again(self.speak()))
        self.languages.chosen.connect(model.show_language)
        model.changed.connect(self.render_state)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        self._top = QHBoxLayout()
        self._top.addWidget(self.folder, 1)
        add_layout(column, self._top)
        self._calm = QVBoxLayout(self.empty)
        self._calm.addStretch(2)
        self._calm.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self._calm.addWidget(self.nothing)
        self._calm.addStretch(3)
        column.addWidget(self.empty, 1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left = QVBoxLayout()
        self.findings.column.addWidget(self.verdict)
        self.findings.column.addStretch(1)
        self._left.addWidget(self.findings, 1)
        self._left.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        add_layout(self._across, self._left, SHARES[0])
        self._inside = QVBoxLayout(self.preview)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.preview_head, 1)
        self._bar.addWidget(self.languages)
        add_layout(self._inside, self._bar)
        self._inside.addWidget(self.petition, 1)
        for part in (self.warned_head, self.warned, self.agreed_head, self.agreed):
            self.petition.column.addWidget(part)
        self.petition.column.addStretch(1)
        self._across.addWidget(self.preview, SHARES[1])
        add_layout(column, self._across, 1)
        column.addStretch(0)

    def _choose(self) -> None:
        if folder := self._chooser.folder(self.folder.label.words()):
            self.folder.set_value(str(folder))
            self._look()

    def _look(self) -> None:
        if self.folder.value().strip():
            self._model.look_into(Path(self.folder.value()).expanduser(), self.speak())

    def retranslate(self) -> None:
        """Says every word anew; the findings are in words too, so the folder is checked again."""
        words = self.speak()
        say = words.say
        self.folder.say(say("Folder of the campaign"))
        self.folder.say_choose(say("Choose …"), say("Choose the folder of the campaign"))
        self.again.setText(say("Check again"))
        self.preview_head.set_text(say("As the kiosk shows it"))
        self.warned_head.set_text(say("What people are warned of"))
        self.agreed_head.set_text(say("What people agree to"))
        self.nothing.set_text(say("Choose a campaign’s folder: it is checked word for word, and nothing is changed."))
        if self._said != words.language and self._model.check.state.step is TaskStep.DONE:
            self._model.check_again(words)
        self._said = words.language
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.check.state, self.speak()
        checked = state.result
        self.empty.setVisible(checked is None)
        for part in (self.verdict, self.findings, self.again):
            part.setVisible(checked is not None)
        self.preview.setVisible(checked is not None and checked.campaign is not None)
        if checked is not None:
            self._show_verdict(checked, words)
            self._show_petition(checked.campaign, words)
        # Once what was found has its letters: only then is it known what fits.
        QTimer.singleShot(0, self, self.arrange)

    def arrange(self) -> None:
        """Deals the room to verdict and petition, beside or below each other. Columns that scroll ask for none."""
        margins, room = self._inside.contentsMargins(), self.width() - self._across.spacing()
        verdict = self.findings.least_width
        petition = self.petition.least_width + margins.left() + margins.right()
        shares = SHARES
        below = not self.preview.isHidden() and verdict + petition > room
        if not below and not self.preview.isHidden():
            by_share = room * SHARES[0] // sum(SHARES)
            dealt = max(verdict, min(by_share, room - petition))
            shares = SHARES if dealt == by_share else (dealt, room - dealt)
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        for place, share in enumerate(shares):
            self._across.setStretch(place, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _show_verdict(self, checked: Checked, words: Words) -> None:
        say, report = words.say, checked.report
        if report.ok:
            self.verdict.show_as("well", Icon.CHECK)
            in_words = words.plural("{count} language", "{count} languages", len(report.languages))
            warned = words.plural("{count} warning", "{count} warnings", len(report.warnings))
            told = f"{report.campaign} · {in_words}" + (f" · {warned}" if report.warnings else "")
            self.verdict.set_texts(say("This campaign can be used."), told)
        else:
            self.verdict.show_as("trouble", Icon.WARNING)
            title = words.plural("{count} problem", "{count} problems", len(report.problems))
            self.verdict.set_texts(title, say("Mend what is named below, then check again."))
        self._show_findings(report.findings)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        if findings == self._found:
            return
        self._found = findings
        for line in self.lines:
            self.findings.column.removeWidget(line)
            line.deleteLater()
        self.lines = [FindingLine(said, of) for said, of in by_words(findings).items()]
        for place, line in enumerate(self.lines, start=1):  # below the verdict
            self.findings.column.insertWidget(place, line)
            dress_part(line, self._stylist)

    def _show_petition(self, campaign: Campaign | None, words: Words) -> None:
        if campaign is None:
            return
        shown = self._model.preview_language(words.language)
        if campaign != self._campaign or self.text is None:
            self._campaign = campaign
            self.languages.set_languages(language_choices(campaign.languages))
            if self.text is not None:
                self.petition.column.removeWidget(self.text)
                self.text.deleteLater()
            self.text = PetitionText(campaign)
            self.petition.column.insertWidget(0, self.text)
            dress_part(self.languages, self._stylist)
            dress_part(self.text, self._stylist)
            self._shown = ""
        if shown != self._shown:
            self._shown = shown
            self.text.say(words_in(shown))
            petition = campaign.petition(shown)
            self.warned.set_text(petition.risk_notice)
            self.agreed.set_text(petition.consent)
            self.languages.set_current(shown)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        px = stylist.px
        self._column.setSpacing(px(16))
        self._across.setSpacing(px(22))
        self._left.setSpacing(px(12))
        self._calm.setSpacing(px(18))
        self._bar.setSpacing(px(14))
        self._inside.setContentsMargins(px(22), px(14), px(8), px(10))
        self._inside.setSpacing(px(10))
        QTimer.singleShot(0, self, self.arrange)
