"""ZIP files as an evil writer makes them: any name, any order, any claim; and as ordinary tools make them."""

import stat
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from kiosk.batch import archive

Members = Iterable[tuple[str, bytes]]


def raw_zip(members: Members, *, attributes: int = archive.PRIVATE_REGULAR_FILE) -> bytes:
    """Members laid out as the format lays them out, with none of its checks of names and counts."""
    body, directory, count = bytearray(), bytearray(), 0
    for name, content in members:
        raw, crc = name.encode(), zlib.crc32(content)
        size = len(content)
        fields = (archive.VERSION, archive.UTF8_FLAG, archive.STORED, archive.MIDNIGHT, archive.FIRST_DOS_DAY)
        common = (*fields, crc, size, size, len(raw))
        directory += archive.CENTRAL.pack(
            archive.CENTRAL_MARK, archive.MADE_ON_UNIX, *common, 0, 0, 0, 0, attributes, len(body)
        )
        directory += raw
        body += archive.LOCAL.pack(archive.LOCAL_MARK, *common, 0) + raw
        body += content
        count += 1
    end = archive.END.pack(archive.END_MARK, 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def linked_zip(members: Members) -> bytes:
    """Every member says that it is a symbolic link."""
    return raw_zip(members, attributes=(stat.S_IFLNK | 0o777) << 16)


def ordinary_zip(
    members: Members, *, compressed: bool = False, level: int | None = None, comment: bytes = b""
) -> bytes:
    """As Python's own library writes it, dates and all."""
    made = BytesIO()
    with zipfile.ZipFile(
        made, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED, compresslevel=level
    ) as file:
        for name, content in members:
            file.writestr(name, content)
        file.comment = comment
    return made.getvalue()


MB = 1_000_000


def squeezed_zeros(megabytes: int) -> bytes:
    """So many million zeros as zlib has them, 1:1000: the first million is squeezed, and the others are like it."""
    packing = zlib.compressobj(9)
    head, first = packing.compress(bytes(MB)), packing.flush(zlib.Z_FULL_FLUSH)
    other = packing.compress(bytes(MB)) + packing.flush(zlib.Z_FULL_FLUSH)
    sum_ = 1
    for _ in range(megabytes):
        sum_ = zlib.adler32(bytes(MB), sum_)
    end = zlib.compressobj(9, wbits=-zlib.MAX_WBITS).flush()
    return head + first + other * (megabytes - 1) + end + sum_.to_bytes(4, "big")
