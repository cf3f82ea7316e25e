"""What passes between the parts of intake: what is known beforehand, the bytes that came, the text found in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from comity.errors import SettingsError
from comity.records import SourceKind, stretch
from comity.settings import MAX_CHARS

BYTES_PER_CHAR = 10
"""Bytes that a file may have for each character allowed: room for markup, and for fonts and pictures in a PDF."""

LEAST_BYTES = 20_000_000
"""A file of this size is opened however few characters are allowed: a report with pictures may hold little text."""

STDIN = "-"

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is said of a source by whoever gives it; this wins over what is found in it.

    Raises:
        SettingsError: when `published` is no ISO date (`2025`, `2025-03`, `2025-03-04`) or the limit is not positive.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    kind: SourceKind | None = None
    language: str | None = None
    max_chars: int = MAX_CHARS

    def __post_init__(self) -> None:
        if self.published is not None and (not _ISO.fullmatch(self.published) or stretch(self.published) is None):
            raise SettingsError(
                f"--published {self.published!r} is no date: write it as 2025-03-04, or 2025-03, or 2025"
            )
        if self.max_chars < 1:
            raise SettingsError(f"--max-chars {self.max_chars}: give a number of characters above zero")

    @property
    def max_bytes(self) -> int:
        """Bytes above which a file is not opened."""
        return max(LEAST_BYTES, BYTES_PER_CHAR * self.max_chars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Bytes as they came.

    Args:
        name: what to call it in a message: the path as given, the address, or "standard input".
        media: the type that a server gave, without parameters; None from a disk.
        charset: the encoding that a server gave.
    """

    data: bytes
    name: str
    path: str | None = None
    url: str | None = None
    media: str | None = None
    charset: str | None = None

    @property
    def suffix(self) -> str:
        """Extension of the path or address, in lower case, with its dot."""
        return PurePath(self.path or (self.url or "").partition("?")[0]).suffix.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The text in the bytes, and what the file says of itself (its own metadata, never a guess)."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    titles: tuple[str, ...] = ()
    """titles that are believed only where the text shows them: editors leave "Microsoft Word - draft3.doc" behind"""


def one_line(text: object, *, most: int = 300) -> str:
    """Any text as one printable line for a message."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def same_words(text: str) -> str:
    """A text for comparing: one form of each character, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
