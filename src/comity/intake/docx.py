"""DOCX: paragraphs and tables in the order of the document, without deleted text, headers, footers and notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from comity.errors import Damaged, NoArticle, TooLarge
from comity.intake.received import Found, Options, Received

UNPACKED = 10
"""How many times the limit of bytes a document may fill when unpacked: XML packs 10 to 20 times, and the largest honest
documents hold pictures, which do not pack at all."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSAID = {_W + tag for tag in ("del", "moveFrom", "instrText", "pPr", "rPr", "txbxContent")} | {_COPY}
_MARKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
CELLS = " | "
"""Between the cells of a row, so that a table reads as it does in Markdown."""


def found(received: Received, options: Options) -> Found:
    """The text of a document.

    Raises:
        Damaged: it does not open, or is locked by a password.
        TooLarge: it unpacks to far more than the limit.
        NoArticle: it holds no text.
    """
    name = received.name
    _check_size(received, options)
    import docx
    import docx.opc.exceptions
    import lxml.etree

    try:
        document = docx.Document(io.BytesIO(received.data))
        lines = list(_lines(document.element.body))
        title = document.core_properties.title
    except (
        docx.opc.exceptions.OpcError,
        lxml.etree.LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        NotImplementedError,
        EOFError,
        OSError,
    ):
        raise Damaged(f"{name}: is no DOCX that opens; open it in a word processor and save it again") from None
    text = "\n\n".join(line for line in lines if line.strip())
    if not text:
        raise NoArticle(f"{name}: a document without text; nothing to read")
    return Found(text=text + "\n", titles=(title,) if title else ())


def _check_size(received: Received, options: Options) -> None:
    """Look at the sizes that the archive declares; reading stops at those, so that a false one yields damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(received.data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Damaged(f"{received.name}: is no DOCX that opens; save it again in a word processor") from None
    if locked:
        raise Damaged(f"{received.name}: is locked by a password; save it without one")
    if size > UNPACKED * options.max_bytes:
        raise TooLarge(
            f"{received.name}: unpacks to {size:,} bytes, over the limit of {UNPACKED * options.max_bytes:,}; "
            "save its text as a plain file, or raise --max-chars"
        )


def _lines(body: Any) -> Iterator[str]:
    """Paragraphs, and rows of tables, in the order in which they stand."""
    for child in body:
        if child.tag == _W + "p":
            yield _words(child).strip()
        elif child.tag == _W + "tbl":
            yield "\n".join(_rows(child))
        elif child.tag not in _UNSAID and isinstance(child.tag, str):
            # content controls, tracked insertions and the like hold paragraphs of their own
            yield from _lines(child)


def _rows(table: Any) -> Iterator[str]:
    for row in _within(table, _W + "tr"):
        cells = [" ".join(" ".join(_lines(cell)).split()) for cell in _within(row, _W + "tc")]
        if any(cells):
            yield CELLS.join(cells)


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those inside content controls, but not those of a table inside a cell."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins"):
            yield from _within(child, tag)


def _words(node: Any) -> str:
    """All text of a paragraph: runs, links, insertions and fields, but not what was deleted."""
    parts: list[str] = []
    for child in node:
        if child.tag == _W + "t":
            parts.append(child.text or "")
        elif child.tag in _MARKS:
            parts.append(_MARKS[child.tag])
        elif child.tag not in _UNSAID and isinstance(child.tag, str):
            parts.append(_words(child))
    return "".join(parts)
