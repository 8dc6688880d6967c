"""What the system says of a running kiosk: no core, no looking in, and files for their owner alone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

import pytest
from imports import ROOT

from kiosk.home import Home

WORD = "kanarejka-" + "7f3b9"
LINE = {
    **{"given_name": "Janka", "family_name": WORD, "city": "", "country": "", "email": "", "exposure": "count"},
    **{"language": "be", "ink": None, "consent": True},
}

HOLDER = """
    import ctypes, os, sys
    from kiosk.hardening import harden_process
    if os.geteuid() == 0:
        os.setgroups([]); os.setresgid(65534, 65534, 65534); os.setresuid(65534, 65534, 65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as any program begins; changing one's user switched it off
    held = bytearray(sys.argv[1], "ascii")
    if sys.argv[2] == "hardened":
        harden_process()
    address = ctypes.addressof(ctypes.c_char.from_buffer(held))
    print(os.getpid(), address, flush=True)
    sys.stdin.read()
"""
LOOKER = """
    import os, sys
    processes = os.open("/proc", os.O_RDONLY)  # the root folder itself may be closed to whom it becomes
    if os.geteuid() == 0:
        os.setgroups([]); os.setresgid(65534, 65534, 65534); os.setresuid(65534, 65534, 65534)
    try:
        memory = os.open(f"{sys.argv[1]}/mem", os.O_RDONLY, dir_fd=processes)
        print(os.pread(memory, int(sys.argv[3]), int(sys.argv[2])).decode())
    except PermissionError:
        print("refused")
"""


def python(code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", dedent(code), *words],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def looked_into(how: str) -> str:
    """What another process of the same user finds in the memory of one that holds the word."""
    with python(HOLDER, WORD, how) as holder:
        assert holder.stdout is not None
        pid, address = holder.stdout.readline().split()
        with python(LOOKER, pid, address, str(len(WORD))) as looker:
            found, _ = looker.communicate()
        holder.communicate("")
    return found.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's own")
def test_another_process_of_the_same_user_cannot_read_the_memory() -> None:
    assert looked_into("hardened") == "refused"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's own")
def test_it_could_without_the_hardening() -> None:
    """Else the test above would say nothing; a system that lets nobody trace anybody shows nothing either."""
    scope = Path("/proc/sys/kernel/yama/ptrace_scope")
    if scope.exists() and scope.read_text("ascii").strip() != "0":
        pytest.skip("this system lets no process look into another anyway (yama)")
    assert looked_into("plain") == WORD


@contextmanager
def a_running_kiosk(data: Path, *, umask: int) -> Iterator[subprocess.Popen[str]]:
    """`record -`, which has saved one signing and waits for the next."""
    command = [sys.executable, "-m", "kiosk", "record", "-", "--data", str(data)]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
        umask=umask,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(json.dumps(LINE) + "\n")
        process.stdin.flush()
        assert process.stderr.readline() == "saved 1\n"
        yield process
        process.communicate()


def is_private(path: Path) -> bool:
    return not path.lstat().st_mode & 0o077


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's own")
def test_what_the_system_says_of_a_running_kiosk(home: Home) -> None:
    with a_running_kiosk(home.folder, umask=0) as process:
        proc = Path("/proc") / str(process.pid)
        limits = (proc / "limits").read_text("ascii").splitlines()
        status = dict(line.split(":\t", 1) for line in (proc / "status").read_text("utf-8").splitlines())
    (core,) = [line.split()[4:6] for line in limits if line.startswith("Max core file size")]
    assert core == ["0", "0"]
    assert status["Umask"].strip() == "0077"
    assert status["CoreDumping"].strip() == "0"


def test_files_are_private_whatever_the_umask_was(home: Home, keys_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "stick"
    with a_running_kiosk(home.folder, umask=0):
        open_to_others = [path.name for path in home.folder.rglob("*") if not is_private(path)]
        assert open_to_others == []
        assert {"ledger.db", "ledger.db-wal"} <= {path.name for path in home.folder.iterdir()}
    words = ("export", "--to", str(out), "--keys", str(keys_folder), "--passphrase-file", "-")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *words, "--data", str(home.folder)],
        cwd=ROOT, input="geheim", text=True, capture_output=True, check=False, umask=0,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = [path.name for path in (out, *out.rglob("*"))]
    assert "signatures.csv" in made
    assert [path.name for path in (out, *out.rglob("*")) if not is_private(path)] == []


def test_the_umask_is_what_keeps_new_folders_private(tmp_path: Path) -> None:
    """Planted: without it a folder that another library makes would be everybody's."""
    code = "import os, sys\n{}os.makedirs(sys.argv[1])"
    for hardening, private in (("from kiosk.hardening import harden_process as h; h()\n", True), ("", False)):
        folder = tmp_path / str(private)
        subprocess.run([sys.executable, "-c", code.format(hardening), folder], cwd=ROOT, check=True, umask=0)
        assert is_private(folder) is private


def test_on_another_posix_system_it_says_nothing() -> None:
    code = """
        import ctypes, sys
        sys.platform = "darwin"
        from kiosk.hardening import harden_process
        ctypes.CDLL = None  # nothing of Linux is asked for
        harden_process()
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", dedent(code)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_root_is_said_to_read_everything() -> None:
    """The limit that SECURITY.md states, so that nobody takes more from the tests above than they say."""
    if os.geteuid() != 0:
        pytest.skip("needs root, to show what root can do")
    with python(HOLDER, WORD, "hardened") as holder:
        assert holder.stdout is not None
        pid, address = holder.stdout.readline().split()
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            memory.seek(int(address))
            assert memory.read(len(WORD)).decode() == WORD
        holder.communicate("")
