"""Where the program's own resources and the kiosk's data are."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
CAMPAIGNS = RESOURCES / "campaigns"
LOCALES = RESOURCES / "locales"
KEYBOARDS = RESOURCES / "keyboards"
FONTS = RESOURCES / "fonts"
GUIDES = RESOURCES / "guides"
COUNTRY_NAMES = RESOURCES / "countries" / "names.toml"

APP_NAME = "petition-kiosk"


def default_data() -> Path:
    """The folder for the kiosk's data where none is named: the platform's place for an application's data."""
    from platformdirs import user_data_path  # noqa: PLC0415 -- the start screen waits for this module, not for that

    return user_data_path(APP_NAME, appauthor=False)
