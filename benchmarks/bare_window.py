"""The least that a PySide6 program can show, as the floor for a cold start: one window, full of the accent colour."""

import sys

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.setPalette(QPalette(QColor("#0A5C44")))
window.setGeometry(app.primaryScreen().geometry())
window.showFullScreen()
sys.exit(app.exec())
