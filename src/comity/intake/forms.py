"""What form some bytes are in, told by the bytes themselves; a name is believed only where bytes cannot tell."""

from __future__ import annotations

import re
from enum import StrEnum

from comity.errors import NotText
from comity.intake.received import Received


class Form(StrEnum):
    """Forms that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


SUFFIXES = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".pdf": Form.PDF,
    ".docx": Form.DOCX,
}
"""Extension -> form; these are also the files that are taken out of a folder."""

MEDIA = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "application/pdf": Form.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Form.DOCX,
}
"""Media type -> form."""

_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)
_RIFF = {b"WEBP": "a WebP image", b"WAVE": "a sound file", b"AVI ": "a film"}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ZIP = b"PK\x03\x04"
_PDF_WITHIN = 1024
"""Bytes within which readers of PDF look for the opening mark."""


def form_of(received: Received) -> Form:
    """The form of some bytes.

    Raises:
        NotText: a picture, archive, program or other thing that holds no text to read.
    """
    data = received.data
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Form.PDF
    if data.startswith(_ZIP):
        return _zipped(received)
    _refuse_foreign(received)
    if _HTML.match(data[:_PDF_WITHIN]):
        return Form.HTML
    # A name or a server may be wrong; then the part that opens the form says that the file is damaged.
    return MEDIA.get(received.media or "") or SUFFIXES.get(received.suffix) or Form.TEXT


def _zipped(received: Received) -> Form:
    import io
    import zipfile

    if received.suffix == ".docx":
        return Form.DOCX
    try:
        with zipfile.ZipFile(io.BytesIO(received.data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        names = set()
    if "word/document.xml" in names:
        return Form.DOCX
    raise NotText(f"{received.name}: is an archive, not text; unpack it and give the files in it")


def _refuse_foreign(received: Received) -> None:
    data = received.data
    # a mark of two letters may open a sentence too; then zero bytes decide
    marks = (what for mark, what in _FOREIGN if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:64]))
    what = next(marks, None)
    if data.startswith(b"RIFF"):
        what = _RIFF.get(data[8:12])
    if data[4:8] == b"ftyp":
        what = "a film or an image"
    if what is not None:
        raise NotText(f"{received.name}: is {what}, not text; give a text, Markdown, HTML, PDF or DOCX file")
