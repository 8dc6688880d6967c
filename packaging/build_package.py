"""Makes the package: a pruned folder by PyInstaller, of it a .deb and a .tar.xz; the same files give the same bytes.

Run by `make package` with the Python of .venv-package; needs no network. What comes out lies in build/package.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from bundle_rules import MOST_BYTES_INSTALLED, MOST_BYTES_TO_DOWNLOAD, forbidden_in, packages_for
from bundling import bundle
from elf import glibc_within, needs_within
from licences import lay_out_licences

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
OUT = ROOT / "build/package"
BUNDLE = OUT / "petition-kiosk"
TREE = OUT / "tree"
HOME = "usr/lib/petition-kiosk"
GLIBC_OF_DEBIAN_12 = (2, 36)
sys.path.insert(0, str(ROOT))

from kiosk import VERSION  # noqa: E402 -- the project is not installed: its folder is named first
from kiosk.words import COMPILED, DOMAIN, compiled  # noqa: E402 -- likewise


def moment_of_tree() -> int:
    """The one time that every file of the package carries: the last commit's, or SOURCE_DATE_EPOCH where it is set."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(told.stdout)


def make_bundle(moment: int) -> None:
    """The program as a folder that runs without Python."""
    same_bytes = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment)}
    bundle(sys.executable, PACKAGING / "petition-kiosk.spec", OUT, OUT / "work", "--clean", **same_bytes)
    found = forbidden_in(str(path.relative_to(BUNDLE)) for path in BUNDLE.rglob("*"))
    if found:
        sys.exit(f"The bundle holds what it may not: {', '.join(found)}")


def compile_catalogues() -> None:
    """Beside each catalogue what a program reads at once; the one for people stays, to be looked into."""
    for catalogue in BUNDLE.glob(f"**/{DOMAIN}.po"):
        with catalogue.open("rb") as file:
            catalogue.with_suffix(COMPILED).write_bytes(compiled(file))


def lay_out_tree(moment: int) -> None:
    """Everything as it will lie on the machine."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(PACKAGING / "root", TREE)
    shutil.copytree(BUNDLE, TREE / HOME, symlinks=True, dirs_exist_ok=True)
    (TREE / "usr/bin/petition-kiosk").symlink_to("../lib/petition-kiosk/petition-kiosk")
    day = datetime.fromtimestamp(moment, UTC)
    for path in (*TREE.glob("usr/share/man/*/*"), *TREE.glob("usr/share/metainfo/*")):
        _fill(path, VERSION=VERSION, DAY=f"{day:%Y-%m-%d}")
    for path in TREE.glob("usr/share/man/*/*"):
        _write_gz(path.with_name(f"{path.name}.gz"), path.read_bytes())
        path.unlink()
    _lay_out_docs(TREE / "usr/share/doc/petition-kiosk", day)
    for path in (TREE, *sorted(TREE.rglob("*"))):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)


def _is_program(path: Path) -> bool:
    return os.access(path, os.X_OK) and ".so" not in path.name


def _lay_out_docs(docs: Path, day: datetime) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    shutil.copy(PACKAGING / "deb/copyright", docs / "copyright")
    _write_gz(docs / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_bytes())
    entry = (
        f"petition-kiosk ({VERSION}) stable; urgency=medium\n\n  * What changed stands in CHANGELOG.md.\n\n"
        f" -- Petition Kiosk maintainers <maintainers@petition-kiosk.invalid>  {day:%a, %d %b %Y %H:%M:%S} +0000\n"
    )
    _write_gz(docs / "changelog.gz", entry.encode())


def _fill(path: Path, **facts: str) -> None:
    text = path.read_text("utf-8")
    for name, value in facts.items():
        text = text.replace(f"@{name}@", value)
    path.write_text(text, "utf-8")


def _write_gz(path: Path, contents: bytes) -> None:
    path.write_bytes(gzip.compress(contents, compresslevel=9, mtime=0))


def describe_for_dpkg(tree: Path) -> None:
    """The DEBIAN folder: what the package needs, its scripts, the digest of every file."""
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    debian = tree / "DEBIAN"
    debian.mkdir(mode=0o755)
    for script in ("postinst", "prerm", "postrm"):
        shutil.copy(PACKAGING / "deb" / script, debian / script)
        (debian / script).chmod(0o755)
    # What is built on a newer Debian asks for a newer glibc: there it installs, and nowhere else.
    glibc = ".".join(map(str, max(GLIBC_OF_DEBIAN_12, glibc_within(tree))))
    depends = [
        f"{package} (>= {glibc})" if package == "libc6" else package for package in packages_for(needs_within(tree))
    ]
    shutil.copy(PACKAGING / "deb/control.in", debian / "control")
    _fill(
        debian / "control",
        VERSION=VERSION,
        KIBIBYTES=str(sum(-(-path.stat().st_size // 1024) for path in files)),
        DEPENDS=", ".join(depends),
    )
    named = [(path, path.relative_to(tree)) for path in files]
    (debian / "conffiles").write_text("".join(f"/{name}\n" for _, name in named if name.parts[0] == "etc"))
    (debian / "md5sums").write_text(
        "".join(f"{_md5(path)}  {name}\n" for path, name in named if name.parts[0] != "etc")
    )


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def give_one_time(folder: Path, moment: int) -> None:
    """Every file and folder bears the same time."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (moment, moment), follow_symlinks=False)


def make_deb(moment: int) -> Path:
    """The package for Debian and its relatives."""
    deb = OUT / f"petition-kiosk_{VERSION}_amd64.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "-z6", "--build", TREE, deb],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return deb


def make_archive(moment: int) -> Path:
    """The folder alone, for a system without dpkg; run bits and links survive in it, which a FAT stick would lose."""
    top = f"petition-kiosk-{VERSION}"
    archive = OUT / f"{top}.tar.xz"
    with tarfile.open(archive, "w:xz", format=tarfile.GNU_FORMAT, preset=6) as tar:
        for path in (BUNDLE, *sorted(BUNDLE.rglob("*"))):
            entry = tar.gettarinfo(path, str(Path(top, path.relative_to(BUNDLE))))
            entry.uid, entry.gid, entry.uname, entry.gname, entry.mtime = 0, 0, "root", "root", moment
            if not entry.issym():
                entry.mode = 0o755 if entry.isdir() or _is_program(path) else 0o644
            tar.addfile(entry, BytesIO(path.read_bytes()) if entry.isreg() else None)
    return archive


def judge(installed: int, *made: Path) -> None:
    """Says how large and which bytes it all is; a package that grew beyond its limits is no package."""
    print(f"installed: {installed / 1e6:.1f} MB of at most {MOST_BYTES_INSTALLED / 1e6:.0f}")
    for path in made:
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}  {path.stat().st_size / 1e6:.1f} MB")
    if installed > MOST_BYTES_INSTALLED or any(path.stat().st_size > MOST_BYTES_TO_DOWNLOAD for path in made):
        sys.exit("That is too large: see what came in, and leave it out in packaging/bundle_rules.py.")


def main() -> None:
    os.umask(0o022)
    moment = moment_of_tree()
    for earlier in (*OUT.glob("*.deb"), *OUT.glob("*.tar.xz")):
        earlier.unlink()
    make_bundle(moment)
    compile_catalogues()
    lay_out_licences(BUNDLE / "licences", ROOT / "LICENSE")
    lay_out_tree(moment)
    installed = sum(path.stat().st_size for path in TREE.rglob("*") if path.is_file() and not path.is_symlink())
    describe_for_dpkg(TREE)
    give_one_time(TREE, moment)
    judge(installed, make_deb(moment), make_archive(moment))


if __name__ == "__main__":
    main()
