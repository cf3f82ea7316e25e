"""PDF: the text layer (PDFium), with the lines of a paragraph joined again.

A page holds lines, not paragraphs, and a reader of sentences needs the latter. Lines are joined only where the page
shows that they belong together: same size of type, usual distance, a line that reaches the margin. A hyphen at a line's
end goes, unless what follows is a capital or a digit, or the text spells the word with its hyphen elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from comity.errors import Damaged, NoArticle
from comity.intake.received import Found, Options, Received
from comity.intake.text import newlines, within

GAP = 1.35
"""Distance between lines, in the page's usual ones, from which a new paragraph begins: half way between the line of a
raised figure (1.2) and a paragraph set apart by half a line (1.5)."""

SHORT = 0.8
"""Share of the page's full line under which a finished line ends its paragraph."""

STUB = 0.6
"""The same for a line that ends without a stop: a heading or an item of a list."""

TYPE = 1.08
"""Ratio of type sizes from which two lines are no one paragraph: 11 points beside 10 are already a heading."""

RUNNING = 3
"""Pages on which a first or last line must stand, numbers apart, to count as a running head or foot."""

_HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at the end of a line."""

_BROKEN = re.compile(rf"\b(\w+)(?:{_HYPHEN}|\x02)(\w+)")
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•·▪‣*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_DIGITS = re.compile(r"\d+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_PASSWORD, _SECURITY = 4, 5
"""PDFium's error codes for a missing password and for a way of locking that it does not know."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line on a page; lengths in points, None where PDFium's text and its places do not match."""

    text: str
    top: float | None = None
    bottom: float | None = None
    left: float = 0.0
    width: float = 0.0
    size: float = 0.0


def found(received: Received, options: Options) -> Found:
    """The text of a PDF.

    Raises:
        Damaged: it does not open, or is locked by a password.
        NoArticle: it has no text layer: a scan.
        TooLarge: over the limit of characters.
    """
    import pypdfium2

    name = received.name
    try:
        document = pypdfium2.PdfDocument(received.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise Damaged(f"{name}: is locked by a password; save it without one") from None
        raise Damaged(f"{name}: is no PDF that opens; fetch it again or save its text") from None
    try:
        pages = _pages(document, name, options)
        title = (document.get_metadata_dict() or {}).get("Title", "")
    finally:
        document.close()
    text = _whole_words("\n\n".join(paragraphs(without_running(pages)))).translate(_LIGATURES)
    if not any(character.isalpha() for character in text):
        raise NoArticle(f"{name}: a PDF without a text layer, perhaps a scan; run it through text recognition first")
    return Found(text=text + "\n", titles=(title,) if title else ())


def _pages(document: Any, name: str, options: Options) -> list[list[Line]]:
    import pypdfium2

    pages: list[list[Line]] = []
    chars = 0
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
            lines = list(_lines(textpage, pypdfium2.raw))
            textpage.close()
            page.close()
        except pypdfium2.PdfiumError:
            raise Damaged(f"{name}: page {number + 1} is damaged; fetch it again or save its text") from None
        chars += sum(len(line.text) for line in lines)
        if chars > options.max_chars:
            within("x" * chars, name, options)
        pages.append(lines)
    return pages


def _lines(textpage: Any, raw: Any) -> Iterator[Line]:
    text = textpage.get_text_range()
    placed = len(text) == textpage.count_chars()
    start = 0
    for words in re.split(r"(\r?\n|\r)", text):
        end = start + len(words)
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            last = start + len(words.rstrip()) - 1
            yield _placed(textpage, raw, words, (first, last)) if placed else Line(" ".join(words.split()))
        start = end


def _placed(textpage: Any, raw: Any, words: str, ends: tuple[int, int]) -> Line:
    first, last = (textpage.get_charbox(index, loose=True) for index in ends)
    return Line(
        text=" ".join(words.split()),
        top=first[1],
        bottom=last[1],
        left=first[0],
        # a line that PDFium joined at a hyphen began at the left and goes on in the next: it was full
        width=float("inf") if _HYPHEN in words or "\x02" in words else last[2] - first[0],
        size=raw.FPDFText_GetFontSize(textpage.raw, ends[0]),
    )


def without_running(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Pages without the lines that stand at their head or foot on several pages alike, numbers apart."""

    def shape(line: Line) -> str:
        return _DIGITS.sub("#", line.text)

    heads = Counter(shape(page[0]) for page in pages if page)
    feet = Counter(shape(page[-1]) for page in pages if len(page) > 1)
    kept = []
    for page in pages:
        lines = list(page)
        if lines and (heads[shape(lines[0])] >= RUNNING or lines[0].text.isdigit()):
            lines = lines[1:]
        if lines and (feet[shape(lines[-1])] >= RUNNING or lines[-1].text.isdigit()):
            lines = lines[:-1]
        kept.append(lines)
    return kept


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Lines joined into paragraphs, also over the end of a page."""
    made: list[str] = []
    for page in pages:
        full = _full(page)
        leading = _leading(page)
        before: Line | None = None
        for line in page:
            if made and not (_goes_on(made[-1], line) if before is None else _parted(before, line, full, leading)):
                made[-1] = _joined(made[-1], line)
            else:
                made.append(line.text)
            before = line
        # `before` is None at the head of the next page: only an unfinished sentence is carried over
    return made


def _joined(text: str, line: Line) -> str:
    if line.top is None:
        return f"{text}\n{line.text}"
    if text[-1:] in {"-", "–"} and text[-2:-1].isalnum():
        return text[:-1] + (_HYPHEN if text[-1] == "-" else text[-1]) + line.text
    return f"{text} {line.text}"


def _goes_on(last: str, line: Line) -> bool:
    """Whether the first line of a page opens a paragraph."""
    return bool(_STOP.search(last)) or not line.text[:1].islower()


def _full(page: Sequence[Line]) -> float:
    widths = sorted(line.width for line in page if line.width != float("inf"))
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0.0


def _leading(page: Sequence[Line]) -> float:
    steps = [a.bottom - b.top for a, b in pairwise(page) if a.bottom is not None and b.top is not None]
    down = [step for step in steps if step > 0]
    # the lower half, so that a page of many short paragraphs does not take its gaps for lines
    return median(sorted(down)[: max(1, (len(down) + 1) // 2)]) if down else 0.0


def _parted(before: Line, line: Line, full: float, leading: float) -> bool:
    """Whether a new paragraph begins at `line`."""
    if before.bottom is None or line.top is None:
        return False
    step = before.bottom - line.top
    stopped = bool(_STOP.search(before.text))
    if step < 0:
        return stopped or not line.text[:1].islower()
    return (
        step > GAP * leading
        or not 1 / TYPE < (line.size or 1) / (before.size or 1) < TYPE
        or before.width < (SHORT if stopped else STUB) * full
        or _ITEM.match(line.text) is not None
        or (stopped and line.left > before.left + line.size / 2)
    )


def _whole_words(text: str) -> str:
    """Words that a line's end had parted, whole again."""
    text = newlines(text)
    seen = set(re.findall(r"\b\w+(?:-\w+)+", text.casefold())) if _BROKEN.search(text) else set()

    def join(parts: re.Match[str]) -> str:
        hyphened = f"{parts[1]}-{parts[2]}"
        if not parts[2][0].islower() or not parts[1][-1].isalpha() or hyphened.casefold() in seen:
            return hyphened
        return parts[1] + parts[2]

    return _BROKEN.sub(join, text).replace(_HYPHEN, "-").replace("\x02", "-")
