"""Programs that run as another user than root, for they refuse root."""


def as_user(user: str, group: int, *options: str) -> list[str]:
    """What to put before a command line so that the user runs it; `options` are setpriv's, of util-linux.

    The user may look into every folder, as a bare root's own may be closed to all but root.
    """
    looks = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    return ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", *looks, *options, "--"]
