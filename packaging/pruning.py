"""Which of PyInstaller's finds go into a bundle: pruned by the rules, and nothing that then nobody asks for."""

from collections.abc import Iterable
from pathlib import Path

from bundle_rules import is_left_out, unneeded
from elf import is_elf, libraries_needed

Entry = tuple[str, str, str]
"""A file's place in the bundle, where it comes from, and its kind; a link's source is what it points to."""


def pruned(found: Iterable[Entry]) -> list[Entry]:
    """The entries that stay, by name."""
    kept = {name: (name, source, kind) for name, source, kind in found if not is_left_out(name)}
    libraries = {
        name: libraries_needed(Path(source))
        for name, source, kind in kept.values()
        if kind != "SYMLINK" and is_elf(Path(source))
    }
    for name in unneeded(libraries):
        del kept[name]
    for name, source, kind in list(kept.values()):
        if kind == "SYMLINK" and str(Path(name).parent / source) not in kept:
            del kept[name]
    return [kept[name] for name in sorted(kept)]
