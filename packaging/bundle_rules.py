"""What the packaged program is made of: rules that prune what PyInstaller finds, and that a bundle is judged by."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatch

LEFT_OUT_MODULES = (
    # Qt that no screen uses. QtNetwork and QML are promised not to be there.
    *(f"PySide6.{name}" for name in ("QtNetwork", "QtQml", "QtQuick", "QtQuickWidgets", "QtSql", "QtTest", "QtXml")),
    *(f"PySide6.{name}" for name in ("QtOpenGL", "QtOpenGLWidgets", "QtPrintSupport", "QtConcurrent", "QtHelp")),
    # The tour needs QtTest's fingers; it is taken from the source.
    *("ui.tour", "ui.tour_desk", "ui.hands"),
    # What libraries import for ways that are not ours, and do without.
    *("lxml", "pygments", "oscrypto", "docopt", "defusedxml", "numpy", "rlPyCairo"),
    *("sqlalchemy.dialects.mysql", "sqlalchemy.dialects.mssql", "sqlalchemy.dialects.oracle", "markdown_it"),
    *("PIL._avif", "PIL._imagingft", "PIL._imagingcms", "PIL._imagingmath", "PIL._imagingtk", "PIL._webp"),
    *("tkinter", "unittest", "pydoc", "doctest", "pdb", "lib2to3", "curses", "readline", "ensurepip", "venv"),
    # Its hook would be run at every start; threads do all our work.
    "multiprocessing",
    *("setuptools", "pkg_resources", "_distutils_hack", "distutils", "wheel", "pip", "test"),
)

LEFT_OUT_FILES = (
    # (pattern of a path inside the bundle, why); `*` goes past slashes
    ("*libQt6Network*", "the kiosk has no network code"),
    ("*libQt6Qml*", "no screen is QML"),
    ("*libQt6Quick*", "no screen is QML"),
    ("*libQt6VirtualKeyboard*", "the touch keyboard is our own"),
    ("*libQt6Sql*", "the databases are SQLAlchemy's"),
    ("*libQt6Test*", "the tour is taken from the source"),
    ("*libQt6Pdf*", "nothing shows a PDF in a window"),
    ("*libQt6Egl*", "the kiosk session is cage"),
    ("*libQt6WlShell*", "no compositor of today speaks it"),
    ("PySide6/Qt/qml/*", "no screen is QML"),
    ("PySide6/Qt/translations/*", "the words are our own"),
    ("PySide6/Qt/plugins/egldeviceintegrations/*", "the kiosk session is cage"),
    ("PySide6/Qt/plugins/generic/*", "input comes from X11 or Wayland"),
    ("PySide6/Qt/plugins/networkinformation/*", "the kiosk has no network code"),
    ("PySide6/Qt/plugins/tls/*", "the kiosk has no network code"),
    ("PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*", "the touch keyboard is our own"),
    *(
        (f"PySide6/Qt/plugins/platforms/*{name}*", "windows are shown by X11 or Wayland")
        for name in ("qeglfs", "qlinuxfb", "qminimal", "qvnc", "qvkkhrdisplay")
    ),
    ("PySide6/Qt/plugins/platformthemes/*gtk*", "it loads all of GTK, and the look is our own"),
    ("PySide6/Qt/plugins/printsupport/*", "nothing prints"),
    ("PySide6/Qt/plugins/qml*/*", "no screen is QML"),
    ("PySide6/Qt/plugins/sqldrivers/*", "the databases are SQLAlchemy's"),
    ("PySide6/Qt/plugins/designer/*", "a tool's"),
    ("PySide6/Qt/plugins/vectorimageformats/*", "pictures are SVG, PNG and JPEG"),
    *(
        (f"PySide6/Qt/plugins/imageformats/lib{name}.so", "pictures are SVG, PNG and JPEG")
        for name in ("qgif", "qicns", "qico", "qpdf", "qtga", "qtiff", "qwbmp", "qwebp")
    ),
    ("PySide6/Qt/plugins/wayland-graphics-integration-server/*", "a compositor's"),
    ("PySide6/Qt/plugins/wayland-shell-integration/libwl-shell*", "no compositor of today speaks it"),
    ("PySide6/Qt/plugins/wayland-decoration-client/*", "windows have no title bar under cage"),
    *((f"PIL/_{name}.*", "the PDFs hold no photographs") for name in ("avif", "webp", "imagingft", "imagingcms")),
    ("PySide6/Qt/plugins/wayland-graphics-integration-client/*", "widgets are drawn without OpenGL"),
    ("PySide6/Qt/plugins/xcbglintegrations/*", "widgets are drawn without OpenGL"),
    *(
        (f"PySide6/Qt/plugins/wayland-shell-integration/lib{name}*", "cage and desktops speak xdg-shell")
        for name in (*("fullscreen", "ivi", "qt-shell"),)
    ),
    *((f"{name}/*.so", "for connections, which nobody makes") for name in ("aiohttp", "multidict", "propcache")),
    *((f"{name}/*.so", "for connections, which nobody makes") for name in ("frozenlist", "yarl")),
    ("certifi/cacert.pem", "for connections, which nobody makes"),
    ("rapidfuzz/*_avx2.*", "the same as those beside them, for newer processors"),
    ("rapidfuzz/distance/metrics_cpp.*", "fuzz.ratio is all that is used"),
    ("rapidfuzz/process_cpp_impl.*", "fuzz.ratio is all that is used"),
    ("python*/lib-dynload/_codecs_*", "all that is read is UTF-8"),
    ("reportlab/fonts/*", "the fonts are our own"),
    ("*.pyi", "for editors"),
    ("*__pycache__*", "the program has its own of each"),
)

FROM_THE_SYSTEM = {
    # shared library: the package that has it; the same name, or a provided one, in Debian 12 and 13
    **dict.fromkeys(
        (
            *("ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1"),
            *("libutil.so.1", "libresolv.so.2"),
        ),
        "libc6",
    ),
    "libcrypto.so.3": "libssl3",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "liblzma.so.5": "liblzma5",
    "libsqlite3.so.0": "libsqlite3-0",
    "libssl.so.3": "libssl3",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What comes from the machine and not from the bundle.

The system's OpenGL drivers use most of these too: an older copy in the bundle would be loaded first and break them
(measured: a libstdc++ of Debian 12 on 13). OpenSSL, SQLite and D-Bus are kept up to date by the system. A desktop has
them all.
"""

FORBIDDEN = ("*qtnetwork*", "*qt6network*", "*qtqml*", "*qt6qml*", "*qtquick*", "*qt6quick*", "*.qml", "*/qml/*")
"""What may not be in a bundle under any name, in small letters."""

LANGUAGES_KEPT = frozenset(
    ("root", "be", "cs", "de", "en", "es", "et", "fr", "it", "ka", "lt", "lv", "nl", "pl", "ru", "sv", "uk")
)
"""Languages a campaign's texts may be in: where Belarusians live and who stands by them. All would take 26 MB."""


OURS = ("kiosk", "ui")


def without_docstrings(modules: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """PyInstaller's list of modules, libraries' to be compiled without docstrings: 2 MB less to keep and 6 to load.

    Ours keep them, for they are what the command line's help says.
    """
    return [(name, path, kind if name.partition(".")[0] in OURS else "PYMODULE-2") for name, path, kind in modules]


MOST_BYTES_TO_DOWNLOAD = 60_000_000
MOST_BYTES_INSTALLED = 160_000_000
"""A small stick's worth, and what an old laptop has free."""


def is_left_out(path: str) -> bool:
    """Whether a file, named by its path inside the bundle, is pruned from it."""
    name = _name(path)
    if path.startswith("babel/locale-data/"):
        return name.removesuffix(".dat") not in LANGUAGES_KEPT
    return name in FROM_THE_SYSTEM or any(fnmatch(path, pattern) for pattern, _ in LEFT_OUT_FILES)


def forbidden_in(paths: Iterable[str]) -> list[str]:
    """The files of a bundle that may not be there at all."""
    return [path for path in paths if any(fnmatch(path.lower(), pattern) for pattern in FORBIDDEN)]


def unneeded(needs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Shared libraries of a bundle that nothing in it loads any more, now that others were pruned.

    `needs` holds, by path inside the bundle, the shared libraries that each file asks for by name. Python's extensions
    and Qt's plugins are loaded by whoever wants them and always stay.
    """
    gone: set[str] = set()
    while found := _unneeded_beside(needs, gone):
        gone |= found
    return frozenset(gone)


def _unneeded_beside(needs: Mapping[str, frozenset[str]], gone: set[str]) -> set[str]:
    wanted = {library for path, asked in needs.items() if path not in gone for library in asked}
    return {path for path in needs if path not in gone and _is_library(path) and _name(path) not in wanted}


def _is_library(path: str) -> bool:
    return _name(path).startswith("lib") and "/plugins/" not in path and not _name(path).startswith("libpython")


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def packages_for(needs: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The Debian packages with the shared libraries that a bundle asks for and does not hold.

    Raises LookupError naming a library that neither has: bundle it, or add it to FROM_THE_SYSTEM.
    """
    missing = frozenset().union(*needs.values()) - {_name(path) for path in needs}
    if unknown := sorted(missing - FROM_THE_SYSTEM.keys()):
        raise LookupError(", ".join(unknown))
    return tuple(sorted({FROM_THE_SYSTEM[library] for library in missing}))
