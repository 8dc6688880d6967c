"""Of Babel's data what the program says: numbers, days and the names of countries and languages, and no more.

All of a language is read at once and kept: with units, currencies, time zones and all likely scripts of the world's
languages that made 8 MiB of a kiosk's memory.
"""

import pickle
from collections.abc import Iterable
from pathlib import Path

from bundle_rules import LANGUAGES_KEPT

Entry = tuple[str, str, str]
"""As pruning.py has it."""

LOCALES = "babel/locale-data/"
GLOBAL = "babel/global.dat"

PARTS_KEPT = frozenset(
    (
        *("languages", "territories", "number_symbols", "decimal_formats"),
        *("date_formats", "months", "days"),
    )
)
"""Of each language, by Babel's names for the parts of the CLDR."""

GLOBAL_PARTS_KEPT = frozenset(
    (
        *("cldr", "parent_exceptions", "likely_subtags"),
        *("language_aliases", "territory_aliases", "script_aliases", "variant_aliases"),
    )
)
"""Of what Babel knows beside the languages: how a language is found by its name."""


def with_locale_data_of_ours(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """A bundle's files, Babel's data among them replaced by less of it, which is written to the folder."""
    return [
        (name, str(_lessened(name, Path(source), folder)) if _is_locale_data(name) else source, kind)
        for name, source, kind in entries
    ]


def kept_of_language(data: dict[str, object]) -> dict[str, object]:
    """A language's data without the parts that are not kept, and without its names for languages that are not."""
    kept = {part: value for part, value in data.items() if part in PARTS_KEPT}
    named = kept.get("languages")
    if isinstance(named, dict):
        kept["languages"] = {code: name for code, name in named.items() if code in LANGUAGES_KEPT}
    return kept


def kept_of_all(data: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """What is known beside the languages, without the parts that are not kept and without languages that are not."""
    kept = {part: value for part, value in data.items() if part in GLOBAL_PARTS_KEPT}
    likely = kept["likely_subtags"].items()
    kept["likely_subtags"] = {name: value for name, value in likely if name.partition("_")[0] in LANGUAGES_KEPT}
    return kept


def _is_locale_data(name: str) -> bool:
    return name == GLOBAL or (name.startswith(LOCALES) and name.endswith(".dat"))


def _lessened(name: str, source: Path, folder: Path) -> Path:
    data = pickle.loads(source.read_bytes())  # noqa: S301 -- Babel's own, from the environment that is packaged
    lessened = folder / name
    lessened.parent.mkdir(parents=True, exist_ok=True)
    lessened.write_bytes(pickle.dumps(kept_of_all(data) if name == GLOBAL else kept_of_language(data)))
    return lessened
