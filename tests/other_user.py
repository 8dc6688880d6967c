"""Programs that run as another user than root, for they refuse root."""


def as_user(user: str, group: int, *options: str) -> list[str]:
    """What to put before a command line so that the user runs it; `options` are setpriv's, of util-linux.

    The user may look into every folder, as a bare root's own may be closed to all but root. Programs ask what the real
    user may, and without no_setuid_fixup the answer leaves that out.
    """
    looks = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", "--securebits=+no_setuid_fixup")
    return ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", *looks, *options, "--"]
