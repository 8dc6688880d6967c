"""What was found in a campaign's folder: what is the matter first, and below it where."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.campaign_check import Finding
from ui.layouts import add_layout
from ui.theme import Stylist, TextKind
from ui.widgets.icons import Icon, IconView
from ui.widgets.text import TextLabel


def by_words(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings of each sentence, in their order: what holds for three files is said once."""
    said: dict[str, list[Finding]] = {}
    for finding in findings:
        said.setdefault(finding.said, []).append(finding)
    return said


def where(findings: Sequence[Finding]) -> str:
    """The files, and the key at the end where it is one for all; else each file with its key."""
    keys = {finding.key for finding in findings}
    if len(keys) == 1:
        return ": ".join(part for part in (", ".join(finding.file for finding in findings), *keys) if part)
    return ", ".join(f"{finding.file}: {finding.key}" for finding in findings)


class FindingLine(QWidget):
    """A sign, the sentence, and the files and keys it is about. A problem's sign is red."""

    def __init__(self, said: str, findings: Sequence[Finding]) -> None:
        super().__init__()
        is_problem = any(finding.code for finding in findings)
        self._sign = IconView(Icon.WARNING, "alert" if is_problem else "ink")
        self._sign.set_design_size(24)
        self.said = TextLabel(TextKind.BODY, said)
        self.where = TextLabel(TextKind.CAPTION, where(findings))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.addWidget(self.said)
        self._words.addWidget(self.where)
        add_layout(self._row, self._words, 1)

    def set_style(self, stylist: Stylist) -> None:
        self._row.setSpacing(stylist.px(12))
        self._words.setSpacing(stylist.px(2))
