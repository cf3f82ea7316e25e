from __future__ import annotations

import io
import zipfile

import pytest

from comity.errors import NotText
from comity.intake.forms import Form, form_of
from comity.intake.received import Received


def got(data: bytes, path: str | None = None, **known: str) -> Received:
    return Received(data=data, name=path or "it", path=path, **known)


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("received", "form"),
    [
        (got(b"Ministers met.", "a.txt"), Form.TEXT),
        (got(b"Ministers met."), Form.TEXT),
        (got(b"# Ministers met", "a.MD"), Form.MARKDOWN),
        (got(b"<!DOCTYPE html><html>", "a.txt"), Form.HTML),
        (got(b"\n<!-- saved --><HTML lang=en>"), Form.HTML),
        (got(b"<p>Ministers met.</p>", "a.html"), Form.HTML),
        (got(b"%PDF-1.7", "a.txt"), Form.PDF),
        (got(b"no mark", "a.pdf"), Form.PDF),
        (got(archive("word/document.xml")), Form.DOCX),
        (got(b"PK\x03\x04 cut off", "a.docx"), Form.DOCX),
        (got(b"hello", url="https://a.example/b", media="text/html"), Form.HTML),
        (got(b"BMW and others met ministers.", "a.txt"), Form.TEXT),
    ],
)
def test_form_is_told_by_bytes_first(received: Received, form: Form) -> None:
    assert form_of(received) is form


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"GIF89a\x01\x00", "a GIF image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"BM\x36\x00\x00\x00\x00\x00", "a BMP image"),
        (b"SQLite format 3\x00", "a SQLite database"),
        (b"{\\rtf1 Ministers}", "an RTF file"),
        (b"\x00\x00\x00\x18ftypmp42", "a film or an image"),
        (archive("a.txt"), "an archive"),
        (b"PK\x03\x04 cut off", "an archive"),
    ],
)
def test_what_holds_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(NotText, match=rf"talks\.txt: is {what}, not text; "):
        form_of(got(data, "talks.txt"))
