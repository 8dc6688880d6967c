"""Writes files so that they are either whole on the medium or not there, and reads them back from it to be sure.

A stick pulled right after close and rename left 0 of 20 files intact, and so did fsync of the file alone; fsync of
the file, rename, fsync of the folder left 20 of 20 (measured).
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from errno import EDQUOT, ENODEV, ENOSPC, ENXIO, EROFS
from glob import escape
from pathlib import Path

from kiosk.errors import InputRefused, StorageFailed
from kiosk.progress import NoProgress, Progress
from kiosk.system import HANDLE_FLAGS, drop_from_cache, make_private, sync, sync_folder

CHUNK = 1024 * 1024
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


@contextmanager
def storage_errors(place: Path) -> Iterator[None]:
    """Turns what the system says about a disk or stick into StorageFailed, each kind with its code."""
    try:
        yield
    except OSError as error:
        raise _translated(error, place) from error


def _translated(error: OSError, place: Path) -> StorageFailed:
    folder = str(place)
    if error.errno in (ENOSPC, EDQUOT):
        return StorageFailed("target-full", folder=folder)
    if error.errno == EROFS:
        return StorageFailed("target-read-only", folder=folder)
    if isinstance(error, PermissionError):
        return StorageFailed("folder-not-writable", folder=folder)
    if isinstance(error, FileNotFoundError) or error.errno in (ENODEV, ENXIO):
        return StorageFailed("target-gone", folder=folder)
    return StorageFailed("target-failed", folder=folder)


@contextmanager
def stick_errors(stick: Path) -> Iterator[None]:
    """Turns "target-full" of what is on this stick into StorageFailed("stick-full"): whoever holds one takes another.

    What is full elsewhere, say where the work has its own files, keeps its code.
    """
    try:
        yield
    except StorageFailed as error:
        if error.code == "target-full" and Path(str(error.facts["folder"])).is_relative_to(stick):
            raise StorageFailed("stick-full") from error
        raise


@contextmanager
def refusal_is_mediums_fault(place: Path) -> Iterator[None]:
    """What we wrote ourselves and then the system cannot read: turns that InputRefused into StorageFailed.

    A stick that goes while its export is read back is not a broken batch (found by tests/faults/stick_pulled.py).
    """
    try:
        yield
    except InputRefused as error:
        if isinstance(error.__cause__, OSError):
            raise _translated(error.__cause__, place) from error
        raise


def make_private_folder(folder: Path) -> None:
    """Makes the folder, and those above it, readable to its owner alone, and waits until they are on the medium.

    Without that wait a file in a new folder could be gone with the folder, though both it and its name were synced
    (found by tests/faults/crash_export.py). Raises StorageFailed where the place cannot be written and InputRefused
    where a file is in the way.
    """
    try:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        for made in missing:
            sync_folder(made.parent)
    except (FileExistsError, NotADirectoryError) as error:
        raise InputRefused("folder-is-a-file", folder=str(folder)) from error
    except OSError as error:
        raise _translated(error, folder) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StorageFailed("folder-not-writable", folder=str(folder))


def make_private_file(path: Path) -> None:
    """Makes an empty file, readable to its owner alone, where there is none: a database keeps the rights it finds.

    Raises StorageFailed("disk-full" | "folder-not-writable").
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | HANDLE_FLAGS, PRIVATE_FILE))
    except OSError as error:
        full = error.errno in (ENOSPC, EDQUOT)
        raise StorageFailed("disk-full" if full else "folder-not-writable", folder=str(path.parent)) from error


def unfinished_name(final: Path) -> Path:
    """A name beside the final one that no reader takes for a finished file."""
    return final.with_name(f".{final.name}.{secrets.token_hex(4)}.part")


def clear_unfinished(final: Path) -> None:
    """Removes what an earlier writing of this file or folder left behind when the power or the stick went.

    Only for when the new one is in place: an old one that was set aside has such a name too.
    """
    for left in final.parent.glob(f".{escape(final.name)}.????????.part"):
        with suppress(OSError):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()


def write_synced(path: Path, chunks: Iterator[bytes], total: int, progress: Progress) -> None:
    """Writes a new private file and waits until it is on the medium."""
    written = 0
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | HANDLE_FLAGS, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            file.write(chunk)
            written += len(chunk)
            progress.advance(written, total)
        file.flush()
        sync(file.fileno())


def write_hashed(path: Path, chunks: Iterator[bytes], progress: Progress) -> bytes:
    """As `write_synced`; returns the digest. `progress` is only asked whether to stop: how much follows is unknown."""
    digest = hashlib.sha256()

    def passing() -> Iterator[bytes]:
        for chunk in chunks:
            progress.advance(0, 1)
            digest.update(chunk)
            yield chunk

    write_synced(path, passing(), 0, NoProgress())
    return digest.digest()


def sync_file(path: Path) -> None:
    """Makes a file that another library wrote private, and waits until it is on the medium."""
    handle = os.open(path, os.O_RDWR | HANDLE_FLAGS)
    try:
        make_private(handle, PRIVATE_FILE)
        sync(handle)
    finally:
        os.close(handle)


def write_file_durably(path: Path, content: bytes) -> None:
    """Replaces a file durably and whole, readable to its owner alone; raises StorageFailed."""
    unfinished = unfinished_name(path)
    with storage_errors(path.parent):
        try:
            write_synced(unfinished, iter((content,)), len(content), NoProgress())
            unfinished.replace(path)
            sync_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise


def put_in_place(unfinished: Path, final: Path) -> None:
    """Gives a finished file or folder its final name, replacing one that has it, and syncs the folder around it.

    A folder that is in the way is set aside first and removed last: at no moment is there half of either. Where the
    power goes between the two renames the earlier one has its hidden name left.
    """
    if final.is_dir() and not final.is_symlink():
        old = unfinished_name(final)
        try:
            final.rename(old)
            unfinished.rename(final)
        except BaseException:  # whoever presses Ctrl+C keeps what was there, too
            if old.exists() and not final.exists():
                old.rename(final)
            raise
        sync_folder(final.parent)
        shutil.rmtree(old, ignore_errors=True)
    else:
        unfinished.replace(final)
        sync_folder(final.parent)


def put_files_in_place(unfinished: Path, folder: Path, names: Sequence[str]) -> None:
    """Moves finished files, which `unfinished` has, into `folder` beside it, replacing those that have their names.

    What was there is set aside first, and back in its place should any of the moves fail or be stopped. A power cut
    is not met: between the moves, some of what was there may be left in `unfinished` alone, under `earlier`.
    """
    earlier = unfinished / "earlier"
    earlier.mkdir(mode=PRIVATE_FOLDER)
    replaced = [name for name in names if (folder / name).exists()]
    try:
        for name in names:
            if name in replaced:
                (folder / name).rename(earlier / name)
            (unfinished / name).rename(folder / name)
        sync_folder(folder)
    except BaseException:
        # By what lies there and not by what was noted: a stop may come between a move and its note.
        for name in names:
            if (earlier / name).exists():
                (earlier / name).replace(folder / name)
            elif name not in replaced and not (unfinished / name).exists():
                (folder / name).unlink(missing_ok=True)
        raise


def write_folder_durably(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes a folder of private files, whole or not at all; names may lead into folders in it. Raises StorageFailed."""
    unfinished = unfinished_name(folder)
    with storage_errors(folder.parent):
        try:
            unfinished.mkdir(mode=PRIVATE_FOLDER, parents=True)
            inner = {(unfinished / name).parent for name in files} - {unfinished}
            for one in inner:
                one.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            for name, content in files.items():
                write_synced(unfinished / name, iter((content,)), len(content), NoProgress())
            for one in (*inner, unfinished):
                sync_folder(one)
            put_in_place(unfinished, folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise


def sha256_of(path: Path) -> bytes:
    """Digest of a file's contents."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.digest()


def refuse_unless_on_medium(path: Path, expected: bytes) -> None:
    """Reads a file back from the medium; raises StorageFailed("target-reads-back-wrong") where it is another."""
    with storage_errors(path.parent):
        drop_from_cache(path)
        if sha256_of(path) != expected:
            raise StorageFailed("target-reads-back-wrong", folder=str(path.parent))
