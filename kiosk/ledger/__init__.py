"""The kiosk's database. A kiosk loads SQLAlchemy here first, without what asynchronous engines and plugins want.

That is asyncio with all of TLS, and the metadata of installed packages with all of e-mail: 3 MiB of memory.
"""

from kiosk.late import LATE, loaded_late


class _NobodyRaisesThis(BaseException):
    """For a cancelled task: there are none without asyncio."""


# SQLAlchemy asks of each error of a database whether it is one of asyncio's. Nothing may be loaded for that: the medium
# that fails may be the one that the program lies on.
_ASYNCIO = {"iscoroutine": LATE, "TimeoutError": TimeoutError, "CancelledError": _NobodyRaisesThis}

with loaded_late({"asyncio": _ASYNCIO, "importlib.metadata": {}}):
    import sqlalchemy.dialects.sqlite  # noqa: F401 -- loaded for those that come after
