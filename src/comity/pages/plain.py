"""Text that others wrote, made harmless where it is shown: a source may hold anything."""

from __future__ import annotations

import re
import unicodedata

from comity.ledger import Found
from comity.records import Item, Passage, Record

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the direction of what follows them; in a line of ours they would turn our own words."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LEADING = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


LEAD = 40
"""Characters shown before the words that tell most."""


def one_line(text: str) -> str:
    """White space as single spaces, without control and direction marks: no escape sequence reaches a terminal."""
    kept = (
        " " if c.isspace() else c for c in text if c.isspace() or not (unicodedata.category(c) == "Cc" or c in _BIDI)
    )
    return " ".join("".join(kept).split())


def for_markdown(text: str) -> str:
    """One line in which nothing is markup."""
    bare = one_line(text).replace("&", "&amp;")
    return _LEADING.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", bare))


def clipped(text: str, most: int) -> str:
    """At most so many characters, cut at a word, with an ellipsis where something is left out."""
    if len(text) <= most:
        return text
    part = text[:most]
    cut = part[:-1] if part[-1].isspace() or " " not in part else part.rpartition(" ")[0]
    return cut.rstrip(",;:–—- ") + "…"


def excerpt(item: Item, most: int, telling: Passage | None = None) -> str:
    """The words that say an item: its first evidence, and of a long one the part around its anchor.

    Or, where the words that tell most stand before the anchor, from these on.
    """
    words = next(iter(item.proofs()))
    if len(words.text) <= most or not isinstance(item, Record):
        return clipped(words.text, most)
    spare = max(0, most - len(item.anchor.text)) // 2
    at = item.anchor.start - spare
    if telling is not None and words.start <= telling.start < at:
        at = telling.start - LEAD
    start = max(0, min(at - words.start, len(words.text) - most))
    part = words.text[start:]
    return clipped(part if start == 0 else "…" + part.partition(" ")[2], most)


def marked(found: Found) -> str:
    """What people decided of a record, to stand behind its line; empty where nobody did."""
    said = found.ruling.words() if found.ruling is not None else ()
    return f" ({', '.join(said)})" if said else ""


def web_address(url: str | None) -> str | None:
    """The address if it leads to the web, else None: a page must not offer `javascript:` to click on."""
    return url if url is not None and re.match(r"https?://", url, re.IGNORECASE) else None


def rests_on(sources: int, records: int, days: tuple[str, str] | None, publishers: tuple[str, ...]) -> str:
    """What a brief rests on, in a sentence."""
    many = f"{sources} source{'' if sources == 1 else 's'}, {records} record{'' if records == 1 else 's'}"
    when = "" if days is None else f", published {days[0]}" + (f" to {days[1]}" if days[1] != days[0] else "")
    who = f", by {', '.join(publishers)}" if publishers else ""
    return f"Rests on {many}{when}{who}."


def not_listed(sources: int, listed: int) -> str:
    """What to say under a list of sources that is not whole; empty where it is."""
    return f"{sources - listed:,} more sources, not cited here." if sources > listed else ""
