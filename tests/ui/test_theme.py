"""Contrast and sizes: the numbers the screens promise, and that no screen has a look of its own."""

import re

import pytest
from imports import ROOT, sources
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Metrics, Stylist, TextKind, TextSize, Theme, contrast, dress, lay_on, write_in
from ui.widgets.text import TextLabel

TEXT = {Theme.LIGHT: 7.0, Theme.DARK: 7.0, Theme.SUN: 10.0}
EDGE = {Theme.LIGHT: 3.0, Theme.DARK: 3.0, Theme.SUN: 4.5}

WRITTEN = [
    ("ink", ("paper", "surface", "tint", "alert_tint", "key", "key_alt", "key_bed", "notice", "track")),
    ("soft", ("paper", "surface", "tint", "key", "notice")),
    ("accent", ("paper", "surface")),
    ("alert", ("paper", "surface", "alert_tint")),
    ("on_accent", ("accent", "accent_pressed")),
    ("on_accent_off", ("accent_off",)),
    ("paper", ("ink",)),
    ("on_bar", ("bar",)),
    ("bar", ("on_bar",)),
    ("surface", ("alert",)),
]
EDGED = [
    ("edge", ("paper", "surface", "key_bed", "key", "track")),
    ("accent", ("paper", "surface", "track", "tint", "key_bed", "line")),
    ("alert", ("paper", "surface")),
    ("ink", ("paper", "surface", "accent")),
    ("on_bar", ("bar",)),
]


@pytest.mark.parametrize("theme", Theme)
def test_text_is_read_in_every_theme(theme: Theme) -> None:
    worst = {
        (ink, ground): contrast(getattr(theme.roles, ink), getattr(theme.roles, ground))
        for ink, grounds in WRITTEN
        for ground in grounds
    }
    assert {pair: round(ratio, 2) for pair, ratio in worst.items() if ratio < TEXT[theme]} == {}


@pytest.mark.parametrize("theme", Theme)
def test_edges_and_states_are_seen_in_every_theme(theme: Theme) -> None:
    pairs = {
        (edge, ground): contrast(getattr(theme.roles, edge), getattr(theme.roles, ground))
        for edge, grounds in EDGED
        for ground in grounds
    }
    # The ring around a filled button lies on paper, with a rim of surface between it and the fill.
    pairs.pop(("ink", "accent"))
    assert {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < EDGE[theme]} == {}


def test_contrast_agrees_with_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


def test_themes_and_sizes_go_round() -> None:
    assert [theme.next for theme in Theme] == [Theme.DARK, Theme.SUN, Theme.LIGHT]
    assert [size.next for size in TextSize] == [2, 3, 4, 1]


def test_the_sun_theme_is_two_taps_away() -> None:
    assert Theme.LIGHT.next.next is Theme.SUN


@pytest.mark.parametrize(
    ("width", "height", "mm", "target"),
    [(1280, 720, (0, 0), 72), (1280, 720, (217, 122), 75), (1920, 1080, (344, 194), 71), (3840, 2160, (597, 336), 82)],
)
def test_targets_are_as_large_as_a_finger(width: int, height: int, mm: tuple[int, int], target: int) -> None:
    metrics = Metrics.measure(width, height, *mm)
    assert metrics.target == target
    if metrics.physical_size_known:
        assert metrics.target / metrics.px_per_mm == pytest.approx(12.7, abs=0.1)
        assert metrics.key_width / metrics.px_per_mm == pytest.approx(9, abs=0.1)
        assert metrics.gap / metrics.px_per_mm == pytest.approx(2.5, abs=0.1)


@pytest.mark.parametrize("mm", [(0, 0), (16, 9), (160_000, 90_000), (-1, -1)])
def test_a_size_no_screen_has_counts_as_unknown(mm: tuple[int, int]) -> None:
    metrics = Metrics.measure(1280, 720, *mm)
    assert (metrics.px_per_mm, metrics.target, metrics.key_width) == (4.0, 72, 52)


def test_a_screen_that_was_turned_has_the_same_density(qapp: QApplication) -> None:
    """Some platforms turn its pixels and leave its millimetres."""
    upright = Metrics.measure(1080, 1920, 194, 344)
    assert Metrics.measure(1080, 1920, 344, 194).px_per_mm == upright.px_per_mm


def test_the_screen_of_these_tests_has_a_size(qapp: QApplication) -> None:
    metrics = Metrics.of_screen(qapp.primaryScreen())
    assert (metrics.width, metrics.height, metrics.portrait) == (1280, 720, False)
    assert metrics.px_per_mm == pytest.approx(96 / 25.4, rel=0.05)


@pytest.mark.parametrize(("size", "height"), [(1, 3.6), (2, 4.8), (3, 6.4), (4, 8.5)])
def test_capitals_of_reading_text_have_their_height(fonts: tuple[str, ...], size: int, height: float) -> None:
    stylist = Stylist(text_size=TextSize(size))
    for kind in (TextKind.READING, TextKind.BODY):
        capital = QFontMetricsF(stylist.font(kind)).tightBoundingRect("H").height() / stylist.metrics.px_per_mm
        assert capital >= height - 0.1
        assert capital <= height + 0.4


@pytest.mark.parametrize("size", TextSize)
def test_no_text_is_smaller_than_three_millimetres(fonts: tuple[str, ...], size: TextSize) -> None:
    stylist = Stylist(text_size=size)
    faces = [stylist.font(kind) for kind in TextKind]
    faces += [stylist.control_font(), stylist.control_font(large=True)]
    for font in faces:
        assert QFontMetricsF(font).tightBoundingRect("H").height() / stylist.metrics.px_per_mm >= 2.95


def test_text_grows_with_each_step() -> None:
    for kind in TextKind:
        sizes = [Stylist(text_size=size).text_px(kind) for size in TextSize]
        assert sizes == sorted(sizes)
        assert sizes[-1] > sizes[0]


def test_lengths_follow_the_screen_but_stay_roomy_on_small_ones() -> None:
    assert Metrics().px(20) == 20
    assert Metrics(1024, 600).scale == 0.8
    assert Metrics(3840, 2160, 6.4, True).scale == pytest.approx(2.0)
    assert Metrics(720, 1280).portrait


def test_a_dressed_window_gives_each_label_its_font(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    label = TextLabel(TextKind.TITLE, "Петыцыя")
    column.addWidget(label)
    qtbot.addWidget(window)
    stylist = Stylist(theme=Theme.DARK)
    dress(window, stylist)
    window.resize(800, 200)
    window.show()
    assert label.font().pixelSize() == stylist.text_px(TextKind.TITLE)
    assert label.palette().color(label.foregroundRole()) == stylist.colour("ink")


class Changed(TextLabel):
    """Counts how often its look changes."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:
        looks = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        self.times += event.type() in looks
        super().changeEvent(event)


def test_what_looks_as_before_is_not_dressed_anew(qtbot: QtBot) -> None:
    window = QWidget()
    label = Changed(TextKind.TITLE, parent=window)
    qtbot.addWidget(window)
    dress(window, Stylist())
    window.show()
    once = label.times
    dress(window, Stylist())
    assert label.times == once > 0
    dress(window, Stylist(Theme.SUN))
    assert label.times > once


@pytest.mark.parametrize("theme", Theme)
def test_texts_and_grounds_have_their_colours_from_the_window(qtbot: QtBot, theme: Theme) -> None:
    window, stylist = QWidget(), Stylist()
    qtbot.addWidget(window)
    texts = {kind: TextLabel(kind, parent=window) for kind in TextKind}
    grounds = {name: QWidget(window) for name in ("paper", "surface", "notice", "key_bed", "bar", "line")}
    for name, ground in grounds.items():
        lay_on(ground, name)
    on_bar = TextLabel(TextKind.STRONG, parent=grounds["bar"])
    write_in(on_bar, "on_bar")
    for look in (stylist, stylist.with_theme(theme)):
        dress(window, look)
    for kind, text in texts.items():
        assert text.palette().color(text.foregroundRole()) == look.colour(look.text_role(kind)), kind
    for name, ground in grounds.items():
        assert ground.grab().toImage().pixelColor(9, 9) == look.colour(name), name
    assert on_bar.palette().color(on_bar.foregroundRole()) == look.colour("on_bar")


def test_only_what_qt_draws_itself_wears_a_sheet() -> None:
    """Under one Qt looks at every rule for every part of a window: a third of what screens cost."""
    wearing = {
        path.stem for path in sources("ui") if "wear(" in (text := path.read_text("utf-8")) or "setStyleSheet" in text
    }
    assert wearing == {"theme_sheet", "line", "hidden_line", "work_bar", "scroll_bar"}


def test_text_for_staff_is_smaller_but_what_is_small_already_stays() -> None:
    for size in TextSize:
        usual, staff = Stylist(text_size=size), Stylist(text_size=size).for_staff()
        assert staff.text_px(TextKind.BODY) < usual.text_px(TextKind.BODY)
        assert staff.text_px(TextKind.BODY) >= usual.control_font().pixelSize()
        for kind in (TextKind.CAPTION, TextKind.LABEL, TextKind.ERROR):
            assert staff.text_px(kind) >= min(usual.text_px(kind), usual.control_font().pixelSize())
        assert staff.control_font().pixelSize() == usual.control_font().pixelSize()


OF_ITS_OWN = {
    "a colour": r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|QColor\(\s*[\d\"']|\brgba?\(",
    "a font": r"\"(?:Noto|DejaVu)|font-family|setFamil\w*\(\s*[\[\"']|\bQFont\(\s*[\"']|\bfont\s*:\s*\d",
    "a size of text": r"setPointSize|setPixelSize\(.*\d\.\d|setPixelSize\(\s*\d|font-size:\s*\d",
}
"""What only `ui/theme*.py` may say, and how one would say it."""


def own_looks(source: str) -> list[str]:
    return [what for what, how in OF_ITS_OWN.items() if re.search(how, source)]


def test_colours_fonts_and_sizes_of_text_are_the_themes() -> None:
    found = {
        str(path.relative_to(ROOT)): own_looks(path.read_text("utf-8"))
        for path in sources("ui")
        if not path.name.startswith("theme")
    }
    assert {name: looks for name, looks in found.items() if looks} == {}, "Say it in ui/theme*.py, and use its name"


@pytest.mark.parametrize(
    "planted",
    [
        'QColor("#8F1D1D")',
        "QColor(10, 92, 68)",
        'setStyleSheet("color: rgb(1, 2, 3)")',
        'QFont("Noto Sans", 12)',
        "font.setPixelSize(21)",
        "font.setPixelSize(round(font.pixelSize() * 1.12))",
        'label.setStyleSheet("font-size: 12px")',
        'label.setStyleSheet("font: 600 12px")',
    ],
)
def test_a_planted_look_is_found(planted: str) -> None:
    assert own_looks(planted)
