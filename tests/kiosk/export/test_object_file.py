"""A PDF written object by object is one that other people's readers read without a complaint."""

from pathlib import Path

import pikepdf
import pytest

from kiosk.export.object_file import ObjectFile

CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /Resources << >> /MediaBox [0 0 9 9] /Contents 4 0 R >>"


def a_stream(length: int) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (length, b" " * length)


@pytest.mark.parametrize("length", [10, 3_000_000])
def test_objects_are_found_in_whichever_order_they_were_put(length: int, tmp_path: Path) -> None:
    file = ObjectFile(tmp_path / "a.pdf")
    for number, content in ((4, a_stream(length)), (3, PAGE), (1, CATALOG), (2, PAGES)):
        file.put(number, content)
    file.finish(b"<< /Size 5 /Root 1 0 R >>")

    with pikepdf.open(tmp_path / "a.pdf", attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages[0].Contents.read_bytes()) == length


def test_what_lay_there_before_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"earlier" * 1000)

    file = ObjectFile(tmp_path / "a.pdf")
    file.put(1, CATALOG)
    file.finish(b"<< /Size 2 /Root 1 0 R >>")

    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7\n")
    assert (tmp_path / "a.pdf").read_bytes().endswith(b"%%EOF\n")
    assert b"earlier" not in (tmp_path / "a.pdf").read_bytes()
