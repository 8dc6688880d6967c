"""The kiosk's database. SQLAlchemy is first loaded here, without what only its asynchronous engines and plugins use.

Those want asyncio with all of TLS, and the metadata of installed packages with all of e-mail: 3 MiB of memory.
"""

from kiosk.late import loaded_late

with loaded_late({"asyncio": ("iscoroutine",), "importlib.metadata": ()}):
    import sqlalchemy.dialects.sqlite  # noqa: F401 -- loaded for those that come after
