"""What PySide 6.11 must not be asked: later, and elsewhere, it ends the program or takes half a window away."""

import ast

from imports import module_of, names_in, sources


def test_only_scroll_areas_ask_qt_what_it_thinks_of_an_event_that_they_filter() -> None:
    """See `ui.booth.gesture`: for all others Qt's own answer is no, and asking for it can end the program."""
    found = [
        f"{module_of(path)}:{call.lineno} asks. Mend: return False."
        for path in sources("ui")
        for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(kind, ast.ClassDef) and not {"QScrollArea", "ScrollArea", "BarredScroll"} & names_in_bases(kind)
        for call in ast.walk(kind)
        if isinstance(call, ast.Attribute) and call.attr == "eventFilter" and isinstance(call.value, ast.Call)
    ]
    assert not found, "\n" + "\n".join(found)


def test_one_module_alone_looks_at_a_layouts_items() -> None:
    """See `ui.layouts`: what PySide keeps of an item is taken for whatever comes to lie at its place."""
    found = [
        f"{module_of(path)} uses {name}. Mend: ask ui.layouts."
        for path in sources("ui")
        if module_of(path) != "ui.layouts"
        for name in sorted({"itemAt", "itemAtPosition", "addLayout"} & names_in(path.read_text(encoding="utf-8")))
    ]
    assert not found, "\n" + "\n".join(found)


def names_in_bases(kind: ast.ClassDef) -> set[str]:
    return {base.id for base in kind.bases if isinstance(base, ast.Name)}
