"""Bytes to text.

The encoding is, in this order: the byte order mark's; UTF-8 where the bytes are valid UTF-8; the one that a server or
page names; Windows-1252 for text that is nearly all ASCII; what charset-normalizer finds, if it is sure. The text is
kept as it was received but for one thing: line ends become LF (CRLF and lone CR too), once, here. All offsets refer to
that text.
"""

from __future__ import annotations

import codecs
import re

from comity.errors import NotText, TooLarge
from comity.intake.received import Options

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The mark of UTF-32 LE begins with that of UTF-16 LE, so it is looked for first."""

NEARLY_ASCII = 0.8
"""Share of ASCII bytes above which stray high bytes are read as Windows-1252. Measured on English articles with foreign
names, saved in its own two encodings: Windows-1252 was right for 28 of 28, charset-normalizer for 17. A short Western
line may be one fifth accents."""

HIGH_RUN = re.compile(rb"[\xc0-\xff]{3}")
"""Three letters in a row outside ASCII: in Western languages so rare that another alphabet is likelier."""

ASKED = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_9"),
    *("cp932", "euc_jp", "gb18030", "big5", "euc_kr", "utf_16_le", "utf_16_be"),
)
"""Encodings that charset-normalizer may choose among: those in which text is still found. Left to all, it took English
with a few Russian words in Windows-1251 for one of DOS."""

UNSURE = 0.05
"""charset-normalizer's `chaos` from which its answer is not believed. Measured over ten texts in fifteen encodings:
right answers 0.000 to 0.033; random bytes and DOS pages it refuses itself."""

ZEROS = 0.3
"""Share of zero bytes at even or at odd places from which text without a mark is tried as UTF-16: Latin text has about
one half, programs and pictures hardly ever so regularly."""

CONTROLS = 0.001
"""Share of control characters from which decoded text is no text: printed text has none, a terminal log a few."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 64_000


def decode(data: bytes, name: str, *, charset: str | None = None) -> str:
    """The text in some bytes, with LF line ends.

    Args:
        data: the bytes.
        name: what to call them in a message.
        charset: encoding named by a server or page, tried after UTF-8.

    Raises:
        NotText: empty, only white space, binary, or in an encoding that cannot be told.
    """
    if not data.strip():
        raise NotText(f"{name}: {'is empty' if not data else 'holds only white space'}; nothing to read")
    text = newlines(_decoded(data, name, charset))
    if not text.strip("\ufeff \n\t\r\f\v\u00a0\u200b\x00"):
        raise NotText(f"{name}: holds only white space; nothing to read")
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > max(2, CONTROLS * len(text)):
        raise NotText(f"{name}: is binary, not text; give a text, Markdown, HTML, PDF or DOCX file")
    return text


def newlines(text: str) -> str:
    """LF for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def within(text: str, name: str, options: Options) -> str:
    """The text, unless it is over the limit.

    Raises:
        TooLarge: it has more characters than allowed.
    """
    if len(text) > options.max_chars:
        raise TooLarge(
            f"{name}: {len(text):,} characters are over the limit of {options.max_chars:,}; "
            f"split it, or raise --max-chars"
        )
    return text


def _decoded(data: bytes, name: str, charset: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if (text := _named(data, charset)) is not None:
            return text
        _refuse_damaged_utf8(data, name, error)
    return _eight_bit(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(
            f"{name}: its byte order mark says {encoding}, but byte {error.start:,} does not fit; save it as UTF-8"
        ) from None


def _wide(data: bytes, name: str) -> str:
    """UTF-16 without a mark, or no text at all."""
    sample = data[:_SAMPLE]
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[place::2]
        if half and half.count(0) > ZEROS * len(half) and sample[1 - place :: 2].count(0) < CONTROLS * len(half) + 1:
            return _strict(data, encoding, name)
    raise NotText(f"{name}: is binary, not text; give a text, Markdown, HTML, PDF or DOCX file")


def _named(data: bytes, charset: str | None) -> str | None:
    try:
        return data.decode(charset) if charset else None
    except (LookupError, UnicodeDecodeError):
        return None


def _refuse_damaged_utf8(data: bytes, name: str, error: UnicodeDecodeError) -> None:
    """A few wrong bytes in UTF-8 are damage, and not another encoding: guessing would spoil every accent."""
    loose = data.decode("utf-8", "ignore")
    whole = len(loose.encode("utf-8")) - sum(character < "\x80" for character in loose)
    high = sum(byte > 0x7F for byte in data)
    if whole > high - whole:
        raise NotText(f"{name}: is UTF-8 with a damaged byte at {error.start:,}; repair it or save it as UTF-8 again")


def _eight_bit(data: bytes, name: str) -> str:
    high = sum(byte > 0x7F for byte in data)
    if high < (1 - NEARLY_ASCII) * len(data) and not HIGH_RUN.search(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    import charset_normalizer

    best = charset_normalizer.from_bytes(data, cp_isolation=list(ASKED)).best()
    if best is None or best.chaos > UNSURE:
        raise NotText(f"{name}: is binary, or in an encoding that cannot be told; save it as UTF-8")
    return str(best)
