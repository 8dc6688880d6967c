"""The command line as a whole, in processes of its own: results, exit codes, one clear line for every mistake."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import Ran, environment, kiosk
from imports import ROOT

from kiosk.fingerprint import words_of
from kiosk.installed import open_kiosk

CAMPAIGN = ROOT / "resources" / "campaigns" / "viasna"
PASSPHRASE = "geheime Worte"
CANARIES = ("Canariensis", "Vögelchen", "Papageienstadt", "kanarek@example.org")
LINE = {
    "given_name": "Vögelchen",
    "family_name": "Canariensis",
    "city": "Papageienstadt",
    "country": "DE",
    "email": "kanarek@example.org",
    "exposure": "handover",
    "language": "de",
    "ink": [[[10, 20], [900, 300]]],
    "consent": True,
}


@dataclass(frozen=True)
class Desk:
    """A campaign's keys with two rehearsal kits, and one with a live kit, made by the commands themselves."""

    folder: Path

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def passphrase(self) -> Path:
        return self.folder / "passphrase"

    def code(self, name: str) -> str:
        rows = (self.folder / "kits" / "codes.csv").read_text("utf-8").splitlines()
        return next(row.split(",")[3] for row in rows if row.startswith(name))


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.passphrase.write_text(PASSPHRASE + "\n", "utf-8")
    made = kiosk("campaign", "keys", "--out", desk.keys, "--passphrase-file", desk.passphrase, "--json")
    assert set(made.json) == {"root_sha256", "seal_sha256"}
    kits = kiosk(
        *("kit", "make", "--campaign", CAMPAIGN, "--keys", desk.keys, "--passphrase-file", desk.passphrase),
        *("--count", "2", "--mode", "rehearsal", "--out", desk.folder / "kits", "--json"),
    )
    (said, again) = (line.partition(": ")[2] for line in made.err.splitlines() + kits.err.splitlines())
    assert said == again == " ".join(words_of(bytes.fromhex(str(made.json["root_sha256"]))))
    assert [kit["name"] for kit in kits.json["kits"]] == ["kiosk-01", "kiosk-02"]  # type: ignore[attr-defined]  # JSON
    assert (desk.folder / "kits" / "codes.csv").stat().st_mode & 0o777 == 0o600
    return desk


@pytest.fixture
def data(desk: Desk, tmp_path: Path) -> Path:
    done = set_up(desk, tmp_path / "data", desk.code("kiosk-01"))
    assert done.code == 0
    assert len(str(done.json["pin"])) == 6
    return tmp_path / "data"


def set_up(desk: Desk, data: Path, code: str) -> Ran:
    event = ("--event", "Fair", "--place", "Berlin", "--day", "2026-11-22")
    kit = desk.folder / "kits" / "kiosk-01.kit"
    return kiosk("setup", "--kit", kit, "--code-file", "-", *event, "--data", data, "--json", stdin=code)


def test_the_whole_way_by_commands(desk: Desk, data: Path, tmp_path: Path) -> None:
    assert kiosk("simulate", "--count", "5", "--data", data, "--json").json["recorded"] == 5
    assert kiosk("record", "-", "--data", data, "--json", stdin=json.dumps(LINE)).json == {"recorded": 1, "refused": []}
    status = kiosk("status", "--data", data, "--json").json
    assert (status["records"], status["unconfirmed"], status["mode"]) == (6, 6, "rehearsal")
    unlocked = ("--keys", desk.keys, "--passphrase-file", desk.passphrase)
    exported = kiosk("export", "--to", tmp_path / "out", *unlocked, "--language", "de", "--data", data, "--json").json
    assert exported["records"] == 6
    batch = tmp_path / "out" / str(exported["batch"])
    both = (batch, tmp_path / "out" / str(exported["folder"]))
    verdict = kiosk("verify", *both, "--root", desk.keys / "root.pem", *unlocked, "--json")
    assert verdict.code == 0, verdict.out
    assert [(row["ok"], row["code"], row["records"]) for row in verdict.json["batches"]] == [(True, "", 6)] * 2  # type: ignore[attr-defined]  # JSON
    opened = kiosk("open", batch, *unlocked, "--to", tmp_path / "desk", "--json").json
    assert (tmp_path / "desk" / str(opened["folder"]) / "signatures.pdf").is_file()


def test_a_withdrawal_gets_one_answer_for_any_code(data: Path) -> None:
    done = kiosk("withdraw", "0000 0000 0000 0000-0", "--data", data, "--json")
    assert (done.code, done.json) == (0, {"accepted": True})
    wrong = kiosk("withdraw", "0000 0000 0000 0000-1", "--data", data)
    assert (wrong.code, wrong.error) == (3, "code-mistyped")


@pytest.mark.parametrize("lost", ["stdout", "stderr"])
def test_who_listens_no_more_is_not_told_that_all_was_done(data: Path, lost: str) -> None:
    """As in `record - 2>&1 | head -1`: of what is behind the first line, nobody knows whether it is saved."""
    command = [sys.executable, "-m", "kiosk", "record", "-", "--data", str(data), "--json"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=environment(), **pipes) as process:  # type: ignore[call-overload]  # pipes
        getattr(process, lost).close()
        process.communicate(b"".join(json.dumps(LINE).encode() + b"\n" for _ in range(3)))
    assert process.returncode == 4


def test_saved_is_said_for_each_line_before_the_input_ends(data: Path) -> None:
    command = [sys.executable, "-m", "kiosk", "record", "-", "--data", str(data), "--json"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=environment(), **pipes) as process:  # type: ignore[call-overload]  # pipes
        for seq in (1, 2):
            process.stdin.write(json.dumps(LINE).encode() + b"\n")
            process.stdin.flush()
            assert process.stderr.readline() == f"saved {seq}\n".encode()
        out, _ = process.communicate()
    assert json.loads(out) == {"recorded": 2, "refused": []}


def test_a_refused_line_is_named_by_number_and_the_others_are_in(data: Path) -> None:
    lines = "\n".join((json.dumps(LINE), "{", json.dumps(LINE | {"consent": False}), json.dumps(LINE)))
    done = kiosk("record", "-", "--data", data, "--json", stdin=lines)
    assert (done.code, done.error) == (3, "lines-refused")
    refused = [{"line": 2, "code": "line-not-json"}, {"line": 3, "code": "consent-missing"}]
    assert done.json == {"recorded": 2, "refused": refused}


def test_no_name_is_on_the_disk_or_in_any_output(data: Path) -> None:
    """200 signings with canary words in every field; looked for while the process runs, and after."""
    command = [sys.executable, "-m", "kiosk", "record", "-", "--data", str(data), "--json"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=environment(TMPDIR=str(data.parent)), **pipes) as process:  # type: ignore[call-overload]  # pipes
        for seq in range(1, 201):
            process.stdin.write(json.dumps(LINE, ensure_ascii=False).encode() + b"\n")
            process.stdin.flush()
            assert process.stderr.readline() == f"saved {seq}\n".encode()
        assert leaks(data.parent) == []
        out, err = process.communicate()
    assert leaks(data.parent) == []
    assert not [word for word in CANARIES if word.encode() in out + err]


def leaks(folder: Path) -> list[str]:
    """Canary words found in any file, in any of the encodings that a program may write."""
    return [
        f"{word} in {path.name}"
        for path in folder.rglob("*")
        if path.is_file()
        for content in (path.read_bytes(),)
        for word in CANARIES
        for encoding in ("utf-8", "utf-16-le", "latin-1")
        if word.encode(encoding) in content
    ]


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        ((), 2, "command-line-wrong"),
        (("nonsense",), 2, "command-line-wrong"),
        (("open", "a.kiosk-batch", "--keys", "k", "--to", "t", "--language", "zz"), 2, "command-line-wrong"),
        (("export", "--to", "t", "--language", "../x"), 2, "command-line-wrong"),
        (("kit", "sheets", "a.kit", "--root", "r", "--to", "t", "--language", ""), 2, "command-line-wrong"),
        (("verify",), 2, "command-line-wrong"),
        (("status", "--data", "{empty}"), 3, "kiosk-missing"),
        (("campaign", "check", "{empty}"), 3, "campaign-has-problems"),
        (("campaign", "keys", "--out", "{empty}/k"), 2, "secret-not-given"),
        (("campaign", "keys", "--out", "{empty}/k", "--passphrase-file", "{empty}/no"), 3, "secret-file-unreadable"),
    ],
)
def test_every_mistake_is_one_line_with_its_exit_code(
    words: tuple[str, ...], code: int, error: str, tmp_path: Path
) -> None:
    done = kiosk(*(word.format(empty=tmp_path) for word in words))
    assert (done.code, done.error) == (code, error)
    assert len(done.err.splitlines()) == 1


def test_without_a_kiosk_and_a_display_nothing_can_be_run(tmp_path: Path) -> None:
    """With a display it would be the wizard: tests/journeys/test_setup.py."""
    done = kiosk("run", "--data", tmp_path / "data", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert (done.code, done.error) == (2, "kiosk-missing")
    assert not (tmp_path / "data").exists()


def test_the_package_has_no_tour_and_says_so(tmp_path: Path) -> None:
    """As where QtTest was left out: tests/packaging/test_bundle_rules.py."""
    code = (
        "import sys; sys.modules['PySide6.QtTest'] = None; sys.argv = ['petition-kiosk', 'tour', '--to', sys.argv[1]]"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; from kiosk.__main__ import main; main()", tmp_path / "tour"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.split(":")[0]) == (2, "error tour-from-source-only")
    assert not (tmp_path / "tour").exists()


def test_a_wrong_passphrase_opens_nothing(desk: Desk, data: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("other words", "utf-8")
    done = kiosk("export", "--to", tmp_path / "out", "--keys", desk.keys, "--passphrase-file", wrong, "--data", data)
    assert (done.code, done.error) == (3, "passphrase-wrong")


def test_a_wrong_code_sets_nothing_up(desk: Desk, tmp_path: Path) -> None:
    done = set_up(desk, tmp_path / "data", desk.code("kiosk-02"))
    assert (done.code, done.error) == (3, "code-wrong")
    assert not (tmp_path / "data" / "kiosk.json").exists()


def test_a_live_kit_needs_the_controllers_word(desk: Desk, tmp_path: Path) -> None:
    words = ("kit", "make", "--campaign", CAMPAIGN, "--keys", desk.keys, "--passphrase-file", desk.passphrase)
    done = kiosk(*words, "--count", "1", "--out", tmp_path)
    assert (done.code, done.error) == (3, "controller-not-confirmed")
    confirmed = kiosk(*words, "--count", "1", "--out", tmp_path, "--controller-confirmed")
    assert confirmed.code == 0


def test_data_in_use_is_busy(data: Path) -> None:
    with open_kiosk(data):
        done = kiosk("status", "--data", data)
    assert (done.code, done.error) == (5, "data-in-use")
    assert kiosk("status", "--data", data).code == 0


def test_nothing_is_added_to_a_ledger_without_a_certain_end(data: Path) -> None:
    kiosk("simulate", "--count", "3", "--data", data)
    connection = sqlite3.connect(data / "ledger.db")
    connection.execute("DELETE FROM entry WHERE seq = 2")
    connection.commit()
    connection.close()
    done = kiosk("record", "-", "--data", data, stdin=json.dumps(LINE))
    assert (done.code, done.error) == (3, "ledger-broken")


def test_a_status_says_whether_the_disk_is_nearly_full(data: Path) -> None:
    status = kiosk("status", "--data", data, "--json").json
    assert (status["disk_nearly_full"], status["space_held_back"]) == (False, True)
    assert int(str(status["free_signings"])) >= 500
    (data / "ballast").unlink()
    assert kiosk("status", "--data", data, "--json").json["space_held_back"] is False


def test_a_file_in_the_way_of_an_export_is_said(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    done = kiosk("export", "--to", tmp_path / "file", "--data", data)
    assert (done.code, done.error) == (3, "folder-is-a-file")


def test_a_broken_campaign_names_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "campaign.toml").write_text("schema = 1\nid = [", "utf-8")
    done = kiosk("campaign", "check", tmp_path, "--json")
    assert done.code == 3
    assert done.json["ok"] is False
    assert "campaign.toml: campaign-toml-broken" in str(done.json["problems"])


def test_a_live_kiosk_simulates_nothing(desk: Desk, tmp_path: Path) -> None:
    words = ("kit", "make", "--campaign", CAMPAIGN, "--keys", desk.keys, "--passphrase-file", desk.passphrase)
    kit = kiosk(*words, "--count", "1", "--out", tmp_path, "--controller-confirmed", "--json").json["kits"][0]  # type: ignore[index]  # JSON
    event = ("--event", "Fair", "--place", "", "--day", "2026-11-22", "--data", tmp_path / "data")
    assert kiosk("setup", "--kit", tmp_path / kit["file"], *event, PETITION_KIOSK_CODE=kit["code"]).code == 0
    done = kiosk("simulate", "--count", "1", "--data", tmp_path / "data")
    assert (done.code, done.error) == (3, "kiosk-is-live")


def test_the_self_test_says_what_it_saw(data: Path) -> None:
    done = kiosk("selftest", "--data", data, "--json")
    checks = {check["name"]: check["ok"] for check in done.json["checks"]}  # type: ignore[attr-defined]  # JSON
    for name in ("disk", "free-space", "fonts", "keyboards", "screen", "durability", "keys", "ledger"):
        assert checks[name] is True
    assert done.code == (0 if checks["clock"] else 3)


def test_without_a_display_the_self_test_says_so_and_does_not_die(data: Path) -> None:
    done = kiosk("selftest", "--data", data, "--json", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    checks = {check["name"]: check["detail"] for check in done.json["checks"]}  # type: ignore[attr-defined]  # JSON
    assert (done.code, checks["screen"]) == (3, "no display")
