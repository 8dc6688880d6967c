"""Where the packaged program begins: the same command as `python -m kiosk`."""

from kiosk.__main__ import main

main()
