"""Deliveries written by a desk, and read by other people's programs."""

import csv
import io
import subprocess
from pathlib import Path

import pikepdf

from kiosk.deliver.contents import Contents, Delivered, Profile
from kiosk.delivering import deliver
from kiosk.progress import NoProgress, Progress
from kiosk.vault.identity import Identity
from kiosk.words import words_in


def delivered(
    contents: Contents,
    profile: Profile,
    to: Path,
    desk: Identity,
    *,
    language: str = "en",
    progress: Progress | None = None,
) -> Delivered:
    return deliver(contents, profile, words_in(language), to=to, signer=desk, progress=progress or NoProgress())


def text_of(pdf: Path, *how: str) -> str:
    return subprocess.run(["pdftotext", *how, pdf, "-"], capture_output=True, text=True, check=True).stdout


def unspaced(text: str) -> str:
    """However a line was broken."""
    return "".join(text.split())


def table_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def content_of(pdf: Path) -> bytes:
    """The operators of all pages and forms, unpacked."""
    with pikepdf.open(pdf) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return b"\n".join(stream.read_bytes() for stream in streams)
