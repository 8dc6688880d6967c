"""Petition Kiosk without its screens: everything here runs headless."""

VERSION = "0.1.0"
"""Stands in every manifest; the same as in pyproject.toml, which a test compares."""
